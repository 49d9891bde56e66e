"""业主大会: what the law asks of a decision of the owners (民法典 art. 278).

Whole numbers only: heads, and areas in hundredths of a square metre. "以上" includes the number
itself, "过半数" does not (art. 1259).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum


class Matter(IntEnum):
    """What the owners decide together, in the order and by the numbers of art. 278 (1)."""

    #: 制定和修改业主大会议事规则
    PROCEDURE = 1
    #: 制定和修改管理规约
    COVENANT = 2
    #: 选举业主委员会或者更换成员
    COMMITTEE = 3
    #: 选聘和解聘物业服务企业或者其他管理人
    MANAGER = 4
    #: 使用建筑物及其附属设施的维修资金
    USE_FUND = 5
    #: 筹集建筑物及其附属设施的维修资金
    RAISE_FUND = 6
    #: 改建、重建建筑物及其附属设施
    REBUILD = 7
    #: 改变共有部分的用途或者利用共有部分从事经营活动
    CHANGE_USE = 8
    #: 有关共有和共同管理权利的其他重大事项
    OTHER = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A share that has to be reached, or passed."""

    numerator: int
    denominator: int
    #: Whether the number itself will do: 以上.
    inclusive: bool

    def met(self, part: int, whole: int) -> bool:
        """Of nothing no share is reached."""
        if whole <= 0:
            return False
        reached, needed = part * self.denominator, whole * self.numerator
        return reached >= needed if self.inclusive else reached > needed

    def least(self, whole: int) -> int:
        """The smallest part that will do."""
        needed = whole * self.numerator
        if self.inclusive:
            return -(-needed // self.denominator)
        return needed // self.denominator + 1


TWO_THIRDS = Need(numerator=2, denominator=3, inclusive=True)
MAJORITY = Need(numerator=1, denominator=2, inclusive=False)
THREE_QUARTERS = Need(numerator=3, denominator=4, inclusive=True)

#: Of all: by area and by heads alike (art. 278 (2), first sentence).
PARTICIPATION = TWO_THIRDS

#: Of those taking part: by area and by heads alike (art. 278 (2), second and third sentence).
CONSENT: Mapping[Matter, Need] = {
    Matter.PROCEDURE: MAJORITY,
    Matter.COVENANT: MAJORITY,
    Matter.COMMITTEE: MAJORITY,
    Matter.MANAGER: MAJORITY,
    Matter.USE_FUND: MAJORITY,
    Matter.RAISE_FUND: THREE_QUARTERS,
    Matter.REBUILD: THREE_QUARTERS,
    Matter.CHANGE_USE: THREE_QUARTERS,
    Matter.OTHER: MAJORITY,
}

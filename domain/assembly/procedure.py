"""When the owners' assembly may be called, and by whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from domain.areas import AreaId
from domain.assembly.law import Need
from domain.assembly.roll import Roll, counted
from domain.refusals import Refusal

#: 物业管理条例 art. 14: all owners are told at least so many days before.
NOTICE_DAYS = 15
#: 物业管理条例 art. 13: so many owners may ask for an assembly.
REQUISITION = Need(numerator=1, denominator=5, inclusive=True)
#: One year to ask a court for annulment: the pack is kept so long (民法典 art. 152, 280).
KEEP_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """How an owner was told, as the delivery ledger proves it."""

    head: AreaId
    on: date


def earliest(told_on: date) -> date:
    """The first day on which voting may open, if the last owner was told on that day: the day
    itself does not count.
    """
    return told_on + timedelta(days=NOTICE_DAYS)


def must_be_told(opens_on: date, told_on: date) -> None:
    """Raises `NoticeTooShort`, which knows the earliest lawful day."""
    if opens_on < earliest(told_on):
        raise NoticeTooShort(opens_on, earliest(told_on))


def unserved(roll: Roll, served: Collection[Served], opens_on: date) -> frozenset[AreaId]:
    """The heads that were not told in time."""
    last_day = opens_on - timedelta(days=NOTICE_DAYS)
    told = {each.head for each in served if each.on <= last_day}
    return frozenset(head.id for head in roll.heads if head.id not in told)


def may_requisition(roll: Roll, asking: Collection[AreaId]) -> bool:
    """Owners of a fifth may ask for an assembly: counted by heads."""
    heads = counted(head for head in roll.heads if head.id in set(asking)).heads
    return REQUISITION.met(heads, roll.total.heads)


class NoticeTooShort(Refusal):
    """All owners have to be told fifteen days before."""

    def __init__(self, opens_on: date, earliest_on: date) -> None:
        super().__init__(opens_on, earliest_on)
        self.opens_on, self.earliest_on = opens_on, earliest_on

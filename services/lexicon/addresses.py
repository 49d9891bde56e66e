"""Buildings, units and rooms by their numbers, in the many ways that people write them."""

import re
from dataclasses import dataclass
from functools import cache

from services.lexicon import words
from services.lexicon.numerals import DOOR, NUMBER, arabic

PARTS = ("building", "unit", "room")

#: 栋 counts buildings too: 三栋楼都停电 names none, 三栋楼下 does.
COUNTED = r"(?!楼(?![下上道顶梯前后里内]))"
#: East, west: 8号楼,东门路灯 names a gate.
UNIT = (
    rf"(?:(?P<unit>{NUMBER}|[a-z])(?:单元|门洞|门(?![口卫铃禁锁把岗]))"
    r"|(?P<side>东|西|中)(?:单元|门洞))"
)
#: At most two digits: 601楼顶 is a room, then the roof.
FLOOR = rf"(?:(?:(?!\d{{3}}){NUMBER})(?:楼|层|f(?![a-z])))"
#: What makes a number no door's: 500块, 2024年, 110路.
MEASURE = (
    r"(?!\s*(?:元|块|年|号楼|号院|度|人|天(?![天花台线])|点|分(?!水)|斤|米|万|多|路公交"
    r"|户|栋|幢|家(?![里的没有])|平|个|次|月|℃|%))"
)
ROOM = rf"(?:(?P<room>{DOOR}){MEASURE}(?:号?室|号?房(?!间)|号(?!楼))?)"
SEPARATOR = r"[-,/ 的]*"
#: A door's number that looks like one even by itself: 1604, and not 1998.
FLAT = r"[1-9]\d?(?:0[1-9]|1[0-6])"
CJK = r"[\u4e00-\u9fff]"
WITHIN_UNIT = rf"(?:{SEPARATOR}{FLOOR})?(?:{SEPARATOR}{ROOM})?"
WITHIN_BUILDING = rf"(?:{SEPARATOR}{UNIT})?{WITHIN_UNIT}"
ENGLISH_ROOM = r"(?:room|rm\.?|apt\.?|apartment|flat)"

#: In this order: what an earlier one takes, a later one does not see.
ADDRESSES = (
    # 3-2-501, 3/2/501, 3#-2-501, 3号楼-2-501, 3栋2-501
    (
        rf"(?<![\d\-.])(?P<building>[a-z]?{NUMBER})"
        r"(?:(?:#|号楼|栋|幢|座|号)?[-/ ]|#|号楼|栋|幢|座)"
        rf"(?P<unit>\d{{1,2}})[-/ ](?P<room>{DOOR})(?:室|房|号)?(?![\d\-])"
    ),
    # 3号楼2单元501, 三栋, 3#, 3,5号楼
    (
        rf"(?<![这那每整哪几\d\-.])第?(?P<building>[a-z]?-?{NUMBER}[a-z]?|[东南西北])"
        rf"(?:[,和与跟及至到]{NUMBER})*"
        rf"(?:号楼|号?栋{COUNTED}|号?幢{COUNTED}|#楼?){WITHIN_BUILDING}"
    ),
    # B座1203
    rf"(?<![a-z\d])(?P<building>[a-z]\d?|\d{{1,2}})(?:座|栋|幢)(?!桥){WITHIN_BUILDING}",
    # 二座
    rf"(?<![这那每整哪几\d])(?P<building>{NUMBER})座(?![椅位谈机桥钟])",
    # 3楼2单元, 3号2单元, 1楼4门302
    (
        rf"(?<![\d\-])(?P<building>[a-z]?{NUMBER})(?:号|楼)?[-,]?"
        rf"(?={NUMBER}(?:单元|门\d)){WITHIN_BUILDING}"
    ),
    # 12-1103
    (
        r"(?<![a-z\d\-./位库])(?P<building>[a-z]?[1-9]\d?)-(?P<room>[1-9]\d{2,3})(?![\d\-.])"
        rf"{MEASURE}(?:室|房)?"
    ),
    # 14-1电表箱: a building and its unit
    (
        r"(?<![\d\-./第周])(?P<building>[1-9]\d?)-(?P<unit>[1-9])(?![\d\-./:])"
        rf"(?!层|楼(?![道顶梯下])|号|时|小时|周|岁|折){MEASURE}"
    ),
    # 8号702
    rf"(?<![\d月])(?P<building>{NUMBER})号(?P<room>\d{{3,4}})(?!\d){MEASURE}(?:室|房)?",
    # Building 3, unit 2, room 501
    (
        r"\b(?:building|bldg\.?|block|tower)\s*(?:no\.?\s*)?#?(?P<building>\d{1,3}|[a-z])\b"
        r"(?:[-,. ]*(?:unit|entrance)\s*#?(?P<unit>\d{1,2}|[a-z])\b)?"
        rf"(?:[-,. ]*(?:{ENGLISH_ROOM}\s*)?#?(?P<room>\d{{3,4}}[a-d]?)\b)?"
    ),
    # 2单元501, 2单元
    rf"(?<!\d)(?P<unit>{NUMBER}|东|西|中)单元{WITHIN_UNIT}",
    r"\bunit\s*#?(?P<unit>\d{1,2}|[a-z])\b",
    # 501室
    (
        rf"(?<![\d\-.])(?P<room>{DOOR})"
        r"(?:号?室|号?房(?!间)|住户|业主|这户|那户|那家|他家|她家|邻居)"
    ),
    # 楼上602, 我家501
    (
        r"(?:楼上|楼下|隔壁|对门|对面|我住|我家|我是|住在|家住|住)(?:的|是|在)?"
        rf"(?P<room>{DOOR})(?!\d){MEASURE}"
    ),
    rf"\b{ENGLISH_ROOM}\s*#?(?P<room>\d{{3,4}}[a-d]?)\b",
    # 1604 and nothing else, at the beginning, at the end, or after 门牌
    rf"(?:^|门牌(?:号)?|俺家|我们家|[,!?。] ?)(?P<room>{FLAT})(?![\d\-.:])(?={CJK}|,|$){MEASURE}",
)
#: 9号楼下, 9号楼顶 name a building and a spot.
BESIDE_BUILDING = re.compile("楼[下顶前后底]")
#: Sides of a building, right after its number: 5号楼西头; not 西边户, 东边数第二个单元.
SIDE = re.compile(
    r"((?:的?[东西南北]{1,2}(?:[边侧面头角]|外?墙|山墙)|旁边?|边上|侧面|背面|后身|[后前][面头边]"
    r"|对面|跟前|附近|门前|门廊|临街(?:那?一?面)?|中间)|[东西南北](?=的|墙|那|有))"
    r"(?!户|数|单元|[那这][户家部]|卧|房|邻|楼)"
)
#: 5号楼和6号楼中间 is at neither of them.
BETWEEN = re.compile(
    rf"(?<![\d\-]){NUMBER}(?:号楼?|栋|幢|座|#楼?)?[,和与跟同到]?{NUMBER}(?:号楼|栋|幢|座|#楼?)"
    r"的?(?:中间|之间)"
)
COMMAS = re.compile(",{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Numbers without their suffixes, and the text without the addresses."""

    building: str | None
    unit: str | None
    room: str | None
    rest: str
    #: The only building that is named is the one where the speaker lives.
    home: bool
    #: Where outside that building, or between which: 西头, 5号楼和6号楼中间.
    side: str | None


def find(text: str) -> Address:
    """Of several addresses the first counts, but not the one where the speaker only lives."""
    addresses: list[re.Match[str]] = []
    between = BETWEEN.search(text)
    rest = text if between is None else _without(text, between.start(), between.end())
    for pattern in _patterns():
        for address in pattern.finditer(rest):
            addresses.append(address)
            end = address.end() - (BESIDE_BUILDING.match(rest, address.end() - 1) is not None)
            rest = _without(rest, address.start(), end)
    addresses.sort(key=lambda address: address.start())
    named = [address for address in addresses if _part(address, "building")]
    elsewhere = [address for address in named if not _is_home(address)] or named
    others = [address for address in addresses if address not in named]
    building, unit, room = (_first(part, *elsewhere[:1], *others) for part in PARTS)
    return Address(
        building=building,
        unit=unit,
        room=room,
        rest=COMMAS.sub(",", rest),
        home=bool(named) and all(map(_is_home, named)),
        side=between[0] if between is not None else _side(text, *elsewhere[:1]),
    )


def _without(text: str, start: int, end: int) -> str:
    """As long as before."""
    return text[:start] + "," * (end - start) + text[end:]


def _side(text: str, *addresses: re.Match[str]) -> str | None:
    """楼后面 is left to the spots."""
    for address in addresses:
        side = SIDE.match(text, address.end())
        named = BESIDE_BUILDING.match(text, address.end() - 1) or _is_home(address)
        if side is not None and not named:
            return side[1].removeprefix("的")
    return None


def _first(part: str, *addresses: re.Match[str]) -> str | None:
    return next((found for address in addresses if (found := _part(address, part))), None)


def _part(address: re.Match[str], part: str) -> str | None:
    parts = address.groupdict()
    value = parts.get(part) or (parts.get("side") if part == "unit" else None)
    return arabic(value).replace("-", "") if value else None


def _is_home(address: re.Match[str]) -> bool:
    before = address.string[: address.start()].rstrip()
    return before.endswith(tuple(words.read("places")["lives"]))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(address) for address in ADDRESSES)

"""Where it is: buildings, units and rooms by their number, public places by their name."""

import re
from dataclasses import dataclass
from functools import cache

from domain.places import Place
from services.lexicon import words
from services.lexicon.numerals import DOOR, NUMBER, arabic
from services.lexicon.phrases import Hit, Phrasebook, longest

#: 栋 counts buildings too: 三栋楼都停电 names none, 三栋楼下 does.
COUNTED = r"(?!楼(?![下上道顶梯前后里内]))"
UNIT = rf"(?:(?P<unit>{NUMBER}|[a-z]|东|西|中)(?:单元|门洞|门(?![口卫铃禁锁把岗])))"
FLOOR = rf"(?:(?:负?{NUMBER})(?:楼|层|f(?![a-z])))"
#: Not a door: 500块, 2024年, 110路. 119 and 12345 are cut off by their neighbours.
MEASURE = r"(?!\s*(?:元|块|年|号楼|号院|度|人|天(?!天)|点|分|斤|米|万|多|路公交|户|栋|幢|家|平|个|次|月|℃|%))"
ROOM = rf"(?:(?P<room>{DOOR}){MEASURE}(?:号?室|号?房(?!间)|号(?!楼))?)"
SEPARATOR = r"[-,/ 的]*"
AFTER = rf"(?:{SEPARATOR}{UNIT})?(?:{SEPARATOR}{FLOOR})?(?:{SEPARATOR}{ROOM})?"

ADDRESSES = [
    # 3-2-501, 3/2/501, 3#-2-501, 3号楼-2-501, 3栋2-501
    rf"(?<![\d\-.])(?P<building>[a-z]?{NUMBER})(?:(?:#|号楼|栋|幢|座|号)?[-/ ]|#|号楼|栋|幢|座)(?P<unit>\d{{1,2}})[-/ ](?P<room>{DOOR})(?:室|房|号)?(?![\d\-])",
    # 3号楼2单元501, B座1203, 三栋, 3#
    rf"(?<![这那每整哪几\d\-.])第?(?P<building>[a-z]?-?{NUMBER}[a-z]?|[东南西北])(?:[,和与跟及至到]{NUMBER})*(?:号楼|号?栋{COUNTED}|号?幢{COUNTED}|#楼?){AFTER}",
    rf"(?<![a-z\d])(?P<building>[a-z]\d?|\d{{1,2}})(?:座|栋|幢)(?!桥){AFTER}",
    # 3楼2单元, 3号2单元
    rf"(?<![\d\-])(?P<building>[a-z]?{NUMBER})(?:号|楼)?[-,]?(?={NUMBER}单元){AFTER}",
    # 12-1103
    rf"(?<![\d\-./])(?P<building>[a-z]?[1-9]\d?)-(?P<room>[1-9]\d{{2,3}})(?![\d\-.]){MEASURE}(?:室|房)?",
    # 8号702
    rf"(?<![\d月])(?P<building>{NUMBER})号(?P<room>\d{{3,4}})(?!\d){MEASURE}(?:室|房)?",
    # Building 3, unit 2, room 501
    r"\b(?:building|bldg\.?|block|tower)\s*(?:no\.?\s*)?#?(?P<building>\d{1,3}|[a-z])\b(?:[-,. ]*(?:unit|entrance)\s*#?(?P<unit>\d{1,2}|[a-z])\b)?(?:[-,. ]*(?:(?:room|rm\.?|apt\.?|apartment|flat|no\.?)\s*)?#?(?P<room>\d{3,4}[a-d]?)\b)?",
    # 2单元501, 2单元
    rf"(?<!\d)(?P<unit>{NUMBER}|东|西|中)单元(?:{SEPARATOR}{FLOOR})?(?:{SEPARATOR}{ROOM})?",
    r"\bunit\s*#?(?P<unit>\d{1,2}|[a-z])\b",
    # 501室; 楼上602, 我家501
    rf"(?<![\d\-.])(?P<room>{DOOR})(?:号?室|号?房(?!间)|住户|业主|这户|那户|那家|他家|她家|邻居)",
    rf"(?:楼上|楼下|隔壁|对门|对面|我住|我家|我是|住在|家住|住)(?:的|是|在)?(?P<room>{DOOR})(?!\d){MEASURE}",
    r"\b(?:room|rm\.?|apt\.?|apartment|flat)\s*#?(?P<room>\d{3,4}[a-d]?)\b",
]
PATTERNS = [re.compile(pattern) for pattern in ADDRESSES]
#: What makes a named place exact: B区, 负二层, 23号车位.
PRECISELY = re.compile(
    rf"(?:的|,| )?((?:[a-z]\d?|{NUMBER}|[东南西北中])(?:区|片区)|负?{NUMBER}(?:层|楼)|b[1-4](?:层|楼)?(?![\d栋座号])|-[1-4](?:层|楼)|(?:[a-z]区?-?)?\d{{1,4}}号?车位|(?:zone|area|level|section) ?[a-z\d]{{1,2}}\b)"
)
BEFORE_GARAGE = re.compile(rf"(?:负{NUMBER}(?:层|楼)|b[1-4](?:层|楼)?|-[1-4](?:层|楼)|[a-z]区)的?$")
#: Places that need no list: 负一层, B区.
UNLISTED = re.compile(rf"负{NUMBER}(?:层|楼)|(?<![a-z\d])b[1-4](?:层|楼)|(?<![\da-z])-[1-4](?:层|楼)|(?<![a-z])[a-z]区")
#: 建一个充电棚, 多设几个快递柜.
WISHED = re.compile(r"(?:建|设|搞|增|加|修|盖|弄|办|开)(?:立|置|成)?(?:了)?(?:一|几|两)?(?:个|座|处|些|间)[^,。的]{0,4}$")
COMMAS = re.compile(",{2,}")


@dataclass(frozen=True, slots=True)
class Located:
    """The place, and what the message says besides: addresses cut out, named places left in."""

    place: Place
    rest: str


def locate(text: str) -> Located:
    """Of several addresses the first counts, but not the one where the speaker only lives."""
    addresses: list[re.Match[str]] = []
    rest = text
    for pattern in PATTERNS:
        for found in pattern.finditer(rest):
            addresses.append(found)
            rest = rest[: found.start()] + "," * (found.end() - found.start()) + rest[found.end() :]
    parts = _combined(sorted(addresses, key=lambda match: match.start()))
    return Located(Place(spot=_spot(rest), **parts), COMMAS.sub(",", rest))


def _combined(addresses: list[re.Match[str]]) -> dict[str, str | None]:
    """One building, with the unit and room said of it or of none."""
    named = [one for one in addresses if _part(one, "building")]
    elsewhere = [one for one in named if not _is_home(one)] or named
    chosen = elsewhere[:1] + [one for one in addresses if one not in named]
    parts: dict[str, str | None] = {"building": None, "unit": None, "room": None}
    for one in chosen:
        for name in parts:
            parts[name] = parts[name] or _part(one, name)
    return parts


def _part(address: re.Match[str], name: str) -> str | None:
    value = address.groupdict().get(name)
    return arabic(value).replace("-", "") if value else None


def _is_home(address: re.Match[str]) -> bool:
    before = address.string[: address.start()].rstrip()
    return before.endswith(tuple(words.read("places")["lives"]))


def _spot(text: str) -> str | None:
    """The first named place, with what makes it exact: 地下车库B区."""
    ordinary = _ordinary().find(text)
    for hit in longest(_spots().find(text)):
        if not any(hit.inside(other) for other in ordinary) and _is_place(text, hit):
            return _exact(text, hit)
    unlisted = UNLISTED.search(text)
    return unlisted[0].upper() if unlisted else None


def _is_place(text: str, hit: Hit[bool]) -> bool:
    """Not one that is only wished for, nor a thing that itself is spoken of."""
    also_thing = hit.tag
    if WISHED.search(text, max(0, hit.start - 10), hit.start):
        return False
    beside = tuple(words.read("places")["beside"])
    return not also_thing or text.startswith(beside, hit.end)


def _exact(text: str, hit: Hit[bool]) -> str:
    before = BEFORE_GARAGE.search(text, max(0, hit.start - 6), hit.start)
    pieces = [before[0].removesuffix("的")] if before else []
    pieces.append(hit.phrase)
    at = hit.end
    while found := PRECISELY.match(text, at):
        pieces.append(found[1])
        at = found.end()
    if hit.phrase.isascii():
        return " ".join(pieces)
    return "".join(pieces).upper()


@cache
def _spots() -> Phrasebook[bool]:
    table = words.read("places")
    also_things = frozenset(table["also_things"])
    return Phrasebook((spot, spot in also_things) for spot in table["spots"])


@cache
def _ordinary() -> Phrasebook[bool]:
    return Phrasebook((phrase, False) for phrase in words.read("places")["ordinary"])

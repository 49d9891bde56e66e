"""Public places by the names that residents use, as exact as they are said: 地下车库B区."""

import re
from functools import cache

from services.lexicon import addresses, grounds, words
from services.lexicon.addresses import Address
from services.lexicon.numerals import NUMBER
from services.lexicon.phrases import Hit, Phrasebook, longest

#: What makes a named place exact: B区, 负二层, 23号车位.
PRECISELY = re.compile(
    rf"[的, ]?((?:[a-z]\d?|{NUMBER}|[东南西北中])(?:区|片区)"
    rf"|负?{NUMBER}(?:层|楼)"
    r"|b[1-4](?:层|楼)?(?![\d栋座号])"
    r"|-[1-4](?:层|楼)"
    r"|(?:[a-z]区?-?)?\d{1,4}号?车位"
    r"|(?:zone|area|level|section) ?[a-z\d]{1,2}\b)"
)
#: The same said first: B2车库, 负一层的车库.
BEFORE_GARAGE = re.compile(
    rf"(?:负{NUMBER}(?:层|楼)|b[1-4](?:层|楼)?|-[1-4](?:层|楼)|[a-z]区)的?$"
)
#: Places that need no list: 负一层, B区.
UNLISTED = re.compile(
    rf"负{NUMBER}(?:层|楼)"
    r"|(?<![a-z\d])b[1-4](?:层|楼)"
    r"|(?<![\da-z])-[1-4](?:层|楼)"
    r"|(?<![a-z])[a-z]区"
    r"|(?<![a-z\d])b[1-4](?=的|[车那]|-\d)(?:-\d{2,4})?"
    r"|(?<![a-z\d])[a-z]\d-0\d\d(?!\d)"
)
#: What is not there yet: 建一个充电棚, 多设几个快递柜.
WISHED = re.compile(
    r"(?:[建设搞增加修盖弄办开][立置成]?了?[一几两]?[个座处些间]|增加|增设|新增|新建|加建)"
    r"[^,。的]{0,4}$"
)
#: 在走廊切瓷砖, 往楼道倒; also what follows an address: 3号楼楼道一股煤气味.
AT = re.compile(r"(?:^,|[在往到从])$")
THING = re.compile("灯|窗|门|邻|那户|那家|的灯")
#: 水滋得跟喷泉似的.
SEEMING = re.compile("似的|一样")
#: What is told last to say which: 通知栏门掉了,西门那个.
POINTED = re.compile("那[个块排边](?=[,。!?;]|$)")
REACH = 10


def named(plain: str, mended: str, address: Address) -> str | None:
    """As it was written where that is a place (灯光 is no 灯管), else as it was meant.

    `address`: of `mended`.
    """
    written = at(addresses.find(plain)) if plain != mended else None
    return written or at(address)


def at(address: Address) -> str | None:
    """A side of the building, with what is there: 西头, 东侧人行道; else the first place named."""
    found = find(address.rest)
    if address.side is None or (found is not None and found.startswith(address.side)):
        return found
    return address.side.upper()


def find(text: str) -> str | None:
    """The first place that is named as one."""
    ordinary = _ordinary().find(text)
    listed = [
        hit
        for hit in longest(_spots().find(text))
        if not any(hit.inside(other) for other in ordinary) and _is_place(text, hit)
    ]
    spans = [(hit.start, hit.end) for hit in listed]
    for start, end in grounds.find(text):
        within = any(hit.start <= start and end <= hit.end for hit in ordinary)
        if not within and not _wished(text, start):
            spans.append((start, end))
    if spans:
        return _exact(text, *_first(text, spans))
    unlisted = UNLISTED.search(text)
    return unlisted[0].upper() if unlisted else None


def _first(text: str, spans: list[tuple[int, int]]) -> tuple[int, int]:
    """With what belongs to it: 职工食堂后院, 海边那条小道."""
    start, end = min(spans, key=lambda span: (not _pointed(text, *span), span[0], -span[1]))
    for further, until in sorted(spans):
        if until > end and (further < end or grounds.joined(text, end, further)):
            end = until
    return start, end


def _pointed(text: str, start: int, end: int) -> bool:
    return POINTED.match(text, end) is not None or text.endswith("就在", 0, start)


def _is_place(text: str, hit: Hit[bool]) -> bool:
    """Neither one that is only wished for, nor a thing that itself is spoken of."""
    if _wished(text, hit.start) or SEEMING.match(text, hit.end):
        return False
    also_thing = hit.tag
    if also_thing and AT.search(text, 0, hit.start) and not THING.match(text, hit.end):
        return True
    return not also_thing or text.startswith(tuple(words.read("places")["beside"]), hit.end)


def _wished(text: str, start: int) -> bool:
    return WISHED.search(text, max(0, start - REACH), start) is not None


def _exact(text: str, start: int, end: int) -> str:
    before = BEFORE_GARAGE.search(text, max(0, start - REACH), start)
    pieces = [before[0].removesuffix("的")] if before else []
    pieces.append(text[start:end])
    at = end
    while further := PRECISELY.match(text, at):
        pieces.append(further[1])
        at = further.end()
    latin = pieces[-1].isascii() and text[start:end].isascii()
    return " ".join(pieces) if latin else "".join(pieces).upper()


@cache
def _spots() -> Phrasebook[bool]:
    table = words.read("places")
    also_things = frozenset(table["also_things"])
    return Phrasebook((spot, spot in also_things) for spot in table["spots"])


@cache
def _ordinary() -> Phrasebook[bool]:
    return Phrasebook((phrase, False) for phrase in words.read("places")["ordinary"])

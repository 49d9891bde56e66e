"""What stands in one cell, made bare: "3" of 3号楼, "501" of 501室, digits of 138-0013-8000."""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import lru_cache, partial

from domain.people import Relation
from domain.roll import LONGEST, MOST_SIZE, Flaw
from services.lexicon.numerals import NUMBER, arabic

#: Written where there is nothing.
_NOTHING = {"", "-", "--", "/", "\\", "无", "没有", "空", "none", "n/a", "na", "null"}
#: Written in the place of a name where nobody is named, with or without brackets.
_NOBODY = {
    *("空置", "空置房", "空房", "空房子", "空屋", "空关", "闲置", "无人", "无人住", "无人居住"),
    *("未售", "未售出", "待售", "未入住", "未交房", "未交付", "未装修", "没人", "没人住"),
    *("暂无", "暂缺", "待定", "待补", "待填", "待登记", "未登记", "未知", "不详", "不明"),
    *("empty", "vacant", "unsold", "nobody", "unknown", "tbd"),
}
_BRACKETS = "()[]【】〔〕「」"
_CJK = "\u3400-\u9fff"
_SPACES = re.compile(r"\s+")
#: 王　芳 is spaced to stand as wide as 王小芳.
_SPACE_BETWEEN = re.compile(rf"(?<=[{_CJK}·]) (?=[{_CJK}·])")
_DOTS = str.maketrans(dict.fromkeys("•‧∙⋅・．", "·"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))

_BUILDING = re.compile(
    rf"(?:第|no\.?|#)?(?P<name>[a-z]?-?(?:\d+|{NUMBER})[a-z]?|[a-z]|[东南西北])"
    r"(?:号楼|号栋|号幢|栋楼?|幢楼?|座楼?|号|楼|#楼?)?",
    re.IGNORECASE,
)
_UNIT = re.compile(
    rf"第?(?P<name>[a-z]?(?:\d+|{NUMBER})|[a-z]|[东南西北中])(?:单元|门洞|门)?", re.IGNORECASE
)
_ROOM = re.compile(r"(?P<name>.+?)(?:号?室|号?房|号|户)?")
#: A number that some program took for a measure.
_DECIMAL = re.compile(r"(\d+)\.0+")
_CHINESE_DOOR = re.compile(r"[零〇一二三四五六七八九幺]{3,4}")
#: 3-2-501, also where building and unit stand in columns of their own. Not 3-2: in building 3 that
#: may well be the second door on the third floor.
_WHOLE_DOOR = re.compile(
    r"(?P<building>[^-/]+)[-/](?:(?P<unit>[^-/]+)[-/](?P<inner>[^-/]+)|(?P<room>\d{3,}[^-/]*))"
)

_SIZE = re.compile(r"(?P<number>[^a-z㎡平]+?)(?:m2|m²|㎡|平方米|平米|平方|平)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?e\+?\d+", re.IGNORECASE)
_PHONE_SIGNS = re.compile(r"[\s\-()._]")
_BETWEEN_PHONES = re.compile(r"[/,;、，；|]|(?<=\d{11})\s+(?=\d)")
_BETWEEN_NAMES = re.compile(r"[/,;、，；／|]")
_COUNTRY = re.compile(r"(?:\+|00)86|86(?=1\d{10}$)")
#: A mobile, or a landline with its area code or without.
_AT_HOME = re.compile(r"1\d{10}|[02-9]\d{6,11}")
_ABROAD = re.compile(r"(?:\+|00)(?P<digits>[1-9]\d{7,14})")

_RELATIONS = {
    Relation.OWNER: "owner 业主 业主本人 本人 户主 房主 产权人 所有权人 共有人 共有产权人",
    Relation.FAMILY: (
        "family 家属 家人 亲属 家庭成员 配偶 子女 父母 父亲 母亲 儿子 女儿 妻子 丈夫 亲友"
    ),
    Relation.TENANT: "tenant 租户 租客 承租人 租住 租赁 房客 承租户 租房",
}
_RELATION = {word: relation for relation, listed in _RELATIONS.items() for word in listed.split()}


class NotTaken(ValueError):
    """What stands there can't be what the column is for."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """Narrow, on one line, without what nobody sees."""
    text = _SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip()
    if text.isprintable():
        return text
    # Not all that can't be printed here: rare characters of names are of private use in GBK.
    return "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf"}).strip()


@lru_cache(maxsize=4096)
def empty(text: str) -> bool:
    return tidy(text).translate(_DASHES).lower() in _NOTHING


@lru_cache(maxsize=4096)
def nobody(text: str) -> bool:
    """Whether it says, where a name would stand, that there is none."""
    said = tidy(text).strip(_BRACKETS).replace(" ", "")
    return empty(said) or said.lower() in _NOBODY


def place(text: str) -> str:
    """A district, street, community, compound or grid, as it is called. Raises `NotTaken`."""
    return _short(_settled(_spaced, text))


def building(text: str) -> str:
    """Raises `NotTaken`."""
    return _short(_settled(partial(_part, _BUILDING), text))


def unit(text: str) -> str:
    """Raises `NotTaken`."""
    return _short(_settled(partial(_part, _UNIT), text))


def room(text: str) -> str:
    """With its leading zeros. Raises `NotTaken`."""
    return _short(_settled(_door, text))


def whole_door(text: str) -> tuple[str, str | None, str] | None:
    """Building, unit and room of 3-2-501, raw; None where only a room stands there."""
    match = _WHOLE_DOOR.fullmatch(_bare(text))
    return (match["building"], match["unit"], match["inner"] or match["room"]) if match else None


def size(text: str) -> int:
    """In 0.01 m². Raises `NotTaken`."""
    match = _SIZE.fullmatch(_bare(text).lower())
    number = match["number"] if match else ""
    if _GROUPED.fullmatch(number):
        number = number.replace(",", "")
    try:
        hundredths = Decimal(number) * 100
    except InvalidOperation:
        raise NotTaken(Flaw.NO_NUMBER) from None
    if not hundredths.is_finite():
        raise NotTaken(Flaw.NO_NUMBER)
    if not 0 < hundredths < MOST_SIZE:
        raise NotTaken(Flaw.OUT_OF_RANGE)
    if hundredths != int(hundredths):
        raise NotTaken(Flaw.TOO_FINE)
    return int(hundredths)


def name(text: str) -> str:
    """Of one person. Raises `NotTaken`."""
    named = [part for part in _BETWEEN_NAMES.split(text) if not empty(part)]
    if len(named) > 1:
        raise NotTaken(Flaw.SEVERAL_NAMES)
    return _short(_settled(_spaced, "".join(named).translate(_DOTS)))


def phone(text: str) -> str:
    """Digits alone; of a number in China without the country's. Raises `NotTaken`."""
    written = tidy(text).translate(_DASHES)
    if _SCIENTIFIC.fullmatch(written):
        raise NotTaken(Flaw.ROUNDED)
    if len([part for part in _BETWEEN_PHONES.split(written) if part.strip()]) > 1:
        raise NotTaken(Flaw.SEVERAL_PHONES)
    dialled = _PHONE_SIGNS.sub("", written)
    digits = _COUNTRY.sub("", dialled, count=1) if _COUNTRY.match(dialled) else dialled
    if _AT_HOME.fullmatch(digits):
        return digits
    abroad = _ABROAD.fullmatch(dialled)
    if abroad is None or digits != dialled:
        raise NotTaken(Flaw.NO_PHONE)
    return abroad["digits"]


def relation(text: str) -> Relation:
    """Raises `NotTaken`."""
    try:
        return _RELATION[_bare(text).lower()]
    except KeyError:
        raise NotTaken(Flaw.NO_RELATION) from None


@lru_cache(maxsize=4096)
def _part(pattern: re.Pattern[str], text: str) -> str:
    """Without its suffix and its leading zeros; a name that is no number stays whole."""
    bare = _bare(text)
    match = pattern.fullmatch(bare)
    if match is None:
        return bare.upper()
    return re.sub(r"^([A-Z]*)0+(?=\d)", r"\1", arabic(match["name"]).replace("-", ""))


@lru_cache(maxsize=4096)
def _door(text: str) -> str:
    bare = _bare(text)
    match = _ROOM.fullmatch(bare)
    name = match["name"] if match else bare
    return arabic(name) if _CHINESE_DOOR.fullmatch(name) else name.upper()


@lru_cache(maxsize=4096)
def _spaced(text: str) -> str:
    return _SPACE_BETWEEN.sub("", tidy(text))


def _settled(read: Callable[[str], str], text: str) -> str:
    """Read until nothing changes any more: what was exported is read as it was written."""
    bare = read(text)
    while (again := read(bare)) != bare:
        bare = again
    return bare


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    bare = tidy(text).translate(_DASHES).replace(" ", "")
    whole = _DECIMAL.fullmatch(bare)
    return whole[1] if whole else bare


def _short(text: str) -> str:
    # Of "-号" a dash is left, which says as little as the dash alone.
    if empty(text):
        raise NotTaken(Flaw.MISSING)
    if len(text) > LONGEST:
        raise NotTaken(Flaw.TOO_LONG)
    return text

"""What is said of somebody where others read along, and what becomes of what is known of them."""

import re
from enum import StrEnum

from domain.places import Place
from domain.refusals import Refusal

_DIGITS = {ord(char): str(value) for value, char in enumerate("〇一二三四五六七八九")}
_DIGITS |= {ord("零"): "0", ord("幺"): "1", ord("－"): "-", ord("—"): "-", ord("　"): " "}
_DIGITS |= {ord("０") + value: str(value) for value in range(10)}

#: A mobile or a landline, however it is spaced; numbers of seven digits and more count as one.
_PHONE = re.compile(
    r"(?<!\d)(?:\+?86[ -]?)?(?:1\d{2}[ -]?\d{4}[ -]?\d{4}|(?:0\d{2,3}[ -]?)?\d{7,8})(?!\d)"
)
_MOBILE = 11
#: A door: three or four digits that nothing counts or measures. Rather one too many than a door.
_DOOR = re.compile(
    r"(?<![\d*])[1-9]\d{2,3}(?![\d*]|\s*(?:号楼|栋|幢|元|块|度|年|米|㎡|平|斤|分|次|个|人|天|小时|路|[wWvV]))"
)


def masked_name(name: str) -> str:
    """王阿姨 becomes 王**: known to those who know them already."""
    return name[:1] + "*" * max(1, min(len(name) - 1, 3))


def masked_text(text: str, name: str = "") -> str:
    """A resident's own words without door numbers and telephone numbers, however written.

    `name`: whose the words are, or about whom; it is masked in them as well.
    """
    if len(name) > 1:
        # In Latin letters a name may be the beginning of any word.
        text = re.sub(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", masked_name(name), text)
    # One character for one, so that what is found here is found there.
    plain = text.translate(_DIGITS)
    for found in reversed(list(_PHONE.finditer(plain))):
        # 138****1234; of a short number less, or all of it would be left.
        text = _starred(text, found, keep=(3, 4) if len(found[0]) >= _MOBILE else (2, 2))
    plain = text.translate(_DIGITS)
    for found in reversed(list(_DOOR.finditer(plain))):
        text = _starred(text, found, keep=(0, 0))
    return text


def masked_place(place: Place, name: str = "") -> Place:
    """Without the door; a spot is what somebody typed."""
    public = place.without_room()
    if public.spot is None:
        return public
    return Place(building=public.building, unit=public.unit, spot=masked_text(public.spot, name))


def _starred(text: str, found: re.Match[str], keep: tuple[int, int]) -> str:
    """Stars but for some characters at its beginning and end."""
    first, last = found.start() + keep[0], found.end() - keep[1]
    return text[:first] + "*" * (last - first) + text[last:]


class Fate(StrEnum):
    """What becomes of rows when the one they are about wishes to be forgotten."""

    ERASED = "erased"
    #: It stays, and says no more whose it was: the neighbourhood's record has to hold.
    NAMELESS = "nameless"
    #: It was not told by them, and belongs to others: the household roll, the areas.
    STAYS = "stays"


#: Exports of one person: each is work for everybody's machine.
EXPORTS_A_DAY = 2
#: Between being asked and saying so: a button found again next month erases nobody.
ERASURE_MINUTES = 10


class TooManyExports(Refusal):
    """They have been given theirs often enough for a day."""

    passing = True

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class ExportUnderWay(Refusal):
    """They asked a moment ago: it is there, or about to be."""

    passing = True


class ErasureLapsed(Refusal):
    """They were asked too long ago whether they mean it."""

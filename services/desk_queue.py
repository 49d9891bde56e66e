"""The staff desk: what waits, most pressing first, and how a ticket is found again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from domain.people import Person, Role
from domain.permissions import TABLE, Action, require
from domain.places import Place
from domain.tickets import Ticket, TicketId
from services import areas
from services.lexicon import addresses, spelling
from storage.desk import Eyes, Pile, Wanted
from storage.unit import Unit

__all__ = ["PAGE", "Page", "Pile", "Wanted", "counts", "find", "page"]

#: As many as a phone shows without scrolling for long.
PAGE = 6
#: Nobody reads further: they say it more exactly instead.
MOST = 30
#: How many that hold a piece of the words are compared with all of them.
_COMPARED = 300
#: Of 100; lower, and 电梯坏了 finds 门坏了.
_ALIKE = 67
_NUMBER = re.compile(r"(?:#|no\.?\s*|第?工?单?号?:?\s*)?(\d{1,18})(?:号(?:工?单)?)?")
#: Who types no more than this means a ticket's number.
_SHORT = re.compile(r"\d{1,2}")
#: And who types this may mean a door.
_DOOR = re.compile(r"\d{3,4}")
_WORDS = re.compile(r"[\u3400-\u9fff]+|[a-z\d]+")
_LATIN = re.compile(r"[a-z]+")
#: A word may be misspelt at its end, not in its beginning.
_STEM = 4
#: More would find everything.
_PIECES = 12
_NAME = re.compile(r"[\w·. -]{1,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    tickets: Sequence[Ticket]
    #: 0 is the first; the last one, where a later one was asked for that is not there any more.
    number: int
    pages: int
    #: In each pile, of the same category and area.
    counts: Mapping[Pile, int]
    wanted: Wanted

    @property
    def total(self) -> int:
        return self.counts[self.wanted.pile]


async def page(unit: Unit, by: Person, wanted: Wanted, number: int = 0) -> Page:
    """Raises `NotEntitled`."""
    eyes = _eyes(by)
    found = await unit.desk.count(eyes, wanted, unit.now)
    pages = max(1, -(-found[wanted.pile] // PAGE))
    number = min(max(number, 0), pages - 1)
    tickets = await unit.desk.page(eyes, wanted, unit.now, PAGE, number * PAGE)
    return Page(tickets=tickets, number=number, pages=pages, counts=found, wanted=wanted)


async def counts(unit: Unit, by: Person, wanted: Wanted) -> Mapping[Pile, int]:
    """Of the wanted category and area, whatever its pile. Raises `NotEntitled`."""
    return await unit.desk.count(_eyes(by), wanted, unit.now)


async def find(unit: Unit, words: str, by: Person) -> Sequence[Ticket]:
    """By number, place, person, or by what was said, roughly; at most `MOST`. The ticket of that
    very number comes first, then the newest. Raises `NotEntitled`.
    """
    eyes = _eyes(by)
    plain = spelling.plain(words)
    numbered = await _numbered(unit, eyes, plain)
    if plain.startswith("#") or _SHORT.fullmatch(plain):
        return numbered
    found = await _told(unit, eyes, words, plain)
    mended = spelling.mended(words)
    if words.isascii():
        # Of huaile it reads 坏le.
        mended = _LATIN.sub("", mended).strip()
    if not (numbered or found) and mended and mended != plain:
        # Typed in pinyin, or misspelt as others misspell it too.
        found = await _told(unit, eyes, mended, mended)
    first = [ticket.id for ticket in numbered]
    rest = sorted((each for each in found if each not in first), reverse=True)
    return [*numbered, *(found[each] for each in rest)][:MOST]


async def _told(unit: Unit, eyes: Eyes, words: str, plain: str) -> Mapping[TicketId, Ticket]:
    """By place; where none is named, by person and by what was said."""
    found = await _placed(unit, eyes, words, plain)
    if not found:
        found = [*await _named(unit, eyes, words, plain), *await _worded(unit, eyes, plain)]
    return {ticket.id: ticket for ticket in found}


async def _numbered(unit: Unit, eyes: Eyes, plain: str) -> Sequence[Ticket]:
    match = _NUMBER.fullmatch(plain)
    return await unit.desk.numbered(eyes, int(match[1])) if match else []


async def _placed(unit: Unit, eyes: Eyes, words: str, plain: str) -> Sequence[Ticket]:
    """There; and where more was said than a place, those of which that is said too."""
    there = await areas.find(unit, words)
    address = addresses.find(plain)
    room = plain if _DOOR.fullmatch(plain) else address.room
    place = Place(building=address.building, unit=address.unit, room=room)
    if there:
        found = await unit.desk.lying_in(eyes, there, _COMPARED)
    elif place != Place():
        found = await unit.desk.placed(eyes, place, _COMPARED)
    else:
        return []
    rest = "" if room == plain else address.rest
    for area in await unit.areas.lineage(there[0]) if there else ():
        rest = rest.replace(spelling.plain(area.name), ",") if len(area.name) > 1 else rest
    return _alike(found, rest)[:MOST] if _WORDS.search(rest) else found[:MOST]


async def _named(unit: Unit, eyes: Eyes, words: str, plain: str) -> Sequence[Ticket]:
    # A name may be written in traditional characters, and mean to be.
    names = {each for each in (plain, words.strip()) if _NAME.fullmatch(each)}
    return await unit.desk.of_people(eyes, sorted(names), MOST) if names else []


async def _worded(unit: Unit, eyes: Eyes, plain: str) -> Sequence[Ticket]:
    pieces = _pieces(plain)
    if not pieces:
        return []
    return _alike(await unit.desk.worded(eyes, pieces, _COMPARED), plain)[:MOST]


def _alike(tickets: Sequence[Ticket], words: str) -> Sequence[Ticket]:
    """Those that say roughly this somewhere in their text, in the order given."""
    wanted = _bare(words)
    return [each for each in tickets if _likeness(each, wanted) >= _ALIKE]


def _likeness(ticket: Ticket, wanted: str) -> float:
    said = _bare(spelling.plain(f"{ticket.text} {ticket.place.spot or ''}"))
    if len(said) < len(wanted):
        return fuzz.ratio(wanted, said)
    return fuzz.partial_ratio(wanted, said)


def _bare(plain: str) -> str:
    return "".join(_WORDS.findall(plain)).replace("的", "")


def _pieces(plain: str) -> Sequence[str]:
    """One at least stands in what is found: two characters, or how a word begins."""
    found: dict[str, None] = {}
    for word in _WORDS.findall(plain):
        if word.isascii():
            found[word[:_STEM]] = None
        else:
            found |= dict.fromkeys(word[at : at + 2] for at in range(max(1, len(word) - 1)))
    return list(found)[:_PIECES]


def _eyes(by: Person) -> Eyes:
    require(by, Action.SEE_TICKETS)
    roles = TABLE[Action.SEE_TICKETS]
    return Eyes(
        person=by.id,
        reach=[each for each in by.grants if each.role in roles],
        organisations=sorted(
            each.organisation
            for each in by.grants
            if each.role is Role.WORKER and each.organisation is not None
        ),
    )

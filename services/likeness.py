"""Whether two reports are of the same trouble at the same place. Pure and deterministic."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from domain.places import Place
from domain.tickets import Kind
from services import whereabouts
from services.lexicon import addresses, faults, spelling, spots
from services.lexicon.faults import Fault, Reach, Thing
from services.lexicon.numerals import NUMBER, arabic

#: Of `likeness`: from here on two reports are shown as the same.
SAME = 0.5
#: What a trouble that both name is worth, whatever else they say.
NAMED = 0.6
#: How close the wording has to be where nothing else tells what or where it is.
WORDING, LOOSE = 0.55, 0.45
#: Where the same seems to be wrong, the words in common count whatever their order.
PAIRS, LETTERS = 0.9, 0.75
#: A text of fewer characters says too little to be found within a longer one.
SHORT = 5
#: How many texts are remembered with what they name.
REMEMBERED = 4096

FLOOR = re.compile(rf"(?<![\d号])(负?{NUMBER})(?:[楼层]?[到至-]({NUMBER}))?(?:楼|层|f)(?!\d?单元)")
PLATE = re.compile(r"[\u4e00-\u9fff][a-z][a-z\d]{5,6}(?![a-z\d])|(?<=尾号)[a-z\d]{2,5}")
BAY = re.compile(r"([a-z]?-?\d{1,4})号?(?:车位|泊位)|(?:车位|泊位)号?是?([a-z]?-?\d{1,4})")
SIDE = re.compile(r"[左右](?=[手]?[边侧]|梯|面|那)|[单双]号|[东西南北](?=侧|边|面|头)|客梯|货梯")
FILLING = re.compile(
    r"[\s,.。!?;:~\"'()（）]|的|了|啊|呀|吧|呢|吗|嘛|我们|我|请|麻烦|你们|有没有人|快点|赶紧|"
    r"又|还|就|都|这个|那个|今天|昨天|已经|现在|帮忙|看看|看一下|一下|物业|师傅|您好|你好|谢谢"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a report says, as it is compared."""

    kind: Kind
    place: Place
    fault: Fault
    #: What tells two of a kind apart, by what it is: floors, number plates, bays, sides.
    marks: tuple[frozenset[str], ...]
    #: The text without address and filling.
    wording: str


def told(text: str, place: Place, kind: Kind) -> Told:
    """What the place leaves unsaid is looked for in the text."""
    heard = _heard(text)
    found = heard.place
    if found.building in {None, place.building} or place.building is None:
        place = replace(
            place,
            building=place.building or (found.building if place.spot is None else None),
            unit=place.unit or found.unit,
            room=place.room or found.room,
            spot=place.spot or found.spot,
        )
    return replace(heard, place=place, kind=kind)


def likeness(one: Told, other: Told) -> float:
    """0..1; the same from `SAME` on."""
    if (one.kind is Kind.SUGGESTION) is not (other.kind is Kind.SUGGESTION):
        return 0.0
    if any(a and b and not a & b for a, b in zip(one.marks[1:], other.marks[1:], strict=True)):
        return 0.0
    wording = _wording(one.wording, other.wording)
    if one.fault.things and other.fault.things:
        shared = [(a, b) for a in one.fault.things for b in other.fault.things if a.like(b)]
        same = any(_same(pair, one, other, wording) for pair in shared)
        return round(NAMED + (1 - NAMED) * wording, 3) if same else 0.0
    related = faults.alike(one.fault.signs, other.fault.signs)
    common = wording if not related else max(wording, _common(one.wording, other.wording))
    return common if common >= WORDING and _near(one, other, common) else 0.0


def wide(heard: Told) -> bool:
    """Whether others of the building may have the same, behind other doors."""
    reaches = {_reach(thing, heard.fault.only) for thing in heard.fault.things}
    return not reaches or not reaches <= {Reach.HOME, Reach.UNIT}


def private(heard: Told) -> bool:
    """Whether only this very home may have it."""
    reaches = {_reach(thing, heard.fault.only) for thing in heard.fault.things}
    return reaches == {Reach.HOME}


def _same(pair: tuple[Thing, Thing], one: Told, other: Told, wording: float) -> bool:
    """A thing that both name, with the same wrong with it, at one place."""
    # Of the general word and the exact one the exact one tells how far it reaches.
    thing = min(pair, key=lambda each: each.name == each.family)
    floors = one.marks[0], other.marks[0]
    if thing.floors and all(floors) and not floors[0] & floors[1]:
        return False
    exactly = pair[0].name == pair[1].name
    if not ((exactly and thing.alone) or _same_signs(one, other, wording)):
        return False
    reach = _reach(thing, one.fault.only | other.fault.only)
    # The same by name, and neither says where: most likely where both live.
    return whereabouts.same(reach, one.place, other.place, close=exactly or wording >= LOOSE)


def _same_signs(one: Told, other: Told, wording: float) -> bool:
    if one.kind is Kind.SUGGESTION and other.kind is Kind.SUGGESTION:
        return True
    signs, others = one.fault.signs, other.fault.signs
    if signs and others:
        return faults.alike(signs, others)
    # Who says no more than the thing means that it does not work.
    return not (signs | others) or "broken" in signs | others or wording >= LOOSE


def _reach(thing: Thing, only: frozenset[str]) -> Reach:
    if "compound" in only and thing.reach is not Reach.SPOT:
        return Reach.COMPOUND
    if "home" in only and thing.reach in {Reach.UNIT, Reach.BUILDING}:
        return Reach.HOME
    if "all" in only and thing.reach is Reach.HOME:
        return Reach.BUILDING
    return thing.reach


def _near(one: Told, other: Told, wording: float) -> bool:
    """Where it is not known what they speak of: nothing that was said may differ."""
    if whereabouts.differ(one.place.room, other.place.room) or whereabouts.differ(
        one.place.unit, other.place.unit
    ):
        return False
    floors = one.marks[0], other.marks[0]
    if all(floors) and not floors[0] & floors[1]:
        return False
    unhoused = one.place.building is None and other.place.building is None
    reach = Reach.SPOT if unhoused else Reach.BUILDING
    return whereabouts.same(reach, one.place, other.place, close=wording >= LOOSE)


def _wording(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    close = fuzz.ratio(one, other)
    if min(len(one), len(other)) >= SHORT:
        close = max(close, 0.9 * fuzz.partial_ratio(one, other))
    return round(close / 100, 3)


def _common(one: str, other: str) -> float:
    """How much of what the shorter one says stands in the other, whatever the order."""
    here, there = (set(map("".join, pairwise(text))) for text in (one, other))
    pairs = len(here & there) / (min(len(here), len(there)) or 1)
    letters = len(set(one) & set(other)) / (min(len(set(one)), len(set(other))) or 1)
    return round(min(1.0, PAIRS * pairs + LETTERS * letters), 3)


@lru_cache(maxsize=REMEMBERED)
def _heard(text: str) -> Told:
    """Of the text alone; the kind is filled in by whoever knows it."""
    plain = spelling.mended(text)
    address = addresses.find(plain)
    spot = spots.named(spelling.plain(text), plain, address)
    return Told(
        kind=Kind.REPAIR,
        place=Place(
            building=address.building,
            unit=address.unit,
            room=address.room,
            spot=spot,
        ),
        fault=faults.find(address.rest),
        marks=(
            frozenset(_floors(plain)),
            frozenset(PLATE.findall(plain)),
            frozenset("".join(found) for found in BAY.findall(plain)),
            frozenset(SIDE.findall(plain)),
        ),
        wording=FILLING.sub("", address.rest),
    )


def _floors(plain: str) -> set[str]:
    found: set[str] = set()
    for first, last in FLOOR.findall(plain):
        low = arabic(first)
        found.add(low)
        if last and low.isdigit():
            found |= {str(floor) for floor in range(int(low), int(arabic(last)) + 1)}
    return found

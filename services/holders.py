"""Whom somebody may see: who holds which role, and people by their names, within one's reach."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.people import Grant, Person, PersonId
from domain.permissions import TABLE, Action, require
from domain.roles import PersonUnknown
from storage.holders import Holding
from storage.unit import Unit

#: As many as fit on a screen of buttons.
MOST_FOUND = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Somebody, as one who looks after an area sees them."""

    person: Person
    #: Only those within the reach of whoever looks.
    roles: Sequence[Holding]


def reach(by: Person, action: Action) -> Sequence[Grant]:
    """Where their roles allow it."""
    if by.barred:
        return ()
    allowed = [grant for grant in by.grants if grant.role in TABLE.get(action, frozenset())]
    return sorted(allowed, key=lambda grant: (len(grant.below), grant.area))


async def page(unit: Unit, by: Person, limit: int, offset: int) -> Sequence[Holding]:
    require(by, Action.SEE_ROLES)
    return await unit.holders.within(reach(by, Action.SEE_ROLES), limit, offset)


async def see(unit: Unit, by: Person, person_id: PersonId) -> Seen:
    """Raises `PersonUnknown` also for those who belong elsewhere."""
    require(by, Action.SEE_ROLES)
    within = reach(by, Action.SEE_ROLES)
    if not await unit.holders.sees(person_id, within):
        raise PersonUnknown
    return Seen(
        person=await unit.people.get(person_id),
        roles=await unit.holders.of(person_id, within),
    )


async def find(
    unit: Unit, by: Person, words: str, action: Action = Action.SEE_ROLES
) -> Sequence[Person]:
    """By their number at Telegram, to the digit, or by a part of their name; one more than
    `MOST_FOUND` where there are more. `action`: what they are looked for to do.
    """
    require(by, action)
    known = await by_number(unit, int(words)) if _is_number(words) else None
    if known is not None:
        return [known]
    within = reach(by, action)
    ids = await unit.holders.called(words, within, MOST_FOUND + 1)
    return [await unit.people.get(each) for each in ids]


async def by_number(unit: Unit, telegram_id: int) -> Person | None:
    """Whoever can say somebody's number, or was given their contact, knows them."""
    return await unit.people.known_as(telegram_id)


def _is_number(words: str) -> bool:
    return words.isascii() and words.isdigit() and 3 < len(words) < 19

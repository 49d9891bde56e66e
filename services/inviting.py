"""Invitations made: for a line of the roll, by a household, for a whole building."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import Area, AreaId, Level
from domain.people import Person, Relation
from domain.permissions import Action, require
from domain.residents import (
    HOUSEHOLD_INVITATIONS,
    LivesThereAlready,
    NotYourHousehold,
    RollId,
    RollLine,
    TooManyInvitations,
    expiry,
)
from domain.settings import Neighbourhood
from services import residents
from storage.failures import NotFound
from storage.invitations import Issued
from storage.unit import Unit

#: 128 bits.
_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An invitation to be given out: here, and nowhere else, is its token."""

    token: str
    home: Sequence[Area]
    relation: Relation
    #: None: the roll does not name them.
    name: str | None
    line: RollId | None
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One invitation for everybody of a building who is not known yet."""

    building: Sequence[Area]
    made: Sequence[Made]
    #: Homes where the roll names nobody and nobody lives.
    nobody: int
    expires_at: datetime


async def for_line(unit: Unit, line_id: RollId, by: Person, rules: Neighbourhood) -> Made:
    """Older ones for the same line are void. Raises `NotEntitled` and `LivesThereAlready`."""
    line = await unit.residents.line(line_id)
    if line is None or line.claimed:
        raise LivesThereAlready
    home = await unit.areas.get(line.home)
    require(by, Action.INVITE, at=home)
    made = _made(line, await unit.areas.lineage(home), _expiry(unit, rules))
    await keep(unit, [made], by, home)
    return made


async def for_household(
    unit: Unit, home_id: AreaId, relation: Relation, by: Person, rules: Neighbourhood
) -> Made:
    """An owner brings family and tenants in. Raises why not."""
    home = await may_bring(unit, home_id, relation, by)
    if await unit.invitations.open_of_household(home_id, unit.now) >= HOUSEHOLD_INVITATIONS:
        raise TooManyInvitations(HOUSEHOLD_INVITATIONS)
    made = Made(
        token=_token(),
        home=home,
        relation=relation,
        name=None,
        line=None,
        expires_at=_expiry(unit, rules),
    )
    await keep(unit, [made], by, home[-1])
    return made


async def may_bring(unit: Unit, home_id: AreaId, relation: Relation, by: Person) -> Sequence[Area]:
    """Asked before; `for_household` asks again. Raises `NotYourHousehold`."""
    try:
        home = await unit.areas.get(home_id)
    except NotFound:
        raise NotYourHousehold from None
    held = await residents.lodging(unit, by.id, home_id)
    if held is None or held.relation is not Relation.OWNER or relation is Relation.OWNER:
        raise NotYourHousehold
    require(by, Action.INVITE, at=home)
    return await unit.areas.lineage(home)


async def for_building(unit: Unit, building: Area, rules: Neighbourhood) -> Batch:
    """Made up only: none of them is worth anything before it is kept."""
    above = await unit.areas.lineage(building)
    units = {area.id: area for area in await unit.areas.within(building, Level.UNIT)}
    homes = {area.id: area for area in await unit.areas.within(building, Level.HOME)}
    expires_at = _expiry(unit, rules)

    def lineage(home: Area) -> Sequence[Area]:
        return [*above, *(units[each] for each in home.above if each in units), home]

    made = [
        _made(line, lineage(homes[line.home]), expires_at)
        for line in await unit.residents.unclaimed(building)
    ]
    return Batch(
        building=above,
        made=sorted(made, key=_door),
        nobody=await unit.residents.empty_homes(building),
        expires_at=expires_at,
    )


async def keep(unit: Unit, made: Sequence[Made], by: Person | None, within: Area) -> None:
    """From here on they can be used, and older ones for the same people no more. `by=None`: the
    neighbourhood, at its terminal.
    """
    issued = [
        Issued(
            token_hash=hashed(each.token),
            home=each.home[-1].id,
            relation=each.relation,
            line=each.line,
        )
        for each in made
    ]
    by_id = by.id if by else None
    if made:
        await unit.invitations.add(issued, unit.now, by=by_id, expires_at=made[0].expires_at)
    await unit.events.add("home", within.id, "invited", by=by_id, at=unit.now, note=str(len(made)))


def _token() -> str:
    return secrets.token_urlsafe(_BYTES)


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _expiry(unit: Unit, rules: Neighbourhood) -> datetime:
    return expiry(unit.now, rules.residents.invitation_days, rules.zone)


def _made(line: RollLine, home: Sequence[Area], expires_at: datetime) -> Made:
    return Made(
        token=_token(),
        home=home,
        relation=line.relation,
        name=line.name,
        line=line.id,
        expires_at=expires_at,
    )


def _door(made: Made) -> list[tuple[int, str]]:
    """As people count: 2单元 before 10单元, floor by floor."""
    return [(len(area.name), area.name) for area in made.home]

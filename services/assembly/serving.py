"""Every owner is told of their assembly fifteen days before, and the ledger proves it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.areas import Area, AreaId, Level
from domain.assembly import Roll
from domain.people import Person, PersonId
from domain.permissions import Action, require
from domain.reminders.assembly import HELD_BACK
from domain.serving import (
    BY_HAND,
    DeliveryState,
    How,
    NotAllServed,
    NotAnAssembly,
    ServedAlready,
    Service,
    service,
)
from domain.votes import NotOnTheRoll, Vote, VoteId, VoteKind, VoteState
from services.assembly import finding
from services.votes import rolls
from storage.served import Tried
from storage.unit import Unit

#: Who moved in, or registered, since then is written to as well.
_AGAIN = timedelta(hours=1)
_EVER = datetime.fromtimestamp(0, UTC)
#: Nobody is told twice a day that a vote can't open.
_HELD = HELD_BACK.span
#: Why no message could be sent, where it was not Telegram that refused.
NOBODY, UNREACHABLE = "nobody registered", "unreachable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """How far a vote's notice has come."""

    vote: Vote
    roll: Roll
    service: Service


async def to_draw(unit: Unit) -> Sequence[Vote]:
    """Whose owners have to be gone through: at the announcement, and every hour from then on,
    since people move in and register.
    """
    ids = await unit.assemblies.to_draw(unit.now - _AGAIN)
    return [await unit.votes.get(each) for each in ids]


async def draw(unit: Unit, vote: Vote) -> None:
    """Whoever was not written to waits for their turn. Raises as `draw_up`."""
    since = (await unit.assemblies.get(vote.id)).moved_at or _EVER
    await unit.assemblies.drawn(vote.id, unit.now)
    written = await unit.served.written_to(vote.id, since)
    drawn = await rolls.draw_up(unit, vote.kind, await unit.areas.get(vote.area))
    await unit.served.add_all(
        [
            _message(unit, vote, AreaId(each.key), person)
            for each in drawn.listed
            for person in (each.people or (None,))
            if (AreaId(each.key), person) not in written
        ]
    )


def _message(unit: Unit, vote: Vote, home: AreaId, person: PersonId | None) -> Tried:
    return Tried(
        vote=vote.id,
        home=home,
        how=How.MESSAGE,
        at=unit.now,
        person=person,
        state=DeliveryState.FAILED if person is None else DeliveryState.WAITING,
        why=NOBODY if person is None else "",
    )


async def ledger(unit: Unit, vote_id: VoteId, zone: ZoneInfo) -> Ledger:
    """Raises `NotAnAssembly`, and as `assembly_roll`."""
    vote = await finding.vote(unit, vote_id)
    if vote.kind is not VoteKind.ASSEMBLY:
        raise NotAnAssembly
    roll = await rolls.heads(unit, vote)
    moved_at = (await unit.assemblies.get(vote.id)).moved_at
    told = await unit.served.told(vote.id, moved_at)
    opens_on, today = (at.astimezone(zone).date() for at in (vote.opens_at, unit.now))
    return Ledger(vote=vote, roll=roll, service=service(roll, told, opens_on, today, zone))


async def must_be_served(unit: Unit, vote: Vote, zone: ZoneInfo) -> None:
    """Raises `NotAllServed`, which knows the first lawful day."""
    found = (await ledger(unit, vote.id, zone)).service
    if found.late:
        raise NotAllServed(len(found.late), found.earliest_on)


async def hold_back(unit: Unit, vote: Vote) -> bool:
    """It can't open. False: staff were told lately."""
    return await unit.assemblies.held(vote.id, unit.now, unit.now - _HELD)


async def by_hand(
    unit: Unit,
    vote_id: VoteId,
    where: Sequence[AreaId] | Area,
    how: How,
    *,
    by: Person,
    zone: ZoneInfo,
) -> Ledger:
    """Somebody went there: how it stands from then on. `where`: homes, or a building, of which all
    that are left. Raises `ServedAlready`, `NotOnTheRoll` and `NotEntitled`.
    """
    vote = await finding.vote(unit, vote_id, hold=True)
    if vote.state is not VoteState.DRAFT:
        raise ServedAlready
    require(by, Action.RUN_ASSEMBLY, at=await unit.areas.get(vote.area))
    before = await ledger(unit, vote.id, zone)
    homes = where
    if isinstance(homes, Area):
        homes = [each.id for each in await untold_in(unit, before, homes)]
    if how not in BY_HAND or not all(home in before.roll.voting_for for home in homes):
        raise NotOnTheRoll
    told = set(homes) & set(before.service.untold)
    await unit.served.add_all(
        [Tried(vote=vote.id, home=home, how=how, at=unit.now, by=by.id) for home in sorted(told)]
    )
    left = [home for home in before.service.untold if home not in told]
    return replace(before, service=replace(before.service, untold=left))


async def untold_in(unit: Unit, found: Ledger, building: Area) -> Sequence[Area]:
    """The homes there whose owners were told in no way, in the order of the roll."""
    homes = {each.id: each for each in await unit.areas.known(building, Level.HOME)}
    return [homes[home] for home in found.service.untold if home in homes]


async def untold_by_building(unit: Unit, found: Ledger) -> Sequence[tuple[Area, int]]:
    """Where they lie, with how many; the most first."""
    area = await unit.areas.get(found.vote.area)
    known = {each.id: each for each in await unit.areas.known(area, Level.BUILDING)}
    homes = {each.id: each for each in await unit.areas.known(area, Level.HOME)}
    counted: Counter[AreaId] = Counter()
    for home in found.service.untold:
        counted.update(each for each in homes[home].above if each in known)
    pairs = [(known[each], count) for each, count in counted.items()]
    return sorted(pairs, key=lambda pair: (-pair[1], len(pair[0].name), pair[0].name))


async def move(unit: Unit, vote_id: VoteId, by: Person, zone: ZoneInfo, *, days: int = 0) -> Vote:
    """To the first lawful day, or so many days after it, at the same hour, for as long: owners
    are told anew, at their doors too.

    Raises `ServedAlready` and `NotEntitled`.
    """
    vote = await finding.vote(unit, vote_id, hold=True)
    if vote.state is not VoteState.DRAFT:
        raise ServedAlready
    require(by, Action.RUN_ASSEMBLY, at=await unit.areas.get(vote.area))
    found = (await ledger(unit, vote.id, zone)).service
    opens_at = _on(vote.opens_at, found, zone, days)
    if opens_at == vote.opens_at:
        return vote
    moved = replace(vote, opens_at=opens_at, closes_at=vote.closes_at + (opens_at - vote.opens_at))
    await unit.votes.save(moved)
    await unit.assemblies.moved(vote.id, unit.now)
    await unit.served.overtake(vote.id)
    return moved


def _on(opens_at: datetime, found: Service, zone: ZoneInfo, later: int) -> datetime:
    days = (found.earliest_on - found.opens_on).days
    return opens_at.astimezone(zone) + timedelta(days=days + later) if days > 0 else opens_at

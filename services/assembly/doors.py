"""Doors at which a building head knocks: voices of their building that have not voted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area, AreaId, Level
from domain.people import Person
from domain.permissions import TABLE, Action, NotEntitled, may, require
from domain.votes import NotOnTheRoll, Vote, VoteId, Voter, VoterId
from services.assembly import finding
from storage.knocks import Mark, Silent
from storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    voter: VoterId
    home: Area
    #: Bare; "": the home lies in no unit.
    stair: str
    mark: Mark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The doors of one building that are still silent."""

    vote: Vote
    building: Area
    #: As one walks: by unit and room.
    doors: Sequence[Door]

    def at(self, voter: VoterId) -> int:
        """The place of a door; of one that has voted since, of the first."""
        return next((i for i, each in enumerate(self.doors) if each.voter == voter), 0)


async def walk(unit: Unit, vote_id: VoteId, building_id: AreaId, by: Person) -> Round:
    """Raises `VoteNotOpen`, `VoteClosed` and `NotEntitled`."""
    vote = await finding.vote(unit, vote_id)
    vote.must_be_open(unit.now)
    building = await finding.area(unit, building_id, Action.KNOCK)
    require(by, Action.KNOCK, at=building)
    homes = {each.id: each for each in await unit.areas.known(building, Level.HOME)}
    stairs = {each.id: each.name for each in await unit.areas.known(building, Level.UNIT)}
    silent = [each for each in await unit.knocks.silent(vote.id) if each.home in homes]
    doors = [_door(each, homes[each.home], stairs) for each in silent]
    return Round(vote=vote, building=building, doors=sorted(doors, key=_order))


async def buildings(unit: Unit, vote: Vote, by: Person) -> Sequence[tuple[Area, int]]:
    """Those that they look after, with how many doors are silent there; the most first."""
    area = await unit.areas.get(vote.area)
    known = {
        each.id: each
        for each in await unit.areas.known(area, Level.BUILDING)
        if may(by, Action.KNOCK, at=each)
    }
    homes = {each.id: each for each in await unit.areas.known(area, Level.HOME)}
    counted: Counter[AreaId] = Counter()
    for silent in await unit.knocks.silent(vote.id):
        counted.update(each for each in homes[silent.home].above if each in known)
    found = [(known[each], count) for each, count in counted.items()]
    return sorted(found, key=lambda pair: (-pair[1], len(pair[0].name), pair[0].name))


def must_knock(area: Area, by: Person) -> None:
    """Raises `NotEntitled` where they look after no building of it."""
    if not knocks(area, by):
        raise NotEntitled(Action.KNOCK)


def knocks(area: Area, by: Person) -> bool:
    """Whether they look after all of it, or a building in it."""
    held = [each for each in by.grants if each.role in TABLE[Action.KNOCK]]
    return not by.barred and any(
        each.reaches(area) or each.below.startswith(area.below) for each in held
    )


async def tick(unit: Unit, vote_id: VoteId, voter_id: VoterId, mark: Mark, by: Person) -> Voter:
    """Raises `VoteNotOpen`, `VoteClosed`, `NotOnTheRoll` and `NotEntitled`."""
    vote = await finding.vote(unit, vote_id)
    vote.must_be_open(unit.now)
    voter = await unit.votes.find(vote.id, voter_id)
    if voter is None or voter.home is None:
        raise NotOnTheRoll
    require(by, Action.KNOCK, at=await unit.areas.get(voter.home))
    await unit.knocks.tick(vote.id, voter.id, mark, by.id, unit.now)
    return voter


async def building_of(unit: Unit, voter: Voter) -> Area:
    """Where its home lies; the home itself where it lies in none."""
    assert voter.home is not None, "it was ticked at a door"
    lineage = await unit.areas.lineage(await unit.areas.get(voter.home))
    return next((each for each in lineage if each.level is Level.BUILDING), lineage[-1])


def _door(silent: Silent, home: Area, stairs: dict[AreaId, str]) -> Door:
    stair = next((stairs[each] for each in home.above if each in stairs), "")
    return Door(voter=silent.voter, home=home, stair=stair, mark=silent.mark)


def _order(door: Door) -> tuple[int, str, int, str]:
    """As people count: 2 before 10."""
    return len(door.stair), door.stair, len(door.home.name), door.home.name

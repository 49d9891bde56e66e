"""Who has a voice in a vote: drawn up when it opens, and frozen from there on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.areas import Area, AreaId, Level
from domain.assembly import Flat, Roll
from domain.people import PersonId, Relation
from domain.votes import NobodyToVote, Vote, VoteKind
from services.vote_keys import Keys
from services.votes.opening import open_vote
from services.votes.owners import owners
from storage.electorate import Deed, Dweller, Dwelling
from storage.unit import Unit
from storage.vote_flats import VoteFlat
from storage.votes import Listed


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnUp:
    """A roll, as it would be at this moment."""

    listed: Sequence[Listed]
    #: The owners', with every flat; None of other votes.
    roll: Roll | None = None
    #: Registered as owners of homes of which the household roll names other owners: no voice.
    unlisted: frozenset[PersonId] = frozenset()

    @property
    def people(self) -> frozenset[PersonId]:
        """Who may cast a ballot here."""
        return frozenset(person for each in self.listed for person in each.people)

    @property
    def paper_only(self) -> int:
        """Voices of whom nobody is known here."""
        return sum(not each.people for each in self.listed)

    @property
    def unmeasured(self) -> int:
        """Flats without an area: the roll does not say."""
        return sum(not flat.area for flat in self.roll.flats) if self.roll else 0


async def draw_up(unit: Unit, kind: VoteKind, area: Area) -> DrawnUp:
    """Raises `NobodyToVote`, and of owners `NoFlats` and `FlatTwice`."""
    if kind is VoteKind.ASSEMBLY:
        return await _assembly(unit, area)
    dwellers = [each for each in await unit.electorate.dwellers(area) if not each.barred]
    if kind is VoteKind.MEETING:
        listed = _households(dwellers)
    else:
        vouched = await unit.electorate.vouched_for(area)
        listed = _residents([*(each.person for each in dwellers), *vouched])
    if not listed:
        raise NobodyToVote
    return DrawnUp(listed=listed)


async def assembly_roll(unit: Unit, vote: Vote) -> Roll:
    """As it would be until it opens, then as it was frozen: of the same flats, heads and digest.

    Raises `NobodyToVote`, `NoFlats` and `FlatTwice`.
    """
    if vote.kind is not VoteKind.ASSEMBLY:
        raise NobodyToVote
    if not vote.roll_digest:
        drawn = await _assembly(unit, await unit.areas.get(vote.area))
        assert drawn.roll is not None, "the owners' has one"
        return drawn.roll
    return _frozen(await unit.votes.flats.of(vote.id))


async def heads(unit: Unit, vote: Vote) -> Roll:
    """As `assembly_roll`, for whoever asks who is a head and not for its digest: half the work."""
    if vote.roll_digest:
        return await assembly_roll(unit, vote)
    return (await _known(unit, await unit.areas.get(vote.area)))[0]


async def open_now(unit: Unit, keys: Keys, vote: Vote) -> Vote:
    """Its roll is drawn up and frozen. Raises as `draw_up`, and `VoteOpenAlready`."""
    drawn = await draw_up(unit, vote.kind, await unit.areas.get(vote.area))
    roll = drawn.roll
    opened = await open_vote(
        unit, keys, vote.id, drawn.listed, roll_digest=roll.digest if roll else ""
    )
    if roll is not None:
        await unit.votes.flats.freeze(vote.id, _flats(roll))
    return opened


async def _assembly(unit: Unit, area: Area) -> DrawnUp:
    known, own, others = await _known(unit, area)
    # What tells owners apart is theirs: the roll that is kept says which flats belong together.
    roll = _frozen(_flats(known))
    unlisted = {each.person for each in others} - {each.person for each in own}
    return DrawnUp(listed=_heads(roll, own), roll=roll, unlisted=frozenset(unlisted))


async def _known(unit: Unit, area: Area) -> tuple[Roll, Sequence[Dweller], Sequence[Dweller]]:
    """With whose word counts for their home, and whose does not."""
    homes = await unit.electorate.homes(area)
    if not homes:
        raise NobodyToVote
    listed = await unit.electorate.deeds(area)
    living = await unit.electorate.dwellers(area)
    own, others = _casting(listed, [each for each in living if each.relation is Relation.OWNER])
    whose = owners(_deeds(listed, own))
    called = await _buildings(unit, area)
    known = Roll.of(
        Flat(
            home=home.id,
            building=_building(home, called),
            area=home.size or 0,
            owners=whose.get(home.id, frozenset()),
        )
        for home in homes
    )
    return known, own, others


def _casting(
    listed: Sequence[Deed], own: Sequence[Dweller]
) -> tuple[list[Dweller], list[Dweller]]:
    """Whose word counts for their home, and whose does not: where the household roll names owners
    it is theirs, and who was let in beside them casts nobody's ballot.
    """
    named = {deed.home for deed in listed}
    theirs = {(deed.home, deed.person) for deed in listed}
    casting: list[Dweller] = []
    others: list[Dweller] = []
    for each in own:
        said = each.home not in named or (each.home, each.person) in theirs
        (casting if said else others).append(each)
    return casting, others


def _deeds(listed: Sequence[Deed], own: Iterable[Dweller]) -> list[Deed]:
    """Where the household roll names owners, they are it; else those registered as such."""
    named = {deed.home for deed in listed}
    registered = [
        Deed(home=each.home, person=each.person) for each in own if each.home not in named
    ]
    return [*listed, *registered]


def _heads(roll: Roll, own: Iterable[Dweller]) -> list[Listed]:
    people: dict[AreaId, set[PersonId]] = defaultdict(set)
    for each in own:
        people[roll.voting_for[each.home].id].add(each.person)
    return [
        Listed(
            key=head.id,
            home=head.id,
            area=head.area,
            people=tuple(sorted(people.get(head.id, ()))),
        )
        for head in roll.heads
    ]


def _households(dwellers: Iterable[Dweller]) -> list[Listed]:
    """One voice each, and one for each person: whoever lives in two has it in the first."""
    voting: dict[PersonId, AreaId] = {}
    for each in sorted(dwellers, key=lambda dweller: dweller.home):
        voting.setdefault(each.person, each.home)
    people: dict[AreaId, list[PersonId]] = defaultdict(list)
    for person, home in sorted(voting.items()):
        people[home].append(person)
    return [Listed(key=home, home=home, people=tuple(people[home])) for home in sorted(people)]


def _residents(people: Iterable[PersonId]) -> list[Listed]:
    return [Listed(key=person, people=(person,)) for person in sorted(set(people))]


async def _buildings(unit: Unit, area: Area) -> Mapping[AreaId, str]:
    """Below it, or the one that it lies in."""
    below = await unit.areas.within(area, Level.BUILDING)
    around = [*below, *await unit.areas.lineage(area)]
    return {each.id: each.name for each in around if each.level is Level.BUILDING}


def _building(home: Dwelling, called: Mapping[AreaId, str]) -> str:
    above = [AreaId(int(part)) for part in home.path.split("/")[:-1]]
    return next((called[each] for each in above if each in called), "")


def _flats(roll: Roll) -> list[VoteFlat]:
    return [
        VoteFlat(
            home=flat.home,
            key=roll.voting_for[flat.home].id,
            building=flat.building,
            area=flat.area,
        )
        for flat in roll.flats
    ]


def _frozen(flats: Iterable[VoteFlat]) -> Roll:
    return Roll.of(
        Flat(
            home=flat.home,
            building=flat.building,
            area=flat.area,
            owners=frozenset({f"h{flat.key}"}),
        )
        for flat in flats
    )

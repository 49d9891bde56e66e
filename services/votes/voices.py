"""How somebody stands to a vote: which voices they have in it, and which were heard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum, auto

from domain.areas import Area
from domain.people import Person, Relation, Role
from domain.votes import Vote, VoteId, VoteKind, Voter, VoteUnknown
from services.assembly import standing
from storage.failures import NotFound
from storage.unit import Unit

#: For so long after it a vote stays in its voters' list.
_AFTER = timedelta(days=30)
_MOST = 40
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class WhyNot(StrEnum):
    """Why somebody has no voice in it."""

    #: They are known to live nowhere here.
    NO_HOME = auto()
    #: They live elsewhere than where it is held.
    ELSEWHERE = auto()
    #: It is the owners', and they own nothing there.
    NOT_OWNER = auto()
    #: They are registered as an owner, and the household roll names others.
    UNLISTED = auto()
    #: They came when the roll was frozen already.
    LATE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    voter: Voter
    #: Its home with all above it; (): a person's own.
    lineage: Sequence[Area]
    #: How many more homes of the same owners it stands for.
    more: int
    cast: bool
    #: What is on record; None: nothing, or the vote is secret.
    choice: str | None = None
    #: Whether the reader cast it, of an open vote.
    by_reader: bool = False
    #: Whether the reader may cast it, or cast it anew.
    free: bool = True
    #: How many others whose own it is may cast it.
    others: int = 0
    #: Whether the reader votes for its owner.
    proxy: bool = False
    #: Whether its reader is known to live there no more: the roll was frozen before.
    left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    vote: Vote
    voices: Sequence[Voice]
    why_not: WhyNot | None = None

    @property
    def waiting(self) -> Sequence[Voice]:
        """Voices that were not heard."""
        return [voice for voice in self.voices if not voice.cast]


async def of_person(unit: Unit, person: Person) -> Sequence[Standing]:
    """What they may vote in, then what is announced for them, then what is over."""
    areas = {each.area for each in person.grants if each.role is Role.RESIDENT}
    for home in person.homes:
        area = await unit.areas.get(home.home)
        areas |= {area.id, *area.above}
    ids = [
        *await unit.voices.open_to(person.id),
        *await unit.voices.to_come(areas, _MOST),
        *await unit.voices.over(person.id, unit.now - _AFTER, _MOST),
    ]
    return [await look(unit, each, person) for each in ids]


async def of_old(unit: Unit, person: Person, most: int) -> Sequence[Standing]:
    """What they may vote in, then what they ever might, the newest first."""
    ids = [
        *await unit.voices.open_to(person.id),
        *await unit.voices.over(person.id, _LONG_AGO, most),
    ]
    return [await look(unit, each, person) for each in ids]


async def look(unit: Unit, vote_id: VoteId, person: Person) -> Standing:
    """Raises `VoteUnknown`."""
    try:
        vote = await unit.votes.get(vote_id)
    except NotFound:
        raise VoteUnknown from None
    voters = await unit.votes.voices(vote.id, person.id)
    if voters:
        return Standing(vote=vote, voices=[await _voice(unit, vote, v, person) for v in voters])
    return Standing(vote=vote, voices=(), why_not=await _why_not(unit, vote, person))


async def known_as(unit: Unit, voice: Voice) -> Sequence[str]:
    """By what neighbours would know whose a phrase is: names as they are here and on the household
    roll, and the parts of the address.
    """
    names = [area.name for area in voice.lineage]
    for person_id in await unit.votes.people_of(voice.voter.id):
        person = await unit.people.get(person_id)
        names.append(person.name)
        for home in person.homes:
            lines = await unit.residents.listed(home.home)
            names += [(await unit.areas.get(home.home)).name, *(line.name for line in lines)]
    return [name for name in names if name]


async def _voice(unit: Unit, vote: Vote, voter: Voter, reader: Person) -> Voice:
    ballots = unit.votes.ballots
    cast = await ballots.took_part(voter.id)
    holders = {each.holder for each in await unit.proxies.of_voter(voter.id) if each.holds}
    home = None if voter.home is None else await unit.areas.get(voter.home)
    homes = await unit.voices.homes_of(voter.id)
    by_reader = not vote.secret and await unit.voices.cast_by(voter.id) == reader.id
    # Whoever votes for somebody is not told how that somebody voted after all.
    hidden = vote.secret or (not by_reader and reader.id in holders)
    return Voice(
        voter=voter,
        lineage=() if home is None else await unit.areas.lineage(home),
        more=max(0, len(homes) - 1),
        cast=cast,
        choice=None if hidden else await ballots.of(voter.id),
        by_reader=by_reader,
        free=not cast
        or vote.changeable
        or await standing.gives_way(unit, vote, voter.id, reader.id),
        others=len(set(await unit.votes.people_of(voter.id)) - holders - {reader.id}),
        proxy=reader.id in holders,
        left=bool(homes) and not any(map(reader.lives_in, homes)) and reader.id not in holders,
    )


async def _why_not(unit: Unit, vote: Vote, person: Person) -> WhyNot:
    if not person.homes:
        return WhyNot.NO_HOME
    where = await unit.areas.get(vote.area)
    here = [each for each in person.homes if where.reaches(await unit.areas.get(each.home))]
    if not here:
        return WhyNot.ELSEWHERE
    if vote.kind is not VoteKind.ASSEMBLY:
        return WhyNot.LATE
    owned = [each.home for each in here if each.relation is Relation.OWNER]
    if not owned:
        return WhyNot.NOT_OWNER
    unlisted = [await unit.electorate.unlisted(home, person.id) for home in owned]
    return WhyNot.UNLISTED if all(unlisted) else WhyNot.LATE

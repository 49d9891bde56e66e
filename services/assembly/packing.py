"""All that a court would ask for of an owners' vote: gathered, and packed as a ZIP."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.areas import Area, AreaId, Level
from domain.assembly import Roll
from domain.assembly.procedure import KEEP_DAYS
from domain.outcomes import Outcome
from domain.papers import Paper
from domain.people import Person, PersonId
from domain.permissions import Action, require
from domain.proxies import Proxy
from domain.refusals import Refusal
from domain.serving import Delivery, NotAnAssembly
from domain.votes import Vote, VoteId, VoteKind, Voter, VoterId, VoteState, VoteStillOpen
from services.assembly import finding, silence
from services.votes import rolls
from services.votes.outcome import outcome
from storage.assemblies import Assembly
from storage.packs import Cast, Dates
from storage.unit import Unit

#: Of one archive, in bytes: it has to be sent within 20 s, from a neighbourhood too.
LARGEST = 16 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    vote: Vote
    assembly: Assembly
    dates: Dates
    roll: Roll
    outcome: Outcome
    #: The list as it was published.
    document: bytes
    #: Every home of the roll with all it lies in, from the compound on.
    addresses: Mapping[AreaId, Sequence[Area]]
    #: Whom the household roll names as owners there by now.
    owners: Mapping[AreaId, Sequence[str]]
    deliveries: Sequence[Delivery]
    cast: Sequence[Cast]
    #: Who count as taking part though they cast nothing.
    silent: AbstractSet[VoterId]
    voters: Mapping[VoterId, Voter]
    papers: Sequence[Paper]
    proxies: Sequence[Proxy]
    names: Mapping[PersonId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A file of the archive."""

    name: str
    content: bytes


def until(vote: Vote) -> datetime:
    """So long the owners may go to court, and the pack can be had."""
    return vote.closes_at + timedelta(days=KEEP_DAYS)


async def may_pack(unit: Unit, vote_id: VoteId, by: Person) -> Vote:
    """Raises `NotAnAssembly`, `NotEntitled`, `VoteStillOpen` and `PackOver`."""
    vote = await finding.vote(unit, vote_id)
    if vote.kind is not VoteKind.ASSEMBLY:
        raise NotAnAssembly
    # Names and doors of everybody stand in it.
    require(by, Action.SEE_ROLL, at=await unit.areas.get(vote.area))
    if vote.state is not VoteState.PUBLISHED:
        raise VoteStillOpen
    if unit.now > until(vote):
        raise PackOver
    return vote


async def gather(unit: Unit, vote: Vote) -> Pack:
    document = await unit.votes.published(vote.id)
    assert document is not None, "it was published"
    area = await unit.areas.get(vote.area)
    deliveries = await unit.served.of(vote.id)
    papers, proxies = await unit.papers.of(vote.id), await unit.proxies.of(vote.id)
    assembly = await unit.assemblies.get(vote.id)
    people = {each for one in deliveries for each in (one.person, one.by)}
    people |= {entry.by for paper in papers for entry in paper.entries}
    people |= {each.holder for each in proxies} | {assembly.silent_by}
    return Pack(
        vote=vote,
        assembly=assembly,
        dates=await unit.packs.dates(vote.id),
        roll=await rolls.assembly_roll(unit, vote),
        outcome=await outcome(unit, vote),
        document=document,
        addresses=await _addresses(unit, area),
        owners=await _owners(unit, area),
        deliveries=deliveries,
        cast=await unit.packs.cast(vote.id),
        silent={each.id for each in await silence.who(unit, vote) or ()},
        voters={each.id: each for each in await unit.votes.voters(vote.id)},
        papers=papers,
        proxies=proxies,
        names=await unit.packs.names({each for each in people if each is not None}),
    )


async def _addresses(unit: Unit, area: Area) -> Mapping[AreaId, Sequence[Area]]:
    known = {each.id: each for each in await unit.areas.lineage(area)}
    for level in (Level.GRID, Level.BUILDING, Level.UNIT, Level.HOME):
        known |= {each.id: each for each in await unit.areas.known(area, level)}
    return {
        each.id: [*(known[above] for above in each.above if above in known), each]
        for each in known.values()
        if each.level is Level.HOME
    }


async def _owners(unit: Unit, area: Area) -> Mapping[AreaId, Sequence[str]]:
    found: dict[AreaId, list[str]] = {}
    for deed in await unit.electorate.deeds(area):
        found.setdefault(deed.home, []).append(deed.name or "")
    return found


def parts(files: Sequence[Packed], most: int = LARGEST) -> Iterator[list[Packed]]:
    """As many as fit into one archive, in their order; one that is larger goes by itself."""
    part: list[Packed] = []
    size = 0
    for file in files:
        if part and size + len(file.content) > most:
            yield part
            part, size = [], 0
        part.append(file)
        size += len(file.content)
    yield part


def archive(files: Sequence[Packed], at: datetime) -> bytes:
    """`at`: local, as the files are dated."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        for file in files:
            entry = zipfile.ZipInfo(file.name, at.timetuple()[:6])
            entry.external_attr = 0o600 << 16
            # Photographs are packed already.
            way = zipfile.ZIP_STORED if file.name.endswith(".jpg") else zipfile.ZIP_DEFLATED
            packed.writestr(entry, file.content, way)
    return whole.getvalue()


class PackOver(Refusal):
    """The year in which owners may go to court is over: what it was made of is gone."""

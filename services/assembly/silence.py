"""Whether the silence of who was provably told counts as taking part: never by itself."""

from collections.abc import Sequence

from domain.assembly import Count
from domain.people import Person
from domain.permissions import Action, require
from domain.serving import NotAnAssembly, of_its_date, proven
from domain.votes import Vote, VoteId, VoteKind, VoteOpenAlready, Voter, VoteState
from services.assembly import finding
from services.votes import rolls
from storage.assemblies import Assembly
from storage.unit import Unit


async def switch(unit: Unit, vote_id: VoteId, clause: str, by: Person) -> Assembly:
    """`clause`: of the owners' rules of procedure, which says so; "": off again. With it who read
    the warning is kept. Raises `NotAnAssembly`, `VoteOpenAlready` and `NotEntitled`.
    """
    vote = await may_switch(unit, vote_id, by)
    await unit.assemblies.silence(
        vote.id, clause, by.id if clause else None, unit.now if clause else None
    )
    return await unit.assemblies.get(vote.id)


async def may_switch(unit: Unit, vote_id: VoteId, by: Person) -> Vote:
    """Before it opens only: nobody changes the count once they see who votes. Raises as above."""
    vote = await finding.vote(unit, vote_id, hold=True)
    if vote.kind is not VoteKind.ASSEMBLY:
        raise NotAnAssembly
    require(by, Action.RUN_ASSEMBLY, at=await unit.areas.get(vote.area))
    if vote.state is not VoteState.DRAFT:
        raise VoteOpenAlready
    return vote


async def counted(unit: Unit, vote: Vote) -> Count | None:
    """None: their silence does not count."""
    found = await who(unit, vote)
    if found is None:
        return None
    return Count(area=sum(each.area for each in found), heads=len(found))


async def who(unit: Unit, vote: Vote) -> Sequence[Voter] | None:
    """Who was provably told, and cast no ballot; None: their silence does not count."""
    if vote.kind is not VoteKind.ASSEMBLY:
        return None
    said = await unit.assemblies.get(vote.id)
    if not said.clause:
        return None
    roll = await rolls.assembly_roll(unit, vote)
    deliveries = of_its_date(await unit.served.of(vote.id), said.moved_at)
    told = proven(roll, deliveries, vote.closes_at)
    silent = set(await unit.votes.ballots.silent(vote.id))
    voters = [each for each in await unit.votes.voters(vote.id) if each.id in silent]
    return [each for each in voters if each.key in told]

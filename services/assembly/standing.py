"""Which of two ballots of one voice stands: the owner's own before a proxy's, and of paper and
online the one that was announced.
"""

from collections.abc import Sequence

from domain.papers import Both, Paper, PaperStands, PaperState
from domain.people import PersonId
from domain.proxies import OwnersBallotStands, Proxy
from domain.votes import Vote, VoteKind, VoterId
from storage.unit import Unit


async def give_way(unit: Unit, vote: Vote, voter: VoterId, by: PersonId | None) -> None:
    """Before somebody casts online: takes out the ballot that theirs comes before.

    Raises `OwnersBallotStands` and `PaperStands`.
    """
    if vote.kind is not VoteKind.ASSEMBLY or by is None:
        return
    # Held before anything is read: owner and holder press at the same moment.
    proxies = await unit.proxies.hold_of(voter)
    paper = await unit.papers.hold_of(voter)
    held = next((each for each in proxies if each.holds and each.holder == by), None)
    if held is None:
        await _for_the_owner(unit, vote, voter, proxies, paper)
    else:
        await _for_the_holder(unit, voter, held, proxies, paper)


async def gives_way(unit: Unit, vote: Vote, voter: VoterId, by: PersonId | None) -> bool:
    """Whether the ballot that is in is not theirs, and theirs comes before it."""
    if vote.kind is not VoteKind.ASSEMBLY or by is None:
        return False
    proxies = await unit.proxies.of_voter(voter)
    if any(each.holds and each.holder == by for each in proxies):
        return False
    if any(each.cast_at is not None for each in proxies):
        return True
    paper = await unit.papers.of_voter(voter)
    if paper is None or paper.state is not PaperState.COUNTED:
        return False
    return (await unit.assemblies.get(vote.id)).both is Both.ONLINE


async def overridden(unit: Unit, voter: VoterId) -> bool:
    """Whether a proxy's ballot was in, which is out by now: what the owner says counts."""
    cast = [each for each in await unit.proxies.hold_of(voter) if each.cast_at is not None]
    for each in cast:
        await unit.votes.ballots.withdraw(voter)
        await unit.proxies.override(each.id, unit.now)
    return bool(cast)


async def _for_the_owner(
    unit: Unit, vote: Vote, voter: VoterId, proxies: Sequence[Proxy], paper: Paper | None
) -> None:
    if paper is not None and paper.state is PaperState.COUNTED:
        if (await unit.assemblies.get(vote.id)).both is Both.PAPER:
            raise PaperStands
        await unit.votes.ballots.withdraw(voter)
        await unit.papers.aside(paper.id)
    if any(each.cast_at is not None for each in proxies):
        await overridden(unit, voter)


async def _for_the_holder(
    unit: Unit, voter: VoterId, held: Proxy, proxies: Sequence[Proxy], paper: Paper | None
) -> None:
    # On paper it was the owner who voted.
    if paper is not None and paper.state is PaperState.COUNTED:
        raise OwnersBallotStands
    cast = next((each for each in proxies if each.cast_at is not None), None)
    if cast is None and await unit.votes.ballots.took_part(voter):
        raise OwnersBallotStands
    if cast is not None and cast.id != held.id:
        await unit.votes.ballots.withdraw(voter)
        await unit.proxies.cast(cast.id, None)
    await unit.proxies.cast(held.id, unit.now)

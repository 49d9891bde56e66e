"""A vote is announced, then opened on a roll that nobody changes afterwards."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from domain.people import PersonId
from domain.votes import NobodyToVote, NotTheKey, Vote, VoteId, VoteOpenAlready, VoteState
from services.vote_keys import Keys
from storage.unit import Unit
from storage.votes import Announced, Listed


async def announce(unit: Unit, announced: Announced, by: PersonId | None) -> Vote:
    return await unit.votes.get(await unit.votes.make(announced, by, unit.now))


async def open_vote(
    unit: Unit,
    keys: Keys,
    vote_id: VoteId,
    listed: Sequence[Listed],
    *,
    roll_digest: str = "",
    public_key: bytes | None = None,
) -> Vote:
    """`public_key`: the officers', where they alone have the private one.

    `roll_digest`: of the owners' roll; else one is made of the keys and areas.
    Raises `VoteOpenAlready`, `NobodyToVote`, and `NotTheKey` where the officers' is missing.
    """
    vote = await unit.votes.hold(vote_id)
    if vote.state is not VoteState.DRAFT:
        raise VoteOpenAlready
    if not listed:
        raise NobodyToVote
    if vote.secret:
        # Where the officers alone have the key, theirs was given when the vote was called.
        public = public_key or vote.public_key
        if public is None and vote.officers:
            raise NotTheKey
        vote = replace(vote, public_key=public or keys.pair(), veil=keys.veil())
    await unit.votes.freeze(vote.id, listed)
    opened = replace(vote, state=VoteState.OPEN, roll_digest=roll_digest or _digest(listed))
    await unit.votes.save(opened)
    return opened


def _digest(listed: Sequence[Listed]) -> str:
    """The same whatever the order, and without a name."""
    lines = sorted(f"{each.key}\t{each.home or ''}\t{each.area}" for each in listed)
    return sha256("\n".join(lines).encode()).hexdigest()

"""The end of a vote: every ballot that was acknowledged is counted, and none after.

A secret one goes through an urn, in which envelopes are nobody's; who dies in between leaves it
there, and somebody goes on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.assembly import Count
from domain.published import Ballot, Header, Published, read, written
from domain.published import publish as listed
from domain.votes import Vote, VoteClosed, VoteId, VoteState, VoteStillOpen
from services import envelopes
from services.envelopes import Sealed
from services.vote_keys import Keys
from storage.database import Database
from storage.unit import Unit

#: An update that was received in the last moment may be on its way to the inbox still.
GRACE = timedelta(seconds=5)


async def due(unit: Unit) -> Sequence[Vote]:
    """Their time is over, and all that was received within it has been served."""
    oldest = await unit.inbox.oldest()
    ended = await unit.votes.to_close(unit.now - GRACE)
    return [vote for vote in ended if oldest is None or oldest >= vote.closes_at]


async def end(unit: Unit, vote_id: VoteId, received_at: datetime) -> Vote:
    """Before its time: as of this moment, since ballots that came after this word may have been
    served before it, and are acknowledged. Raises `VoteNotOpen` and `VoteClosed`.
    """
    vote = await unit.votes.hold(vote_id)
    vote.must_be_open(received_at)
    if unit.now < vote.closes_at:
        vote = vote.end(unit.now)
        await unit.votes.save(vote)
    return vote


async def close(unit: Unit, vote_id: VoteId) -> Vote:
    """Raises `VoteStillOpen` where ballots may be waiting, and `VoteClosed`."""
    # Waits for all who are casting one, and lets nobody begin.
    vote = await unit.votes.hold(vote_id)
    if vote.state is not VoteState.OPEN:
        raise VoteClosed(vote)
    if vote.id not in {each.id for each in await due(unit)}:
        raise VoteStillOpen
    if vote.secret:
        sealed = await unit.votes.ballots.envelopes(vote.id)
        await unit.votes.ballots.into_urn(vote.id, sealed)
        vote = replace(vote, envelopes_digest=envelopes.digest(sealed))
    closed = replace(vote, state=VoteState.CLOSED, closed_at=unit.now)
    await unit.votes.save(closed)
    return closed


async def unpublished(unit: Unit, keys: Keys) -> Sequence[Vote]:
    """Closed, and can be opened: of others the officers have not brought their key."""
    closed = await unit.votes.to_publish()
    return [vote for vote in closed if vote.public_key is None or keys.has(vote.public_key)]


async def publish(unit: Unit, keys: Keys, vote_id: VoteId, kind: str) -> Published:
    """`kind`: in words, as people read it. What is to be destroyed then is `bury`'s.

    Raises `VoteStillOpen`, `VoteClosed` where it was published before, and `NotTheKey`.
    """
    vote = await unit.votes.hold(vote_id)
    if vote.state is VoteState.PUBLISHED:
        raise VoteClosed(vote)
    if vote.state is not VoteState.CLOSED or vote.closed_at is None:
        raise VoteStillOpen
    header = Header(
        title=vote.title,
        kind=kind,
        question=vote.question,
        options=vote.options,
        roll=vote.roll_digest,
        envelopes=vote.envelopes_digest,
        closed=vote.closes_at,
    )
    if vote.secret:
        document = await _opened(unit, keys, vote, header)
    else:
        document = _of_counts(header, vote, await unit.votes.ballots.counts(vote.id))
    await unit.votes.publish(vote.id, written(document), document.head, unit.now)
    await unit.votes.ballots.empty_urn(vote.id)
    await unit.votes.save(replace(vote, state=VoteState.PUBLISHED))
    return document


async def results(unit: Unit, vote_id: VoteId) -> Published:
    """Nobody sees any of it earlier. Raises `VoteStillOpen`."""
    document = await unit.votes.published(vote_id)
    if document is None:
        raise VoteStillOpen
    return read(document)


async def bury(database: Database, keys: Keys) -> None:
    """Nobody opens an envelope again, whatever they kept of it. Comes to the same when it is done
    twice, or began by somebody who died.
    """
    async with database.read() as unit:
        needed = await unit.votes.needing_keys()
        over = await unit.votes.over_with_keys()
    publics = {vote.public_key for vote in needed if vote.public_key is not None}
    for vote in over:
        # Officers may have one key for several votes.
        keys.destroy(None if vote.public_key in publics else vote.public_key, vote.veil)
    keys.forget_typed()
    keys.destroy_strays(publics, [vote.veil for vote in needed])
    async with database.write() as unit:
        for vote in over:
            await unit.votes.save(replace(vote, public_key=None, veil=""))
    await database.overwrite()


async def _opened(unit: Unit, keys: Keys, vote: Vote, header: Header) -> Published:
    assert vote.public_key is not None, "a secret vote was opened with one"
    sealed = await unit.votes.ballots.urn(vote.id)
    found = envelopes.open_all(sealed, keys.private(vote.public_key))
    ballots = [Ballot(phrase=each.phrase, choice=each.choice) for each in found]
    # An area is as good as a name: with areas no single ballot is shown.
    areas = _areas(vote, found) if vote.by_area else None
    return listed(header, ballots, areas=areas, sums_only=vote.by_area)


def _areas(vote: Vote, found: Sequence[Sealed]) -> Mapping[str, int]:
    return {
        choice: sum(each.area for each in found if each.choice == choice)
        for choice in vote.choices
    }


def _of_counts(header: Header, vote: Vote, counts: Mapping[str, Count]) -> Published:
    """Who chose what in an open vote is on record, and is shown as it was announced."""
    none = Count()
    ballots = [
        Ballot(phrase="", choice=choice)
        for choice in vote.choices
        for _ in range(counts.get(choice, none).heads)
    ]
    areas = {choice: counts.get(choice, none).area for choice in vote.choices}
    return listed(header, ballots, areas=areas if vote.by_area else None, sums_only=True)

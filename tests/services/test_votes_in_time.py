"""When a ballot is in time, and when a vote may be closed."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from town import HandClock
from voting import cast, hold, sums, vote_openly, vote_secretly

from domain.votes import VoteClosed, VoteStillOpen
from services import votes
from services.votes import GRACE
from storage.database import Database
from storage.inbox import Arrival

MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize("secret", [False, True])
async def test_in_time_is_what_was_received_in_time_however_late_it_is_served(
    database: Database, clock: HandClock, tmp_path: Path, *, secret: bool
) -> None:
    held = await hold(database, tmp_path, 2, secret=secret)
    last = replace(held.hand(0, clock), received_at=held.vote.closes_at - MOMENT)
    late = replace(held.hand(1, clock), received_at=held.vote.closes_at)
    vote = vote_secretly if secret else vote_openly
    clock.move(hours=3)
    await vote(database, held, last, "for")
    with pytest.raises(VoteClosed):
        await vote(database, held, late, "for")

    async with database.read() as unit:
        assert await unit.votes.ballots.took_part(last.voter)
        assert not await unit.votes.ballots.took_part(late.voter)


async def test_it_stays_open_while_ballots_of_its_time_wait_in_the_inbox(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    held = await hold(database, tmp_path, 1)
    clock.move(minutes=119)
    async with database.write() as unit:
        # Of another process, which received it later and was quicker to write it down.
        late = held.vote.closes_at + MOMENT
        await unit.inbox.add([Arrival(key="u0", lane="p7001", body="{}")], late)
        await unit.inbox.add([Arrival(key="u1", lane="p7000", body="{}")], unit.now)
    clock.move(minutes=5)
    async with database.write() as unit:
        with pytest.raises(VoteStillOpen):
            await votes.close(unit, held.vote.id)
        await unit.inbox.done([2], unit.now)
        await unit.inbox.add([Arrival(key="u2", lane="p7000", body="{}")], unit.now)
    async with database.write() as unit:
        closed = await votes.close(unit, held.vote.id)

    assert closed.closed_at == clock()


async def test_it_can_be_ended_early_and_never_closed_before_its_end(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    held = await hold(database, tmp_path, 2)
    async with database.write() as unit:
        with pytest.raises(VoteStillOpen):
            await votes.close(unit, held.vote.id)
    clock.move(minutes=10)
    before = held.hand(0, clock)
    clock.move(seconds=1)
    async with database.write() as unit:
        await votes.end(unit, held.vote.id, unit.now)
    await cast(database, before)
    with pytest.raises(VoteClosed):
        await cast(database, held.hand(1, clock))
    clock.move(seconds=GRACE.total_seconds())
    async with database.write() as unit:
        await votes.close(unit, held.vote.id)

    assert await sums(database, held) == {"for": 1}


async def test_what_was_acknowledged_before_an_early_end_was_served_is_in_time(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    held = await hold(database, tmp_path, 2)
    pressed = clock()
    clock.move(seconds=1)
    quick, slow = held.hand(0, clock), held.hand(1, clock)
    await cast(database, quick)
    clock.move(seconds=1)
    async with database.write() as unit:
        ended = await votes.end(unit, held.vote.id, pressed)
    await cast(database, slow)
    async with database.write() as unit:
        again = await votes.end(unit, held.vote.id, pressed)

    assert await sums(database, held) == {"for": 2}
    assert quick.received_at < ended.closes_at == clock()
    assert again == ended

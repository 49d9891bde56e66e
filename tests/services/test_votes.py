"""One ballot a voice, in time by when it was received, and a close that is sharp (P8)."""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from town import HandClock
from voting import CHOICES, LASTS, Held, cast, hold, over, sums, vote_openly, vote_secretly

from domain.refusals import Refusal
from domain.votes import (
    BallotFinal,
    NotOffered,
    NotOnTheRoll,
    VoteClosed,
    VoteKind,
    VoteNotOpen,
    VoteOpenAlready,
    VoteStillOpen,
)
from services import votes
from services.votes import GRACE, Hand
from storage.database import Database
from storage.votes import Listed

MOMENT = timedelta(microseconds=1)


async def test_open_ballots_are_counted_by_heads_and_areas(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    held = await hold(database, tmp_path, 4, kind=VoteKind.ASSEMBLY)
    for place, choice in enumerate(["for", "for", "against"]):
        await cast(database, held.hand(place, clock), choice)
    async with database.read() as unit:
        silent = await unit.votes.ballots.silent(held.vote.id)
        with pytest.raises(VoteStillOpen):
            await votes.results(unit, held.vote.id)
    await over(database, held, clock)

    async with database.read() as unit:
        document = await votes.results(unit, held.vote.id)
    assert silent == [held.voters[3].id]
    assert document.sums == {"for": 2, "against": 1, "abstain": 0}
    assert document.areas == {"for": 10_001, "against": 5_002, "abstain": 0}
    assert document.lines is None


async def test_a_final_ballot_stays_and_a_changeable_one_is_replaced(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    final = await hold(database, tmp_path, 1)
    changeable = await hold(database, tmp_path, 1, changeable=True)
    await cast(database, final.hand(0, clock))
    await cast(database, changeable.hand(0, clock))
    clock.move(seconds=1)
    with pytest.raises(BallotFinal):
        await cast(database, final.hand(0, clock), "against")
    await cast(database, changeable.hand(0, clock), "against")

    assert await sums(database, final) == {"for": 1}
    assert await sums(database, changeable) == {"against": 1}


async def test_of_two_phones_the_later_press_counts_whichever_is_served_first(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    held = await hold(database, tmp_path, 1, changeable=True)
    early = held.hand(0, clock)
    clock.move(seconds=1)
    await cast(database, held.hand(0, clock), "against")
    await cast(database, early, "for")

    assert await sums(database, held) == {"against": 1}


async def test_who_has_no_voice_casts_nothing(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    held = await hold(database, tmp_path, 2)
    other = await hold(database, tmp_path, 2)
    for hand in (
        held.hand(0, clock, by=1),
        replace(held.hand(0, clock), vote=other.vote.id),
        replace(held.hand(0, clock), voter=other.voters[0].id),
    ):
        with pytest.raises(NotOnTheRoll):
            await cast(database, hand)
    with pytest.raises(NotOffered):
        await cast(database, held.hand(0, clock), "maybe")
    early = replace(held.hand(0, clock), received_at=held.vote.opens_at - MOMENT)
    with pytest.raises(VoteNotOpen):
        await cast(database, early)

    assert await sums(database, held) == {}


async def test_a_roll_is_frozen_once(database: Database, tmp_path: Path) -> None:
    held = await hold(database, tmp_path, 2)
    async with database.write() as unit:
        with pytest.raises(VoteOpenAlready):
            await votes.open_vote(unit, held.keys, held.vote.id, [Listed(key=1)])

    assert len(held.vote.roll_digest) == 64


@pytest.mark.parametrize("changeable", [False, True])
@pytest.mark.parametrize("secret", [False, True])
async def test_fifty_ballots_of_one_voice_at_once_are_one(
    database: Database, clock: HandClock, tmp_path: Path, *, secret: bool, changeable: bool
) -> None:
    held = await hold(database, tmp_path, 1, secret=secret, changeable=changeable)
    vote = vote_secretly if secret else vote_openly
    hands = [held.hand(0, clock)] * 50
    told = await asyncio.gather(
        *(vote(database, held, hand, CHOICES[n % 3]) for n, hand in enumerate(hands)),
        return_exceptions=True,
    )
    await over(database, held, clock)

    async with database.read() as unit:
        document = await votes.results(unit, held.vote.id)
    assert document.count == 1
    assert told.count(None) == (50 if changeable else 1)
    assert all(each is None or isinstance(each, BallotFinal) for each in told)


ROUNDS, AT_ONCE = 100, 8


@pytest.mark.parametrize("secret", [False, True])
async def test_acknowledged_is_tallied_and_nothing_else(
    database: Database, clock: HandClock, tmp_path: Path, *, secret: bool
) -> None:
    vote = vote_secretly if secret else vote_openly
    rounds = ROUNDS // 4 if secret else ROUNDS
    total = 0
    for turn in range(rounds):
        held, hands = await _about_to_close(database, clock, tmp_path, secret=secret)
        work = [vote(database, held, hand, "for") for hand in hands]
        told, tallied = await _raced(work, _tallied(database, held), turn)
        total += tallied

        assert all(each is None or isinstance(each, VoteClosed) for each in told), told
        assert tallied == told.count(None)
    assert 0 < total < rounds * AT_ONCE, "nobody was early, or nobody late: it was no race"


async def _about_to_close(
    database: Database, clock: HandClock, folder: Path, *, secret: bool = False
) -> tuple[Held, list[Hand]]:
    """Its time is over, and these were received in time."""
    held = await hold(database, folder, AT_ONCE, secret=secret)
    hands = [held.hand(place, clock) for place in range(AT_ONCE)]
    clock.move(seconds=(LASTS + GRACE).total_seconds())
    return held, hands


async def _raced(
    casts: list[Coroutine[None, None, None]], close: Coroutine[None, None, int], turn: int
) -> tuple[list[object], int]:
    """The close begins a little later each turn."""
    place = turn % (len(casts) + 1)
    ended = await asyncio.gather(*casts[:place], close, *casts[place:], return_exceptions=True)
    tallied = ended.pop(place)
    assert isinstance(tallied, int), tallied
    return list(ended), tallied


async def _tallied(database: Database, held: Held) -> int:
    """What is counted in the moment of closing."""
    async with database.write() as unit:
        await votes.close(unit, held.vote.id)
        if held.vote.secret:
            return len(await unit.votes.ballots.urn(held.vote.id))
        return sum(each.heads for each in (await unit.votes.ballots.counts(held.vote.id)).values())


async def test_looking_whether_it_is_open_without_holding_it_loses_ballots(
    postgres_url: str, clock: HandClock, tmp_path: Path
) -> None:
    """The control: "insert it where the vote is open"."""
    database = await Database.open(postgres_url, clock)
    lost = 0
    for turn in range(ROUNDS):
        held, hands = await _about_to_close(database, clock, tmp_path)
        work = [_if_it_exists(database, hand) for hand in hands]
        told, tallied = await _raced(work, _tallied(database, held), turn)
        lost += told.count(None) - tallied
    await database.close()

    print(f"{lost} acknowledged ballots were not tallied")
    assert lost > 0


async def _if_it_exists(database: Database, hand: Hand) -> None:
    async with database.write() as unit:
        changed = await unit._session.run(
            "INSERT INTO ballots (voter_id, vote_id, choice, at)"
            " SELECT :voter, id, 'for', 0 FROM votes WHERE id = :vote AND state = 'open'",
            voter=hand.voter,
            vote=hand.vote,
        )
        if not changed:
            raise Refusal

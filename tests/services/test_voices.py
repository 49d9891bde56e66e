"""How people stand to votes, and who of them is to be reminded, on both databases."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from town import HandClock
from voting import LASTS, hold, over

from domain.people import Person
from domain.votes import VoteState
from services import votes
from services.votes import reminding, voices
from services.votes.voices import WhyNot
from storage.database import Database
from storage.vote_told import Telling


async def _person(database: Database, telegram_id: int) -> Person:
    async with database.read() as unit:
        person = await unit.people.known_as(telegram_id)
    assert person is not None
    return person


async def test_votes_are_found_by_their_voices_open_and_over(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    past = await hold(database, tmp_path, 2)
    await over(database, past, clock)
    held = await hold(database, tmp_path, 2)
    async with database.write() as unit:
        await votes.cast(unit, held.hand(0, clock), "for")
    wang = await _person(database, 7000)
    stranger = await _met(database)
    async with database.read() as unit:
        found = await voices.of_person(unit, wang)
        nothing = await voices.of_person(unit, stranger)
        seen = await voices.look(unit, held.vote.id, stranger)
    clock.move(days=40)
    async with database.read() as unit:
        later = [each.vote.id for each in await voices.of_person(unit, wang)]
        ever = [each.vote.id for each in await voices.of_old(unit, wang, 9)]

    assert [each.vote.state for each in found] == [VoteState.OPEN, VoteState.PUBLISHED]
    assert [(v.choice, v.by_reader, v.free) for v in found[0].voices] == [("for", True, False)]
    assert (nothing, seen.voices, seen.why_not) == ([], (), WhyNot.NO_HOME)
    assert (later, ever) == ([held.vote.id], [held.vote.id, past.vote.id])


async def _met(database: Database) -> Person:
    async with database.write() as unit:
        return await unit.people.meet(9999, "路人", unit.now)


async def test_the_silent_are_found_once_for_each_moment(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    held = await hold(database, tmp_path, 3)
    async with database.write() as unit:
        assert await reminding.to_remind(unit) == []
        await votes.cast(unit, held.hand(0, clock), "for")
    clock.move(seconds=LASTS.total_seconds() / 2)
    async with database.write() as unit:
        [found] = await reminding.to_remind(unit)
    async with database.write() as unit:
        assert await reminding.to_remind(unit) == []

    assert found.telling is Telling.HALFWAY
    assert [person.id for person in found.people] == held.people[1:]


async def test_of_moments_that_were_slept_through_only_the_last_is_told(
    database: Database, tmp_path: Path
) -> None:
    vote = (await hold(database, tmp_path, 1)).vote
    day = timedelta(days=1)
    at = {
        lasts: [
            reminding.due(replace(vote, closes_at=vote.opens_at + lasts), vote.opens_at + after)
            for after in moments
        ]
        for lasts, moments in {
            6 * day: (2 * day, 3 * day, 5 * day, 6 * day),
            day: (day / 2 - timedelta(seconds=1), day / 2, day),
            timedelta(minutes=10): (timedelta(minutes=9),),
        }.items()
    }

    assert at[6 * day] == [None, Telling.HALFWAY, Telling.LAST_DAY, None]
    assert at[day] == [None, Telling.HALFWAY, None]
    assert at[timedelta(minutes=10)] == [None]

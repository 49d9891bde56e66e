"""What outlasts an erasure as a table, on both databases."""

from datetime import timedelta

from town import HandClock

from domain.people import Person
from services import privacy
from storage.database import Database
from storage.moments import stamp
from storage.unit import Unit

WANG, LI = 6_612_345_678, 6_612_345_679
_DAY = timedelta(days=1)


async def somebody(unit: Unit, telegram_id: int = WANG) -> Person:
    return await unit.people.meet(telegram_id, "王", unit.now)


async def filed(unit: Unit, person: Person, *, anonymously: bool = False) -> None:
    ticket_id = await unit._session.value(
        "INSERT INTO tickets (kind, category, text, stage, reporter_id, filed_at, reopenings)"
        " VALUES ('repair', 'lift', '', 'withdrawn', :person, :at, 0) RETURNING id",
        person=None if anonymously else person.id,
        at=stamp(unit.now),
    )
    if anonymously:
        await unit._session.run(
            "INSERT INTO anonymous_reporters (ticket_id, person_id) VALUES (:ticket, :person)",
            ticket=ticket_id,
            person=person.id,
        )


async def counted(unit: Unit, person: Person) -> tuple[int, int, int]:
    """Filings, guesses, and telephone numbers tried, within their while."""
    return (
        await unit.tickets.filed_since(person.id, unit.now - _DAY),
        (await unit.invitations.guessed(person.id, unit.now))[0],
        await unit.events.count("person", person.id, "phone-tried", unit.now - _DAY),
    )


async def busy(unit: Unit) -> Person:
    person = await somebody(unit)
    await filed(unit, person)
    await filed(unit, person, anonymously=True)
    await unit.invitations.guess(person.id, unit.now)
    await unit.events.add("person", person.id, "phone-tried", by=person.id, at=unit.now)
    return person


async def test_what_they_used_counts_again_through_two_erasures(database: Database) -> None:
    async with database.write() as unit:
        person = await busy(unit)
        before = await counted(unit, person)
    after = []
    for _ in range(2):
        async with database.write() as unit:
            await privacy.erase(unit, person)
        async with database.write() as unit:
            person = await somebody(unit)
            stranger = await somebody(unit, LI)
            after += [await counted(unit, person), await counted(unit, stranger)]

    assert before == (2, 1, 1)
    assert after == [before, (0, 0, 0)] * 2


async def test_it_is_gone_the_day_after_but_for_who_is_kept_out(
    database: Database, clock: HandClock
) -> None:
    async with database.write() as unit:
        person = await busy(unit)
        since = unit.now
        await unit.people.bar(person.id, since)
        await privacy.erase(unit, person)
    clock.move(days=1, hours=2)
    async with database.write() as unit:
        await unit.kept_out.forget(unit.now - _DAY)
        left = [row["kind"] for row in await unit._session.all("SELECT kind FROM kept_out")]
        back = await somebody(unit)
        nothing = await unit._session.all("SELECT kind FROM kept_out")
        row = await unit._session.one("SELECT barred_at FROM people WHERE id = :id", id=back.id)

    assert left == ["barred"]
    assert back.barred
    assert row["barred_at"] == stamp(since)
    assert list(nothing) == []


async def test_it_says_neither_whose_it_is_nor_which_ticket_was_theirs(
    database: Database, clock: HandClock
) -> None:
    clock.move(minutes=7)
    async with database.write() as unit:
        person = await busy(unit)
        await unit._session.run("DELETE FROM guesses")
        moments = {row["filed_at"] for row in await unit._session.all("SELECT * FROM tickets")}
        await privacy.erase(unit, person)

    async with database.read() as unit:
        kept = [dict(row) for row in await unit._session.all("SELECT * FROM kept_out")]
    assert len(kept) == 3
    assert str(WANG) not in str(kept)
    assert moments.isdisjoint(row["at"] for row in kept)


async def test_of_whoever_used_nothing_nothing_is_kept(
    database: Database, clock: HandClock
) -> None:
    async with database.write() as unit:
        person = await busy(unit)
    clock.move(days=1, seconds=1)
    async with database.write() as unit:
        await privacy.erase(unit, person)

        assert list(await unit._session.all("SELECT * FROM kept_out")) == []

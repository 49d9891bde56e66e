"""What has grown old goes by itself: chunk by chunk, and at night."""

import pytest
from forgetting import known, rows
from offices import compound, lives
from scenes import filed, finished
from town import Town

from domain.settings import Neighbourhood, PrivacySettings


async def years(town: Town, days: int) -> None:
    """The clock goes on, and comes by at night as it does every night."""
    town.clock.move(days=days)
    await town.tick()
    town.clock.move(days=1)
    await town.settle()


async def test_a_ticket_that_ended_two_years_ago_keeps_what_it_was_about(town: Town) -> None:
    wang, _, _ = await finished(town)
    await wang.taps("👍 已解决")
    await wang.taps("★★★★")
    town.clock.move(days=729)
    await town.tick()
    before = (await town.ticket(1)).text

    town.clock.move(days=2)
    await town.tick()

    ticket = await town.ticket(1)
    assert before == "3号楼2单元电梯坏了"
    assert (ticket.text, ticket.place.building, ticket.place.unit) == ("", "3", None)
    assert (ticket.anonymised, ticket.reporter, ticket.stars) == (True, None, 4)
    assert await rows(town, "SELECT file_id FROM files") == []
    assert await rows(town, "SELECT note FROM events WHERE kind <> 'rated' AND note > ''") == []


async def test_it_is_still_there_to_be_looked_at(town: Town) -> None:
    _, li, _ = await finished(town)
    await years(town, 8)
    town.clock.move(days=730)
    await town.tick()

    await li.says("/ticket 1")

    assert "原话已不再保留" in li.last.text
    assert "有人 提交" in li.last.text
    assert "李师傅" in li.last.text


async def test_what_is_open_is_never_old(town: Town) -> None:
    await filed(town)

    town.clock.move(days=3000)
    await town.tick()

    assert (await town.ticket(1)).text == "3号楼2单元电梯坏了"


async def test_more_than_one_sweep_can_take_are_taken_by_the_next(town: Town) -> None:
    await filed(town)
    async with town.linli.database.write() as unit:
        await unit._session.run(
            "INSERT INTO tickets (kind, category, text, stage, reporter_id, filed_at, reopenings)"
            " SELECT 'repair', 'water', 'old', 'withdrawn', reporter_id, 0, 0 FROM tickets,"
            " (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)"
            "  SELECT i FROM n) AS many"
        )
    await town.tick()
    after_one = await rows(town, "SELECT count(*) FROM tickets WHERE text = 'old'")

    await town.tick()

    assert after_one == [(50,)]
    assert await rows(town, "SELECT count(*) FROM tickets WHERE text = 'old'") == [(0,)]


async def test_a_guest_with_nothing_here_is_forgotten_after_a_year(town: Town) -> None:
    passer = town.guest()
    await passer.opens()

    await years(town, 366)

    assert not await known(town, passer)


async def test_whoever_came_by_meanwhile_is_not(town: Town) -> None:
    passer = town.guest()
    await passer.opens()
    town.clock.move(days=200)
    await passer.says("/help")
    await years(town, 0)

    await years(town, 300)
    still = await known(town, passer)
    await years(town, 100)

    assert still
    assert not await known(town, passer)


async def test_who_lives_works_or_has_asked_for_something_here_is_not(town: Town) -> None:
    await compound(town)
    wang = await lives(town, town.guest("王阿姨"), "幸福里3号楼2单元501")
    li, barred = town.repairer(), town.guest("闹事者")
    reporter = town.guest("报修人")
    await reporter.says("3号楼2单元电梯坏了")
    await reporter.taps("✅ 提交")
    await barred.opens()
    async with town.linli.database.write() as unit:
        person = await unit.people.known_as(barred.person.id)
        assert person is not None
        await unit.people.bar(person.id, unit.now)

    await years(town, 400)

    assert [await known(town, each) for each in (wang, li, barred, reporter)] == [True] * 4


async def test_more_guests_than_one_transaction_takes_are_forgotten_in_one_night(
    town: Town,
) -> None:
    async with town.linli.database.write() as unit:
        for number in range(5000, 5150):
            await unit.people.meet(number, "路人", unit.now)

    await years(town, 366)

    assert await rows(town, "SELECT count(*) FROM people WHERE name = '路人'") == [(0,)]


async def test_what_was_decided_or_has_lapsed_goes_after_ninety_days(town: Town) -> None:
    await compound(town)
    wang = await lives(town, town.guest("王阿姨"), "幸福里3号楼2单元501")
    async with town.linli.database.write() as unit:
        session = unit._session
        me = (await unit.people.known_as(wang.person.id)).id  # type: ignore[union-attr]
        home = await session.value("SELECT id FROM areas WHERE level = 'home' LIMIT 1")
        now = int(unit.now.timestamp() * 1_000_000)
        for state, decided in (("refused", now), ("waiting", None)):
            await session.run(
                "INSERT INTO applications (person_id, home_id, name, relation, state, at,"
                " decided_at) VALUES (:me, :home, '王', 'owner', :state, :now, :decided)",
                me=me,
                home=home,
                state=state,
                now=now,
                decided=decided,
            )
        await session.run(
            "INSERT INTO invitations (token_hash, home_id, relation, made_at, expires_at)"
            " VALUES ('x', :home, 'family', :now, :now)",
            home=home,
            now=now,
        )
    town.clock.move(days=89)
    await town.tick()
    kept = await rows(town, "SELECT count(*) FROM invitations")

    town.clock.move(days=2)
    await town.tick()

    assert kept == [(1,)]
    assert await rows(town, "SELECT count(*) FROM invitations") == [(0,)]
    assert ("refused",) not in await rows(town, "SELECT state FROM applications")


class TestSooner:
    @pytest.fixture
    def neighbourhood(self) -> Neighbourhood:
        return Neighbourhood(
            name="幸福里",
            privacy=PrivacySettings(anonymise_after_days=30, forget_guests_after_days=10),
        )

    async def test_a_committee_may_decide_on_less(self, town: Town) -> None:
        wang, _, _ = await finished(town)
        await wang.taps("👍 已解决")
        passer = town.guest()
        await passer.opens()

        await years(town, 31)

        assert (await town.ticket(1)).anonymised
        assert not await known(town, passer)

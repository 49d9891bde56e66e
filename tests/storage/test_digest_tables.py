"""Overviews in the database: each given once, counted where it lies."""

from datetime import timedelta

from everywhere import everywhere

from domain.areas import Level
from domain.digests import Digest
from domain.meetings import ItemId, Series
from domain.people import DUTIES, Role
from domain.tickets import TicketId
from storage.database import Database
from storage.digests import Counts, Kept
from storage.moments import stamp

_DAY = timedelta(days=1)


async def test_a_group_is_given_each_digest_once_wherever_it_moves(database: Database) -> None:
    async with database.write() as unit:
        root, there = await unit.areas.root(), unit.digests
        for chat, purpose in ((-1, "residents"), (-2, "staff"), (-3, "residents")):
            await unit.groups.bind(chat, purpose, "群", root.id)
        await unit.groups.leave(-3, unit.now)
        assert await there.to_give(Digest.WEEK, 20261123, 9) == [-1]
        assert await there.give(-1, Digest.WEEK, 20261123, unit.now)
        assert not await there.give(-1, Digest.WEEK, 20261123, unit.now)
        assert await there.give(-9, Digest.WEEK, 20261123, unit.now), "the new one was noted too"

    async with database.write() as unit:
        await unit.groups.moved(-1, -9)

        assert await unit.digests.to_give(Digest.WEEK, 20261123, 9) == []
        assert await unit.digests.to_give(Digest.WEEK, 20261130, 9) == [-9]
        assert await unit.digests.to_give(Digest.MONTH, 20261123, 9) == [-9]


async def test_tickets_are_counted_where_they_lie_and_when(database: Database) -> None:
    async with database.write() as unit:
        root, now = await unit.areas.root(), unit.now
        here = await unit.areas.ensure(root, Level.COMPOUND, "幸福里")
        there = await unit.areas.ensure(root, Level.COMPOUND, "滨河苑")
        reporter = await unit.people.meet(7, "王阿姨", now)
        rows = [
            # Where, stage, filed, promised, done, paused: in days.
            (here.id, "filed", -3, -2, None, None),
            (here.id, "filed", -3, -2, None, -2.5),
            (here.id, "closed", -9, -3, -2, None),
            (here.id, "closed", -9, -2, -3, None),
            (here.id, "rejected", -3, -2, None, None),
            (there.id, "filed", -3, -2, None, None),
            (None, "filed", -3, 5, None, None),
        ]
        for area, stage, filed, promised, done, paused in rows:
            at = [None if d is None else stamp(now + d * _DAY) for d in (filed, promised, done)]
            await unit.digests._session.run(
                "INSERT INTO tickets (kind, category, text, stage, reporter_id, area_id, filed_at,"
                " finish_by, finished_at, paused_at, waiting, outcome, reopenings) VALUES"
                " ('repair', 'lighting', '灯', :stage, :who, :area, :filed, :promised, :done,"
                " :paused, :waiting, :outcome, 0)",
                stage=stage,
                who=reporter.id,
                area=area,
                filed=at[0],
                promised=at[1],
                done=at[2],
                paused=None if paused is None else stamp(now + paused * _DAY),
                waiting=None if paused is None else "parts",
                outcome="confirmed" if stage == "closed" else None,
            )

    async with database.read() as unit:
        span = (now - 7 * _DAY, now)

        found = await unit.digests.counts(here, *span)
        assert found == Counts(reported=2, solved=2, late=2)
        assert await unit.digests.counts(root, *span) == Counts(reported=4, solved=2, late=3)
        assert [each.filed_at for each in await unit.digests.lasting(here, now, 9)] == [
            now - 3 * _DAY,
            now - 3 * _DAY,
        ]
        assert await unit.rates.between(here, *span) == await unit.rates.between(root, *span)
        assert (await unit.rates.between(here, *span)).said_solved == 2
        assert await unit.digests.kept(here, *span) == Kept()
        assert not await unit.digests.wanting(here, now, 9)


async def test_who_is_told_in_the_morning_is_told_once_a_day(database: Database) -> None:
    duties = sorted(DUTIES)
    async with database.write() as unit:
        root = await unit.areas.root()
        li, wang, zhao = [await unit.people.meet(at, f"人{at}", unit.now) for at in (11, 12, 13)]
        for person in (li, wang, zhao):
            await unit.people.reach(person.telegram_id, reachable=True)
        for person in (li, zhao):
            await unit.grants.give(person.id, Role.WORKER, root, unit.now, by=None)
        await unit.waiting.want(zhao.id, wanted=False)
        assert list(await unit.waiting.to_tell(20261123, duties, 9)) == [li.id]
        await unit.waiting.want(wang.id, wanted=True)
        assert list(await unit.waiting.to_tell(20261123, duties, 9)) == [li.id, wang.id]
        assert await unit.waiting.tell(li.id, 20261123)
        assert not await unit.waiting.tell(li.id, 20261123)

        assert list(await unit.waiting.to_tell(20261123, duties, 9)) == [wang.id]
        assert list(await unit.waiting.to_tell(20261124, duties, 9)) == [li.id, wang.id]
        assert await unit.waiting.wants(zhao.id) is False


async def test_resolutions_are_kept_broken_or_under_way(database: Database) -> None:
    async with database.write() as unit:
        root, now, run = await unit.areas.root(), unit.now, unit.digests._session.run
        here = await unit.areas.ensure(root, Level.COMPOUND, "幸福里")
        there = await unit.areas.ensure(root, Level.COMPOUND, "滨河苑")
        liu = await unit.people.meet(7, "刘书记", now)
        meeting = await unit.meetings.make(
            series=Series.COUNCIL,
            area=here,
            month=202611,
            starts_at=now,
            place="",
            code="1234",
            token="t",
            at=now,
        )
        assert meeting is not None
        # What became of it, and when it is due, in days.
        for number, (stage, due) in enumerate(
            [("closed", -2), ("closed", -9), ("filed", -2), ("rejected", -1), ("filed", 5)], 1
        ):
            await run(
                "INSERT INTO tickets (kind, category, text, stage, reporter_id, filed_at, outcome,"
                " reopenings) VALUES ('repair', 'noise', '吵', :stage, :who, 0, :outcome, 0)",
                stage=stage,
                who=liu.id,
                outcome="confirmed" if stage == "closed" else None,
            )
            await run(
                "INSERT INTO items (meeting_id, title, at, stage, chosen)"
                " VALUES (:meeting, '题', 0, 'done', TRUE)",
                meeting=meeting,
            )
            await unit.resolutions.add(
                meeting,
                ItemId(number),
                "做",
                "物业",
                now + due * _DAY,
                ticket=TicketId(number),
                task=None,
                by=liu.id,
                at=now - 20 * _DAY,
            )

        span = (now - 7 * _DAY, now)
        assert await unit.digests.kept(here, *span) == Kept(kept=1, broken=2, open=1)
        assert await unit.digests.kept(root, *span) == Kept(kept=1, broken=2, open=1)
        assert await unit.digests.kept(there, *span) == Kept()
        mine = await unit.waiting.resolutions(liu.id, now + 3 * _DAY, 9)
        assert [(each.id, each.by) for each in mine] == [(meeting, now - 2 * _DAY)]


async def test_whoever_stands_everywhere_is_shown_only_what_waits(database: Database) -> None:
    person = await everywhere(database)

    async with database.read() as unit:
        waiting, now = unit.waiting, unit.now
        root = await unit.areas.root()
        for found in (
            await waiting.tickets_to_confirm(person.id, 9),
            await waiting.tickets_in_hand(person.id, 9),
            await waiting.tasks(person.id, 9),
            await waiting.votes(person.id, now, 9),
            await waiting.notices(person.id, now, 9),
        ):
            assert len({each.id for each in found}) == len(found) <= 9
        assert await waiting.wants(person.id) is True
        assert not await unit.digests.meetings(root, now, now, 9)
        assert not await unit.digests.votes(root, now, now, 9)
        assert not await unit.digests.notices(-1, now, now, 9)

"""What a new report may be the same as, on both databases."""

import asyncio
from dataclasses import dataclass

import pytest
from town import HandClock

from domain.areas import Area, Level
from domain.people import Person, Role
from domain.places import Place
from domain.settings import Neighbourhood
from domain.tickets import AlreadySeconded, Category, Kind, Report, TicketId
from services import duplicates, tickets
from services.duplicates import Candidate
from storage.database import Database
from storage.unit import Unit

RULES = Neighbourhood(name="幸福里")


@dataclass(frozen=True)
class Street:
    """Two compounds, each with a building 3 of two stairs and a home."""

    here: Area
    there: Area
    wang: Person
    zhang: Person
    lin: Person


@pytest.fixture
async def street(database: Database) -> Street:
    async with database.write() as unit:
        root = await unit.areas.root()
        compounds = []
        for name in ("幸福里", "和谐苑"):
            compounds.append(await unit.areas.ensure(root, Level.COMPOUND, name))
            building = await unit.areas.ensure(compounds[-1], Level.BUILDING, "3")
            for stair in ("1", "2"):
                inner = await unit.areas.ensure(building, Level.UNIT, stair)
                await unit.areas.ensure(inner, Level.HOME, "501")
        names = ("王阿姨", "张大爷", "林社工")
        people = [await unit.people.meet(at, name, unit.now) for at, name in enumerate(names, 1)]
        await unit.grants.give(people[2].id, Role.COMMUNITY, root, unit.now, by=None)
        wang, zhang, lin = [await unit.people.get(person.id) for person in people]
    here, there = compounds
    return Street(here, there, wang, zhang, lin)


def _report(
    text: str,
    category: Category = Category.ELEVATOR,
    *,
    building: str | None = "3",
    unit: str | None = "2",
    room: str | None = None,
    anonymous: bool = False,
) -> Report:
    place = Place(building=building, unit=unit, room=room)
    return Report(kind=Kind.REPAIR, category=category, text=text, place=place, anonymous=anonymous)


async def _area(unit: Unit, compound: Area, place: Place) -> Area:
    area = compound
    for level, name in (
        (Level.BUILDING, place.building),
        (Level.UNIT, place.unit),
        (Level.HOME, place.room),
    ):
        found = await unit.areas.called([area], level, name) if name else []
        area = found[0] if found else area
    return area


async def _filed(unit: Unit, report: Report, by: Person, compound: Area) -> TicketId:
    area = await _area(unit, compound, report.place)
    shown = await tickets.file(
        unit,
        Report(
            kind=report.kind,
            category=report.category,
            text=report.text,
            place=report.place,
            anonymous=report.anonymous,
            area=area,
        ),
        by,
        RULES,
    )
    return shown.ticket.id


async def _found(
    database: Database, street: Street, report: Report, by: Person
) -> list[Candidate]:
    async with database.read() as unit:
        area = await _area(unit, street.here, report.place)
        return list(await duplicates.candidates(unit, report, area, by, RULES))


async def test_a_neighbour_s_report_of_the_same_lift_is_found(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        same = await _filed(unit, _report("电梯坏了"), street.wang, street.here)
        await _filed(unit, _report("电梯坏了", unit="1"), street.wang, street.here)
        await _filed(unit, _report("电梯坏了"), street.wang, street.there)
        await _filed(unit, _report("电梯有异响"), street.wang, street.here)

    found = await _found(database, street, _report("电梯停运了，爬楼累死"), street.zhang)

    assert [(each.ticket.id, each.mine) for each in found] == [(same, False)]


async def test_water_is_off_for_the_whole_building_whatever_the_door(
    database: Database, street: Street
) -> None:
    off = _report("家里没水了", Category.WATER, unit="1", room="501")
    async with database.write() as unit:
        same = await _filed(unit, off, street.wang, street.here)

    report = _report("停水了", Category.WATER, room="501")
    found = await _found(database, street, report, street.zhang)

    assert [each.ticket.id for each in found] == [same]
    assert found[0].ticket.place.room is None


async def test_the_other_name_of_the_same_trouble_is_found_in_the_next_category(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        same = await _filed(
            unit, _report("楼道灯不亮", Category.LIGHTING), street.wang, street.here
        )

    report = _report("楼道黑灯瞎火的", Category.POWER)
    found = await _found(database, street, report, street.zhang)

    assert [each.ticket.id for each in found] == [same]


async def test_one_s_own_ticket_is_offered_as_one_s_own(
    database: Database, street: Street
) -> None:
    tap = _report("厨房水龙头滴水", Category.WATER, room="501", anonymous=True)
    async with database.write() as unit:
        mine = await _filed(unit, tap, street.wang, street.here)

    found = await _found(database, street, tap, street.wang)
    shorter = _report("水龙头还在滴水", Category.WATER)
    again = await _found(database, street, shorter, street.wang)
    somebody_s = await _found(database, street, shorter, street.zhang)

    assert [(each.ticket.id, each.mine) for each in found] == [(mine, True)]
    assert [(each.ticket.id, each.mine) for each in again] == [(mine, True)]
    assert somebody_s == []


async def test_nobody_learns_who_reported_it(database: Database, street: Street) -> None:
    async with database.write() as unit:
        await _filed(unit, _report("电梯坏了", anonymous=True), street.wang, street.here)
        await _filed(unit, _report("电梯又停了", room="501"), street.wang, street.here)

    found = await _found(database, street, _report("电梯坏了"), street.zhang)

    assert len(found) == 2
    assert [each.ticket.reporter for each in found] == [None, None]
    assert [each.ticket.place.room for each in found] == [None, None]


async def test_at_most_three_are_shown_and_who_joined_one_is_told_so(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        ids = [await _filed(unit, _report("电梯坏了"), street.wang, street.here) for _ in range(5)]
        for ticket_id in ids:
            await tickets.second(unit, ticket_id, street.zhang)

    found = await _found(database, street, _report("电梯坏了"), street.zhang)

    assert len(found) == 3
    assert all(each.joined for each in found)


async def test_what_was_withdrawn_or_merged_is_not_shown(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        older = await _filed(unit, _report("电梯坏了"), street.wang, street.here)
        newer = await _filed(unit, _report("电梯坏了"), street.wang, street.here)
        gone = await _filed(unit, _report("电梯坏了"), street.wang, street.here)
        await tickets.merge(unit, newer, older, street.lin)
        await tickets.withdraw(unit, gone, street.wang)

    found = await _found(database, street, _report("电梯坏了"), street.zhang)

    assert [each.ticket.id for each in found] == [older]


async def test_what_was_unmerged_is_shown_again(database: Database, street: Street) -> None:
    async with database.write() as unit:
        older = await _filed(unit, _report("电梯坏了"), street.wang, street.here)
        newer = await _filed(unit, _report("电梯坏了"), street.wang, street.here)
        await tickets.merge(unit, newer, older, street.lin)
        await tickets.unmerge(unit, newer, street.lin)

    found = await _found(database, street, _report("电梯坏了"), street.zhang)

    assert {each.ticket.id for each in found} == {older, newer}


async def test_what_is_finished_is_known_for_thirty_days(
    database: Database, street: Street, clock: HandClock
) -> None:
    async with database.write() as unit:
        ticket_id = await _filed(unit, _report("电梯坏了"), street.wang, street.here)
        await tickets.accept(unit, ticket_id, street.lin)
        await tickets.finish(unit, ticket_id, street.lin, "换了主板", [])
    clock.move(days=29)
    known = await _found(database, street, _report("电梯坏了"), street.zhang)
    clock.move(days=2)
    forgotten = await _found(database, street, _report("电梯坏了"), street.zhang)

    assert [each.ticket.id for each in known] == [ticket_id]
    assert forgotten == []


async def test_one_of_very_many_is_found(database: Database, street: Street) -> None:
    async with database.write() as unit:
        same = await _filed(unit, _report("电梯坏了"), street.wang, street.here)
        area = await _area(unit, street.here, Place(building="3", unit="2"))
        await unit._session.run_many(
            "INSERT INTO tickets (kind, category, text, building, unit, stage, area_id, filed_at,"
            " reopenings) VALUES"
            " ('repair', 'elevator', :text, '3', '1', 'filed', :area, 1, 0)",
            [{"text": f"电梯里第{at}块地砖翘了", "area": area.id} for at in range(500)],
        )

    found = await _found(database, street, _report("电梯不动了"), street.zhang)

    assert [each.ticket.id for each in found] == [same]


async def test_fifty_presses_of_one_person_count_once(database: Database, street: Street) -> None:
    async with database.write() as unit:
        ticket_id = await _filed(unit, _report("电梯坏了"), street.wang, street.here)

    async def press() -> bool:
        try:
            async with database.write() as unit:
                await tickets.second(unit, ticket_id, street.zhang)
        except AlreadySeconded:
            return False
        return True

    counted = await asyncio.gather(*(press() for _ in range(50)))
    async with database.read() as unit:
        ticket = await unit.tickets.get(ticket_id)

    assert sum(counted) == 1
    assert ticket.seconders == 1


async def test_thirty_people_at_once_are_thirty_and_press_three_times(
    database: Database, street: Street
) -> None:
    async with database.write() as unit:
        ticket_id = await _filed(unit, _report("电梯坏了"), street.wang, street.here)
        people = [await unit.people.meet(at, "邻居", unit.now) for at in range(100, 130)]

    async def press(person: Person) -> bool:
        async with database.write() as unit:
            return (await tickets.second(unit, ticket_id, person)).pressing

    pressing = await asyncio.gather(*map(press, people))
    async with database.read() as unit:
        ticket = await unit.tickets.get(ticket_id)

    assert ticket.seconders == 30
    assert sum(pressing) == 3
    assert ticket.pressure == 3

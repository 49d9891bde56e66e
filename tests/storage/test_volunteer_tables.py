"""Who serves where, and what became of it, on both kinds of database."""

from datetime import timedelta

from town import HandClock

from domain.areas import Area, Level
from domain.people import Person, PersonId, Role
from domain.roles import Post
from domain.settings import PrivacySettings, VolunteerSettings
from domain.tasks import ClaimState, Field
from domain.volunteers import LastArea, NotYourArea, TakenBack
from services import privacy, roles, service_areas, tasks, volunteers
from storage.database import Database
from storage.tasks import Wanted
from storage.unit import Unit

_HOUR = timedelta(hours=1)


async def _compound(unit: Unit, name: str) -> Area:
    root = await unit.areas.root()
    compound = await unit.areas.ensure(root, Level.COMPOUND, name)
    for number in ("1", "2"):
        building = await unit.areas.ensure(compound, Level.BUILDING, number)
        await unit.areas.ensure(building, Level.HOME, "101")
    return compound


async def _living(unit: Unit, number: int, compound: Area, building: str) -> Person:
    person = await unit.people.meet(number, f"邻居{number}", unit.now)
    [block] = await unit.areas.called([compound], Level.BUILDING, building)
    [home] = await unit.areas.children(block)
    await unit._session.run(
        "INSERT INTO residencies (person_id, home_id, relation, how, since)"
        " VALUES (:person, :home, 'owner', 'approval', 0)",
        person=person.id,
        home=home.id,
    )
    unit.people.changed()
    return await unit.people.get(person.id)


async def _boss(unit: Unit) -> Person:
    person = await unit.people.meet(1, "林书记", unit.now)
    root = await unit.areas.root()
    await unit.grants.vouch(person.id, {Role.ADMINISTRATOR: root}, unit.now)
    return await unit.people.get(person.id)


async def _served(unit: Unit, person_id: PersonId) -> list[str]:
    person = await unit.people.get(person_id)
    held = await service_areas.held(unit, person)
    return sorted([(await unit.areas.get(each.area)).name for each in held])


async def test_who_has_homes_in_two_compounds_serves_in_both(database: Database) -> None:
    async with database.write() as unit:
        here, there = await _compound(unit, "幸福里"), await _compound(unit, "翠竹苑")
        await _living(unit, 7, here, "1")
        person = await _living(unit, 7, there, "2")

        joined = await volunteers.join(unit, person)

        assert joined.anew
        assert await _served(unit, person.id) == ["幸福里", "翠竹苑"]


async def test_a_building_of_one_compound_leaves_the_other_as_it_is(database: Database) -> None:
    async with database.write() as unit:
        here, there = await _compound(unit, "幸福里"), await _compound(unit, "翠竹苑")
        await _living(unit, 7, here, "1")
        person = await _living(unit, 7, there, "2")
        person = (await volunteers.join(unit, person)).person
        [building] = await unit.areas.called([here], Level.BUILDING, "2")

        await service_areas.serve(unit, person, building.id)

        assert await _served(unit, person.id) == ["2", "翠竹苑"]


async def test_what_was_laid_down_is_taken_up_on_the_word_of_who_gave_it(
    database: Database,
) -> None:
    async with database.write() as unit:
        boss = await _boss(unit)
        person = await _living(unit, 7, await _compound(unit, "幸福里"), "1")
        person = (await volunteers.join(unit, person)).person
        other = await _compound(unit, "翠竹苑")
        post = Post(role=Role.VOLUNTEER, area=other.id)
        await roles.give(unit, boss, person.id, post)
        await service_areas.rest(unit, person, other.id)
        between = await _served(unit, person.id)

        await service_areas.serve(unit, person, other.id)

        assert between == ["幸福里"]
        held = await service_areas.held(unit, await unit.people.get(person.id))
        assert {each.area: each.by for each in held}[other.id] == boss.id


async def test_what_was_taken_back_is_not_theirs_to_take_up(database: Database) -> None:
    async with database.write() as unit:
        boss = await _boss(unit)
        compound = await _compound(unit, "幸福里")
        person = await _living(unit, 7, compound, "1")
        person = (await volunteers.join(unit, person)).person
        [held] = await service_areas.held(unit, person)
        await roles.take(unit, boss, held.id)
        person = await unit.people.get(person.id)

        refused = await _refused(volunteers.join(unit, person))
        await roles.give(unit, boss, person.id, Post(role=Role.VOLUNTEER, area=compound.id))
        again = await _served(unit, person.id)

        assert refused is TakenBack
        assert again == ["幸福里"]


async def test_nobody_takes_up_what_was_never_theirs(database: Database) -> None:
    async with database.write() as unit:
        person = await _living(unit, 7, await _compound(unit, "幸福里"), "1")
        person = (await volunteers.join(unit, person)).person
        other = await _compound(unit, "翠竹苑")

        assert await _refused(service_areas.serve(unit, person, other.id)) is NotYourArea
        [own] = await service_areas.held(unit, person)
        assert await _refused(service_areas.rest(unit, person, own.area)) is LastArea


async def test_whoever_moved_within_the_compound_goes_on_serving_there(
    database: Database,
) -> None:
    async with database.write() as unit:
        compound = await _compound(unit, "幸福里")
        stays, goes = await _living(unit, 7, compound, "1"), await _living(unit, 8, compound, "1")
        for person in (stays, goes):
            await volunteers.join(unit, person)
        await unit._session.run("UPDATE residencies SET until = :at", at=_micro(unit))
        await _living(unit, 7, compound, "2")

        await service_areas.moved_out(unit)

        assert await _served(unit, stays.id) == ["幸福里"]
        assert await _served(unit, goes.id) == []


async def test_only_those_who_are_gone_are_taken_their_tasks(database: Database) -> None:
    async with database.write() as unit:
        boss, compound = await _boss(unit), await _compound(unit, "幸福里")
        task = await tasks.make(unit, _wanted(unit, compound, capacity=3), boss)
        people = [await _living(unit, number, compound, "1") for number in (7, 8, 9)]
        for person in people:
            joined = await volunteers.join(unit, person)
            await tasks.grab(unit, task.id, joined.person)
        await unit.people.bar(people[0].id, unit.now)
        for each in await service_areas.held(unit, await unit.people.get(people[1].id)):
            await unit.grants.end(each.id, unit.now)

        freed = await volunteers.let_go_of_the_gone(unit)

        assert [each.claim.person.id for each in freed] == [people[0].id, people[1].id]
        held = [each.state for each in await unit.claims.of(task.id)]
        assert held == [ClaimState.RELEASED, ClaimState.RELEASED, ClaimState.HOLDING]
        assert await volunteers.let_go_of_the_gone(unit) == []


async def test_hours_points_and_what_is_planned_are_told_from_the_claims(
    database: Database, clock: HandClock
) -> None:
    async with database.write() as unit:
        boss, compound = await _boss(unit), await _compound(unit, "幸福里")
        person = await _living(unit, 7, compound, "1")
        person = (await volunteers.join(unit, person)).person
        wanted = _wanted(unit, compound, starts_at=unit.now + _HOUR)
        task = await tasks.make(unit, wanted, boss)
        await tasks.grab(unit, task.id, person)
        [planned] = await volunteers.planned(unit, person)
    clock.move(hours=1)
    async with database.write() as unit:
        await tasks.arrive(unit, task.id, person, task.code)
    clock.move(hours=1)
    async with database.write() as unit:
        await tasks.finish(unit, task.id, person, "好了", ())
        await tasks.confirm(unit, planned.id, boss, VolunteerSettings())

        assert await unit.hours.total(person.id) == _HOUR
        assert await unit.ledger.worth(planned.id) == 2
        assert await unit.ledger.worth(type(planned.id)(999)) == 0
        [done] = await volunteers.done(unit, person, 10)
        assert (done.points, done.claim.worked) == (2, _HOUR)


async def test_old_tasks_are_let_go_of_once_and_keep_their_hours(
    database: Database, clock: HandClock
) -> None:
    async with database.write() as unit:
        boss, compound = await _boss(unit), await _compound(unit, "幸福里")
        li = await _living(unit, 8, compound, "1")
        task = await tasks.make(unit, _wanted(unit, compound, helped=li.id), boss)
        await tasks.cancel(unit, task.id, boss, "李奶奶住院了")
    clock.move(days=731)

    async with database.write() as unit:
        for _ in range(2):
            await privacy.retain(unit, PrivacySettings())

    async with database.read() as unit:
        old = await unit.tasks.get(task.id)
        told = "SELECT count(*) FROM events WHERE subject = 'task' AND note IS NOT NULL"
        assert (old.private, old.details, old.helped, old.code) == ("", "", None, "")
        assert old.title == "陪诊"
        assert await unit._session.value(told) == 0


async def _refused(asked: object) -> type[Exception] | None:
    try:
        await asked  # type: ignore[misc]
    except Exception as refusal:  # noqa: BLE001 - which one is what is asked
        return type(refusal)
    return None


def _micro(unit: Unit) -> int:
    return int(unit.now.timestamp() * 1_000_000)


def _wanted(_unit: Unit, area: Area, **said: object) -> Wanted:
    wanted = {
        "field": Field.CARE,
        "title": "陪诊",
        "details": "轮椅在楼下",
        "private": "1号楼101",
        "area": area,
        "difficulty": 1,
        "most": 2 * _HOUR,
    }
    return Wanted(**(wanted | said))  # type: ignore[arg-type]

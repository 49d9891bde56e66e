"""Roles, organisations and proposals as tables, on both databases."""

import pytest
from offices import area_of

from domain.areas import Level
from domain.organisations import OrganisationKind
from domain.people import Grant, Person, Role
from domain.roles import Change, ProposalState
from storage.database import Database
from storage.unit import Unit


async def tree(unit: Unit) -> None:
    root = await unit.areas.root()
    for name in ("幸福里", "阳光里"):
        walled = await unit.areas.ensure(root, Level.COMPOUND, name)
        for number in ("3", "12"):
            await unit.areas.ensure(walled, Level.BUILDING, number)


async def somebody(unit: Unit, number: int, name: str, *posts: tuple[Role, str]) -> Person:
    person = await unit.people.meet(number, name, unit.now)
    for role, place in posts:
        area = await area_of(unit, place)
        await unit.grants.give(person.id, role, area, unit.now, by=person.id)
    return await unit.people.get(person.id)


async def town(unit: Unit) -> dict[str, Person]:
    await tree(unit)
    return {
        "chen": await somebody(unit, 1, "陈主任", (Role.ADMINISTRATOR, "")),
        "sun": await somebody(unit, 2, "孙书记", (Role.SECRETARY, "幸福里")),
        "wang": await somebody(unit, 3, "王秀英", (Role.BUILDING_HEAD, "幸福里12号楼")),
        "zhang": await somebody(unit, 4, "张秀英", (Role.BUILDING_HEAD, "幸福里3号楼")),
        "far": await somebody(unit, 5, "远处的秀英", (Role.BUILDING_HEAD, "阳光里3号楼")),
        "new": await somebody(unit, 6, "新来的秀英"),
    }


def reach(person: Person) -> list[Grant]:
    return list(person.grants)


async def test_holders_are_listed_within_a_reach_the_widest_first(database: Database) -> None:
    async with database.write() as unit:
        people = await town(unit)

        everybody = await unit.holders.within(reach(people["chen"]), 10, 0)
        of_sun = await unit.holders.within(reach(people["sun"]), 10, 0)
        second = await unit.holders.within(reach(people["chen"]), 2, 2)

        assert [each.name for each in of_sun] == ["孙书记", "张秀英", "王秀英"]
        assert len(everybody) == 5
        assert [each.id for each in second] == [each.id for each in everybody[2:4]]
        assert await unit.holders.within([], 10, 0) == []


async def test_people_are_found_by_a_part_of_their_name_within_a_reach(
    database: Database,
) -> None:
    async with database.write() as unit:
        people = await town(unit)

        found = await unit.holders.called("秀英", reach(people["sun"]), 10)
        exactly = await unit.holders.called("王秀英", reach(people["chen"]), 1)

        assert set(found) == {people["wang"].id, people["zhang"].id, people["new"].id}
        assert exactly == [people["wang"].id]
        assert not await unit.holders.sees(people["far"].id, reach(people["sun"]))
        assert await unit.holders.sees(people["new"].id, reach(people["sun"]))


@pytest.mark.parametrize("pattern", ["%", "_", "\\", "%秀英", "王_英"])
async def test_signs_in_a_name_are_only_signs(database: Database, pattern: str) -> None:
    async with database.write() as unit:
        people = await town(unit)

        assert await unit.holders.called(pattern, reach(people["chen"]), 10) == []


async def test_whoever_was_erased_is_not_found(database: Database) -> None:
    async with database.write() as unit:
        people = await town(unit)
        await unit._session.run(
            "UPDATE people SET telegram_id = -id WHERE id = :id", id=people["new"].id
        )

        assert not await unit.holders.sees(people["new"].id, reach(people["chen"]))


async def test_an_organisation_is_made_once_whatever_it_was_said_to_be(
    database: Database,
) -> None:
    async with database.write() as unit:
        first = await unit.organisations.ensure("安居", OrganisationKind.PROPERTY)
        again = await unit.organisations.ensure("安居", OrganisationKind.SHOP)

        assert again == first
        assert await unit.organisations.get(first.id) == first
        assert await unit.organisations.named("没有") is None


async def test_those_that_most_people_work_for_come_first(database: Database) -> None:
    async with database.write() as unit:
        root = await unit.areas.root()
        person = await somebody(unit, 1, "李师傅")
        kind = OrganisationKind.PROPERTY
        for name in ("甲", "乙"):
            await unit.organisations.ensure(name, kind)
        busy = await unit.organisations.ensure("丙", kind)
        await unit.grants.give(
            person.id, Role.WORKER, root, unit.now, by=person.id, organisation=busy.id
        )

        names = [each.name for each in await unit.organisations.busiest([kind], 2)]

        assert names[0] == "丙"
        assert len(names) == 2


async def test_one_proposal_waits_about_one_person(database: Database) -> None:
    async with database.write() as unit:
        chen, wang = await somebody(unit, 1, "陈"), await somebody(unit, 2, "王")
        first = await unit.proposals.add(wang.id, Change.GIVE, chen.id, unit.now)
        second = await unit.proposals.add(wang.id, Change.TAKE, chen.id, unit.now)
        assert first is not None
        assert second is None
        settled = [
            await unit.proposals.settle(first.id, state, chen.id, unit.now)
            for state in (ProposalState.REFUSED, ProposalState.CONFIRMED)
        ]

        assert settled == [True, False]
        assert (await unit.proposals.get(first.id)).state is ProposalState.REFUSED
        assert await unit.proposals.add(wang.id, Change.TAKE, chen.id, unit.now) is not None


async def test_keeping_out_and_welcoming_happen_once(database: Database) -> None:
    async with database.write() as unit:
        wang = await somebody(unit, 1, "王")

        barred = [await unit.people.bar(wang.id, unit.now) for _ in range(2)]
        assert (await unit.people.hold(wang.id)).roles == {Role.BARRED}
        welcomed = [await unit.people.welcome(wang.id) for _ in range(2)]

        assert (barred, welcomed) == ([True, False], [True, False])

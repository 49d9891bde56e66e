"""Homes that another roll gives to other people, or to nobody, on both databases."""

import pytest
from rolls import apply, resident
from spreadsheets import LI, WANG, csv

from domain.people import Person, Relation
from domain.residents import How
from storage.database import Database
from storage.roll import Because


async def brought_in(database: Database, number: int, by: Person, how: How) -> Person:
    """Lives with them, by no line of the roll."""
    [home] = by.homes
    async with database.write() as unit:
        person = await unit.people.meet(number, "小明", unit.now)
        await unit.residents.settle(
            person.id, home.home, Relation.FAMILY, unit.now, how=how, line=None, by=by.id
        )
        return person


async def homes_of(database: Database, person: Person) -> int:
    async with database.read() as unit:
        return len((await unit.people.get(person.id)).homes)


MEI = (*WANG[:5], "李梅", "", "owner")
SUN = (*WANG[:5], "孙七", "13600136000", "owner")


async def test_whom_a_former_owner_brought_in_goes_with_them(database: Database) -> None:
    await apply(database, csv(WANG))
    wang = await resident(database, "王芳", "3号楼2单元501")
    ming = await brought_in(database, 71, wang, How.HOUSEHOLD)
    approved = await brought_in(database, 72, wang, How.APPROVAL)
    [applied] = await apply(database, csv(SUN))

    assert {(each.person, each.because) for each in applied.ended} == {
        (wang.id, Because.LINE),
        (ming.id, Because.OWNER),
    }
    assert await homes_of(database, ming) == 0
    assert await homes_of(database, approved) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param([WANG, MEI], [SUN, MEI], id="another owner stays"),
        pytest.param([WANG], [(*WANG[:5], "王方", *WANG[6:])], id="a name is corrected"),
        pytest.param([WANG], [SUN, (*WANG[:7], "tenant")], id="the owner stays as a tenant"),
    ],
)
async def test_a_household_stays_where_somebody_of_it_does(
    database: Database, before: list[tuple[str, ...]], after: list[tuple[str, ...]]
) -> None:
    await apply(database, csv(*before))
    wang = await resident(database, "王芳", "3号楼2单元501")
    ming = await brought_in(database, 71, wang, How.HOUSEHOLD)
    await apply(database, csv(*after))

    assert await homes_of(database, ming) == 1


async def test_nobody_lives_in_a_home_that_is_gone(database: Database) -> None:
    await apply(database, csv(WANG, LI))
    wang = await resident(database, "王芳", "3号楼2单元501")
    approved = await brought_in(database, 72, wang, How.APPROVAL)
    [applied] = await apply(database, csv(LI))

    assert {each.because for each in applied.ended} == {Because.LINE, Because.HOME}
    assert await homes_of(database, approved) == 0
    # Named again it is the same home, and nobody's.
    await apply(database, csv(WANG, LI))
    assert await homes_of(database, approved) == 0

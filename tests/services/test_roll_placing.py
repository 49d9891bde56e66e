"""Where the compounds of a roll stand, and who may change them there; on both databases."""

import pytest
from rolls import apply, preview, standing
from spreadsheets import HEADINGS, LI, WANG, csv

from domain.areas import Area, Level
from domain.changes import Kind
from domain.people import Person, Role
from domain.permissions import NotEntitled
from domain.roll import Flaw
from services import areas
from storage.database import Database


async def area(database: Database, name: str) -> Area:
    async with database.read() as unit:
        return await areas.named(unit, name)


async def test_a_building_follows_its_grid_with_all_that_is_in_it(database: Database) -> None:
    gridded = (*HEADINGS, "网格")
    await apply(database, csv(WANG, LI))
    before = await area(database, "3号楼2单元501")

    seen = await preview(database, csv((*WANG, "东网格"), (*LI, "东网格"), headings=gridded))
    await apply(database, csv((*WANG, "东网格"), (*LI, "东网格"), headings=gridded))
    again = await preview(database, csv((*WANG, "东网格"), (*LI, "东网格"), headings=gridded))
    without = await preview(database, csv(WANG, LI))
    after = await area(database, "3号楼2单元501")

    assert (seen.moved, seen.counts[Kind.NEW].all, seen.counts[Kind.GONE].all) == (1, 0, 0)
    assert again.nothing
    assert without.nothing
    assert sorted(await standing(database)) == ["幸福里/东网格/3"]
    assert after.id == before.id
    assert len(after.above) == len(before.above) + 1


async def test_a_compound_stands_where_the_file_says_or_where_it_stands(
    database: Database,
) -> None:
    placed = ("区", "街道", "社区", *HEADINGS)
    where = ("牟平区", "文化街道", "幸福社区")
    await apply(database, csv((*where, *WANG), headings=placed))
    bare = await preview(database, csv(WANG))
    other = csv(("牟平区", "文化街道", "阳光社区", *WANG), headings=placed)
    await apply(database, other)
    ambiguous = await preview(database, csv(LI, WANG))

    assert bare.nothing
    assert sorted(await standing(database)) == [
        "牟平区/文化街道/幸福社区/幸福里/3",
        "牟平区/文化街道/阳光社区/幸福里/3",
    ]
    assert [problem.flaw for problem in ambiguous.problems] == [Flaw.AMBIGUOUS]
    assert not ambiguous.usable


async def test_a_compound_is_not_silently_moved_elsewhere(database: Database) -> None:
    await apply(database, csv(WANG))
    placed = await preview(database, csv(("幸福社区", *WANG), headings=("社区", *HEADINGS)))

    assert [(each.line, each.flaw) for each in placed.problems] == [(2, Flaw.ELSEWHERE)]
    assert not placed.usable


async def officer(database: Database, community: str) -> Person:
    async with database.write() as unit:
        root = await unit.areas.root()
        below = await unit.areas.ensure(root, Level.COMMUNITY, community)
        person = await unit.people.meet(7, "社区小刘", unit.now)
        await unit.grants.give(person.id, Role.COMMUNITY, below, unit.now, by=None)
        return await unit.people.get(person.id)


async def test_a_community_worker_changes_what_lies_in_their_community(
    database: Database,
) -> None:
    liu = await officer(database, "幸福社区")
    await apply(database, csv(("阳光苑", *WANG[1:])))
    await apply(database, csv(WANG), liu)

    assert sorted(await standing(database)) == ["幸福社区/幸福里/3", "阳光苑/3"]
    with pytest.raises(NotEntitled):
        await preview(database, csv(WANG, ("阳光苑", *WANG[1:])), liu)
    with pytest.raises(NotEntitled):
        await apply(database, csv(("别的社区", *WANG), headings=("社区", *HEADINGS)), liu)


async def test_whoever_lost_the_role_changes_nothing_more(database: Database) -> None:
    liu = await officer(database, "幸福社区")
    async with database.read() as unit:
        stranger = await unit.people.get(liu.id)
    guest = Person(id=stranger.id, telegram_id=stranger.telegram_id, name="")

    with pytest.raises(NotEntitled):
        await apply(database, csv(WANG), guest)

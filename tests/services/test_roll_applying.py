"""A roll against the one there is, on both databases."""

from datetime import timedelta

import pytest
from rolls import apply, preview, standing
from spreadsheets import HEADINGS, LI, WANG, csv

from domain.areas import Area, Level
from domain.changes import Change, Kind, Value
from domain.people import Person, Relation, Role
from domain.permissions import NotEntitled
from domain.residents import How
from domain.roll import Flaw, Home, Listed
from services import areas
from services.roll.previewing import Count
from storage.database import Database

WANGS = Home(unit="2", room="501", size=8950, people=(
    Listed(name="王芳", phone="13800138000", relation=Relation.OWNER),
))  # fmt: skip
LIS = Home(unit="2", room="502", size=7000, people=(
    Listed(name="李强", phone="13900139000", relation=Relation.TENANT),
))  # fmt: skip
FOUR = ("幸福里", "4", "", "101", "60.00", "赵敏", "", "owner")


async def area(database: Database, name: str) -> Area:
    async with database.read() as unit:
        return await areas.named(unit, name)


async def test_what_a_file_names_stands_on_the_roll_after(database: Database) -> None:
    before = await preview(database, csv(WANG, LI, FOUR))
    await apply(database, csv(WANG, LI, FOUR))

    assert before.count(Kind.NEW) == Count(homes=3, people=3)
    assert (await standing(database))["幸福里/3"] == [WANGS, LIS]


async def test_applying_twice_changes_nothing(database: Database) -> None:
    content = csv(WANG, LI, FOUR)
    await apply(database, content)
    once = await standing(database)
    again = await preview(database, content)
    applied = await apply(database, content)

    assert again.nothing
    assert sum(each.changes for each in applied) == 0
    assert await standing(database) == once


async def test_a_preview_changes_nothing(database: Database) -> None:
    await preview(database, csv(WANG))

    assert await standing(database) == {}


async def test_what_is_changed_is_shown_as_it_was_and_as_it_will_be(database: Database) -> None:
    await apply(database, csv(WANG, LI))
    changed = csv((*WANG[:4], "90.00", "王芳", "13700137000", "family"), LI)

    seen = await preview(database, changed)
    await apply(database, changed)

    [size, person] = [shown.change for shown in seen.changes[Kind.CHANGED]]
    assert size == Change(
        kind=Kind.CHANGED, unit="2", room="501", before=Value(size=8950), after=Value(size=9000)
    )
    assert person.before == Value(phone="13800138000", relation=Relation.OWNER)
    assert person.after == Value(phone="13700137000", relation=Relation.FAMILY)
    assert seen.counts[Kind.NEW].all == seen.counts[Kind.GONE].all == 0
    [wangs, lis] = (await standing(database))["幸福里/3"]
    assert (wangs.size, wangs.people[0].relation, lis) == (9000, Relation.FAMILY, LIS)


async def test_what_a_file_no_longer_names_is_struck_in_its_compounds_only(
    database: Database,
) -> None:
    elsewhere = ("阳光苑", *WANG[1:])
    await apply(database, csv(WANG, LI, FOUR, elsewhere))

    seen = await preview(database, csv(WANG))
    await apply(database, csv(WANG))

    assert seen.counts[Kind.GONE] == Count(homes=2, people=2)
    assert sorted(await standing(database)) == ["幸福里/3", "阳光苑/3"]
    assert (await standing(database))["幸福里/3"] == [WANGS]
    assert (await standing(database))["阳光苑/3"] == [WANGS]


async def test_what_was_struck_comes_back_when_it_is_named_again(database: Database) -> None:
    await apply(database, csv(WANG, LI, FOUR))
    first = await area(database, "4号楼101")
    await apply(database, csv(WANG))
    await apply(database, csv(WANG, LI, FOUR))

    assert (await standing(database))["幸福里/3"] == [WANGS, LIS]
    # The same home: what pointed at it still does.
    assert await area(database, "4号楼101") == first


async def resident(database: Database, name: str, home: str) -> Person:
    """Known to be whom the roll names there."""
    found = await area(database, home)
    async with database.write() as unit:
        person = await unit.people.meet(found.id, name, unit.now)
        lines = await unit.residents.listed(found.id)
        [line] = [each for each in lines if each.name == name]
        await unit.residents.settle(
            person.id, found.id, line.relation, unit.now, how=How.PHONE, line=line.id, by=None
        )
        return await unit.people.get(person.id)


async def test_who_lived_there_by_the_roll_ends_with_the_line(database: Database) -> None:
    await apply(database, csv(WANG, LI))
    li = await resident(database, "李强", "3号楼2单元502")
    wang = await resident(database, "王芳", "3号楼2单元501")
    [applied] = await apply(database, csv(WANG))
    async with database.read() as unit:
        li, wang = await unit.people.get(li.id), await unit.people.get(wang.id)
        ended = await unit.events.count(
            "person", li.id, "moved-out", unit.now - timedelta(hours=1)
        )

    assert [each.person for each in applied.ended] == [li.id]
    assert not li.homes
    assert ended == 1
    assert Role.OWNER in wang.roles


async def test_a_resident_becomes_what_the_roll_says(database: Database) -> None:
    await apply(database, csv(LI))
    li = await resident(database, "李强", "3号楼2单元502")
    await apply(database, csv((*LI[:7], "owner")))
    async with database.read() as unit:
        li = await unit.people.get(li.id)

    assert [each.relation for each in li.homes] == [Relation.OWNER]


async def test_a_line_that_cannot_be_taken_leaves_its_home_alone(database: Database) -> None:
    await apply(database, csv(WANG, LI, FOUR))
    content = csv(WANG, (*LI[:6], "139", "tenant"), (*FOUR[:3], "", *FOUR[4:]))

    seen = await preview(database, content)
    await apply(database, content)

    assert (seen.good, seen.bad, seen.nothing) == (1, 2, True)
    assert sorted(await standing(database)) == ["幸福里/3", "幸福里/4"]
    assert (await standing(database))["幸福里/3"] == [WANGS, LIS]


async def test_a_building_of_which_no_line_can_be_taken_is_not_made(database: Database) -> None:
    seen = await preview(database, csv((*FOUR[:3], "", *FOUR[4:])))
    await apply(database, csv((*FOUR[:3], "", *FOUR[4:])))

    assert not seen.usable
    assert await standing(database) == {}


async def test_a_column_that_is_not_there_changes_nothing_of_what_it_is_for(
    database: Database,
) -> None:
    await apply(database, csv(WANG, LI))
    no_names = csv(WANG[:4], LI[:4], headings=HEADINGS[:4])
    no_phones = csv((*WANG[:4], "王芳"), (*LI[:4], "李强"), headings=(*HEADINGS[:4], "name"))

    assert (await preview(database, no_names)).nothing
    assert (await preview(database, no_phones)).nothing


async def test_many_gone_are_pointed_out(database: Database) -> None:
    lines = [("幸福里", "1", "1", str(number), "80.00", "", "", "") for number in range(101, 161)]
    await apply(database, csv(*lines))

    assert not (await preview(database, csv(*lines[:48]))).many_gone
    assert (await preview(database, csv(*lines[:47]))).many_gone


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


async def test_the_whole_comes_out_the_same_whatever_it_was_cut_off_at(
    database: Database,
) -> None:
    content = csv(WANG, LI, FOUR, ("阳光苑", *WANG[1:]))
    await apply(database, csv(("幸福里", "9", "", "1", "", "", "", "")))
    await apply(database, content, most=2)
    await apply(database, content)

    assert sorted(await standing(database)) == ["幸福里/3", "幸福里/4", "阳光苑/3"]
    assert (await preview(database, content)).nothing

"""Who has a voice: residents, households, heads of the owners; frozen as it was drawn up."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from homes import building, home, listed, met
from voting import OPTIONS

from domain.areas import Area
from domain.assembly import NoFlats, Roll
from domain.people import Person, Relation
from domain.residents import How
from domain.votes import NobodyToVote, Vote, VoteKind
from services import votes
from services.vote_keys import Keys
from services.votes import rolls
from storage.database import Database
from storage.unit import Unit
from storage.votes import Announced


async def _flat(unit: Unit, room: str, size: int | None, *owners: tuple[str, str | None]) -> Area:
    """`owners`: name and telephone, as the household roll has them."""
    area = await home(unit, room)
    if size is not None:
        await unit.areas.resize([(area.id, size)])
    for name, phone in owners:
        await listed(unit, area, name, Relation.OWNER, phone)
    return area


async def _lives(
    unit: Unit, person: Person, area: Area, relation: Relation = Relation.OWNER
) -> None:
    lines = await unit.residents.listed(area.id)
    own = [line.id for line in lines if line.name == person.name]
    await unit.residents.settle(
        person.id,
        area.id,
        relation,
        unit.now,
        how=How.APPROVAL,
        line=own[0] if own else None,
        by=None,
    )


async def _compound(unit: Unit) -> Area:
    return (await unit.areas.lineage(await building(unit)))[-2]


async def _announced(unit: Unit, kind: VoteKind = VoteKind.ASSEMBLY) -> Vote:
    call = Announced(
        kind=kind,
        title="换物业",
        question="?",
        options=OPTIONS,
        area=(await _compound(unit)).id,
        opens_at=unit.now,
        closes_at=unit.now + timedelta(days=7),
    )
    return await votes.announce(unit, call, None)


def _heads(roll: Roll) -> Sequence[tuple[int, int]]:
    """Of each head, how many flats, and their area."""
    return sorted((len(head.flats), head.area) for head in roll.heads)


async def test_heads_are_owners_however_many_flats_and_flats_however_many_owners(
    database: Database,
) -> None:
    phone = "13800000001"
    async with database.write() as unit:
        for number in range(40):
            await _flat(unit, f"1{number:02}", 100, ("钱多多", phone))
        for number in range(3):
            await _flat(unit, f"2{number:02}", 200, ("幸福里置业有限公司", None))
        await _flat(unit, "301", 13_742, ("甲", "1"), ("乙", "2"), ("丙", "3"), ("丁", "4"))
        # Of one name, and nobody knows whether of one person: two heads.
        await _flat(unit, "401", 10, ("王伟", None))
        await _flat(unit, "402", 10, ("王伟", None))
        # Nobody owns these in the bot, nor on the roll; of the second the area is not known.
        await _flat(unit, "501", 20)
        await _flat(unit, "502", None)
        roll = await rolls.assembly_roll(unit, await _announced(unit))
        drawn = await rolls.draw_up(unit, VoteKind.ASSEMBLY, await _compound(unit))

    assert _heads(roll) == [
        (1, 0), (1, 10), (1, 10), (1, 20), (1, 13_742), (3, 600), (40, 4_000)
    ]  # fmt: skip
    assert roll.total.area == 18_382
    assert (len(drawn.listed), drawn.paper_only, drawn.unmeasured) == (7, 7, 1)


async def test_whoever_is_known_to_own_two_flats_is_one_head_and_casts_for_both(
    database: Database,
) -> None:
    async with database.write() as unit:
        own = await _flat(unit, "101", 5_000, ("李四", "13800000004"))
        # By another telephone, which is theirs too: they are known to be both.
        other = await _flat(unit, "102", 6_000, ("李四", "13900000004"))
        # Not on the household roll: as they are registered.
        third = await _flat(unit, "103", 7_000)
        li, wife = await met(unit, 4001, "李四"), await met(unit, 4002, "李嫂")
        for area in (own, other, third):
            await _lives(unit, li, area)
        await _lives(unit, wife, own, Relation.FAMILY)
        drawn = await rolls.draw_up(unit, VoteKind.ASSEMBLY, await _compound(unit))

    [head] = drawn.listed
    assert (head.key, head.home, head.area) == (own.id, own.id, 18_000)
    assert head.people == (li.id,)


async def test_the_frozen_roll_is_the_one_that_was_drawn_up_whatever_comes_later(
    database: Database, tmp_path: Path
) -> None:
    async with database.write() as unit:
        flats = [await _flat(unit, f"10{n}", 5_000, ("李四", "1")) for n in range(2)]
        await _flat(unit, "201", 3_000, ("王五", "2"))
        vote = await _announced(unit)
        before = await rolls.assembly_roll(unit, vote)
        opened = await rolls.open_now(unit, Keys(tmp_path), vote)
    async with database.write() as unit:
        await unit.areas.resize([(flats[0].id, 99_000)])
        await _flat(unit, "301", 1_000, ("新业主", "3"))
    async with database.read() as unit:
        after = await rolls.assembly_roll(unit, opened)
        total = await unit.votes.ballots.total(vote.id)

    assert after == before
    assert after.digest == opened.roll_digest == before.digest
    assert total == after.total
    assert {flat.building for flat in after.flats} == {"3"}


async def test_residents_have_a_voice_each_and_households_one_together(
    database: Database,
) -> None:
    async with database.write() as unit:
        first, second = await _flat(unit, "101", 1), await _flat(unit, "102", 1)
        wang, li, zhao = [await met(unit, 5000 + n, name) for n, name in enumerate("王李赵")]
        await _lives(unit, wang, first)
        await _lives(unit, li, first, Relation.FAMILY)
        await _lives(unit, zhao, second, Relation.TENANT)
        # Lives in two homes, and has one voice all the same.
        await _lives(unit, wang, second)
        barred = await met(unit, 6000, "停")
        await _lives(unit, barred, second)
        await unit.people.bar(barred.id, unit.now)
        compound = await _compound(unit)
        residents = await rolls.draw_up(unit, VoteKind.OPINION, compound)
        households = await rolls.draw_up(unit, VoteKind.MEETING, compound)

    assert [each.people for each in residents.listed] == [(wang.id,), (li.id,), (zhao.id,)]
    assert [(each.home, each.people) for each in households.listed] == [
        (first.id, (wang.id, li.id)),
        (second.id, (zhao.id,)),
    ]


async def test_a_roll_of_nobody_or_without_any_area_is_refused(database: Database) -> None:
    async with database.write() as unit:
        compound = await _compound(unit)
        for kind in VoteKind:
            with pytest.raises(NobodyToVote):
                await rolls.draw_up(unit, kind, compound)
        await _flat(unit, "101", None, ("李四", "1"))
        with pytest.raises(NoFlats):
            await rolls.draw_up(unit, VoteKind.ASSEMBLY, compound)

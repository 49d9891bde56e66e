"""Who is affected by an outage, who is meant, and what is overheard: on both databases."""

import pytest
from town import HandClock

from domain.incidents import IncidentId, IncidentOver
from domain.people import Person, Role
from domain.tickets import Category
from services import affected, incidents, overhearing
from services.behalf import behalf
from services.incidents import Saying
from storage.database import Database


async def begun(database: Database) -> tuple[IncidentId, Person]:
    async with database.write() as unit:
        root = await unit.areas.root()
        lin = await unit.people.meet(1, "林社工", unit.now)
        await unit.grants.give(lin.id, Role.COMMUNITY, root, unit.now, by=None)
        saying = Saying(area=root, category=Category.WATER, text="停水", starts_at=unit.now)
        by = await unit.people.get(lin.id)
        return (await incidents.begin(unit, saying, by)).id, by


async def test_each_who_is_affected_is_counted_once(database: Database) -> None:
    incident, lin = await begun(database)
    async with database.write() as unit:
        wang = await unit.people.meet(2, "王阿姨", unit.now)
        counts = [(await affected.say(unit, incident, by)).count for by in (lin, wang, wang)]

    assert counts == [1, 2, 2]


async def test_nobody_is_affected_by_what_is_over(database: Database) -> None:
    incident, lin = await begun(database)
    async with database.write() as unit:
        await incidents.end(unit, incident, lin)

        with pytest.raises(IncidentOver):
            await affected.say(unit, incident, lin)


async def test_a_group_is_offered_help_once_in_ten_minutes(
    database: Database, clock: HandClock
) -> None:
    offered = []
    for minutes in (0, 9, 2):
        clock.move(minutes=minutes)
        async with database.write() as unit:
            root = await unit.areas.root()
            await unit.groups.bind(-5, "residents", "业主群", root.id)
            offered.append(await overhearing.offer(unit, -5, None))

    assert offered == [True, False, True]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("帮我妈报修，3号楼漏水", "我妈"),
        ("替张大爷报修：楼道灯不亮", "张大爷"),
        ("代楼下李奶奶反映一下，垃圾没人收", "楼下李奶奶"),
        ("给我爸家报个修，暖气不热", "我爸"),
        ("reporting for my mother: the tap leaks", "my mother"),
        ("帮我报修，电梯坏了", ""),
        ("帮忙报修一下", ""),
        ("物业帮大家反映一下吧", ""),
        ("3号楼2单元电梯坏了", ""),
    ],
)
def test_for_whom_somebody_speaks(text: str, who: str) -> None:
    assert behalf(text) == who

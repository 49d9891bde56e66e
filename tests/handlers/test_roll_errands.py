"""What is done for a roll beside the conversation: asked for twice, or gone wrong."""

import pytest
import rolls
from asked import Clumsy
from offices import compound, given
from roll_scenes import sent
from spreadsheets import WANG
from town import Town

from domain.people import Role
from handlers.roll import deciding, giving
from playground import Phone


@pytest.fixture
def chen(town: Town) -> Phone:
    return town.administrator("陈主任")


async def test_another_list_is_not_the_one_they_wait_for(town: Town, chen: Phone) -> None:
    await chen.says("/start")
    async with town.linli.database.write() as unit:
        person = await unit.people.known_as(chen.person.id)
        assert person is not None
        new, gone = giving.Asked(import_id=1, which=0), giving.Asked(import_id=1, which=2)
        await unit.errands.add(giving.LIST, new, unit.now, person_id=person.id)

        assert await unit.errands.asked(giving.LIST, new, person.id)
        assert not await unit.errands.asked(giving.LIST, gone, person.id)


@pytest.mark.expects_errors
async def test_what_failed_on_the_way_can_be_applied_again(town: Town, chen: Phone) -> None:
    well = town.linli.routes.errands[deciding.APPLY]
    town.linli.routes.errands[deciding.APPLY] = Clumsy(*[KeyError() for _ in range(3)])
    await sent(chen, WANG)
    card = chen.last
    await chen.taps("✅ 确认写入")
    for _ in range(3):
        town.clock.move(minutes=10)
        await town.settle()
    await town.tick()

    assert await rolls.standing(town.linli.database) == {}
    [card] = [message for message in chen.messages if message.message_id == card.message_id]
    assert "没有写完" in card.text

    town.linli.routes.errands[deciding.APPLY] = well
    await chen.taps("✅ 确认写入", on=card)

    assert list(await rolls.standing(town.linli.database)) == ["幸福里/3"]


async def test_who_sends_the_roll_of_a_compound_that_is_not_theirs_reads_so(town: Town) -> None:
    await compound(town, "祥和苑", "1")
    await compound(town, "幸福里", "3")
    liu = await given(town, town.guest("社区小刘"), Role.COMMUNITY, "祥和苑")

    await sent(liu, WANG)

    assert "不归您负责" in liu.last.text
    assert "只有" not in liu.last.text

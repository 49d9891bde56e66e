"""Groups: what each is for, and what happens when the bot comes, goes, and loses its rights."""

import pytest
from offices import compound, given, history
from town import Town

from domain.groups import Group, Purpose
from domain.people import Role
from playground import Phone
from playground.chats import Chat

LIFT = "3号楼2单元电梯坏了"


@pytest.fixture
def chen(town: Town) -> Phone:
    return town.administrator()


async def group_of(town: Town, chat: Chat) -> Group | None:
    async with town.linli.database.read() as unit:
        return await unit.groups.get(chat.id)


async def place_of(town: Town, chat: Chat) -> str:
    async with town.linli.database.read() as unit:
        found = await unit.groups.get(chat.id)
        assert found is not None
        return (await unit.areas.get(found.area)).name


async def test_the_only_compound_is_meant_where_none_is_named(town: Town, chen: Phone) -> None:
    await compound(town, "幸福里")
    chat = town.group("幸福里业主群", chen)

    await chen.says("/bind 居民", chat=chat)

    assert await place_of(town, chat) == "幸福里"
    assert chen.sees(chat)[-1].text.startswith("居民群：幸福里\n")


async def test_of_several_compounds_one_is_tapped(town: Town, chen: Phone) -> None:
    await compound(town, "幸福里")
    await compound(town, "阳光里")
    chat = town.group("业主群", chen)
    await chen.says("/bind", chat=chat)

    await chen.taps("居民群", chat=chat)
    assert chen.sees(chat)[-1].buttons == ["✅ 幸福里（全部）", "幸福里", "阳光里"]
    await chen.taps("阳光里", chat=chat)

    assert await place_of(town, chat) == "阳光里"


async def test_a_single_building_is_typed(town: Town, chen: Phone) -> None:
    await compound(town, "幸福里", "3", "5")
    chat = town.group("5号楼", chen)

    await chen.says("/bind residents 幸福里5号楼", chat=chat)

    assert chen.sees(chat)[-1].text.startswith("居民群：幸福里5号楼\n")


async def test_a_place_that_is_not_there_is_named(town: Town, chen: Phone) -> None:
    await compound(town, "幸福里")
    chat = town.group("业主群", chen)

    await chen.says("/bind 居民 幸福里9号楼", chat=chat)

    assert "9号楼" in chen.sees(chat)[-1].text
    assert await group_of(town, chat) is None


@pytest.mark.parametrize("purpose", list(Purpose))
async def test_two_lines_say_what_is_done_there_and_what_never(
    town: Town, chen: Phone, purpose: Purpose
) -> None:
    chat = town.group("群", chen)

    await chen.says(f"/bind {purpose}", chat=chat)

    told = chen.sees(chat)[-1].text.split("\n")
    assert len(told) == 3
    assert "绝不" in told[2]


async def test_others_are_alerted_and_change_nothing(town: Town, chen: Phone) -> None:
    await compound(town, "幸福里")
    await compound(town, "阳光里")
    wang = town.resident()
    chat = town.group("业主群", chen, wang)
    await chen.says("/bind 居民", chat=chat)

    await wang.taps("阳光里", chat=chat)

    assert "只有" in wang.toast
    assert await group_of(town, chat) is None


async def test_an_administrator_of_one_compound_binds_no_group_of_another(
    town: Town, chen: Phone
) -> None:
    await compound(town, "幸福里")
    await compound(town, "阳光里")
    zhou = await given(town, town.guest("周主任"), Role.ADMINISTRATOR, "幸福里")
    chat = town.group("阳光里业主群", chen, zhou)
    await chen.says("/bind 居民 阳光里", chat=chat)

    await zhou.says("/bind 居民 幸福里", chat=chat)

    assert await place_of(town, chat) == "阳光里"


async def test_in_private_it_says_where_to_send_it(town: Town, chen: Phone) -> None:
    await chen.says("/bind 居民")

    assert "拉进群" in chen.last.text


async def test_binding_is_an_event_by_ids(town: Town, chen: Phone) -> None:
    chat = town.group("工作群", chen)

    await chen.says("/bind 工作", chat=chat)
    await chen.says("/bind 工作", chat=chat)

    assert await history(town, "group") == [("bound", "staff 1")]

"""Anonymous administrators, channels and bots are nobody; so are words that somebody forwards."""

import pytest
from dump import state
from offices import known
from scenes import finished
from town import Town

from domain.refusals import NobodyKnown
from handlers.kit.refusals import words
from playground import Phone
from playground.chats import Chat
from playground.wire import Json


@pytest.fixture
def chen(town: Town) -> Phone:
    return town.administrator()


async def test_an_anonymous_administrator_of_a_group_orders_nothing(
    town: Town, chen: Phone
) -> None:
    group = town.world.group("群", [town.world.only_bot], anonymous=[chen.person])
    await chen.opens()
    before = await state(town)
    refused = words(town.linli.languages.default, NobodyKnown())

    for command in sorted(town.linli.routes.commands):
        await chen.says(f"/{command} 居民", chat=group)
        assert chen.sees(group)[-1].text == refused

    assert await state(town) == before


@pytest.mark.parametrize("kind", ["channel", "bot", "linked channel"])
async def test_a_channel_or_a_bot_orders_nothing(town: Town, chen: Phone, kind: str) -> None:
    group = town.group("群", chen)
    await chen.opens()
    before = await state(town)

    for command in sorted(town.linli.routes.commands):
        town.world.only_bot.queue.put(
            "message", spoken(town, group, kind, command), lane=group.id, at=town.world.moment
        )
        await town.settle()

    assert await state(town) == before


async def test_the_same_words_of_an_administrator_are_an_order(town: Town, chen: Phone) -> None:
    """The control of the test before."""
    group = town.group("群", chen)
    await chen.opens()
    assert chen.person.id == 1001
    before = await state(town)

    town.world.only_bot.queue.put(
        "message", spoken(town, group, "person", "bind"), lane=group.id, at=town.world.moment
    )
    await town.settle()

    assert await state(town) != before


async def test_a_forwarded_command_orders_nothing(town: Town, chen: Phone) -> None:
    wang = town.resident()
    elsewhere = town.world.group("没有机器人的群", [wang.person, chen.person])
    group = town.group("群", chen)
    await chen.opens()
    before = await state(town, chen)

    for command in sorted(town.linli.routes.commands):
        said = await wang.says(f"/{command} 居民", chat=elsewhere)
        await chen.forwards(said, chat=group)
        await chen.forwards(said)

    assert await state(town, chen) == before
    assert all(m.by is chen.person for m in chen.sees(group))


async def test_a_channel_that_takes_us_in_is_none_of_our_groups(town: Town) -> None:
    bot = {"user": town.world.only_bot.wire, "status": "left"}
    change = {
        "chat": {"id": -1001, "type": "channel", "title": "频道"},
        "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
        "date": int(town.world.moment),
        "old_chat_member": bot,
        "new_chat_member": bot | {"status": "member"},
    }
    before = await state(town)

    town.world.only_bot.queue.put("my_chat_member", change, lane=-1001, at=town.world.moment)
    await town.settle()

    assert await state(town) == before


@pytest.mark.parametrize("said", ["1", "好", "✅ 提交", "返回", "👤 我的"])
async def test_forwarded_words_press_nothing(town: Town, chen: Phone, said: str) -> None:
    wang, zhao = town.resident(), town.guest("小赵")
    elsewhere = town.world.group("没有机器人的群", [wang.person, zhao.person])
    await wang.says("3号楼2单元电梯坏了")
    buttons = wang.last.buttons

    await wang.forwards(await zhao.says(said, chat=elsewhere))

    async with town.linli.database.read() as unit:
        filed = await unit._session.value("SELECT count(*) FROM tickets")
        draft = await unit.drafts.of(await known(unit, wang))
    assert filed == 0
    assert draft is not None
    assert draft.asking is None
    assert wang.last.buttons == buttons


async def test_what_the_clock_does_nobody_did(town: Town, chen: Phone) -> None:
    await finished(town)
    before = len(await done_by(town))
    town.clock.move(days=40)

    await town.tick()

    since = (await done_by(town))[before:]
    assert len(since) > 0
    assert set(since) == {None}


def spoken(town: Town, group: Chat, kind: str, command: str) -> Json:
    """A message that no person wrote, as Telegram shows it to a bot; or one that a person did."""
    senders: dict[str, Json] = {
        "channel": {
            "from": {"id": 136817688, "is_bot": True, "first_name": "Channel"},
            "sender_chat": {"id": -1001, "type": "channel", "title": "频道"},
        },
        "linked channel": {
            "from": {"id": 777000, "is_bot": False, "first_name": "Telegram"},
            "sender_chat": {"id": -1001, "type": "channel", "title": "频道"},
            "is_automatic_forward": True,
        },
        "bot": {"from": {"id": 4242, "is_bot": True, "first_name": "别的机器人"}},
        "person": {"from": {"id": 1001, "is_bot": False, "first_name": "陈主任"}},
    }
    entity = {"type": "bot_command", "offset": 0, "length": len(command) + 1}
    return senders[kind] | {
        "message_id": group.next_id(),
        "chat": group.wire,
        "date": int(town.world.moment),
        "text": f"/{command} 居民",
        "entities": [entity],
    }


async def done_by(town: Town) -> list[int | None]:
    """Who did what has happened, oldest first."""
    async with town.linli.database.read() as unit:
        rows = await unit._session.all("SELECT by_id FROM events ORDER BY id")
        return [row["by_id"] for row in rows]

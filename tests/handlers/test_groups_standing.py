"""The bot comes into groups, is removed from them, loses rights, and moves with them."""

import pytest
from offices import history
from town import HandClock, Town, close, settled_town

from bot.entries import GroupEntry
from domain.groups import Group, Purpose, Right
from domain.settings import Neighbourhood
from playground import Phone, groups, presses
from playground.chats import Chat
from storage.database import Database

LIFT = "3号楼2单元电梯坏了"


@pytest.fixture
def chen(town: Town) -> Phone:
    return town.administrator()


async def group_of(town: Town, chat: Chat) -> Group | None:
    async with town.linli.database.read() as unit:
        return await unit.groups.get(chat.id)


async def test_the_bot_greets_once_in_two_lines(town: Town, chen: Phone) -> None:
    chat = town.world.group("业主群", [chen.person])
    await chen.adds_bot(chat)
    groups.leave(town.world, town.world.only_bot, chat)
    await chen.adds_bot(chat)

    greetings = [m for m in chen.sees(chat) if "小助手" in m.text]
    assert len(greetings) == 1
    assert len(greetings[0].text.split("\n")) == 2
    assert "/bind" in greetings[0].text


async def test_administrators_learn_that_it_was_removed_and_nothing_is_sent_there(
    town: Town, chen: Phone
) -> None:
    wang, li = town.resident(), town.repairer()
    chat = town.world.group("物业工作群", [town.world.only_bot, li.person], owner=chen.person)
    await chen.says("/bind 工作", chat=chat)

    groups.kick(town.world, chen.person, town.world.only_bot, chat)
    await town.settle()
    assert "已经不在群“物业工作群”里了" in chen.last.text
    await wang.says(LIFT)
    await wang.taps("✅ 提交")

    # The ticket goes to staff in private instead.
    assert "#1" in li.last.text
    assert await dropped(town) == []


async def test_a_group_that_is_lost_without_a_word_is_left_alone_and_said_once(
    town: Town, chen: Phone
) -> None:
    wang, li = town.resident(), town.repairer()
    chat = town.world.group("物业工作群", [town.world.only_bot, li.person], owner=chen.person)
    await chen.says("/bind 工作", chat=chat)
    await wang.says("1号楼楼道灯坏了")
    await wang.taps("✅ 提交")
    # Deleted, or it happened while we were down for more than a day: Telegram tells nobody.
    chat.members[town.world.only_bot.id].status = "kicked"

    for trouble in ("2号楼电梯坏了", "3号楼门禁坏了", "4号楼路灯不亮"):
        await wang.taps("↩️ 撤回")
        await wang.says(trouble)
        await wang.taps("✅ 提交")

    found = await group_of(town, chat)
    assert found is not None
    assert found.left
    assert len(await dropped(town)) == 1
    told = [each.text for each in chen.messages if "已经不在群" in each.text]
    assert len(told) == 1
    assert "物业工作群" in told[0]

    chat.members[town.world.only_bot.id].status = "left"
    await chen.adds_bot(chat)
    await wang.says("5号楼漏水")
    await wang.taps("✅ 提交")

    assert "漏水" in li.sees(chat)[-1].text


async def test_what_waited_for_the_group_reaches_staff_all_the_same(
    town: Town, chen: Phone
) -> None:
    wang, li = town.resident(), town.repairer()
    chat = town.world.group("物业工作群", [town.world.only_bot, li.person], owner=chen.person)
    await chen.says("/bind 工作", chat=chat)
    await wang.says(LIFT)

    presses.press(town.world, wang.person, wang.last, submit_of(wang))
    await served(town)
    groups.kick(town.world, chen.person, town.world.only_bot, chat)
    await served(town)
    await town.settle()

    assert "#1" in li.last.text
    assert await dropped(town) == ["we were removed from the group"]


async def test_coming_back_it_goes_on_as_before(town: Town, chen: Phone) -> None:
    wang, li = town.resident(), town.repairer()
    chat = town.world.group("物业工作群", [town.world.only_bot, li.person], owner=chen.person)
    await chen.says("/bind 工作", chat=chat)
    groups.kick(town.world, chen.person, town.world.only_bot, chat)
    await town.settle()

    await chen.adds_bot(chat)
    await wang.says(LIFT)
    await wang.taps("✅ 提交")

    assert "#1" in li.sees(chat)[-1].text
    assert [kind for kind, _ in await history(town, "group")] == ["bound", "left", "returned"]


async def test_a_right_that_it_needs_and_loses_is_told_once(town: Town, chen: Phone) -> None:
    chat = town.world.group("业主群", owner=chen.person)
    await chen.adds_bot(chat, admin=True)
    await chen.says("/bind 居民", chat=chat)
    await chen.taps("已登记的住户自动放行", chat=chat)

    for _ in range(2):
        groups.demote(town.world, chen.person, town.world.only_bot, chat)
        await town.settle()

    assert [m.text for m in chen.messages if "添加成员" in m.text] == [chen.last.text]
    found = await group_of(town, chat)
    assert found is not None
    assert found.rights == frozenset({Right.SEND})


async def test_a_right_that_it_does_not_need_is_nobodys_business(town: Town, chen: Phone) -> None:
    chat = town.world.group("工作群", owner=chen.person)
    await chen.adds_bot(chat, admin=True)
    await chen.says("/bind 工作", chat=chat)
    before = len(chen.messages)

    groups.demote(town.world, chen.person, town.world.only_bot, chat)
    await town.settle()

    assert len(chen.messages) == before


async def test_a_new_title_is_followed(town: Town, chen: Phone) -> None:
    chat = town.world.group("业主群", [town.world.only_bot], owner=chen.person)
    await chen.says("/bind 居民", chat=chat)

    groups.rename(town.world, chen.person, chat, "幸福里业主群")
    await town.settle()

    found = await group_of(town, chat)
    assert found is not None
    assert found.title == "幸福里业主群"


async def test_a_group_that_the_settings_name_is_not_revived_by_a_restart(
    sqlite_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> None:
    entry = GroupEntry(chat_id=-1_001_000_000_000, purpose="staff", title="")
    town = await settled_town(sqlite_url, neighbourhood, clock, groups=[entry])
    async with town.linli.database.write() as unit:
        await unit.groups.title(entry.chat_id, "工作群")
        assert await unit.groups.leave(entry.chat_id, unit.now)

    await town.linli.prepare()

    async with town.linli.database.read() as unit:
        group = await unit.groups.get(entry.chat_id)
    assert group is not None
    assert (group.left, group.title) == (True, "工作群")
    await close(town)


async def test_all_that_is_known_of_a_group_follows_it(database: Database) -> None:
    async with database.write() as unit:
        root = await unit.areas.root()
        wang = await unit.people.meet(1001, "王秀英", unit.now)
        await unit.groups.enter(-5, "业主群", root.id, frozenset({Right.SEND}))
        await unit.groups.bind(-5, "residents", "业主群", root.id)
        await unit.groups.admit(-5, admits=True)
        await unit.groups.greet(-5, unit.now)
        await unit.join_requests.keep(-5, wang.id, unit.now)
        await unit.join_requests.keep(-1005, wang.id, unit.now)
        await unit.events.add("group", -5, "newcomers", by=None, at=unit.now)
        # Telegram may tell of the new one first, and that we left the old one.
        await unit.groups.enter(-1005, "业主群", root.id, frozenset(Right))
        await unit.groups.leave(-5, unit.now)

    for _ in range(2):
        async with database.write() as unit:
            await unit.groups.moved(-5, -1005)

    async with database.write() as unit:
        group = await unit.groups.get(-1005)
        assert await unit.groups.get(-5) is None
        assert await unit.join_requests.of(wang.id) == [-1005]
        assert await unit.groups.asked_newcomers(-1005) == unit.now
        assert not await unit.groups.greet(-1005, unit.now)
    assert group is not None
    assert (group.purpose, group.admits, group.left) == (Purpose.RESIDENTS, True, False)
    assert group.rights == frozenset(Right)


def submit_of(phone: Phone) -> str:
    return str(phone.last.rows[0][0]["callback_data"])


async def served(town: Town) -> None:
    """By the worker, with nothing sent yet."""
    await town.linli.intake.poll(0)
    await town.linli.worker.step()


async def dropped(town: Town) -> list[str]:
    async with town.linli.database.read() as unit:
        rows = await unit._session.all("SELECT error FROM outbox WHERE state = 'dropped'")
        return [row["error"] for row in rows]


async def test_a_group_that_becomes_staffs_lets_no_resident_in_any_more(town: Town) -> None:
    async with town.linli.database.write() as unit:
        root = await unit.areas.root()
        await unit.groups.bind(-5, "residents", "邻里群", root.id)
        await unit.groups.admit(-5, admits=True)
        # As config.toml does at the next start.
        await unit.groups.vouch(-5, "staff", "工作群", root.id)

    async with town.linli.database.read() as unit:
        group = await unit.groups.get(-5)
        assert group is not None
        assert (group.purpose, group.admits) == (Purpose.STAFF, False)

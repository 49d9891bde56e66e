"""Groups: what a bot sees of them, and what it hears when they change."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from playground import Answer, Phone, World, groups
from playground.actions import Unable
from playground.chats import Chat
from playground.people import Bot

Api = Callable[..., Coroutine[Any, Any, Answer]]


@pytest.fixture
def li(world: World, bot: Bot) -> Phone:
    return Phone(world, world.person("李师傅"))


@pytest.fixture
def hall(world: World, bot: Bot, wang: Phone, li: Phone) -> Chat:
    return world.group("3号楼", [bot, li.person], owner=wang.person)


async def heard(api: Api) -> list[dict[str, Any]]:
    """What came since the last time."""
    updates: list[dict[str, Any]] = (await api("getUpdates")).body["result"]
    if updates:
        await api("getUpdates", offset=updates[-1]["update_id"] + 1)
    return updates


async def test_in_privacy_mode_a_bot_hears_what_is_meant_for_it(
    api: Api, li: Phone, hall: Chat
) -> None:
    posted = await api("sendMessage", chat_id=hall.id, text="通知")
    message = hall.messages[posted.body["result"]["message_id"]]
    for text in ("你好", "/tasks", "/tasks@other_bot", "@linli_bot 在吗", "/grab@linli_bot 3"):
        await li.says(text, chat=hall)
    await li.says("收到", chat=hall, reply_to=message)

    texts = [update["message"]["text"] for update in await heard(api)]
    assert texts == ["/tasks", "@linli_bot 在吗", "/grab@linli_bot 3", "收到"]


async def test_a_bare_command_goes_to_the_bot_that_spoke_last(
    world: World, api: Api, li: Phone, hall: Chat
) -> None:
    hall.last_bot = 701
    await li.says("/tasks", chat=hall)

    assert await heard(api) == []


async def test_an_administrator_hears_everything(
    api: Api, wang: Phone, li: Phone, hall: Chat, bot: Bot
) -> None:
    groups.promote(wang.world, wang.person, bot, hall)
    await li.says("你好", chat=hall)

    kinds = [next(k for k in update if k != "update_id") for update in await heard(api)]
    assert kinds == ["my_chat_member", "message"]


async def test_so_does_a_bot_without_privacy_mode(
    api: Api, li: Phone, hall: Chat, bot: Bot
) -> None:
    bot.privacy = False
    await li.says("你好", chat=hall)

    assert len(await heard(api)) == 1


async def test_an_anonymous_administrator_writes_as_the_group(
    world: World, api: Api, wang: Phone, li: Phone, hall: Chat
) -> None:
    groups.promote(world, wang.person, li.person, hall, anonymous=True)
    await li.says("/tasks", chat=hall)

    [update] = await heard(api)
    assert update["message"]["from"]["id"] == 1087968824
    assert update["message"]["sender_chat"]["id"] == hall.id


async def test_a_bot_is_told_when_it_is_brought_in_and_thrown_out(
    world: World, api: Api, wang: Phone, bot: Bot
) -> None:
    hall = world.group("5号楼", owner=wang.person)
    await wang.adds_bot(hall)
    groups.kick(world, wang.person, bot, hall)

    updates = await heard(api)
    statuses = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in updates
        if "my_chat_member" in update
    ]
    answer = await api("sendMessage", chat_id=hall.id, text="a")
    assert statuses == ["member", "kicked"]
    assert answer.status == 403
    assert answer.body["description"] == "Forbidden: bot was kicked from the supergroup chat"


async def test_a_bot_can_leave(api: Api, hall: Chat) -> None:
    await api("leaveChat", chat_id=hall.id)
    answer = await api("sendMessage", chat_id=hall.id, text="a")

    assert answer.body["description"] == "Forbidden: bot is not a member of the supergroup chat"


async def test_a_group_that_migrates_answers_with_its_new_id(
    world: World, api: Api, wang: Phone, bot: Bot
) -> None:
    basic = groups.create(world, wang.person, "业主", [bot])
    await heard(api)
    grown = groups.migrate(world, wang.person, basic)
    told = [update["message"] for update in await heard(api)]
    answer = await api("sendMessage", chat_id=basic.id, text="a")

    assert told[0]["migrate_to_chat_id"] == grown.id
    assert told[1]["migrate_from_chat_id"] == basic.id
    assert answer.body["parameters"] == {"migrate_to_chat_id": grown.id}
    assert (await api("sendMessage", chat_id=grown.id, text="a")).status == 200


async def test_chat_member_comes_to_administrators_who_ask(
    api: Api, wang: Phone, li: Phone, hall: Chat, bot: Bot
) -> None:
    groups.promote(wang.world, wang.person, bot, hall)
    await api("getUpdates", offset=-1, allowed_updates=["chat_member", "chat_join_request"])
    await heard(api)
    await li.leaves(hall)
    groups.knock(wang.world, li.person, hall)
    await api("approveChatJoinRequest", chat_id=hall.id, user_id=li.person.id)

    left, asked, joined = await heard(api)
    assert left["chat_member"]["new_chat_member"]["status"] == "left"
    assert asked["chat_join_request"]["user_chat_id"] == li.person.id
    assert joined["chat_member"]["new_chat_member"]["status"] == "member"


async def test_pinning_needs_the_right_to(
    world: World, api: Api, wang: Phone, hall: Chat, bot: Bot
) -> None:
    await api("sendMessage", chat_id=hall.id, text="通知")
    refused = await api("pinChatMessage", chat_id=hall.id, message_id=1)
    groups.promote(world, wang.person, bot, hall)
    await api("pinChatMessage", chat_id=hall.id, message_id=1)
    chat = await api("getChat", chat_id=hall.id)

    assert "not enough rights" in refused.body["description"]
    assert chat.body["result"]["pinned_message"]["text"] == "通知"


async def test_members_are_counted_and_listed(
    api: Api, hall: Chat, wang: Phone, li: Phone
) -> None:
    count = await api("getChatMemberCount", chat_id=hall.id)
    rulers = await api("getChatAdministrators", chat_id=hall.id)
    member = await api("getChatMember", chat_id=hall.id, user_id=li.person.id)

    assert count.body["result"] == 3
    assert [ruler["user"]["id"] for ruler in rulers.body["result"]] == [wang.person.id]
    assert member.body["result"]["status"] == "member"


async def test_a_bot_cant_begin_a_talk(world: World, api: Api, li: Phone, hall: Chat) -> None:
    stranger = await api("sendMessage", chat_id=li.person.id, text="a")
    await li.says("/tasks", chat=hall)
    seen = await api("sendMessage", chat_id=li.person.id, text="a")

    assert stranger.body["description"] == "Bad Request: chat not found"
    assert seen.status == 403
    assert seen.body["description"] == "Forbidden: bot can't initiate conversation with a user"


async def test_who_stops_the_bot_is_out_of_reach_until_they_return(api: Api, wang: Phone) -> None:
    await wang.blocks()
    blocked = await api("sendMessage", chat_id=wang.person.id, text="a")
    await wang.opens()

    statuses = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in await heard(api)
        if "my_chat_member" in update
    ]
    assert blocked.body["description"] == "Forbidden: bot was blocked by the user"
    assert statuses == ["kicked", "member"]
    assert (await api("sendMessage", chat_id=wang.person.id, text="a")).status == 200


async def test_a_deleted_account_is_out_of_reach_for_good(api: Api, wang: Phone) -> None:
    wang.person.deleted = True
    answer = await api("sendMessage", chat_id=wang.person.id, text="a")

    assert answer.body["description"] == "Forbidden: user is deactivated"


async def test_people_cant_do_what_telegram_would_not_let_them(
    world: World, wang: Phone, li: Phone, hall: Chat
) -> None:
    said = await wang.says("嗯", chat=hall)

    with pytest.raises(Unable, match="does not administer"):
        groups.kick(world, li.person, wang.person, hall)
    with pytest.raises(Unable, match="nobody edits"):
        await li.edits(said, "哈")
    with pytest.raises(Unable, match="1 to 4,096"):
        await li.says(" ", chat=hall)
    with pytest.raises(Unable, match="is not in"):
        await Phone(world, world.person("赵")).says("你好", chat=hall)

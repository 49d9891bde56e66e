"""Phones: what people see, and how they find a button."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from playground import Answer, Phone, World
from playground.people import Bot
from playground.presses import follow

Api = Callable[..., Coroutine[Any, Any, Answer]]


def inline(**buttons: str) -> dict[str, Any]:
    """Labels by their data."""
    row = [{"text": label, "callback_data": data} for data, label in buttons.items()]
    return {"inline_keyboard": [row]}


async def pressed(api: Api) -> list[str]:
    updates = (await api("getUpdates")).body["result"]
    return [u["callback_query"]["data"] for u in updates if "callback_query" in u]


async def test_the_newest_button_with_that_label_is_pressed(api: Api, wang: Phone) -> None:
    await api("sendMessage", chat_id=wang.person.id, text="1", reply_markup=inline(old="接单"))
    await api("sendMessage", chat_id=wang.person.id, text="2", reply_markup=inline(new="接单"))
    await wang.taps("接单")

    assert await pressed(api) == ["new"]


async def test_an_older_message_can_be_named(api: Api, wang: Phone) -> None:
    await api("sendMessage", chat_id=wang.person.id, text="1", reply_markup=inline(old="接单"))
    await api("sendMessage", chat_id=wang.person.id, text="2", reply_markup=inline(new="接单"))
    await wang.taps("接单", on=wang.messages[0])

    assert await pressed(api) == ["old"]


async def test_a_part_of_a_label_will_do_where_it_fits_one(api: Api, wang: Phone) -> None:
    markup = inline(a="✅ 提交", b="✏️ 修改", c="修改地址")
    await api("sendMessage", chat_id=wang.person.id, text="?", reply_markup=markup)
    await wang.taps("提交")
    await wang.taps("修改")

    assert await pressed(api) == ["a", "c"]


async def test_a_button_that_is_not_there_fails_with_those_that_are(api: Api, wang: Phone) -> None:
    await api("sendMessage", chat_id=wang.person.id, text="?", reply_markup=inline(a="派单"))

    with pytest.raises(AssertionError, match="派单"):
        await wang.taps("接单")


async def test_private_comes_before_groups(world: World, api: Api, wang: Phone, bot: Bot) -> None:
    hall = world.group("3号楼", [bot, wang.person])
    await api("sendMessage", chat_id=wang.person.id, text="?", reply_markup=inline(mine="好"))
    await api("sendMessage", chat_id=hall.id, text="?", reply_markup=inline(ours="好"))
    await wang.taps("好")
    await wang.taps("好", chat=hall)

    assert await pressed(api) == ["mine", "ours"]


async def test_a_reply_keyboard_says_its_words(api: Api, wang: Phone) -> None:
    keys = {"keyboard": [["🔧 报修", "👤 我的"], [{"text": "📞", "request_contact": True}]]}
    await api("sendMessage", chat_id=wang.person.id, text="您好", reply_markup=keys)
    await wang.taps("报修")
    await wang.taps("📞")
    said, shared = wang.sees()[1:]
    await api(
        "sendMessage",
        chat_id=wang.person.id,
        text="好",
        reply_markup={"remove_keyboard": True},
    )

    assert said.text == "🔧 报修"
    assert shared.body["contact"]["user_id"] == wang.person.id
    assert wang.keyboard == []


async def test_a_press_has_sixty_seconds_to_be_answered(api: Api, wang: Phone, clock: Any) -> None:
    await api("sendMessage", chat_id=wang.person.id, text="?", reply_markup=inline(a="好"))
    await wang.taps("好")
    [update] = (await api("getUpdates")).body["result"]
    query = update["callback_query"]["id"]
    answer = await api("answerCallbackQuery", callback_query_id=query, text="收到")
    clock.move(60)
    late = await api("answerCallbackQuery", callback_query_id=query)

    assert answer.body["result"] is True
    assert wang.toast == "收到"
    assert late.body["description"] == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


async def test_a_press_on_a_deleted_message_shows_no_message(api: Api, wang: Phone) -> None:
    await api("sendMessage", chat_id=wang.person.id, text="?", reply_markup=inline(a="好"))
    message = wang.last
    await api("deleteMessage", chat_id=wang.person.id, message_id=message.message_id)
    await wang.presses("forged", on=message)

    [update] = (await api("getUpdates")).body["result"]
    assert update["callback_query"]["message"] == {
        "chat": message.chat.wire,
        "message_id": message.message_id,
        "date": 0,
    }


async def test_an_album_arrives_as_separate_updates(api: Api, wang: Phone) -> None:
    await wang.sends_photo("漏水", album=3)

    messages = [update["message"] for update in (await api("getUpdates")).body["result"]]
    assert [message.get("caption") for message in messages] == ["漏水", None, None]
    assert len({message["media_group_id"] for message in messages}) == 1


async def test_a_contact_may_be_somebody_elses(world: World, api: Api, wang: Phone) -> None:
    other = world.person("李师傅", phone="+8613900000000")
    await wang.sends_contact(of=other)

    [update] = (await api("getUpdates")).body["result"]
    assert update["message"]["contact"]["user_id"] == other.id
    assert update["message"]["contact"]["phone_number"] == "8613900000000"


async def test_deep_links_are_followed(world: World, api: Api, wang: Phone, bot: Bot) -> None:
    follow(world, wang.person, f"https://t.me/{bot.username}?start=abc_1")
    await wang.opens("def")

    texts = [update["message"]["text"] for update in (await api("getUpdates")).body["result"]]
    assert texts == ["/start abc_1", "/start def"]


async def test_settling_lets_the_bot_answer_before_the_test_goes_on(
    world: World, bot: Bot, api: Api
) -> None:
    async def settle() -> None:
        for update in (await api("getUpdates")).body["result"]:
            await api("sendMessage", chat_id=update["message"]["chat"]["id"], text="收到")

    zhao = Phone(world, world.person("赵"), settle)
    await zhao.says("你好")

    assert zhao.last.text == "收到"

"""How updates reach a bot that asks for them."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from playground import Answer, Phone, World
from playground.people import Bot

Api = Callable[..., Coroutine[Any, Any, Answer]]


def ids(answer: Answer) -> list[int]:
    return [update["update_id"] for update in answer.body["result"]]


async def test_updates_come_again_until_an_offset_confirms_them(api: Api, wang: Phone) -> None:
    for text in "abc":
        await wang.says(text)
    first = ids(await api("getUpdates"))
    again = ids(await api("getUpdates", limit=2))
    rest = ids(await api("getUpdates", offset=first[1]))

    assert first == [first[0], first[0] + 1, first[0] + 2]
    assert again == first[:2]
    assert rest == first[1:]
    assert ids(await api("getUpdates")) == first[1:]


async def test_a_negative_offset_keeps_only_the_latest(api: Api, wang: Phone) -> None:
    for text in "abc":
        await wang.says(text)
    last = ids(await api("getUpdates", offset=-1))

    assert len(last) == 1
    assert ids(await api("getUpdates")) == last


async def test_a_poll_waits_until_somebody_says_something(api: Api, wang: Phone) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    await asyncio.sleep(0)
    await wang.says("在吗")

    assert len(ids(await poll)) == 1


async def test_a_poll_that_hears_nothing_comes_back_empty(api: Api) -> None:
    assert ids(await api("getUpdates", timeout=1)) == []


async def test_a_second_poller_ends_the_first(api: Api, wang: Phone) -> None:
    older = asyncio.create_task(api("getUpdates", timeout=30))
    await asyncio.sleep(0)
    newer = asyncio.create_task(api("getUpdates", timeout=30))
    refused = await older
    await wang.says("在吗")

    assert refused.status == 409
    assert refused.body["description"] == (
        "Conflict: terminated by other getUpdates request;"
        " make sure that only one bot instance is running"
    )
    assert len(ids(await newer)) == 1


async def test_polling_and_a_webhook_exclude_each_other(api: Api) -> None:
    await api("setWebhook", url="https://example.com/hook")
    refused = await api("getUpdates")
    await api("deleteWebhook")

    assert refused.status == 409
    assert (await api("getUpdates")).status == 200


async def test_presses_are_kept_for_150_seconds_and_messages_for_a_day(
    api: Api, wang: Phone, clock: Any
) -> None:
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "a"}]]}
    await api("sendMessage", chat_id=wang.person.id, text="?", reply_markup=markup)
    await wang.says("嗯")
    await wang.taps("好")
    clock.move(151)
    later = await api("getUpdates")
    clock.move(86_400)

    assert [sorted(update) for update in later.body["result"]] == [["message", "update_id"]]
    assert ids(await api("getUpdates")) == []


async def test_some_kinds_come_only_to_bots_that_ask_for_them(api: Api, wang: Phone) -> None:
    said = await wang.says("嗯")
    await wang.reacts(said, "👍")
    unasked = ids(await api("getUpdates"))
    await api("getUpdates", offset=-1, allowed_updates=["message_reaction"])
    await wang.reacts(said, "🎉")
    await wang.says("不要了")
    asked = (await api("getUpdates", offset=unasked[-1] + 1)).body["result"]

    assert len(unasked) == 1
    assert [update["message_reaction"]["new_reaction"][0]["emoji"] for update in asked] == ["🎉"]


async def test_what_was_confirmed_can_come_again_on_demand(
    api: Api, wang: Phone, world: World
) -> None:
    await wang.says("嗯")
    first = ids(await api("getUpdates"))
    world.faults.redelivery = 1
    again = ids(await api("getUpdates", offset=first[0] + 1))

    assert again == first


async def test_the_very_same_press_can_be_delivered_twice(api: Api, wang: Phone) -> None:
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "a"}]]}
    await api("sendMessage", chat_id=wang.person.id, text="?", reply_markup=markup)
    await wang.taps("好")
    first = ids(await api("getUpdates"))
    await wang.press_again(same_update=True)
    same = ids(await api("getUpdates", offset=first[0] + 1))
    await wang.press_again()
    anew = ids(await api("getUpdates", offset=first[0] + 1))

    assert same == first
    assert anew == [first[0] + 1]


async def test_a_bot_that_logged_out_stays_out_for_ten_minutes(api: Api, clock: Any) -> None:
    await api("logOut")
    out = await api("getMe")
    clock.move(600)

    assert out.body["description"] == "Logged out"
    assert (await api("getMe")).status == 200


async def test_two_bots_have_their_own_chats_with_one_person(world: World, bot: Bot) -> None:
    other = world.bot("701:AAE-other")
    person = world.person("王阿姨")
    world.dialogue(person, bot)

    assert world.dialogue(person, other) is not world.dialogue(person, bot)

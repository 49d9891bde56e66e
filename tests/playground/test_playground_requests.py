"""Asking to be let into a group, and what a bot may do meanwhile."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from playground import Answer, Phone, World, groups
from playground.actions import Unable
from playground.chats import Chat
from playground.people import Bot

Api = Callable[..., Coroutine[Any, Any, Answer]]


@pytest.fixture
def zhao(world: World) -> Phone:
    """Nobody has ever met him."""
    return Phone(world, world.person("小赵"))


@pytest.fixture
async def hall(world: World, bot: Bot, wang: Phone, api: Api) -> Chat:
    await api("getUpdates", allowed_updates=["message", "chat_join_request", "chat_member"])
    return world.group("3号楼", owner=wang.person, admins=[bot], approval=True)


async def heard(api: Api) -> list[dict[str, Any]]:
    updates: list[dict[str, Any]] = (await api("getUpdates")).body["result"]
    if updates:
        await api("getUpdates", offset=updates[-1]["update_id"] + 1)
    return updates


async def test_whoever_follows_the_link_asks_and_stays_outside(
    api: Api, zhao: Phone, hall: Chat
) -> None:
    await zhao.joins(hall)
    await zhao.joins(hall)

    [asked] = await heard(api)
    assert asked["chat_join_request"]["from"]["first_name"] == "小赵"
    assert not hall.holds(zhao.person.id)


async def test_whoever_is_approved_is_in_and_everybody_hears_of_it(
    api: Api, zhao: Phone, hall: Chat
) -> None:
    await zhao.joins(hall)
    await heard(api)
    await api("approveChatJoinRequest", chat_id=hall.id, user_id=zhao.person.id)

    member, service = await heard(api)
    assert member["chat_member"]["via_join_request"] is True
    assert service["message"]["new_chat_members"][0]["id"] == zhao.person.id
    assert hall.holds(zhao.person.id)


async def test_whoever_is_declined_may_ask_again(api: Api, zhao: Phone, hall: Chat) -> None:
    await zhao.joins(hall)
    declined = await api("declineChatJoinRequest", chat_id=hall.id, user_id=zhao.person.id)
    again = await api("declineChatJoinRequest", chat_id=hall.id, user_id=zhao.person.id)
    await zhao.joins(hall)

    assert declined.status == 200
    assert again.body["description"] == "Bad Request: HIDE_REQUESTER_MISSING"
    assert len(await heard(api)) == 2


async def test_people_who_administer_decide_too(
    api: Api, wang: Phone, zhao: Phone, hall: Chat
) -> None:
    await zhao.joins(hall)
    groups.turn_away(wang.world, wang.person, zhao.person, hall)
    outside = hall.holds(zhao.person.id)
    with pytest.raises(Unable):
        groups.admit(wang.world, wang.person, zhao.person, hall)
    await zhao.joins(hall)
    groups.admit(wang.world, wang.person, zhao.person, hall)

    assert not outside
    assert hall.holds(zhao.person.id)


async def test_nobody_asks_for_what_they_have(wang: Phone, hall: Chat) -> None:
    with pytest.raises(Unable):
        await wang.joins(hall)


async def test_a_stranger_may_be_written_to_for_five_minutes(
    api: Api, zhao: Phone, hall: Chat, clock: Any
) -> None:
    before = await write(api, zhao)
    await zhao.joins(hall)
    meanwhile = await write(api, zhao)
    clock.move(300)
    after = await write(api, zhao)

    assert (before, meanwhile, after) == (400, 200, 403)


@pytest.mark.parametrize("answer", ["approveChatJoinRequest", "declineChatJoinRequest"])
async def test_a_stranger_may_be_written_to_until_they_are_answered(
    api: Api, zhao: Phone, hall: Chat, answer: str
) -> None:
    await zhao.joins(hall)
    await api(answer, chat_id=hall.id, user_id=zhao.person.id)

    assert await write(api, zhao) == 403


async def test_whoever_answers_has_opened_the_chat_for_good(
    api: Api, zhao: Phone, hall: Chat, clock: Any
) -> None:
    await zhao.joins(hall)
    await write(api, zhao)
    await zhao.says("您好")
    clock.move(3600)

    assert await write(api, zhao) == 200


async def test_whoever_had_opened_the_chat_keeps_it(
    api: Api, zhao: Phone, hall: Chat, clock: Any
) -> None:
    await zhao.opens()
    await zhao.joins(hall)
    clock.move(3600)

    assert await write(api, zhao) == 200


async def test_a_bot_without_rights_hears_of_no_requests(
    api: Api, wang: Phone, zhao: Phone, hall: Chat, bot: Bot
) -> None:
    groups.demote(wang.world, wang.person, bot, hall)
    await heard(api)
    await zhao.joins(hall)

    assert await heard(api) == []
    assert await write(api, zhao) == 400


async def write(api: Api, phone: Phone) -> int:
    return (await api("sendMessage", chat_id=phone.person.id, text="您是哪家的？")).status

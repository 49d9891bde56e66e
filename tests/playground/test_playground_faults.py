"""Faults on demand, and Telegram's limits."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from playground import Answer, Phone, World
from playground.faults import NetworkFault
from playground.people import Bot

Api = Callable[..., Coroutine[Any, Any, Answer]]


@pytest.mark.parametrize("how", ["403", "429", "500", "502", "504"])
async def test_an_error_is_answered_once_and_takes_no_effect(
    world: World, api: Api, wang: Phone, how: Any
) -> None:
    world.faults.fail(method="sendMessage", how=how, retry_after=7)
    failed = await api("sendMessage", chat_id=wang.person.id, text="a")
    healed = await api("sendMessage", chat_id=wang.person.id, text="a")

    assert failed.status == failed.body["error_code"] == int(how)
    assert failed.body.get("parameters") == ({"retry_after": 7} if how == "429" else None)
    assert healed.status == 200
    assert len(wang.messages) == 1


@pytest.mark.parametrize(
    ("how", "arrived"),
    [
        ("reset_before", 0),
        ("hang_before", 0),
        ("reset_after", 1),
        ("hang_after", 1),
        ("garbage", 1),
        ("half_closed", 1),
    ],
)
async def test_a_lost_call_took_effect_or_not(
    world: World, api: Api, wang: Phone, how: Any, arrived: int
) -> None:
    world.faults.fail(method="sendMessage", how=how)
    with pytest.raises(NetworkFault, match=how):
        await api("sendMessage", chat_id=wang.person.id, text="a")

    assert len(wang.messages) == arrived


async def test_a_fault_can_be_for_one_chat_and_several_times(
    world: World, api: Api, wang: Phone, bot: Bot
) -> None:
    hall = world.group("3号楼", [bot])
    world.faults.fail(how="500", chat_id=hall.id, times=2)
    spared = await api("sendMessage", chat_id=wang.person.id, text="a")
    statuses = [(await api("sendMessage", chat_id=hall.id, text="a")).status for _ in range(3)]

    assert spared.status == 200
    assert statuses == [500, 500, 200]


async def test_chance_is_the_same_for_the_same_seed(world: World, api: Api) -> None:
    async def statuses() -> list[int]:
        world.faults.mend()
        world.faults.fail(how="502", probability=0.5, seed=4)
        return [(await api("getMe")).status for _ in range(20)]

    first = await statuses()

    assert await statuses() == first
    assert set(first) == {200, 502}


async def test_without_a_network_no_call_arrives(world: World, api: Api) -> None:
    world.faults.down = True

    with pytest.raises(NetworkFault, match="down"):
        await api("getMe")


def test_an_unknown_fault_is_refused(world: World) -> None:
    with pytest.raises(ValueError, match="reset_before"):
        world.faults.fail(how="smoke")  # type: ignore[arg-type]


async def test_one_chat_takes_a_message_a_second_after_a_short_burst(
    world: World, api: Api, wang: Phone, clock: Any
) -> None:
    world.limits.on = True
    world.limits.chat_burst = 3
    burst = [(await api("sendMessage", chat_id=wang.person.id, text="a")) for _ in range(4)]
    clock.move(1)
    later = await api("sendMessage", chat_id=wang.person.id, text="a")

    assert [answer.status for answer in burst] == [200, 200, 200, 429]
    assert burst[3].body["parameters"] == {"retry_after": 1}
    assert later.status == 200


async def test_a_group_takes_twenty_messages_a_minute(
    world: World, api: Api, bot: Bot, clock: Any
) -> None:
    world.limits.on = True
    hall = world.group("3号楼", [bot])
    answers = []
    for _ in range(21):
        answers.append(await api("sendMessage", chat_id=hall.id, text="a"))
        clock.move(1)

    assert [answer.status for answer in answers] == [200] * 20 + [429]
    assert answers[-1].body["parameters"] == {"retry_after": 40}


async def test_thirty_messages_a_second_are_the_limit_of_all(
    world: World, api: Api, bot: Bot
) -> None:
    world.limits.on = True
    people = [world.person(f"{n}") for n in range(31)]
    for person in people:
        world.dialogue(person, bot)
    statuses = [
        (await api("sendMessage", chat_id=person.id, text="a")).status for person in people
    ]

    assert statuses == [200] * 30 + [429]

"""P7, as people live it: two hundred want the same task at the same moment."""

import re

import pytest
from helping import DOOR, posted, read, task
from town import Town

from domain.people import Role
from playground import Phone, actions, presses
from playground.chats import Chat

MANY = 200
_PLACE = re.compile(r"候补第 (\d+) 位")


async def _crowd(town: Town) -> list[Phone]:
    """All of them volunteers who opened our chat, in one transaction."""
    crowd = [town.guest(f"志愿者{at}") for at in range(MANY)]
    for phone in crowd:
        town.world.only_bot.met.add(phone.person.id)
        town.world.dialogue(phone.person, town.world.only_bot)
    async with town.linli.database.write() as unit:
        root = await unit.areas.root()
        for phone in crowd:
            person = await unit.people.meet(phone.person.id, phone.person.first_name, unit.now)
            await unit.people.reach(phone.person.id, reachable=True)
            await unit.grants.give(person.id, Role.VOLUNTEER, root, unit.now, by=None)
    return crowd


def _all_at_once(town: Town, crowd: list[Phone], group: Chat, number: int) -> None:
    """By a tap, in the group's words, and in private, before the bot hears of any."""
    card = crowd[0].sees(group)[-1]
    for at, phone in enumerate(crowd):
        match at % 4:
            case 0 | 1:
                presses.press(town.world, phone.person, card, f"vg:{number}")
            case 2:
                actions.say(town.world, phone.person, f"抢 {number}", group)
            case _:
                actions.say(town.world, phone.person, f"抢{number}")


def _told(town: Town, phone: Phone) -> set[int]:
    """The places they read: over the button and in private."""
    words = [phone.toast, *(message.text for message in phone.messages)]
    return {int(found) for text in words for found in _PLACE.findall(text)}


@pytest.mark.parametrize("capacity", [1, 5])
async def test_as_many_win_as_there_are_places_and_the_others_learn_theirs(
    town: Town, capacity: int
) -> None:
    crowd = await _crowd(town)
    number = await task(town, capacity=capacity)
    group = await posted(town, number, *crowd)

    _all_at_once(town, crowd, group, number)
    await town.settle()

    winners = [phone for phone in crowd if any(DOOR in each.text for each in phone.messages)]
    losers = [phone for phone in crowd if phone not in winners]
    assert len(winners) == (await read(town, number)).held == capacity
    assert [len(_told(town, phone)) for phone in losers] == [1] * len(losers)
    places = [place for phone in losers for place in _told(town, phone)]
    assert sorted(places) == list(range(1, MANY - capacity + 1))
    assert not any(DOOR in message.text for message in crowd[0].sees(group))
    assert f"{MANY - capacity} 人候补" in crowd[0].sees(group)[0].text


async def test_two_hundred_offers_are_answered_by_as_many_as_are_needed(town: Town) -> None:
    crowd = await _crowd(town)
    async with town.linli.database.write() as unit:
        for phone in crowd:
            person = await unit.people.known_as(phone.person.id)
            assert person is not None
            await unit.volunteers.join(person.id, unit.now)
    number = await task(town, capacity=5)
    await town.tick()
    assert all(phone.last.buttons == ["🙋 抢单", "来不了"] for phone in crowd)

    for phone in crowd:
        presses.press(town.world, phone.person, phone.last, f"vg:{number}")
    await town.settle()

    winners = [phone for phone in crowd if DOOR in phone.last.text]
    losers = [phone for phone in crowd if phone not in winners]
    assert len(winners) == (await read(town, number)).held == 5
    assert all(_told(town, phone) for phone in losers)
    assert all(len(phone.messages) == 1 for phone in crowd)

"""Whoever is quicker than anybody can be is told so, and waits; nobody else does."""

from collections.abc import AsyncIterator

import pytest
import town as towns
from town import HandClock, Town

from bot.settings import ReceivingSettings
from domain.settings import Neighbourhood
from playground import Phone, actions

ZH, EN = "一下子发得太多了", "too much at once"
_SHARE = 5


@pytest.fixture
async def town(
    database_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> AsyncIterator[Town]:
    """With a share so small that it is soon used up, on both kinds of database."""
    receiving = ReceivingSettings(
        per_person_per_second=1, person_burst=_SHARE, per_person_in_groups_per_minute=2
    )
    opened = await towns.settled_town(database_url, neighbourhood, clock, receiving=receiving)
    yield opened
    await towns.close(opened)


async def hurries(phone: Phone, times: int) -> int:
    """How many of the bot's messages followed."""
    before = len(phone.messages)
    for _ in range(times):
        await phone.says("/cancel")
    return len(phone.messages) - before


def warnings(phone: Phone, words: str = ZH) -> int:
    return sum(words in message.words for message in phone.messages)


async def test_beyond_the_share_they_are_warned_once_a_minute_and_then_served_again(
    town: Town,
) -> None:
    wang, li = town.resident(), town.repairer()

    assert await hurries(wang, 3 * _SHARE) == _SHARE + 1, "and one warning"
    assert ZH in wang.last.words
    assert await hurries(li, 1) == 1, "that was nobody else's share"
    town.clock.move(seconds=10)
    assert await hurries(wang, 3 * _SHARE) == _SHARE, "served again, and not warned so soon"
    town.clock.move(seconds=51)
    assert await hurries(wang, 3 * _SHARE) == _SHARE + 1
    assert (warnings(wang), warnings(li)) == (2, 0)


async def test_the_warning_is_in_their_language(town: Town) -> None:
    wang = town.resident()
    await wang.says("/lang")
    await wang.taps("English")

    await hurries(wang, 2 * _SHARE)

    assert (warnings(wang, EN), warnings(wang)) == (1, 0)


async def test_presses_are_counted_apart_and_warned_of_over_the_chat(town: Town) -> None:
    wang = town.resident()
    await wang.says("/lang")
    shown = wang.last
    await hurries(wang, _SHARE - 1)
    said = len(wang.messages)

    for _ in range(2 * _SHARE):
        await wang.presses("lo", on=shown)
    assert wang.toast == ""
    await wang.presses("lo", on=shown)

    assert ZH in wang.toast
    assert len(wang.messages) == said, "each press redrew the same message"


async def test_a_danger_is_heard_however_quick_they_are_and_not_without_end(town: Town) -> None:
    wang = town.resident()
    await hurries(wang, 3 * _SHARE)

    await wang.says("快来人，3号楼2单元电梯困人了")
    assert "119" in str([message.words for message in wang.messages[-2:]])
    said = len(wang.messages)
    for _ in range(6):
        await wang.says("3号楼着火了")

    assert len(wang.messages) - said <= 6, "two more, each a card and the numbers to call"


async def test_orders_in_a_group_are_few_and_the_group_hears_of_it_only_if_nobody_else_can(
    town: Town,
) -> None:
    wang, guest = town.resident(), town.guest()
    chat = town.group("幸福里", wang, guest)

    for person in (wang, guest):
        for _ in range(4):
            await person.says("/help", chat)

    bot = town.world.only_bot
    heard = [message.words for message in chat.messages.values() if message.by is bot]
    assert len(wang.messages) == 2 + 1
    assert ZH in wang.last.words
    assert [ZH in words for words in heard] == [False, False, True]
    assert "路人" not in "".join(heard)


async def test_talk_among_neighbours_orders_nothing_and_is_never_warned_of(town: Town) -> None:
    wang = town.resident()
    chat = town.group("幸福里", wang)

    for _ in range(2 * _SHARE):
        await wang.says("今天天气真好", chat)

    assert wang.messages == []
    assert {message.by for message in chat.messages.values()} == {wang.person}


async def test_an_album_is_one_thing_said(town: Town) -> None:
    wang = town.resident()
    await hurries(wang, _SHARE - 1)

    await wang.sends_photo(album=10)
    assert warnings(wang) == 0
    await wang.sends_photo(album=10)

    assert warnings(wang) == 1


async def test_what_waited_while_we_were_down_was_not_sent_at_once(town: Town) -> None:
    wang = town.resident()
    await town.settle()
    for _ in range(3 * _SHARE):
        actions.say(town.world, wang.person, "/cancel")
        town.clock.move(seconds=2)

    await town.settle()

    assert len(wang.messages) == 3 * _SHARE
    assert warnings(wang) == 0


async def test_without_limits_everything_is_served(
    sqlite_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> None:
    town = await towns.settled_town(sqlite_url, neighbourhood, clock)
    wang = town.resident()

    assert await hurries(wang, 60) == 60
    assert warnings(wang) == 0
    await towns.close(town)

"""One failing update troubles no other: not its batch, not its person's next."""

from collections.abc import AsyncIterator

import pytest
from notes import broken, name_of, note, taking_notes
from town import HandClock, Town

from domain.settings import Neighbourhood
from handlers.kit.context import Context
from handlers.kit.said import Said
from handlers.kit.screens import Button
from playground import actions


@pytest.fixture
async def town(
    database_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> AsyncIterator[Town]:
    """On both kinds of database."""
    async with taking_notes(database_url, neighbourhood, clock) as opened:
        yield opened


@pytest.mark.expects_errors
async def test_a_handler_that_fails_is_tried_three_times_and_apologised_for(town: Town) -> None:
    wang, chen = town.resident(), town.administrator()
    tried = []

    async def failing(_context: Context, _said: Said) -> None:
        tried.append(1)
        raise ZeroDivisionError

    town.linli.routes.commands["fail"] = failing
    await wang.says("/fail")
    await wang.says("/note 之后")

    number = "".join(filter(str.isdigit, wang.messages[0].text))
    assert len(tried) == 3
    assert "对不起" in wang.messages[0].text
    assert number
    assert [number in message.text for message in chen.messages] == [True]
    assert wang.last.text == "之后"


@pytest.mark.expects_errors
async def test_whoever_pressed_a_failing_button_is_told_over_the_chat(town: Town) -> None:
    wang = town.resident()

    async def failing(_context: Context, _ids: tuple[int, ...]) -> None:
        raise ZeroDivisionError

    town.linli.routes.presses["zz"] = (Button("zz", "…"), failing)
    await wang.says("/note 这里")
    await wang.presses("zz:1", on=wang.last)

    assert "对不起" in wang.toast
    assert len(wang.messages) == 1


@pytest.mark.expects_errors
async def test_administrators_hear_of_one_kind_of_trouble_once_an_hour(town: Town) -> None:
    wang, chen = town.resident(), town.administrator()
    town.linli.routes.commands["fail"] = broken
    for _ in range(3):
        await wang.says("/fail")
    before = len(chen.messages)
    town.clock.move(minutes=61)
    await wang.says("/fail")

    assert before == 1
    assert len(chen.messages) == 2


@pytest.mark.expects_errors
async def test_a_failing_update_leaves_nothing_and_its_batch_everything(town: Town) -> None:
    wang, li, zhao = town.resident("王"), town.repairer("李"), town.repairer("赵")
    town.linli.routes.commands["fail"] = broken
    await town.settle()
    for phone, command in ((wang, "/note 一"), (li, "/fail 二"), (zhao, "/note 三")):
        actions.say(town.world, phone.person, command)

    await town.settle()

    names = [await name_of(town.linli, phone.person.id) for phone in (wang, li, zhao)]
    assert names == ["王 一", "李", "赵 三"]
    assert [wang.last.text, zhao.last.text] == ["一", "三"]
    assert not any("二" in message.text for message in li.messages)


async def test_a_person_is_served_in_order_while_one_update_is_tried_again(town: Town) -> None:
    wang, li = town.resident("王"), town.repairer("李")
    failures = iter([True, True, False])

    async def flaky(context: Context, said: Said) -> None:
        await note(context, said)
        if next(failures):
            raise ZeroDivisionError

    town.linli.routes.commands["flaky"] = flaky
    await town.settle()
    for phone, command in ((wang, "/flaky 一"), (wang, "/note 二"), (li, "/note 三")):
        actions.say(town.world, phone.person, command)

    await town.settle()

    assert [message.text for message in wang.messages] == ["一", "二"]
    assert await name_of(town.linli, wang.person.id) == "王 一 二"
    assert li.last.text == "三"

"""Errands as people meet them: asked for in a chat, done after, told how they ended."""

import asyncio

import pytest
from asked import Clumsy, answer, doing
from town import Town

from domain.refusals import Refusal
from handlers.kit.errands import Desk
from handlers.kit.raised import TooMuchWork
from playground import Phone

#: More than the third try is away.
_LATER = 10


@pytest.fixture
def wang(town: Town) -> Phone:
    return town.resident("王阿姨")


async def test_a_refusal_ends_it_with_words_for_whoever_asked(town: Town, wang: Phone) -> None:
    doing(town, errand := Clumsy(TooMuchWork()))

    await wang.sends_document()

    assert "一次太多" in wang.last.text
    assert errand.begun == 1
    assert await waiting(town) == 0


async def test_what_failed_is_tried_again_after_a_while(town: Town, wang: Phone) -> None:
    doing(town, errand := Clumsy(KeyError(), KeyError()))
    await wang.sends_document()
    tried = [errand.begun]

    for minutes in (1, _LATER):
        town.clock.move(minutes=minutes)
        await town.settle()
        tried.append(errand.begun)

    assert tried == [1, 2, 3]
    assert wang.last.text == "好了"


@pytest.mark.expects_errors
async def test_what_fails_three_times_is_given_up_and_told(
    town: Town, wang: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    chen = town.administrator()
    doing(town, errand := Clumsy(*[KeyError("王阿姨") for _ in range(9)]))
    await wang.sends_document()

    for _ in range(3):
        town.clock.move(minutes=_LATER)
        await town.settle()

    assert errand.begun == 3
    assert "E1" in wang.last.text
    assert "KeyError" in chen.last.text
    assert "asked.py" in caplog.text
    assert "王阿姨" not in chen.last.text + caplog.text


@pytest.mark.expects_errors
async def test_administrators_hear_of_one_kind_of_trouble_once(town: Town, wang: Phone) -> None:
    chen = town.administrator()
    doing(town, Clumsy(*[KeyError() for _ in range(9)]))
    await wang.sends_document()
    await wang.sends_document()

    for _ in range(3):
        town.clock.move(minutes=_LATER)
        await town.settle()

    assert len(chen.messages) == 1
    assert "E2" in wang.last.text


@pytest.mark.expects_errors
async def test_one_that_takes_the_process_down_is_not_begun_for_ever(
    town: Town, wang: Phone
) -> None:
    doing(town, errand := Clumsy())
    await begin_and_die(town, wang, times=3)

    await town.settle()

    assert errand.begun == 0
    assert "E1" in wang.last.text


@pytest.mark.expects_errors
async def test_one_whose_end_cannot_be_told_stops_no_other(town: Town, wang: Phone) -> None:
    doing(town, errand := Clumsy(Refusal("that nobody has words for")))

    await wang.sends_document()
    await wang.sends_document()

    assert errand.begun == 2
    assert [message.text for message in wang.messages] == ["好了"]


async def test_one_cut_off_by_a_kill_is_begun_anew(town: Town, wang: Phone) -> None:
    doing(town, errand := Clumsy())
    await begin_and_die(town, wang, times=2)

    await town.settle()

    assert errand.begun == 1
    assert wang.last.text == "好了"


async def test_a_stop_breaks_it_off_and_costs_it_no_try(town: Town, wang: Phone) -> None:
    under_way = asyncio.Event()

    async def endless(_desk: Desk) -> None:
        under_way.set()
        await asyncio.Event().wait()

    doing(town, endless)
    sending = asyncio.create_task(wang.sends_document())
    await under_way.wait()
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending

    async with town.linli.database.write() as unit:
        errand = await unit.errands.begin(unit.now)
    assert errand is not None
    assert errand.attempts == 1


async def test_the_last_word_is_said_once_whatever_comes_after_it(town: Town, wang: Phone) -> None:
    async def talkative(desk: Desk) -> None:
        await answer(desk, "好了")
        raise KeyError

    doing(town, talkative)
    await wang.sends_document()
    town.clock.move(minutes=_LATER)
    await town.settle()

    assert [message.text for message in wang.messages] == ["好了"]


async def test_what_somebody_else_finished_first_is_undone(town: Town, wang: Phone) -> None:
    async def twice(desk: Desk) -> None:
        await answer(desk, "好了")
        await answer(desk, "又好了")

    doing(town, twice)

    await wang.sends_document()

    assert [message.text for message in wang.messages] == ["好了"]


async def begin_and_die(town: Town, wang: Phone, times: int) -> None:
    """The rows that a process leaves which is killed in the middle of the work."""
    await wang.opens()
    async with town.linli.database.write() as unit:
        person = await unit.people.known_as(wang.person.id)
        assert person is not None
        await unit.errands.add("copy", {}, unit.now, person_id=person.id)
    for _ in range(times):
        async with town.linli.database.write() as unit:
            await unit.errands.begin(unit.now)


async def waiting(town: Town) -> int:
    async with town.linli.database.read() as unit:
        return await unit.errands.waiting()

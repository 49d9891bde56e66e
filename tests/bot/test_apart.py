"""A real process apart: what it may do, and what becomes of it."""

import asyncio
import operator
import os
import time
from collections.abc import AsyncIterator
from datetime import datetime
from functools import partial

import pytest

from bot.apart import Apart
from domain.refusals import NobodyKnown
from handlers.kit.raised import TooMuchWork

#: More bytes than the child may have, and fewer than this machine.
_HUGE = 700 << 20


@pytest.fixture
async def apart() -> AsyncIterator[Apart]:
    made = Apart()
    yield made
    await made.close()


async def test_work_is_done_in_another_process_which_is_kept_for_the_next(apart: Apart) -> None:
    added = await apart(partial(operator.add, "3号楼", "2单元"))
    children = {await apart(os.getpid), await apart(os.getpid)}

    assert added == "3号楼2单元"
    assert len(children) == 1
    assert os.getpid() not in children


async def test_a_large_answer_comes_whole(apart: Apart) -> None:
    assert await apart(partial(bytes, 5 << 20)) == bytes(5 << 20)


async def test_it_is_polite_to_the_rest_of_the_machine(apart: Apart) -> None:
    assert await apart(partial(os.nice, 0)) == os.nice(0) + 10


async def test_what_the_work_raises_is_raised_here(apart: Apart) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        await apart(partial(int, "三"))


async def test_a_failure_that_cannot_travel_is_known_by_its_name(apart: Apart) -> None:
    program = "class Odd(Exception): ...\nraise Odd"

    with pytest.raises(RuntimeError, match="Odd"):
        await apart(partial(exec, program, {}))


async def test_a_refusal_is_raised_here_as_what_it_is(apart: Apart) -> None:
    program = "from domain.refusals import NobodyKnown\nraise NobodyKnown"

    with pytest.raises(NobodyKnown):
        await apart(partial(exec, program, {}))


async def test_what_the_work_prints_spoils_nothing(apart: Apart) -> None:
    await apart(partial(print, "a library says hello"))

    assert await apart(partial(operator.add, 1, 2)) == 3


async def test_more_memory_than_it_may_have_is_too_much(apart: Apart) -> None:
    with pytest.raises(TooMuchWork):
        await apart(partial(bytes, _HUGE))

    assert await apart(partial(operator.add, 1, 2)) == 3


async def test_a_death_is_too_much(apart: Apart) -> None:
    with pytest.raises(TooMuchWork):
        await apart(partial(os._exit, 9))

    assert await apart(partial(operator.add, 1, 2)) == 3


async def test_a_time_without_end_is_too_much() -> None:
    apart = Apart(longest=1.0)
    with pytest.raises(TooMuchWork):
        await apart(partial(time.sleep, 60))

    assert await apart(partial(operator.add, 1, 2)) == 3
    await apart.close()


async def test_whoever_gives_up_waiting_leaves_nothing_running(apart: Apart) -> None:
    child = await apart(os.getpid)
    work = asyncio.create_task(apart(partial(time.sleep, 60)))
    await asyncio.sleep(0)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work

    assert not alive(child)


async def test_an_idle_one_is_thrown_away() -> None:
    apart = Apart(idle=0.0)
    child = await apart(os.getpid)
    async with asyncio.timeout(10):
        while alive(child):  # noqa: ASYNC110 - its end is no event of ours
            await asyncio.sleep(0.01)

    assert await apart(os.getpid) != child
    await apart.close()


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_a_failure_says_where_it_was_and_quotes_nothing(apart: Apart) -> None:
    with pytest.raises(ValueError, match="王阿姨") as failure:
        await apart(partial(datetime.strptime, "王阿姨", "%Y"))

    where = failure.value.__dict__["apart"]
    assert "_strptime.py" in where
    assert "王阿姨" not in where


async def test_it_does_not_know_our_secrets(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINLI_TELEGRAM__TOKEN", "secret")

    assert await apart(partial(os.getenv, "LINLI_TELEGRAM__TOKEN")) is None
    assert await apart(partial(os.getenv, "PATH")) == os.environ["PATH"]

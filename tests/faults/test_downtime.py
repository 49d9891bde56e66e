"""P5: a process that was down for a minute, three hours, a night: what was written meanwhile is
served, and each deadline is closed once, as of its own moment.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from balloting import opened, sums
from meeting import group, neighbours
from ordeal import on, unhurried
from process import LINLI, BotProcess, ended
from town import TOKEN, HandClock, Town, close, restart, settled_town

from domain.settings import Neighbourhood
from domain.votes import Vote, VoteId, VoteState
from handlers.kit.speaking import Speaker
from playground import Phone
from playground.chats import Chat, Message
from playground.server import serve
from services import votes

_DOWN = {"一分钟": 60, "三小时": 3 * 3600, "一夜": 23 * 3600}
#: Until when each vote lasts, counted from the beginning: it closes while nobody is there.
_LAST = [timedelta(seconds=30), timedelta(hours=2), timedelta(hours=20)]
_PATIENCE = 50.0


class Standstill:
    """A town whose bot was stopped; from here on it works in a process of its own."""

    def __init__(self, town: Town, folder: Path, url: str, address: str) -> None:
        self.town, self._clock = town, folder / "clock"
        keys = {"LINLI_STORAGE__KEYS": town.linli.settings.storage.keys}
        moved = {"LINLI_CLOCK__FILE": str(self._clock), "LINLI_NEIGHBOURHOOD__NAME": "幸福里"}
        bot = {"LINLI_TELEGRAM__TOKEN": TOKEN, "LINLI_TELEGRAM__BASE_URL": address}
        environ = bot | unhurried() | on(url) | keys | moved
        self.process = BotProcess(LINLI, folder, environ)

    def passes(self, seconds: float) -> None:
        self.town.clock.move(seconds=seconds)
        offset = self.town.clock() - datetime.now(UTC)
        self._clock.write_text(str(offset.total_seconds()), "utf-8")

    async def works_until(self, met: Callable[[], bool]) -> None:
        """And is stopped."""
        changed = asyncio.Event()
        stop = self.town.world.listen(lambda _event: changed.set())
        async with ended(self.process), asyncio.timeout(_PATIENCE):
            while not met():
                changed.clear()
                await changed.wait()
            assert await self.process.stop() == 0
        stop()


def _said(messages: list[str], words: str) -> int:
    return sum(words in each for each in messages)


def _results(chat: Chat, count: int) -> bool:
    return _said(_in(chat), "📊 结果") == count


def _in(chat: Chat) -> list[str]:
    return [each.words for each in chat.messages.values()]


async def test_after_each_standstill_all_is_caught_up_once(
    sqlite_url: str, clock: HandClock, tmp_path: Path
) -> None:
    town = await settled_town(sqlite_url, Neighbourhood(name="幸福里"), clock)
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    court = await group(town, wang, zhang)
    called = [
        await opened(town, title=f"表决{name}", lasts=lasts)
        for name, lasts in zip(_DOWN, _LAST, strict=True)
    ]
    card = await _ballot(zhang, called[-1])
    await close(town)
    writing, voting = [Phone(town.world, each.person) for each in (wang, zhang)]

    async with serve(town.world) as address:
        still = Standstill(town, tmp_path, sqlite_url, address)
        for at, seconds in enumerate(_DOWN.values(), 1):
            still.passes(seconds)
            await writing.says("/cancel")
            if at == len(_DOWN):
                await voting.taps("赞成", on=card)
            await still.works_until(partial(_results, court, at))
    await restart(town, sqlite_url)
    for _ in range(3):
        await town.tick()

    assert [_said(_in(court), f"📊 结果：表决{name}") for name in _DOWN] == [1, 1, 1]
    assert _said([each.text for each in wang.messages], "没有要取消的事情") == len(_DOWN)
    assert "截止" in voting.toast, "pressed after its moment, though nobody had closed it yet"
    assert [await _closed(town, each) for each in called] == [
        (each.closes_at, 1) for each in called
    ]
    assert await sums(town, called[-1]) == {}
    await close(town)


async def test_deadlines_that_a_process_has_in_mind_are_lost(
    sqlite_url: str, clock: HandClock
) -> None:
    """The control: timers, set when a vote opens, as a bot without rows for them has it."""
    town = await settled_town(sqlite_url, Neighbourhood(name="幸福里"), clock)
    await neighbours(town, "王阿姨")
    vote = await opened(town, lasts=_LAST[1])

    def works_by(timers: dict[VoteId, datetime]) -> None:
        async def close_in_time(speaker: Speaker) -> None:
            for number, at in timers.items():
                if speaker.unit.now >= at:
                    await votes.close(speaker.unit, number)

        town.linli.schedule._jobs["votes"] = close_in_time

    works_by({vote.id: vote.closes_at})
    await restart(town, sqlite_url)
    works_by({})
    clock.move(seconds=_DOWN["三小时"])
    await town.tick()

    async with town.linli.database.read() as unit:
        assert (await unit.votes.get(vote.id)).state is VoteState.OPEN
    await close(town)


async def _ballot(phone: Phone, vote: Vote) -> Message:
    await phone.says("/vote")
    await phone.taps(next(each for each in phone.last.buttons if vote.title in each))
    return phone.last


async def _closed(town: Town, vote: Vote) -> tuple[datetime, int]:
    """As of when, and how often."""
    async with town.linli.database.read() as unit:
        read = await unit.votes.get(vote.id)
        assert read.state is VoteState.PUBLISHED
        since = vote.opens_at
        return read.closes_at, await unit.events.count("vote", vote.id, "closed", since)

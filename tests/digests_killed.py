"""Overviews on their day, of many groups at once, by a real process that is killed meanwhile."""

import asyncio
import random
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ordeal import Ordeal, on, ordeal, seeded

from playground import Clock, Event
from playground.chats import Chat
from playground.people import Bot
from storage.database import Database, sqlite_path
from storage.moments import stamp

#: A Monday that is a 25th, an hour after both are due in Shandong.
_DAY = datetime(2027, 1, 25, 2, tzinfo=UTC)
_SIGNS = {"week": "一周小结", "month": "成绩单"}
_PATIENCE = 120.0
_SAID = "SELECT chat_id FROM outbox WHERE chat_id < 0 AND method LIKE 'send%'"
_WAITING = (
    "SELECT id FROM outbox WHERE state = 'pending'",
    "SELECT id FROM errands WHERE state = 'waiting' AND kind LIKE 'digests.%'",
)
_LOOKS = 0.2


@dataclass(slots=True, kw_only=True)
class Read:
    """What each group has read, as often as it was sent."""

    seen: Counter[tuple[int, str]] = field(default_factory=Counter)
    #: Rows of the outbox for it: what was said, however often it was sent.
    said: Counter[int] = field(default_factory=Counter)
    drawn: int = 0

    @property
    def double(self) -> int:
        return sum(self.seen.values()) - len(self.seen)

    def holds(self, *, groups: int, kills: int) -> None:
        assert len(self.seen) == len(_SIGNS) * groups
        assert set(self.said.values()) == {len(_SIGNS)}, "each was said once"
        # One message of a chat at a time may be sent, and not noted when the process dies.
        sent = Counter(chat for chat, _ in self.seen.elements())
        assert max(sent.values()) <= len(_SIGNS) + kills
        assert self.drawn >= groups

    def __str__(self) -> str:
        return f"{len(self.seen)} read, {self.double} double, {self.drawn} pictures"


async def overviews(folder: Path, url: str, *, groups: int, kills: int) -> Read:
    seeded()
    offset = (_DAY - datetime.now(UTC)).total_seconds()
    (folder / "clock").write_text(str(offset), "utf-8")
    # Where the clock is moved by hand it is looked at more often.
    environ = on(url) | {"LINLI_CLOCK__FILE": str(folder / "clock")}
    async with ordeal(folder, people=0, settings=environ) as trial:
        # Not before the groups are there.
        await trial.process.kill()
        chats = await _bound(trial, url, groups)
        read, changed = Read(), asyncio.Event()

        def notice(event: Event) -> None:
            message = event.message
            if event.kind != "message" or message is None or not isinstance(message.by, Bot):
                return
            for kind, sign in _SIGNS.items():
                if sign in message.words:
                    read.seen[message.chat.id, kind] += 1
                    read.drawn += kind == "month" and message.photo is not None
                    changed.set()

        stop = trial.world.listen(notice)
        await trial.process.start()
        await _killed(trial, read, changed, 2 * groups, kills)
        # Whatever would come twice has come.
        await trial.process.ready()
        await _quiet(url)
        assert await trial.process.stop() == 0, "\n".join(trial.process.log)
        stop()
    said = (
        "SELECT chat_id FROM outbox WHERE chat_id < 0 AND method IN ('sendMessage', 'sendPhoto')"
    )
    read.said = _rows(url, said)
    assert {chat for chat, _ in read.seen} == {chat.id for chat in chats}
    return read


async def _killed(
    trial: Ordeal, read: Read, changed: asyncio.Event, wanted: int, kills: int
) -> None:
    """At moments spread over all that is read."""
    moments = sorted(random.sample(range(wanted - 1), kills))
    async with asyncio.timeout(_PATIENCE):
        while len(read.seen) < wanted:
            if moments and len(read.seen) > moments[0]:
                moments.pop(0)
                await trial.process.kill()
                await trial.process.start()
                continue
            changed.clear()
            await changed.wait()


async def _bound(trial: Ordeal, url: str, count: int) -> list[Chat]:
    """Residents' groups of a neighbourhood where something ran late last week."""
    world = trial.world
    chats = [world.group(f"{at}号楼", [world.only_bot]) for at in range(1, count + 1)]
    database = await Database.open(url, Clock())
    try:
        async with database.write() as unit:
            root = await unit.areas.root()
            for chat in chats:
                await unit.groups.bind(chat.id, "residents", chat.title, root.id)
            who = await unit.people.meet(7, "王阿姨", unit.now)
            await unit.digests._session.run(
                "INSERT INTO tickets (kind, category, text, stage, reporter_id, area_id, filed_at,"
                " finish_by, reopenings)"
                " VALUES ('repair', 'lighting', '灯', 'filed', :who, :area, :filed, :by, 0)",
                who=who.id,
                area=root.id,
                filed=stamp(_DAY - timedelta(days=4)),
                by=stamp(_DAY - timedelta(days=3)),
            )
    finally:
        await database.close()
    return chats


async def _quiet(url: str) -> None:
    """Nothing waits any more."""
    async with asyncio.timeout(_PATIENCE):
        # In a process of its own: nobody rings here.
        while any(_rows(url, each) for each in _WAITING):  # noqa: ASYNC110
            await asyncio.sleep(_LOOKS)


def _rows(url: str, sql: str) -> Counter[int]:
    """Beside the process that owns the file: it is only read."""
    with closing(sqlite3.connect(f"file:{sqlite_path(url)}?mode=ro", uri=True)) as database:
        return Counter(row[0] for row in database.execute(sql))

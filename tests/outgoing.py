"""The sender by itself, before a stand-in that is watched, on a clock moved by hand."""

import asyncio
from collections import Counter
from typing import Any

import msgspec
from town import TOKEN, HandClock
from wire import InProcessWire

from bot.sender import Sender
from bot.settings import SendingSettings
from playground import World
from playground.chats import Message as Shown
from playground.people import Person
from storage.database import Database
from storage.outbox import Message, Priority

NO_LIMITS = SendingSettings(
    per_second=0, per_chat_per_second=0, chat_burst=0, per_group_per_minute=0
)


class WatchedWire(InProcessWire):
    """Counts what is under way, and holds it back while the gate is shut."""

    def __init__(self, world: World) -> None:
        super().__init__(world, TOKEN)
        self.gate = asyncio.Event()
        self.gate.set()
        #: Chat ids, in the order in which the calls set out.
        self.set_out: list[int] = []
        self.under_way: Counter[int] = Counter()
        self.most_at_once: Counter[int] = Counter()

    async def exchange(
        self, url: str, body: bytes, kind: str, seconds: float
    ) -> tuple[int, bytes]:
        chat = msgspec.json.decode(body).get("chat_id", 0)
        self.set_out.append(chat)
        self.under_way[chat] += 1
        self.most_at_once |= self.under_way
        try:
            await self.gate.wait()
            return await super().exchange(url, body, kind, seconds)
        finally:
            self.under_way[chat] -= 1


class Outgoing:
    def __init__(
        self, database: Database, clock: HandClock, settings: SendingSettings = NO_LIMITS
    ) -> None:
        self.database, self.clock, self.settings = database, clock, settings
        self.world = World(clock)
        self.world.bot(TOKEN, name="邻里", username="linli_bot")
        self._begin()

    def _begin(self) -> None:
        self.wire = WatchedWire(self.world)
        self.sender = Sender(
            self.database,
            self.wire,
            self.settings,
            _nobody_waits,
            monotonic=lambda: self.clock().timestamp(),
        )

    def restarted(self) -> "Outgoing":
        """Another process, before the same Telegram."""
        self._begin()
        return self

    def person(self, name: str = "王阿姨") -> Person:
        """Who has opened the private chat."""
        person = self.world.person(name)
        self.world.only_bot.met.add(person.id)
        self.world.dialogue(person, self.world.only_bot)
        return person

    def people(self, count: int) -> list[Person]:
        return [self.person(f"邻居{i}") for i in range(count)]

    async def queue(self, *messages: Message) -> None:
        async with self.database.write() as unit:
            for message in messages:
                unit.queue(message)

    async def settle(self) -> None:
        """Send whatever may go at this moment of the clock."""
        while True:
            await self.sender.launch()
            if not await self.sender.land():
                return

    async def live(self, seconds: float, step: float = 0.25) -> None:
        """Let time pass."""
        for _ in range(round(seconds / step)):
            await self.settle()
            self.clock.move(seconds=step)

    async def waiting(self) -> int:
        async with self.database.read() as unit:
            return await unit.outbox.waiting()

    def sees(self, person: Person) -> list[str]:
        shown: list[Shown] = list(
            self.world.dialogue(person, self.world.only_bot).messages.values()
        )
        return [message.text for message in shown]


def _nobody_waits() -> None:
    """For Telegram's answers there is no worker here."""


def say(
    chat_id: int, text: str, priority: Priority = Priority.REPLY, **addressed: object
) -> Message:
    return call("sendMessage", chat_id, text, priority=priority, **addressed)


def edit(chat_id: int, message_id: int, text: str) -> Message:
    key = f"m{chat_id}:{message_id}"
    return call("editMessageText", chat_id, text, message_id=message_id, merge_key=key)


def call(method: str, chat_id: int, text: str, **addressed: object) -> Message:
    fields: dict[str, Any] = {
        "method": method,
        "payload": msgspec.json.encode({"text": text}).decode(),
        "chat_id": chat_id,
        "lane": str(chat_id),
        "priority": Priority.REPLY,
    }
    return Message(**(fields | addressed))

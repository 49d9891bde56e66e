"""People who press a button, wait until they see the answer, and press again."""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass

from bench.telegram import Json, Telegram

_FIRST_PERSON = 5_000_001
_NOON = 1_790_000_000


@dataclass(slots=True)
class Person:
    id: int
    #: The message with the buttons, and their data.
    message_id: int = 0
    buttons: tuple[str, ...] = ()
    turn: int = 0
    #: When the press left the hand, by the performance counter; 0: nothing is awaited.
    pressed_at: float = 0.0
    answered: bool = False
    seen: bool = False


class Crowd:
    def __init__(self, count: int) -> None:
        self.telegram = Telegram(self._shown, self._answered)
        self._people = {i: Person(i) for i in range(_FIRST_PERSON, _FIRST_PERSON + count)}
        self._ready = asyncio.Event()
        self._left = count
        self._pressing = False
        #: People whose press is on its way.
        self._waiting = 0
        self._quiet = asyncio.Event()
        #: Seconds from hand to eye, of every press since the list was last emptied.
        self.waited: list[float] = []

    async def arrive(self) -> None:
        """Everybody opens the bot and asks for its buttons; returns when all have them."""
        for person in self._people:
            self.telegram.says(person, "/start", _NOON)
        await self._ready.wait()

    def begin(self) -> None:
        self._pressing = True
        for person in self._people.values():
            self._press(person)

    async def end(self, seconds: float) -> int:
        """Stop pressing. How many presses got no answer within so many seconds."""
        self._pressing = False
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._quiet.wait()
        return self._waiting

    @property
    def missing(self) -> int:
        """People still without buttons."""
        return self._left

    def _press(self, person: Person) -> None:
        self._waiting += 1
        person.turn ^= 1
        person.answered = person.seen = False
        person.pressed_at = time.perf_counter()
        self.telegram.presses(person.id, person.message_id, person.buttons[person.turn])

    def _answered(self, person_id: int) -> None:
        person = self._people[person_id]
        person.answered = True
        self._done(person)

    def _shown(self, person_id: int, message: Json) -> None:
        person = self._people[person_id]
        if person.buttons:
            person.seen = True
            self._done(person)
            return
        keyboard = message.get("reply_markup", {}).get("inline_keyboard")
        if keyboard is None:
            self.telegram.says(person_id, "/lang", _NOON)
            return
        person.message_id = message["message_id"]
        person.buttons = tuple(key["callback_data"] for row in keyboard for key in row)
        self._left -= 1
        if not self._left:
            self._ready.set()

    def _done(self, person: Person) -> None:
        """Both must have come: the spinner stopped, and the new words are there."""
        if not (person.answered and person.seen and person.pressed_at):
            return
        self.waited.append(time.perf_counter() - person.pressed_at)
        person.pressed_at = 0.0
        self._waiting -= 1
        if self._pressing:
            self._press(person)
        elif not self._waiting:
            self._quiet.set()

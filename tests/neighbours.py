"""People who each tell of one trouble, sentence by sentence: so that it can be said of every
update whether it took effect once, in order, and was answered.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from playground import Event, World, actions, presses
from playground.people import Bot, Person
from storage.database import Database

#: Opens the report: the sentences are added to it.
_BEGINNING = "3号楼2单元电梯坏了"
#: Seconds; nobody waits so long, unless something was lost.
_PATIENCE = 120.0
_SENTENCE = re.compile(r"第(\d{4})句")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of everything that was said."""

    said: int
    lost: int
    double: int
    #: People whose sentences are not in the order in which they were said.
    disordered: int

    def __str__(self) -> str:
        return f"{self.said} said: {self.lost} lost, {self.double} double"


def account(said: int, kept: Sequence[Sequence[int]]) -> Account:
    """`kept`: for each person the numbers of the sentences found, as they stand."""
    counts = [Counter(numbers) for numbers in kept]
    return Account(
        said=said,
        lost=said - sum(len(found) for found in counts),
        double=sum(sum(found.values()) - len(found) for found in counts),
        disordered=sum(list(numbers) != sorted(numbers) for numbers in kept),
    )


def numbers_in(text: str) -> list[int]:
    return [int(number) for number in _SENTENCE.findall(text)]


class Neighbours:
    def __init__(self, world: World, count: int) -> None:
        self._world = world
        self.people = [world.person(f"邻居{i}") for i in range(count)]
        self._said = [0] * count
        self._changed = asyncio.Event()
        world.listen(self._notice)

    @property
    def said(self) -> int:
        return sum(self._said)

    def open(self) -> None:
        """Each begins a report: not one of the sentences that are counted."""
        for person in self.people:
            presses.start(self._world, person)
            actions.say(self._world, person, f"/repair {_BEGINNING}")

    async def talk(self, sentences: int, per_second: float) -> None:
        """They take turns, at an even pace."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        for i in range(sentences):
            await asyncio.sleep(began + i / per_second - loop.time())
            self.say(i % len(self.people))

    def say(self, who: int) -> None:
        self._said[who] += 1
        actions.say(self._world, self.people[who], f"第{self._said[who]:04}句")

    async def answered(self) -> None:
        """Returns when everybody has been answered, whatever they said."""
        await self.until(lambda: not self.answers().lost)

    async def answered_last(self) -> None:
        """Returns when everybody's last sentence has been answered, if not those before."""
        await self.until(self._last_is_answered)

    def _last_is_answered(self) -> bool:
        last = zip(self.people, self._said, strict=True)
        return all(self._answers_to(person)[-1:] == [number] for person, number in last)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Looks again at every message. Raises TimeoutError where it takes too long."""
        async with asyncio.timeout(_PATIENCE):
            try:
                while not holds():
                    self._changed.clear()
                    await self._changed.wait()
            except asyncio.CancelledError:
                print("given up:", self.answers(), self._said)
                raise

    @property
    def heard(self) -> int:
        """Messages of the bot, whatever they say."""
        chats = (self._world.dialogue(person, self._world.only_bot) for person in self.people)
        return sum(isinstance(m.by, Bot) for chat in chats for m in chat.messages.values())

    def answers(self) -> Account:
        """Each answer shows everything said so far; it answers the last sentence in it."""
        return account(self.said, [self._answers_to(person) for person in self.people])

    def _answers_to(self, person: Person) -> list[int]:
        shown = self._world.dialogue(person, self._world.only_bot).messages.values()
        texts = (numbers_in(m.words) for m in shown if isinstance(m.by, Bot))
        return [numbers[-1] for numbers in texts if numbers]

    def served(self, lines: Sequence[str]) -> Account:
        """What a bot wrote down: a person's id and their words in each line."""
        told = [line.partition(" ") for line in lines]
        kept = [
            [n for who, _, words in told if who == str(person.id) for n in numbers_in(words)]
            for person in self.people
        ]
        return account(self.said, kept)

    async def kept(self, database: Database) -> Account:
        """What is committed."""
        # A draft is read by whoever will change it, so not where nothing may be changed.
        async with database.write() as unit:
            found = []
            for person in self.people:
                known = await unit.people.known_as(person.id)
                draft = await unit.drafts.of(known.id) if known else None
                answers: dict[str, Any] = msgspec.json.decode(draft.answers) if draft else {}
                found.append(numbers_in(answers.get("text", "")))
        return account(self.said, found)

    def _notice(self, event: Event) -> None:
        if event.kind == "message":
            self._changed.set()

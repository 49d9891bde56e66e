"""Accounts that try out invitations while neighbours go on with their day."""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import homes
from ordeal import on, ordeal

from bot.settings import SendingSettings
from domain.people import Relation
from domain.residents import GUESSES_OF_ALL
from domain.settings import Neighbourhood
from playground import Clock, Event, World, actions, presses
from playground.people import Bot, Person
from services import inviting
from storage.database import Database

#: Seconds; nobody waits so long, unless something was lost.
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Siege:
    #: Seconds from a normal person's word to the answer.
    waited: Sequence[float]
    #: Of those who opened a real invitation meanwhile, how many read the consent.
    let_in: int
    newcomers: int
    guessers: int
    #: Wrong tokens that were looked up.
    looked_up: int
    most_of_one: int
    #: The bot's messages to guessers.
    answers: int

    @property
    def p95(self) -> float:
        return sorted(self.waited)[int(len(self.waited) * 0.95)]

    def __str__(self) -> str:
        return (
            f"{self.guessers} guessers: {self.looked_up} looked up (of one {self.most_of_one}),"
            f" {self.answers} answered; {len(self.waited)} normal answers,"
            f" p95 {self.p95 * 1000:.0f} ms; {self.let_in} of {self.newcomers} let in"
        )

    def holds(self) -> None:
        """P23."""
        assert self.p95 < 1
        assert self.let_in == self.newcomers
        assert self.most_of_one <= 10
        assert self.looked_up <= self.guessers + GUESSES_OF_ALL


async def besieged(
    folder: Path, url: str, *, guessers: int, seconds: float, per_second: float, newcomers: int
) -> Siege:
    """At Telegram's own pace of sending."""
    tokens = await _invitations(url, newcomers)
    limits = SendingSettings()
    paced = {
        "LINLI_SENDING__PER_SECOND": str(limits.per_second),
        "LINLI_SENDING__PER_CHAT_PER_SECOND": str(limits.per_chat_per_second),
        "LINLI_SENDING__CHAT_BURST": str(limits.chat_burst),
    }
    async with ordeal(folder, people=0, settings=on(url) | paced) as trial:
        await trial.process.ready()
        world = trial.world
        thieves = [world.person(f"小偷{at}") for at in range(guessers)]
        neighbours = [world.person(f"邻居{at}") for at in range(5)]
        guessing = asyncio.create_task(_guess(world, thieves, seconds, per_second))
        waited, let_in = await _live(world, neighbours, tokens, seconds)
        await guessing
        assert await trial.process.stop() == 0, "\n".join(trial.process.log)
        answers = sum(len(_said(world, thief)) for thief in thieves)
    looked_up, most = await _guesses(url)
    return Siege(
        waited=waited,
        let_in=let_in,
        newcomers=newcomers,
        guessers=guessers,
        looked_up=looked_up,
        most_of_one=most,
        answers=answers,
    )


async def _guess(
    world: World, thieves: Sequence[Person], seconds: float, per_second: float
) -> None:
    loop = asyncio.get_running_loop()
    began = loop.time()
    for number in range(int(seconds * per_second)):
        await asyncio.sleep(began + number / per_second - loop.time())
        presses.start(world, thieves[number % len(thieves)], f"i{secrets.token_urlsafe(16)}")


async def _live(
    world: World, neighbours: Sequence[Person], tokens: Sequence[str], seconds: float
) -> tuple[list[float], int]:
    loop = asyncio.get_running_loop()
    ends, waited, let_in = loop.time() + seconds, [], 0
    pending = list(tokens)
    at = 0
    while loop.time() < ends or pending:
        if pending:
            newcomer = world.person(f"新邻居{len(pending)}")
            waited.append(await _answered(world, newcomer, f"/start i{pending.pop()}"))
            let_in += "同意" in str(_said(world, newcomer)[-1].buttons)
        waited.append(await _answered(world, neighbours[at % len(neighbours)], "/help"))
        at += 1
        await asyncio.sleep(0.1)
    return waited, let_in


async def _answered(world: World, person: Person, words: str) -> float:
    """Seconds until the bot's next message to them."""
    changed, before = asyncio.Event(), len(_said(world, person))

    def notice(event: Event) -> None:
        if event.kind == "message" and len(_said(world, person)) > before:
            changed.set()

    stop = world.listen(notice)
    loop = asyncio.get_running_loop()
    began = loop.time()
    if words.startswith("/start "):
        presses.start(world, person, words.removeprefix("/start "))
    else:
        presses.unblock(world, person)
        actions.say(world, person, words)
    async with asyncio.timeout(_PATIENCE):
        await changed.wait()
    stop()
    return loop.time() - began


def _said(world: World, person: Person) -> list:  # type: ignore[type-arg]
    shown = world.dialogue(person, world.only_bot).messages.values()
    return [message for message in shown if isinstance(message.by, Bot)]


async def _invitations(url: str, count: int) -> list[str]:
    database = await Database.open(url, Clock())
    try:
        async with database.write() as unit:
            for number in range(count):
                home = await homes.home(unit, str(100 + number))
                await homes.listed(unit, home, f"住户{number}", Relation.OWNER)
            building = await homes.building(unit)
            batch = await inviting.for_building(unit, building, Neighbourhood())
            await inviting.keep(unit, batch.made, None, building)
            return [made.token for made in batch.made]
    finally:
        await database.close()


async def _guesses(url: str) -> tuple[int, int]:
    """All, and the most of one person."""
    database = await Database.open(url, Clock())
    try:
        async with database.read() as unit:
            rows = await unit._session.all(
                "SELECT person_id, count(*) AS many FROM guesses GROUP BY person_id"
            )
            counts = [row["many"] for row in rows]
            return sum(counts), max(counts, default=0)
    finally:
        await database.close()

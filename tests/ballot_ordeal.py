"""A real bot process that is killed while ballots come in, and while their vote is closed."""

import asyncio
import random
from collections.abc import Sized
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from ordeal import TOKEN, on, seeded, unhurried
from process import LINLI, BotProcess, ended
from voting import OPTIONS

from domain.people import PersonId
from domain.votes import Vote, VoteId, VoteKind, VoteState
from playground import Clock, Event, World, actions, presses
from playground.chats import Message
from playground.people import Person
from playground.server import serve
from services import votes
from services.vote_keys import Keys
from services.votes import GRACE
from storage.database import Database
from storage.unit import Unit
from storage.votes import Announced, Listed

#: Seconds: until voting ends, for how long they press, and until it surely was closed.
_ENDS, _PRESSING, _CLOSED = 5.0, 7.0, 12.0
_PATIENCE = 90.0
_LASTS = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survived:
    #: The people who read that their ballot is on record, by their Telegram ids.
    acknowledged: set[int]
    #: Whose ballot was there when it was counted.
    tallied: set[int]
    #: Ballots that were published.
    count: int


@dataclass(slots=True)
class Voters:
    world: World
    people: list[Person]
    cards: dict[int, Message] = field(default_factory=dict)
    #: What each was told, however often.
    told: dict[int, set[str]] = field(default_factory=dict)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def notice(self, event: Event) -> None:
        if event.kind == "answered" and event.detail and event.detail.get("text"):
            self.told.setdefault(event.detail["person"], set()).add(str(event.detail["text"]))
            self.changed.set()
        if event.kind == "message" and event.message and _offered(event.message):
            self.cards[event.message.chat.id] = event.message
            self.changed.set()

    async def until(self, met: Sized) -> None:
        """All people are in it. Raises TimeoutError."""
        async with asyncio.timeout(_PATIENCE):
            while len(met) < len(self.people):
                self.changed.clear()
                await self.changed.wait()

    async def press(self) -> None:
        for person in self.people:
            card = self.cards[person.id]
            # A secret ballot is asked for once more: this is the second press.
            data = _offered(card)[0].replace("zc:", "zy:")
            presses.press(self.world, person, card, data)
            await asyncio.sleep(_PRESSING / len(self.people))


async def survived(
    folder: Path, url: str, *, secret: bool, people: int = 40, kills: int = 2
) -> Survived:
    """All of them vote, some too late, and the process dies now and then."""
    seeded()
    world = World(Clock())
    world.bot(TOKEN, name="邻里", username="linli_bot")
    voters = Voters(world, [world.person(f"邻居{at}") for at in range(people)])
    world.listen(voters.notice)
    vote = await _held(folder, url, voters.people, secret=secret)
    async with serve(world) as address:
        environ = {"LINLI_TELEGRAM__TOKEN": TOKEN, "LINLI_TELEGRAM__BASE_URL": address}
        # A clock that somebody may move is looked at every two seconds.
        clock = {"LINLI_CLOCK__FILE": "clock", "LINLI_STORAGE__KEYS": str(folder / "keys")}
        process = BotProcess(LINLI, folder, environ | unhurried() | on(url) | clock)
        async with ended(process):
            await _shown(voters)
            _ends_soon(folder, vote)
            await _killed_meanwhile(process, voters, kills)
            await voters.until(voters.told)
            await process.ready()
            assert await process.stop() == 0
    return await _counted(folder, url, vote.id, voters)


async def _held(folder: Path, url: str, people: list[Person], *, secret: bool) -> Vote:
    """Open, a voice for each of them."""
    database = await Database.open(url, Clock())
    async with database.write() as unit:
        announced = Announced(
            kind=VoteKind.OPINION,
            title="电梯改造",
            question="是否同意三号楼加装电梯?",
            options=OPTIONS,
            area=(await unit.areas.root()).id,
            secret=secret,
            changeable=not secret,
            opens_at=unit.now,
            closes_at=unit.now + _LASTS,
        )
        vote = await votes.announce(unit, announced, None)
        listed = [
            Listed(key=at, people=(await _met(unit, person),)) for at, person in enumerate(people)
        ]
        vote = await votes.open_vote(unit, Keys(folder / "keys"), vote.id, listed)
    await database.close()
    return vote


async def _met(unit: Unit, person: Person) -> PersonId:
    return (await unit.people.meet(person.id, person.first_name, unit.now)).id


async def _shown(voters: Voters) -> None:
    """Everybody has the ballot before them."""
    for person in voters.people:
        presses.start(voters.world, person)
        actions.say(voters.world, person, "/vote")
    await voters.until(voters.cards)


def _offered(card: Message) -> list[str]:
    """What the button carries that says yes."""
    keys = [key for row in card.rows for key in row]
    return [str(key["callback_data"]) for key in keys if key["text"] == "赞成"]


def _ends_soon(folder: Path, vote: Vote) -> None:
    """The bot's own clock is moved to shortly before the end."""
    ahead = (vote.closes_at - Clock()()).total_seconds() - _ENDS
    (folder / "clock").write_text(str(ahead), encoding="utf-8")


async def _killed_meanwhile(process: BotProcess, voters: Voters, kills: int) -> None:
    """At random moments, from the first ballots until it surely was closed."""
    loop = asyncio.get_running_loop()
    began, pressing = loop.time(), asyncio.create_task(voters.press())
    for moment in sorted(random.uniform(1.0, _CLOSED) for _ in range(kills)):
        await asyncio.sleep(began + moment - loop.time())
        await process.kill()
        await process.start()
    await asyncio.sleep(began + _CLOSED - loop.time())
    await pressing


async def _counted(folder: Path, url: str, vote_id: VoteId, voters: Voters) -> Survived:
    """Where no process lived long enough to close it, as it would have done next."""
    keys, clock = Keys(folder / "keys"), Clock()
    clock.move((_LASTS + GRACE).total_seconds())
    database = await Database.open(url, clock)
    async with database.write() as unit:
        if (await unit.votes.get(vote_id)).state is VoteState.OPEN:
            await votes.close(unit, vote_id)
    async with database.write() as unit:
        if (await unit.votes.get(vote_id)).state is VoteState.CLOSED:
            await votes.publish(unit, keys, vote_id, "意向征询")
        tallied = {each.id for each in voters.people if await _took_part(unit, vote_id, each)}
        document = await votes.results(unit, vote_id)
    await database.close()
    said = voters.told.items()
    return Survived(
        acknowledged={who for who, told in said if any("✅" in words for words in told)},
        tallied=tallied,
        count=document.count,
    )


async def _took_part(unit: Unit, vote_id: VoteId, person: Person) -> bool:
    known = await unit.people.known_as(person.id)
    assert known is not None
    [voter] = await unit.votes.voices(vote_id, known.id)
    return await unit.votes.ballots.took_part(voter.id)

"""A vote for `bench.voting`, with people who cast their ballots in it, and those who have."""

import argparse
import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from domain.people import PersonId
from domain.published import Option
from domain.votes import Vote, VoteId, VoteKind, VoterId
from playground import World, actions, presses
from playground.chats import Message
from playground.events import Event
from playground.people import Bot, Person
from services import envelopes, votes
from services.vote_keys import Keys
from services.votes import Hand
from storage.database import Database
from storage.unit import Unit
from storage.votes import Announced, Listed

_OPTIONS = tuple(
    Option(key=key, label=label)
    for key, label in (("for", "赞成"), ("against", "反对"), ("abstain", "弃权"))
)
_GLANCE, _PATIENCE = 0.05, 120.0


@dataclass(slots=True)
class Voters:
    """People who have the ballot before them, press once, and wait until they read that it is on
    record.
    """

    world: World
    people: list[Person]
    cards: dict[int, Message] = field(default_factory=dict)
    pressed: dict[int, float] = field(default_factory=dict)
    #: Milliseconds.
    waited: list[float] = field(default_factory=list)

    def notice(self, event: Event) -> None:
        if event.kind == "answered" and event.detail and "✅" in str(event.detail.get("text")):
            began = self.pressed.pop(event.detail["person"])
            self.waited.append((time.perf_counter() - began) * 1000)
        message = event.message
        said = event.kind == "message" and message and isinstance(message.by, Bot)
        if said and message and any(_is_choice(key) for row in message.rows for key in row):
            self.cards[message.chat.id] = message

    async def ask(self) -> None:
        """Everybody opens the ballot, in as long as it takes."""
        for person in self.people:
            actions.say(self.world, person, "/vote")
            await asyncio.sleep(_GLANCE / 4)
        await _until(lambda: len(self.cards) == len(self.people), "the ballots")

    async def vote(self, seconds: float) -> None:
        """At an even pace; returns when all have been answered."""
        began = time.perf_counter()
        for at, person in enumerate(self.people):
            await asyncio.sleep(began + at * seconds / len(self.people) - time.perf_counter())
            card = self.cards[person.id]
            chosen = random.choice([row[0] for row in card.rows if _is_choice(row[0])])
            # A secret ballot is asked for once more: this is the second press.
            data = str(chosen["callback_data"]).replace("zc:", "zy:")
            self.pressed[person.id] = time.perf_counter()
            presses.press(self.world, person, card, data)
        await _until(lambda: not self.pressed, "the answers")


def _is_choice(key: dict[str, Any]) -> bool:
    return key["text"] in {option.label for option in _OPTIONS}


async def _until(done: Callable[[], bool], what: str) -> None:
    began = time.monotonic()
    while not done():
        if time.monotonic() - began > _PATIENCE:
            raise TimeoutError(what)
        await asyncio.sleep(_GLANCE)


def now() -> datetime:
    return datetime.now(UTC)


async def hold(
    storage: str, keys: Keys, people: list[Person], given: argparse.Namespace
) -> VoteId:
    """Open, with all ballots in but those of these people, who have one voice each."""
    database = await Database.open(storage, now)
    async with database.write() as unit:
        root = (await unit.areas.root()).id
        announced = Announced(
            kind=VoteKind.OPINION,
            title="电梯改造",
            question="是否同意三号楼加装电梯?",
            options=_OPTIONS,
            area=root,
            secret=given.secret,
            changeable=True,
            opens_at=unit.now,
            closes_at=unit.now + timedelta(days=1),
        )
        vote = await votes.announce(unit, announced, None)
        listed = [
            Listed(key=at, people=(await _known(unit, person),))
            for at, person in enumerate(people)
        ]
        listed += [Listed(key=at) for at in range(len(people), given.ballots)]
        vote = await votes.open_vote(unit, keys, vote.id, listed)
        await _fill(unit, keys, vote, len(people))
    await database.close()
    return vote.id


async def _known(unit: Unit, person: Person) -> PersonId:
    known = await unit.people.meet(person.id, person.first_name, unit.now)
    await unit.people.reach(person.id, reachable=True)
    return known.id


async def _fill(unit: Unit, keys: Keys, vote: Vote, first: int) -> None:
    """By those who voted earlier."""
    veil = keys.veiled(vote.veil) if vote.secret else None
    for voter in (await unit.votes.voters(vote.id))[first:]:
        choice = random.choice(vote.choices)
        if veil is None:
            await votes.cast(unit, _paper(vote, voter.id, unit.now), choice)
            continue
        assert vote.public_key is not None
        phrase = veil.phrase(voter.place)
        sealed = envelopes.seal(vote.public_key, choice, phrase)
        await unit.votes.ballots.seal(vote.id, voter.id, sealed, veil.mark(phrase), replace=False)


def _paper(vote: Vote, voter: VoterId, at: datetime) -> Hand:
    return Hand(vote=vote.id, voter=voter, by=None, received_at=at)

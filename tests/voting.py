"""A vote with its voters, as somebody would have opened it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from homes import met
from town import HandClock

from domain.people import PersonId
from domain.published import Option
from domain.votes import Vote, VoteKind, Voter
from services import votes
from services.vote_keys import Keys
from services.votes import GRACE, Hand
from storage.database import Database
from storage.unit import Unit
from storage.votes import Announced, Listed

OPTIONS = (
    Option(key="for", label="赞成"),
    Option(key="against", label="反对"),
    Option(key="abstain", label="弃权"),
)
CHOICES = [option.key for option in OPTIONS]
LASTS = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A vote that is open, and the people whose voices are on its roll, one each."""

    vote: Vote
    people: Sequence[PersonId]
    voters: Sequence[Voter]
    keys: Keys

    def hand(self, place: int, clock: HandClock, by: int | None = None) -> Hand:
        return Hand(
            vote=self.vote.id,
            voter=self.voters[place].id,
            by=self.people[place if by is None else by],
            received_at=clock(),
        )


async def hold(
    database: Database,
    folder: Path,
    count: int,
    *,
    secret: bool = False,
    changeable: bool = False,
    kind: VoteKind = VoteKind.OPINION,
    public_key: bytes | None = None,
) -> Held:
    async with database.write() as unit:
        people = [(await met(unit, 7000 + n, f"邻居{n}")).id for n in range(count)]
        announced = Announced(
            kind=kind,
            title="电梯改造",
            question="是否同意三号楼加装电梯?",
            options=OPTIONS,
            area=(await unit.areas.root()).id,
            secret=secret,
            changeable=changeable,
            officers=public_key is not None,
            opens_at=unit.now,
            closes_at=unit.now + LASTS,
        )
        return await opened(unit, Keys(folder / "keys"), announced, people, public_key)


async def opened(
    unit: Unit,
    keys: Keys,
    announced: Announced,
    people: Sequence[PersonId],
    public_key: bytes | None = None,
) -> Held:
    vote = await votes.announce(unit, announced, None)
    listed = [
        Listed(key=1000 + n, area=5_000 + n, people=(person,)) for n, person in enumerate(people)
    ]
    vote = await votes.open_vote(unit, keys, vote.id, listed, public_key=public_key)
    voters = await unit.votes.voters(vote.id)
    return Held(vote=vote, people=people, voters=voters, keys=keys)


async def slot(unit: Unit, held: Held, hand: Hand, choice: str) -> int:
    """What the button for this choice carries."""
    return list((await votes.voting(unit, held.keys, hand)).choices).index(choice)


async def vote_secretly(database: Database, held: Held, hand: Hand, choice: str) -> None:
    async with database.write() as unit:
        pressed = await slot(unit, held, hand, choice)
        await votes.cast_secretly(unit, held.keys, hand, pressed)


async def over(database: Database, held: Held, clock: HandClock) -> None:
    """Closed by the clock, and published."""
    clock.move(seconds=(LASTS + GRACE).total_seconds())
    async with database.write() as unit:
        await votes.close(unit, held.vote.id)
    async with database.write() as unit:
        await votes.publish(unit, held.keys, held.vote.id, "意向征询")


async def cast(database: Database, hand: Hand, choice: str = "for") -> None:
    async with database.write() as unit:
        await votes.cast(unit, hand, choice)


async def sums(database: Database, held: Held) -> dict[str, int]:
    async with database.read() as unit:
        counts = await unit.votes.ballots.counts(held.vote.id)
    return {choice: count.heads for choice, count in counts.items()}


async def vote_openly(database: Database, _held: Held, hand: Hand, choice: str) -> None:
    await cast(database, hand, choice)

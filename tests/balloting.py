"""Votes for a town: announced and opened on the roll of those who live there."""

from datetime import timedelta

from offices import area_of, known, lives
from town import Town
from voting import OPTIONS

from domain.published import Option
from domain.votes import Vote, VoteKind
from handlers.kit.speaking import Speaker
from handlers.votes import telling
from playground import Phone
from services import votes
from services.votes import GRACE, rolls
from storage.votes import Announced

LASTS = timedelta(days=6)


async def announced(
    town: Town,
    *,
    kind: VoteKind = VoteKind.MEETING,
    title: str = "电梯改造",
    secret: bool = False,
    changeable: bool = False,
    officers_key: bytes | None = None,
    after: timedelta = timedelta(),
    lasts: timedelta = LASTS,
    options: tuple[Option, ...] = OPTIONS,
    place: str = "幸福里",
) -> Vote:
    async with town.linli.database.write() as unit:
        call = Announced(
            kind=kind,
            title=title,
            question="是否同意三号楼加装电梯?",
            options=options,
            area=(await area_of(unit, place)).id,
            secret=secret,
            changeable=changeable,
            officers=officers_key is not None,
            public_key=officers_key,
            opens_at=unit.now + after,
            closes_at=unit.now + after + lasts,
        )
        return await votes.announce(unit, call, None)


async def opened(town: Town, **call: object) -> Vote:
    """On the roll as it is at this moment."""
    vote = await announced(town, **call)  # type: ignore[arg-type]
    async with town.linli.database.write() as unit:
        return await rolls.open_now(unit, town.linli.keys, vote)


async def over(town: Town, vote: Vote) -> None:
    """Closed by the clock, and published."""
    ends = vote.closes_at + GRACE
    town.clock.move(seconds=(ends - town.clock()).total_seconds())
    async with town.linli.database.write() as unit:
        await votes.close(unit, vote.id)
    async with town.linli.database.write() as unit:
        await votes.publish(unit, town.linli.keys, vote.id, "意向征询")
    await votes.bury(town.linli.database, town.linli.keys)


async def sums(town: Town, vote: Vote) -> dict[str, int]:
    """Of an open vote, as it stands."""
    async with town.linli.database.read() as unit:
        counts = await unit.votes.ballots.counts(vote.id)
    return {choice: count.heads for choice, count in counts.items()}


async def took_part(town: Town, vote: Vote, phone: Phone) -> list[bool]:
    """Of each of their voices."""
    async with town.linli.database.read() as unit:
        voices = await unit.votes.voices(vote.id, await known(unit, phone))
        return [await unit.votes.ballots.took_part(voter.id) for voter in voices]


async def voices(town: Town, vote: Vote, phone: Phone) -> list[int]:
    """The ids by which buttons name them."""
    async with town.linli.database.read() as unit:
        found = await unit.votes.voices(vote.id, await known(unit, phone))
        return [voter.id for voter in found]


async def couple(town: Town, home: str = "幸福里3号楼2单元501") -> tuple[Phone, Phone]:
    """Two owners of one home."""
    return (
        await lives(town, town.guest("王阿姨"), home),
        await lives(town, town.guest("王大叔"), home),
    )


async def measured(town: Town) -> None:
    """Every home has its area."""
    async with town.linli.database.write() as unit:
        await unit._session.run("UPDATE areas SET size = 8850 + id WHERE level = 'home'")


async def posted(town: Town, vote: Vote) -> None:
    """Its card in the residents' groups."""
    linli = town.linli
    async with linli.database.write() as unit:
        speaker = Speaker(unit, linli.languages, linli.settings.neighbourhood, linli.keys)
        await telling.post(speaker, vote)
    await town.settle()

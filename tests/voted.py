"""Votes of a town's people, opened and closed as the clock would."""

from collections.abc import Mapping
from datetime import timedelta

from homes import home
from town import Town
from voting import LASTS, OPTIONS

from domain.assembly import Matter
from domain.people import PersonId
from domain.votes import Vote, VoteId, VoteKind
from playground import Phone
from services import votes
from services.votes import GRACE, Hand
from storage.unit import Unit
from storage.votes import Announced, Listed

TITLE = "三号楼加装电梯"


async def owners_vote(
    town: Town, phones: list[Phone], *, secret: bool = False, silent: int = 0
) -> VoteId:
    """Open: each of them has a flat of a hundred square metres, 3号楼 and 4号楼 by turns; and so
    many flats are nobody's whom we know.
    """
    await town.settle()
    async with town.linli.database.write() as unit:
        vote = await votes.announce(unit, await _announced(unit, secret=secret), None)
        people = [await _person(unit, phone) for phone in phones]
        listed = [
            await _listed(unit, at, (people[at],) if at < len(people) else ())
            for at in range(len(phones) + silent)
        ]
        await votes.open_vote(unit, town.linli.keys, vote.id, listed)
        return vote.id


async def _announced(unit: Unit, *, secret: bool) -> Announced:
    return Announced(
        kind=VoteKind.ASSEMBLY,
        title=TITLE,
        question="是否同意?",
        options=OPTIONS,
        matter=Matter.USE_FUND,
        area=(await unit.areas.root()).id,
        secret=secret,
        changeable=True,
        opens_at=unit.now,
        closes_at=unit.now + LASTS,
    )


async def _listed(unit: Unit, at: int, people: tuple[PersonId, ...]) -> Listed:
    flat = await home(unit, str(101 + at), name=str(3 + at % 2))
    return Listed(key=flat.id, home=flat.id, area=10_000, people=people)


async def _person(unit: Unit, phone: Phone) -> PersonId:
    person = await unit.people.known_as(phone.person.id)
    assert person is not None, "they have settled in"
    return person.id


async def cast(town: Town, vote_id: VoteId, choices: Mapping[Phone, str]) -> None:
    for phone, choice in choices.items():
        async with town.linli.database.write() as unit:
            person = await _person(unit, phone)
            for voter in await unit.votes.voices(vote_id, person):
                hand = Hand(vote=vote_id, voter=voter.id, by=person, received_at=unit.now)
                await votes.cast(unit, hand, choice)


async def over(town: Town, vote_id: VoteId) -> Vote:
    """Closed and published, as the clock does it."""
    town.clock.move(seconds=(LASTS + GRACE + timedelta(seconds=1)).total_seconds())
    await town.tick()
    async with town.linli.database.write() as unit:
        vote = await unit.votes.get(vote_id)
        if vote.state == "open":
            await votes.close(unit, vote_id)
    async with town.linli.database.write() as unit:
        if (await unit.votes.get(vote_id)).state == "closed":
            await votes.publish(unit, town.linli.keys, vote_id, "业主大会表决")
        return await unit.votes.get(vote_id)

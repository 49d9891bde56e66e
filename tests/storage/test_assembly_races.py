"""Two ballots of one voice at the same moment: which one stands does not depend on luck."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from homes import home, met
from town import HandClock
from voting import LASTS, OPTIONS

from domain.assembly import Matter
from domain.papers import EnteredByYou, PaperId, PaperSettled, PaperThere
from domain.people import PersonId, Role
from domain.proxies import OwnersBallotStands
from domain.votes import BallotFinal, Vote, VoteKind, Voter
from services import votes
from services.assembly import papers
from services.vote_keys import Keys
from services.votes import Hand, calling
from storage.database import Database
from storage.proxies import Given
from storage.unit import Unit
from storage.votes import Announced, Listed

_EXPECTED = (BallotFinal, OwnersBallotStands, EnteredByYou, PaperSettled, PaperThere)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flat:
    """One voice of an open vote that is final once cast, its owner, and its proxy's holder."""

    vote: Vote
    voter: Voter
    owner: PersonId
    holder: PersonId
    #: Four who may enter paper.
    staff: list[PersonId]


async def flat(database: Database, folder: Path) -> Flat:
    async with database.write() as unit:
        root = await unit.areas.root()
        owner, holder = (await met(unit, 7001)).id, (await met(unit, 7002)).id
        staff = [(await met(unit, 7100 + n)).id for n in range(4)]
        for each in staff:
            await unit.grants.give(each, Role.COMMUNITY, root, unit.now, by=None)
        announced = Announced(
            kind=VoteKind.ASSEMBLY,
            title="电梯",
            question="?",
            options=OPTIONS,
            matter=Matter.USE_FUND,
            area=root.id,
            opens_at=unit.now,
            closes_at=unit.now + LASTS,
        )
        vote = await votes.announce(unit, announced, None)
        door = await home(unit)
        listed = [Listed(key=door.id, home=door.id, area=100, people=(owner,))]
        vote = await votes.open_vote(unit, Keys(folder / "keys"), vote.id, listed)
        [voter] = await unit.votes.voters(vote.id)
        given = Given(vote=vote.id, voter=voter.id, holder=holder, file_id="photo", by=staff[0])
        assert await unit.proxies.make(given, unit.now)
    return Flat(vote=vote, voter=voter, owner=owner, holder=holder, staff=staff)


async def at_once(database: Database, *acts: Callable[[Unit], Awaitable[object]]) -> list[bool]:
    """Each in a transaction of its own; whether it was done."""

    async def act(do: Callable[[Unit], Awaitable[object]]) -> bool:
        try:
            async with database.write() as unit:
                await do(unit)
        except _EXPECTED:
            return False
        return True

    return list(await asyncio.gather(*map(act, acts)))


def casting(
    here: Flat, clock: HandClock, by: PersonId, choice: str
) -> Callable[[Unit], Awaitable[object]]:
    hand = Hand(vote=here.vote.id, voter=here.voter.id, by=by, received_at=clock())
    return lambda unit: votes.cast(unit, hand, choice)


def entering(
    paper: PaperId, by: PersonId, choice: str, clock: HandClock
) -> Callable[[Unit], Awaitable[object]]:
    async def enter(unit: Unit) -> None:
        await papers.enter(unit, paper, choice, await unit.people.get(by), clock())

    return enter


async def first_entry(database: Database, here: Flat, clock: HandClock) -> PaperId:
    async with database.write() as unit:
        sheet = await papers.begin(
            unit,
            (here.vote.id, here.voter.id),
            "photo",
            "abstain",
            by=await unit.people.get(here.staff[0]),
            at=clock(),
        )
        return sheet.paper.id


async def standing(database: Database, here: Flat) -> str | None:
    async with database.read() as unit:
        return await unit.votes.ballots.of(here.voter.id)


@pytest.mark.parametrize("owner_first", [True, False])
async def test_of_owner_and_holder_the_owner_stands(
    database: Database, clock: HandClock, tmp_path: Path, owner_first: bool
) -> None:
    here = await flat(database, tmp_path)
    owner = casting(here, clock, here.owner, "for")
    holder = casting(here, clock, here.holder, "against")

    acts = [owner, holder, holder] if owner_first else [holder, owner, holder]
    done = await at_once(database, *acts)

    assert await standing(database, here) == "for"
    assert done[acts.index(owner)]


async def test_paper_and_online_at_once_leave_the_online_one(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    here = await flat(database, tmp_path)
    paper = await first_entry(database, here, clock)

    done = await at_once(
        database,
        entering(paper, here.staff[1], "abstain", clock),
        casting(here, clock, here.owner, "for"),
        casting(here, clock, here.holder, "against"),
    )

    assert done[:2] == [True, True]
    assert await standing(database, here) == "for"
    async with database.read() as unit:
        assert (await unit.papers.get(paper)).state == "aside"


async def test_of_three_second_entries_at_once_two_are_taken(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    here = await flat(database, tmp_path)
    paper = await first_entry(database, here, clock)

    done = await at_once(
        database,
        *(entering(paper, by, "abstain", clock) for by in here.staff[1:]),
        entering(paper, here.staff[0], "abstain", clock),
    )

    assert done.count(True) == 1
    assert await standing(database, here) == "abstain"
    async with database.read() as unit:
        assert len((await unit.papers.get(paper)).entries) == 2


async def test_of_two_first_entries_at_once_one_is_made(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    here = await flat(database, tmp_path)

    async def begin(unit: Unit, by: PersonId) -> None:
        person, voice = await unit.people.get(by), (here.vote.id, here.voter.id)
        await papers.begin(unit, voice, "photo", "for", by=person, at=clock())

    done = await at_once(database, *((lambda unit, by=by: begin(unit, by)) for by in here.staff))

    assert done.count(True) == 1
    async with database.read() as unit:
        assert len(await unit.papers.of(here.vote.id)) == 1


async def test_of_a_vote_that_is_called_off_no_paper_is_kept(
    database: Database, clock: HandClock, tmp_path: Path
) -> None:
    here = await flat(database, tmp_path)
    await first_entry(database, here, clock)
    async with database.write() as unit:
        await calling.call_off(unit, here.vote.id, "方案要改", None)

    async with database.read() as unit:
        assert list(await unit.papers.of(here.vote.id)) == []
        assert await unit.papers._session.all("SELECT id FROM paper_entries") == []

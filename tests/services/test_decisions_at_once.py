"""Several at once, on both databases: one of them is heard, and the others learn it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from homes import met

from domain.areas import Area, Level
from domain.decisions import (
    DecisionId,
    Grounds,
    Office,
    Procedure,
    ProposedAnew,
    Publication,
    Published,
    Stage,
    Word,
)
from domain.people import Person, Role
from domain.refusals import Refusal
from domain.settings import DecisionSettings
from services.decisions import going_on, keeping, proposing, publishing, speaking
from services.decisions.proposing import Proposal
from services.resolving import Wish
from storage.database import Database
from storage.unit import Unit

RULES = DecisionSettings()
NUMBER, MANY = DecisionId(1), 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    database: Database
    area: Area
    committee: Person
    workers: Sequence[Person]
    neighbour: Person


@pytest.fixture
async def here(database: Database) -> Here:
    async with database.write() as unit:
        area = await unit.areas.ensure(await unit.areas.root(), Level.COMPOUND, "幸福里")
        committee = await _holding(unit, 1, Role.COMMITTEE, area)
        workers = [await _holding(unit, 10 + n, Role.COMMUNITY, area) for n in range(MANY)]
        neighbour = await _holding(unit, 50, Role.RESIDENT, area)
        made = Here(
            database=database,
            area=area,
            committee=committee,
            workers=workers,
            neighbour=neighbour,
        )
        await proposing.propose(unit, _proposal(made), committee, RULES)
    return made


async def _holding(unit: Unit, number: int, role: Role, area: Area) -> Person:
    person = await met(unit, number, f"人{number}")
    await unit.grants.give(person.id, role, area, unit.now, by=None)
    return await unit.people.get(person.id)


def _proposal(here: Here, grounds: Grounds = Grounds()) -> Proposal:  # noqa: B008 - frozen
    return Proposal(
        procedure=Procedure.REVIEWS,
        area=here.area,
        office=Office.COMMITTEE,
        title="加装电梯",
        text="给三号楼加装电梯",
        grounds=grounds,
    )


async def _all(
    here: Here, does: Callable[[Unit, int], Awaitable[object]], times: int = MANY
) -> list[object]:
    """What each came to: a result, or a refusal."""

    async def one(place: int) -> object:
        try:
            async with here.database.write() as unit:
                return await does(unit, place)
        except Refusal as refusal:
            return refusal

    return list(await asyncio.gather(*(one(place) for place in range(times))))


def _granted(came: list[object]) -> int:
    return sum(not isinstance(each, Refusal) for each in came)


async def _stands_at(here: Here, stage: Stage, shown: tuple[Publication, ...] = ()) -> None:
    async with here.database.write() as unit:
        decision = await unit.decisions.get(NUMBER)
        await unit.decisions.save(replace(decision, stage=stage, publications=shown))


async def test_of_twenty_who_speak_for_one_office_one_is_heard(here: Here) -> None:
    def word(unit: Unit, place: int) -> Awaitable[object]:
        said = Word(
            by=here.workers[place],
            office=Office.COMMUNITY,
            approved=place % 2 == 0,
            text=f"意见{place}：研究过了",
        )
        return speaking.opine(unit, NUMBER, said, RULES)

    assert _granted(await _all(here, word)) == 1
    async with here.database.read() as unit:
        decision = await unit.decisions.get(NUMBER)
    review = decision.opinions[-1]
    assert len(decision.opinions) == 2
    assert decision.stage is (Stage.ASSEMBLY if review.approved else Stage.REFUSED)


async def test_what_was_refused_is_proposed_anew_once(here: Here) -> None:
    async with here.database.write() as unit:
        decision = await unit.decisions.get(NUMBER)
        await unit.decisions.save(replace(decision, stage=Stage.REFUSED, due_at=None))
    grounds = Grounds(former=NUMBER)

    def again(unit: Unit, _place: int) -> Awaitable[object]:
        return proposing.propose(unit, _proposal(here, grounds), here.committee, RULES)

    came = await _all(here, again)

    assert _granted(came) == 1
    assert {type(each) for each in came if isinstance(each, Refusal)} == {ProposedAnew}


async def test_of_twenty_who_resolve_it_one_makes_a_ticket(here: Here) -> None:
    await _stands_at(here, Stage.RESOLVING)

    def resolve(unit: Unit, place: int) -> Awaitable[object]:
        wish = Wish(text=f"第{place}次", owner="物业", due_at=unit.now + timedelta(days=30))
        return keeping.resolve(unit, NUMBER, wish, here.workers[place], RULES)

    assert _granted(await _all(here, resolve)) == 1
    async with here.database.read() as unit:
        tickets = await unit.tickets._session.value("SELECT count(*) FROM tickets")
        assert (await unit.decisions.get(NUMBER)).stage is Stage.ADOPTED
    assert tickets == 1


async def test_one_answer_stands_and_nobody_objects_more_often_than_allowed(here: Here) -> None:
    async with here.database.read() as unit:
        now = unit.now
    runs = Publication(kind=Published.PROCESS, at=now, until=now + timedelta(days=7))
    await _stands_at(here, Stage.PROCESS, (runs,))

    def objects(unit: Unit, place: int) -> Awaitable[object]:
        return publishing.object_to(unit, NUMBER, f"异议{place}号", here.neighbour, now)

    assert _granted(await _all(here, objects)) == 3
    async with here.database.read() as unit:
        first = (await unit.objections.of(NUMBER))[0].id

    def answers(unit: Unit, place: int) -> Awaitable[object]:
        return publishing.answer(unit, first, f"答复{place}号", here.workers[place])

    assert _granted(await _all(here, answers)) == 1


async def test_a_publication_is_closed_once_whoever_sweeps(here: Here) -> None:
    async with here.database.read() as unit:
        now = unit.now
    over = Publication(kind=Published.PROCESS, at=now - timedelta(days=7), until=now)
    await _stands_at(here, Stage.PROCESS, (over,))

    await _all(here, lambda unit, _: going_on.advance(unit, RULES), 5)

    async with here.database.read() as unit:
        told = "SELECT count(*) FROM events WHERE subject = 'decision' AND kind = 'heard'"
        assert await unit.decisions._session.value(told) == 1
        assert (await unit.decisions.get(NUMBER)).stage is Stage.RESOLVING

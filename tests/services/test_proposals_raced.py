"""Administrators are made and unmade once, whoever decides at the same moment."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from town import HandClock

from domain.people import Person, PersonId, Role
from domain.refusals import Refusal
from domain.roles import Change, LastAdministrator, PersonBarred, ProposalSettled
from services import proposals, roles
from services.proposals import Put
from storage.database import Database
from storage.unit import Unit

Act = Callable[[Unit], Awaitable[None]]
#: Seconds in which a transaction that need not wait for another one is long over.
_SOON = 0.3


async def administrators(database: Database, count: int) -> list[Person]:
    async with database.write() as unit:
        root = await unit.areas.root()
        people = [await unit.people.meet(1001 + at, f"{at}", unit.now) for at in range(count)]
        for person in people:
            await unit.grants.give(person.id, Role.ADMINISTRATOR, root, unit.now, by=person.id)
        return [await unit.people.get(person.id) for person in people]


async def put_forward(database: Database, by: Person) -> Put:
    """That somebody new be an administrator."""
    async with database.write() as unit:
        wang = await unit.people.meet(2001, "王秀英", unit.now)
        return await proposals.propose(unit, by, wang.id, Change.GIVE)


async def at_once(database: Database, first: Act, second: Act) -> Refusal | None:
    """The second begins while the transaction of the first is open. What refused the second."""
    async with database.write() as unit:
        await first(unit)
        beside = asyncio.create_task(refused(database, second))
        await asyncio.wait({beside}, timeout=_SOON)
    return await beside


async def refused(database: Database, act: Act) -> Refusal | None:
    try:
        async with database.write() as unit:
            await act(unit)
    except Refusal as refusal:
        return refusal
    return None


async def test_of_two_who_decide_at_once_one_does(database: Database, clock: HandClock) -> None:
    chen, liu, zhou = await administrators(database, 3)
    put = await put_forward(database, chen)

    async def decline(unit: Unit) -> None:
        await proposals.decline(unit, liu, put.proposal.id)

    async def confirm(unit: Unit) -> None:
        await proposals.confirm(unit, zhou, put.proposal.id)

    assert isinstance(await at_once(database, decline, confirm), ProposalSettled)
    assert len(await administering(database)) == 3


async def test_two_last_administrators_who_resign_at_once_leave_one(
    database: Database, clock: HandClock
) -> None:
    chen, liu = await administrators(database, 2)

    def resigning(person: Person) -> Act:
        async def resign(unit: Unit) -> None:
            [held] = await unit.grants.of(person.id)
            await roles.take(unit, person, held.id)

        return resign

    refusal = await at_once(database, resigning(chen), resigning(liu))

    assert isinstance(refusal, LastAdministrator)
    assert await administering(database) == [liu.id]


async def test_nobody_becomes_an_administrator_while_they_are_kept_out(
    database: Database, clock: HandClock
) -> None:
    chen, liu = await administrators(database, 2)
    put = await put_forward(database, chen)

    async def bar(unit: Unit) -> None:
        await roles.bar(unit, chen, put.person.id)

    async def confirm(unit: Unit) -> None:
        await proposals.confirm(unit, liu, put.proposal.id)

    assert isinstance(await at_once(database, bar, confirm), PersonBarred)


async def test_lapsing_twice_changes_nothing_more(database: Database, clock: HandClock) -> None:
    chen, _liu = await administrators(database, 2)
    await put_forward(database, chen)
    clock.move(seconds=proposals.WAITS.total_seconds() + 1)

    lapsed = []
    for _ in range(2):
        async with database.write() as unit:
            lapsed.append(len(await proposals.lapse(unit)))

    assert lapsed == [1, 0]
    assert timedelta(days=7) == proposals.WAITS


async def administering(database: Database) -> list[PersonId]:
    async with database.read() as unit:
        return [person.id for person in await unit.people.administrators()]

"""Points on the move (P12), as trials of any size: small with every run, large in soak.

Each says on stdout what it counted, and the seed with which it can be run again.
"""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random

from homes import met
from ordeal import seeded

from domain.people import Person, PersonId, Role
from domain.points import Account, AccountKind, Cause, CorrectedBefore, NotEnoughPoints, Transfer
from domain.settings import VolunteerSettings
from domain.vouchers import VoucherId
from services import points
from storage.database import Database
from storage.unit import Unit

RULES = VolunteerSettings()
#: Done within a unit that is open.
Deed = Callable[[Unit], Awaitable[object]]


async def officer(unit: Unit) -> Person:
    """Who may correct everything."""
    person = await met(unit, 1, "陈主任")
    root = await unit.areas.root()
    await unit.grants.give(person.id, Role.ADMINISTRATOR, root, unit.now, by=None)
    return await unit.people.get(person.id)


async def volunteers(unit: Unit, count: int, first: int = 1000) -> list[PersonId]:
    people = [await met(unit, first + at, f"志愿者{at}") for at in range(count)]
    return [person.id for person in people]


async def earn(unit: Unit, person: PersonId, claim: int, count: int) -> bool:
    """As `settling` books it. False: it was booked before."""
    transfer = Transfer(
        source=points.ISSUED,
        target=points.earned(person),
        points=count,
        cause=Cause.TASK,
        cause_id=claim,
        note="周末清洁",
    )
    return await unit.ledger.book(transfer, None, unit.now) is not None


async def commons(unit: Unit) -> dict[AccountKind, int]:
    """What the neighbourhood's accounts hold."""
    kinds = (AccountKind.ISSUED, AccountKind.VOUCHERS, AccountKind.SPENT)
    return {kind: await unit.ledger.balance(Account(kind=kind)) for kind in kinds}


async def booked(unit: Unit) -> int:
    return int(await unit._session.value("SELECT count(*) FROM entries"))


@dataclass(slots=True)
class Crowd:
    """Volunteers who earn and spend all at once, and what each of them was told."""

    database: Database
    people: list[PersonId]
    by: Person
    random: Random
    #: What the answers add up to, by person, and in vouchers and shops.
    told: dict[PersonId, int] = field(default_factory=dict)
    bound: int = 0
    spent: int = 0
    refused: int = 0
    corrected: int = 0
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def earns(self) -> None:
        """Said twice at the same moment, it counts once."""
        person, claim = self.random.choice(self.people), next(self.numbers)
        count = self.random.randint(1, RULES.most)
        won = await asyncio.gather(*(self._earns(person, claim, count) for _ in range(2)))
        assert won.count(True) == 1

    async def _earns(self, person: PersonId, claim: int, count: int) -> bool:
        async with self.database.write() as unit:
            done = await earn(unit, person, claim, count)
        if done:
            self.told[person] = self.told.get(person, 0) + count
        return done

    async def spends(self) -> None:
        """Then it is honoured and given back at the same moment: one of them, or neither."""
        person, voucher = self.random.choice(self.people), VoucherId(next(self.numbers))
        cost = self.random.randint(1, 12)
        try:
            async with self.database.write() as unit:
                await points.spend(unit, person, cost, voucher, "一袋米")
        except NotEnoughPoints:
            self.refused += 1
            return
        self.told[person] = self.told.get(person, 0) - cost
        self.bound += cost
        if self.random.random() < 0.5:
            await self._settles(person, voucher, cost)

    async def _settles(self, person: PersonId, voucher: VoucherId, cost: int) -> None:
        used, back = await asyncio.gather(self._honours(voucher), self._gives_back(voucher))
        assert used is not back
        self.bound -= cost
        if used:
            self.spent += cost
        else:
            self.told[person] += cost

    async def _honours(self, voucher: VoucherId) -> bool:
        async with self.database.write() as unit:
            return await points.honour(unit, voucher, self.by)

    async def _gives_back(self, voucher: VoucherId) -> bool:
        async with self.database.write() as unit:
            return await points.give_back(unit, voucher)

    async def corrects(self) -> None:
        """Two of the staff correct the same entry: one does, the other hears of it."""
        person = self.random.choice(self.people)
        async with self.database.read() as unit:
            works = await points.works(unit, person, self.by, 1)
        if not works or works[0].entry.id != works[0].latest:
            return
        worth = works[0].worth + 1 if works[0].worth < RULES.most else works[0].worth - 1
        done = await asyncio.gather(
            *(self._corrects(works[0].latest, worth) for _ in range(2)), return_exceptions=True
        )
        for each in done:
            if isinstance(each, int):
                self.told[person] += each
                self.corrected += 1
            else:
                assert isinstance(each, CorrectedBefore | NotEnoughPoints), each
        assert sum(isinstance(each, int) for each in done) <= 1

    async def _corrects(self, entry: object, worth: int) -> int:
        async with self.database.write() as unit:
            corrected = await points.correct(
                unit,
                entry,  # type: ignore[arg-type]
                worth,
                why="时长记错了",
                by=self.by,
                rules=RULES,
            )
            return corrected.after.worth - corrected.before.worth


async def never_drift(database: Database, *, moves: int, people: int) -> None:
    """P12: so many moves at once; nothing is lost, double, or below zero, and all is zero."""
    random = Random(seeded())
    async with database.write() as unit:
        crowd = Crowd(database, await volunteers(unit, people), await officer(unit), random)
    await asyncio.gather(*(crowd.earns() for _ in range(people * 2)))
    deeds = random.choices([crowd.earns, crowd.spends, crowd.corrects], [5, 5, 2], k=moves)

    await asyncio.gather(*(deed() for deed in deeds))

    async with database.read() as unit:
        balances = {each: await points.balance(unit, each) for each in crowd.people}
        total, common, count = await unit.ledger.total(), await commons(unit), await booked(unit)
    print(
        f"{moves} moves at once: {count} entries, {crowd.corrected} of them corrections,"
        f" {crowd.refused} refused, total {total}"
    )
    assert total == 0
    assert {person: each.earned for person, each in balances.items()} == {
        person: crowd.told.get(person, 0) for person in crowd.people
    }
    assert min(each.earned for each in balances.values()) >= 0
    assert common[AccountKind.VOUCHERS] == crowd.bound
    assert common[AccountKind.SPENT] == crowd.spent


async def stored_balance_drifts(database: Database, *, moves: int) -> None:
    """The control of P12: a balance that is read, then written. Were it not to drift,
    `never_drift` would prove nothing.
    """
    async with database.write() as unit:
        await unit._session.run("CREATE TABLE naive (balance INTEGER NOT NULL)")
        await unit._session.run("INSERT INTO naive (balance) VALUES (0)")

    await asyncio.gather(*(_naively(database) for _ in range(moves)))

    async with database.read() as unit:
        stored = int(await unit._session.value("SELECT balance FROM naive"))
    print(f"control: {moves} points given, {stored} stored")
    assert stored < moves


async def _naively(database: Database) -> None:
    async with database.read() as unit:
        held = int(await unit._session.value("SELECT balance FROM naive"))
    async with database.write() as unit:
        await unit._session.run("UPDATE naive SET balance = :more", more=held + 1)

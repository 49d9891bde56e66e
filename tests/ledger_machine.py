"""A ledger that anything may happen to, beside a plain record of what should be in it (P12)."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from ledgers import RULES, booked, commons, earn, officer, volunteers
from town import HandClock

from domain.people import Person, PersonId
from domain.points import AccountKind, EntryId, NotEnoughPoints, NothingToCorrect, TooManyPoints
from domain.vouchers import VoucherId
from services import points
from storage.database import Database
from storage.unit import Unit

PEOPLE = 3
R = TypeVar("R")
_NUMBERS = itertools.count(1)


class Crash(Exception):
    """The process dies here, as far as the database can tell."""


@dataclass(slots=True)
class Bound:
    person: int
    points: int
    #: What became of it: None, "used" or "back".
    ended: str | None = None


@dataclass(slots=True)
class Paid:
    person: int
    latest: EntryId
    worth: int
    #: As it was booked first: no correction goes above what a task can bring.
    first: int


class World:
    """One database for all examples: each has people of its own."""

    def __init__(self, runner: asyncio.Runner, url: str) -> None:
        self._runner = runner
        self.database = self.do(Database.open(url, HandClock()))
        self.officer: Person = self.write(officer)

    def do(self, work: Coroutine[Any, Any, R]) -> R:
        return self._runner.run(work)

    def write(self, deed: Callable[[Unit], Awaitable[R]], *, crash: bool = False) -> R:
        async def whole() -> R:
            async with self.database.write() as unit:
                done = await deed(unit)
                if crash:
                    raise Crash
                return done

        return self.do(whole())

    def close(self) -> None:
        self.do(self.database.close())


class Ledger(RuleBasedStateMachine):
    """What each rule does is done in a unit of its own, and in some of them the unit dies."""

    world: World

    @initialize()
    def people_come(self) -> None:
        first = 10_000 + next(_NUMBERS) * PEOPLE
        self.people: list[PersonId] = self.world.write(
            lambda unit: volunteers(unit, PEOPLE, first)
        )
        self.held = [0] * PEOPLE
        self.bounds: dict[VoucherId, Bound] = {}
        self.works: list[Paid] = []
        self.claims: list[tuple[int, int]] = []
        self.before = self.world.write(self._common)

    @rule(who=st.integers(0, PEOPLE - 1), count=st.integers(1, 9))
    def earns(self, who: int, count: int) -> None:
        claim = next(_NUMBERS)
        assert self.world.write(lambda unit: earn(unit, self.people[who], claim, count))
        [work] = self.world.write(
            lambda unit: points.works(unit, self.people[who], self.world.officer, 1)
        )
        self.held[who] += count
        self.claims.append((who, claim))
        self.works.append(Paid(person=who, latest=work.latest, worth=count, first=count))

    @precondition(lambda self: self.claims)
    @rule(data=st.data())
    def is_paid_again_for_the_same(self, data: st.DataObject) -> None:
        who, claim = data.draw(st.sampled_from(self.claims))
        assert not self.world.write(lambda unit: earn(unit, self.people[who], claim, 5))

    @rule(who=st.integers(0, PEOPLE - 1), cost=st.integers(1, 12))
    def takes_a_voucher(self, who: int, cost: int) -> None:
        voucher = VoucherId(next(_NUMBERS))
        try:
            for _ in range(2):  # said twice, it is bound once
                self.world.write(
                    lambda unit: points.spend(unit, self.people[who], cost, voucher, "一袋米")
                )
        except NotEnoughPoints:
            assert cost > self.held[who]
            return
        self.held[who] -= cost
        self.bounds[voucher] = Bound(person=who, points=cost)

    @precondition(lambda self: self.bounds)
    @rule(data=st.data(), used=st.booleans())
    def a_voucher_ends(self, data: st.DataObject, used: bool) -> None:
        voucher = data.draw(st.sampled_from(sorted(self.bounds)))
        bound, by = self.bounds[voucher], self.world.officer
        if used:
            done = self.world.write(lambda unit: points.honour(unit, voucher, by))
        else:
            done = self.world.write(lambda unit: points.give_back(unit, voucher))
        assert done is (bound.ended is None)
        if done:
            bound.ended = "used" if used else "back"
            self.held[bound.person] += 0 if used else bound.points

    @precondition(lambda self: self.works)
    @rule(data=st.data(), worth=st.integers(0, 12))
    def is_corrected(self, data: st.DataObject, worth: int) -> None:
        work = data.draw(st.sampled_from(self.works))
        try:
            after = self.world.write(lambda unit: self._corrects(unit, work.latest, worth)).after
        except NothingToCorrect:
            assert worth == work.worth
        except TooManyPoints:
            assert worth > RULES.most
        except NotEnoughPoints:
            assert self.held[work.person] + worth - work.worth < 0
        else:
            assert after.worth == worth
            self.held[work.person] += worth - work.worth
            work.worth, work.latest = worth, after.latest

    @rule(who=st.integers(0, PEOPLE - 1), count=st.integers(1, 9), cost=st.integers(1, 3))
    def dies_in_the_middle(self, who: int, count: int, cost: int) -> None:
        """Points come in and go out, and then the unit is gone with all of it."""

        async def deeds(unit: Unit) -> None:
            person, number = self.people[who], next(_NUMBERS)
            await earn(unit, person, number, count)
            await points.spend(unit, person, min(cost, count), VoucherId(number), "一袋米")
            if count % 2:
                await points.give_back(unit, VoucherId(number))

        try:
            self.world.write(deeds, crash=True)
        except Crash:
            return
        raise AssertionError("it lived")

    @rule(who=st.integers(0, PEOPLE - 1), count=st.integers(1, 9))
    def dies_inside_another_unit(self, who: int, count: int) -> None:
        """As one update of a batch: what came before it and after it stays."""
        first, second = next(_NUMBERS), next(_NUMBERS)

        async def deeds(unit: Unit) -> None:
            try:
                async with unit.savepoint():
                    await earn(unit, self.people[who], first, 9)
                    raise Crash
            except Crash:
                await earn(unit, self.people[who], second, count)

        self.world.write(deeds)
        self.held[who] += count

    @invariant()
    def it_is_as_the_record_says(self) -> None:
        if not hasattr(self, "people"):
            return
        held, common = self.world.write(self._seen)
        assert held == self.held
        assert min(held) >= 0
        bound = [each for each in self.bounds.values() if each.ended is None]
        used = [each for each in self.bounds.values() if each.ended == "used"]
        assert common[AccountKind.VOUCHERS] == sum(each.points for each in bound)
        assert common[AccountKind.SPENT] == sum(each.points for each in used)

    async def _seen(self, unit: Unit) -> tuple[list[int], dict[AccountKind, int]]:
        held = [(await points.balance(unit, each)).earned for each in self.people]
        common = await self._common(unit)
        return held, {kind: common[kind] - self.before[kind] for kind in common}

    def teardown(self) -> None:
        assert self.world.write(lambda unit: unit.ledger.total()) == 0

    async def _common(self, unit: Unit) -> dict[AccountKind, int]:
        return await commons(unit)

    async def _corrects(self, unit: Unit, entry: EntryId, worth: int) -> points.Corrected:
        by = self.world.officer
        return await points.correct(unit, entry, worth, why="记错了", by=by, rules=RULES)


def run(url: str, *, examples: int, steps: int) -> int:
    """How many entries were booked on the way."""
    from hypothesis.stateful import run_state_machine_as_test  # noqa: PLC0415

    with asyncio.Runner() as runner:
        world = World(runner, url)
        machine = type("LedgerHere", (Ledger,), {"world": world})
        try:
            run_state_machine_as_test(machine, settings=_settings(examples, steps))
            return world.write(booked)
        finally:
            world.close()


def _settings(examples: int, steps: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )

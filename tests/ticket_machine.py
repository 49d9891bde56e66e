"""Everybody does anything to any ticket in any order, and the model says what comes of it."""

import asyncio
import random
from collections.abc import Awaitable

from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from ticket_cast import RULES, Cast, Rows, act, as_kept, as_modelled, cast, replayed, report, rows
from ticket_model import (
    DECIDES,
    EMPLOYER,
    PEOPLE,
    REPORTERS,
    RULED,
    Deed,
    Model,
    deeds,
    do,
    filed,
    lapses,
    may,
    weight,
)
from town import MORNING, HandClock

from domain.refusals import Refusal
from domain.tickets import Step, Ticket, TicketId
from services import tickets
from storage.database import Database

#: Of one ticket that is deleted before the one it was merged into.
_PARTED = "UPDATE tickets SET merged_into = NULL, stage = 'filed' WHERE stage = 'merged'"
_MOST = 4
#: How the next step is chosen: else most walks would end where they began.
_HOW = ("lawful",) * 8 + ("again", "concerned", "clock") * 2 + ("anybody", "file")
#: What leads nowhere.
_IDLE = {"note", "join"}


class Tickets(RuleBasedStateMachine):
    """Subclassed with the `cast` of one test."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.models: dict[int, Model] = {}
        self.rows: Rows = {}
        self.changed = False
        self.now = self.cast.clock

    @initialize(seed=st.integers(0, 2**32 - 1))
    def first(self, seed: int) -> None:
        """By one number for the whole walk: drawn one by one, Hypothesis' choices are so alike
        that few walks come to an end.
        """
        self.chance = random.Random(seed)
        self.now.move(seconds=(MORNING - self.now()).total_seconds())
        self.run(self._file())
        self.changed = True

    @rule()
    def something_happens(self) -> None:
        self.changed, how = True, self.chance.choice(_HOW)
        self.now.move(minutes=10)
        if how == "file" and len(self.models) < _MOST:
            self.run(self._file())
        elif how == "clock":
            self.now.move(hours=self.chance.choice((1, 5, 24, 50, 156, 192)))
            self.run(self._sweep())
        else:
            model = self.chance.choice(list(self.models.values()))
            tried = self._considered(model, how)
            # What first: many may note something, and few may finish it.
            whats = sorted({deed.what for deed in tried})
            [what] = self.chance.choices(whats, [weight(each) for each in whats])
            deed = self.chance.choice([each for each in tried if each.what == what])
            note(f"#{model.number}, {model.stage}: {deed}")
            self.run(self._try(model.number, deed))

    def _considered(self, model: Model, how: str) -> list[Deed]:
        """What somebody may do, did before, or could try where it concerns them; or anything."""
        if how == "lawful":
            at, tried = self.now(), deeds(PEOPLE, self.models)
            useful = [each for each in tried if each.what not in _IDLE]
            return [d for d in useful if may(model, d, at, self.models)] or tried
        if how == "again" and model.done:
            return model.done
        crew = [n for n, employer in EMPLOYER.items() if employer == model.organisation]
        concerned = {model.reporter, model.assignee or "赵师傅", *crew, *DECIDES}
        return deeds(sorted(concerned) if how == "concerned" else PEOPLE, self.models)

    @invariant()
    def what_is_kept_is_what_the_model_says(self) -> None:
        if self.changed:
            self.run(self._compared())
            self.changed = False

    def teardown(self) -> None:
        self.run(self._emptied())

    def run(self, work: Awaitable[object]) -> object:
        raise NotImplementedError

    async def _file(self) -> None:
        category, reporter = self.chance.choice(sorted(RULED)), self.chance.choice(REPORTERS)
        async with self.cast.database.write() as unit:
            shown = await tickets.file(unit, report(category), self.cast.people[reporter], RULES)
        ticket = shown.ticket
        model = filed(Model(ticket.id, category, reporter), self.now())
        self._promised(model, ticket)
        self.models[ticket.id] = model

    def _promised(self, model: Model, ticket: Ticket) -> None:
        assert ticket.promise is not None
        assert self.now() < ticket.promise.warn_at <= ticket.promise.finish_by
        # Put off is later, whatever it was held up for.
        assert not model.extended or ticket.promise.finish_by > (model.finish_by or self.now())
        model.finish_by = ticket.promise.finish_by

    async def _try(self, number: int, deed: Deed) -> None:
        """What is refused is committed all the same: there must be nothing to commit."""
        model, before = self.models[number], self.rows
        allowed = may(model, deed, self.now(), self.models)
        done = None
        async with self.cast.database.write() as unit:
            try:
                done = (await act(self.cast, unit, number, deed)).ticket
            except Refusal:
                assert not allowed, (deed, model)
        if done is None:
            async with self.cast.database.read() as unit:
                assert await rows(unit) == before, (deed, model)
            self.changed = False
            return
        assert allowed, (deed, model)
        do(model, deed, self.now(), self.models)
        model.done.append(deed)
        if deed.what in {"reopen", "extend"}:
            self._promised(model, done)

    async def _sweep(self) -> None:
        async with self.cast.database.write() as unit:
            lapsed = {s.ticket.id for s in await tickets.lapse_unanswered(unit, RULES)}
            alarms = await tickets.alarms(unit)
        silent = {n for n, model in self.models.items() if lapses(model, self.now())}
        assert lapsed == silent
        for number in lapsed:
            do(self.models[number], Deed("lapse", ""), self.now(), self.models)
        for alarm in alarms:
            model = self.models[alarm.shown.ticket.id]
            assert model.clock_runs, (alarm.step, model)
            if alarm.step in {Step.RED, Step.CLIMBED}:
                assert model.finish_by is not None
                assert self.now() >= model.finish_by
        async with self.cast.database.write() as unit:
            assert not await tickets.alarms(unit)

    async def _compared(self) -> None:
        async with self.cast.database.read() as unit:
            self.rows = await rows(unit)
            for number, model in self.models.items():
                ticket = await unit.tickets.get(TicketId(number))
                merged = [each for each in self.models.values() if each.into == number]
                assert as_kept(ticket) == as_modelled(model, self.cast, merged)
                history = await unit.events.of_ticket(ticket.id)
                assert replayed(history) == (model.stage, model.reopenings)
                if model.into is not None:
                    assert self.models[model.into].into is None

    async def _emptied(self) -> None:
        async with self.cast.database.write() as unit:
            await unit._session.run(_PARTED)
            for table in ("files", "events", "outbox", "tickets"):
                await unit._session.run(f"DELETE FROM {table}")


def walked(url: str, *, walks: int, steps: int, shortened: bool = False) -> None:
    """So many walks of at most so many steps. Raises for the first that goes astray.

    `shortened`: which is made as short as it can be first; that takes minutes.
    """
    clock = HandClock()
    with asyncio.Runner() as runner:

        async def go(work: Awaitable[object]) -> object:
            return await work

        database = runner.run(Database.open(url, clock))
        try:
            known = runner.run(cast(database, clock))

            class Walk(Tickets):
                cast = known

                def run(self, work: Awaitable[object]) -> object:
                    return runner.run(go(work))

            run_state_machine_as_test(
                Walk,
                settings=settings(
                    max_examples=walks,
                    stateful_step_count=steps,
                    deadline=None,
                    database=None,
                    print_blob=False,
                    phases=[Phase.generate, *([Phase.shrink] if shortened else [])],
                    suppress_health_check=list(HealthCheck),
                ),
            )
        finally:
            runner.run(database.close())

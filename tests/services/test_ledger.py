"""P12: points never drift, whatever happens to them, on both databases."""

import sqlite3
from dataclasses import replace

import ledger_machine
import pytest
from homes import met
from ledgers import RULES, earn, never_drift, officer, stored_balance_drifts

from domain.people import Person, PersonId
from domain.points import (
    Cause,
    CorrectedBefore,
    EntryUnknown,
    NotEnoughPoints,
    NothingToCorrect,
    OwnPoints,
    TooManyPoints,
)
from domain.vouchers import VoucherId
from services import points
from storage.database import Database
from storage.failures import RowRefused
from storage.unit import Unit


async def test_four_hundred_at_once_lose_nothing_and_double_nothing(database: Database) -> None:
    await never_drift(database, moves=400, people=12)


async def test_a_balance_that_is_read_and_then_written_drifts(database: Database) -> None:
    await stored_balance_drifts(database, moves=400)


def test_whatever_happens_the_ledger_is_as_a_plain_record_says(database_url: str) -> None:
    assert ledger_machine.run(database_url, examples=8, steps=20) > 0


async def _volunteer(unit: Unit, *counts: int) -> PersonId:
    person = await met(unit, 7, "志愿者")
    for claim, count in enumerate(counts, 1):
        await earn(unit, person.id, claim, count)
    return person.id


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM entries",
        "DELETE FROM entries WHERE id = 1",
        "UPDATE entries SET points = 9",
        "UPDATE entries SET target_id = source_id, source_id = target_id",
        "UPDATE entries SET cause = 'voucher_made', cause_id = 8",
        "UPDATE entries SET at = 0",
    ],
)
async def test_nobody_changes_or_removes_what_was_booked(database: Database, change: str) -> None:
    async with database.write() as unit:
        person = await _volunteer(unit, 3)

    with pytest.raises((RowRefused, sqlite3.IntegrityError)):
        async with database.write() as unit:
            await unit._session.run(change)

    async with database.read() as unit:
        assert await unit.ledger.total() == 0
        assert (await points.balance(unit, person)).earned == 3


async def test_a_person_may_be_forgotten_and_the_points_stay(database: Database) -> None:
    async with database.write() as unit:
        await _volunteer(unit, 3)

    async with database.write() as unit:
        changed = await unit._session.run("UPDATE entries SET note = '', by_id = NULL")

    assert changed == 1


async def test_what_was_entered_afterwards_is_counted_and_never_spent(database: Database) -> None:
    async with database.write() as unit:
        person = await _volunteer(unit, 3)
        booked = await unit.ledger.booked(Cause.TASK, 1)
        assert booked is not None
        afterwards = replace(booked, target=points.entered(person), cause_id=99)
        await unit.ledger.book(afterwards, None, unit.now)

    async with database.write() as unit:
        held = await points.balance(unit, person)
        with pytest.raises(NotEnoughPoints):
            await points.spend(unit, person, 4, VoucherId(1), "一袋米")

    assert (held.earned, held.entered) == (3, 3)


@pytest.fixture
async def staff(database: Database) -> Person:
    async with database.write() as unit:
        return await officer(unit)


async def test_a_correction_is_a_new_entry_that_names_the_old_one(
    database: Database, staff: Person
) -> None:
    async with database.write() as unit:
        person = await _volunteer(unit, 6)
        [work] = await points.works(unit, person, staff, 5)
        await points.correct(unit, work.latest, 2, why="只做了半小时", by=staff, rules=RULES)

    async with database.read() as unit:
        [correction, first] = await points.entries(unit, person, 5)
        assert (first.change, correction.change) == (6, -4)
        assert correction.cause_id == first.id
        assert correction.note == "只做了半小时"
        assert correction.by is not None
        assert correction.by.id == staff.id
        assert (await points.balance(unit, person)).earned == 2


async def test_an_entry_is_corrected_once_and_the_correction_in_its_turn(
    database: Database, staff: Person
) -> None:
    async with database.write() as unit:
        person = await _volunteer(unit, 6)
        [work] = await points.works(unit, person, staff, 5)
        first = await points.correct(unit, work.latest, 2, why="记错", by=staff, rules=RULES)

        with pytest.raises(CorrectedBefore):
            await points.correct(unit, work.latest, 3, why="记错", by=staff, rules=RULES)
        again = await points.correct(
            unit, first.after.latest, 6, why="没记错", by=staff, rules=RULES
        )

    assert (again.before.worth, again.after.worth) == (2, 6)
    async with database.read() as unit:
        assert (await points.balance(unit, person)).earned == 6


async def test_what_is_in_vouchers_already_is_not_taken_back(
    database: Database, staff: Person
) -> None:
    async with database.write() as unit:
        person = await _volunteer(unit, 6)
        [work] = await points.works(unit, person, staff, 5)
        await points.spend(unit, person, 5, VoucherId(1), "一袋米")

        with pytest.raises(NotEnoughPoints) as refused:
            await points.correct(unit, work.latest, 4, why="记错", by=staff, rules=RULES)
        await points.correct(unit, work.latest, 5, why="记错", by=staff, rules=RULES)

    assert (refused.value.needed, refused.value.balance) == (2, 1)


async def test_a_correction_has_to_change_something_and_stays_within_what_tasks_bring(
    database: Database, staff: Person
) -> None:
    async with database.write() as unit:
        person = await _volunteer(unit, 6)
        [work] = await points.works(unit, person, staff, 5)

        with pytest.raises(NothingToCorrect):
            await points.correct(unit, work.latest, 6, why="记错", by=staff, rules=RULES)
        with pytest.raises(TooManyPoints):
            await points.correct(unit, work.latest, 10, why="记错", by=staff, rules=RULES)


async def test_nobody_corrects_their_own_points(database: Database, staff: Person) -> None:
    async with database.write() as unit:
        await earn(unit, staff.id, 1, 2)
        [work] = await unit.ledger.works(staff.id, 5)

        with pytest.raises(OwnPoints):
            await points.correct(unit, work.latest, 9, why="我很辛苦", by=staff, rules=RULES)


async def test_what_was_bound_in_a_voucher_is_no_work_to_correct(
    database: Database, staff: Person
) -> None:
    async with database.write() as unit:
        person = await _volunteer(unit, 6)
        await points.spend(unit, person, 5, VoucherId(1), "一袋米")
        [spent, _] = await points.entries(unit, person, 5)

        with pytest.raises(EntryUnknown):
            await points.correct(unit, spent.id, 0, why="记错", by=staff, rules=RULES)

"""Fifty people want the same place at the same moment: one gets it, on both databases."""

import asyncio

import homes
import pytest
from town import HandClock

from domain.people import Relation, Role
from domain.refusals import Refusal
from domain.residents import ApplicationSettled, How, InvitationWorthless
from domain.settings import Neighbourhood
from services import applications, invitations, inviting, residents
from services.invitations import Opened
from services.inviting import Made
from storage.database import Database

MANY = 50


async def _people(database: Database) -> list[int]:
    async with database.write() as unit:
        return [(await homes.met(unit, 1000 + number)).id for number in range(MANY)]


async def _presses(database: Database, made: Made, person_id: int) -> bool:
    """Opens it, and agrees when all the others have opened it too."""
    async with database.write() as unit:
        person = await unit.people.get(person_id)  # type: ignore[arg-type]
        opened = await invitations.open_(unit, made.token, person)
    if not isinstance(opened, Opened):
        return False
    try:
        async with database.write() as unit:
            await invitations.accept(unit, opened.id, person)
    except InvitationWorthless:
        return False
    return True


async def test_one_of_fifty_gets_in_with_the_same_token(
    database: Database, neighbourhood: Neighbourhood
) -> None:
    people = await _people(database)
    async with database.write() as unit:
        here = await homes.three_homes(unit)
    made = await homes.invitation(database, here.wangs_line, neighbourhood)

    won = await asyncio.gather(*(_presses(database, made, person) for person in people))

    async with database.read() as unit:
        lodgers = await unit.residents.of_home(here.wang.id)
    assert sum(won) == 1
    assert [each.relation for each in lodgers] == [Relation.OWNER]


async def test_one_of_fifty_gets_in_with_what_an_owner_gave_out(
    database: Database, neighbourhood: Neighbourhood
) -> None:
    people = await _people(database)
    async with database.write() as unit:
        here = await homes.three_homes(unit)
        owner = await homes.met(unit, 1, "王阿姨")
        await residents.move_in(unit, owner.id, here.wang.id, Relation.OWNER, How.PHONE)
        owner = await unit.people.get(owner.id)
        made = await inviting.for_household(
            unit, here.wang.id, Relation.FAMILY, owner, neighbourhood
        )

    won = await asyncio.gather(*(_presses(database, made, person) for person in people))

    async with database.read() as unit:
        lodgers = await unit.residents.of_home(here.wang.id)
    assert sum(won) == 1
    assert [each.relation for each in lodgers] == [Relation.OWNER, Relation.FAMILY]


async def test_one_of_fifty_is_who_a_line_of_the_roll_names(database: Database) -> None:
    people = await _people(database)
    async with database.write() as unit:
        here = await homes.three_homes(unit)

    async def settle(person_id: int) -> bool:
        async with database.write() as unit:
            return bool(
                await residents.move_in(
                    unit,
                    person_id,  # type: ignore[arg-type]
                    here.wang.id,
                    Relation.OWNER,
                    How.PHONE,
                    line=here.wangs_line,
                )
            )

    won = await asyncio.gather(*map(settle, people))

    assert sum(won) == 1


async def test_of_fifty_answers_to_an_application_one_counts(database: Database) -> None:
    async with database.write() as unit:
        here = await homes.three_homes(unit)
        wang, zhou = await homes.met(unit, 1, "小王"), await homes.met(unit, 2, "周楼长")
        await unit.people.reach(2, reachable=True)
        await unit.grants.give(
            zhou.id, Role.BUILDING_HEAD, await homes.building(unit), unit.now, by=None
        )
        put = await applications.apply(unit, wang, here.wang.id, "王秀英", Relation.OWNER)

    async def answer(number: int) -> bool:
        try:
            async with database.write() as unit:
                by = await unit.people.get(zhou.id)
                if number % 2:
                    await applications.approve(unit, put.application.id, by)
                else:
                    await applications.refuse(unit, put.application.id, by)
        except ApplicationSettled:
            return False
        return True

    counted = await asyncio.gather(*map(answer, range(MANY)))

    async with database.read() as unit:
        lodgers = await unit.residents.of_home(here.wang.id)
        settled = await unit.applications.get(put.application.id)
    assert sum(counted) == 1
    assert bool(lodgers) == (settled.state.value == "approved")


async def test_one_application_of_a_person_waits_however_often_they_ask(
    database: Database,
) -> None:
    async with database.write() as unit:
        here = await homes.three_homes(unit)
        wang = await homes.met(unit, 1, "小王")
        zhou = await homes.met(unit, 2, "周楼长")
        await unit.people.reach(2, reachable=True)
        await unit.grants.give(
            zhou.id, Role.BUILDING_HEAD, await homes.building(unit), unit.now, by=None
        )

    async def ask() -> bool:
        try:
            async with database.write() as unit:
                await applications.apply(unit, wang, here.wang.id, "王秀英", Relation.OWNER)
        except Refusal:
            return False
        return True

    assert sum(await asyncio.gather(*(ask() for _ in range(MANY)))) == 1


async def test_the_token_itself_is_kept_nowhere(
    database: Database, neighbourhood: Neighbourhood
) -> None:
    async with database.write() as unit:
        here = await homes.three_homes(unit)
    made = await homes.invitation(database, here.wangs_line, neighbourhood)

    async with database.read() as unit:
        rows = await unit._session.all("SELECT * FROM invitations")
    assert len(made.token) == 22
    assert not any(made.token in str(value) for row in rows for value in row)


async def test_a_sweep_forgets_guesses_of_the_day_before(
    database: Database, clock: HandClock
) -> None:
    async with database.write() as unit:
        thief = await homes.met(unit, 1)
        await unit.invitations.guess(thief.id, unit.now)
    clock.move(days=1, minutes=1)
    async with database.write() as unit:
        await unit.invitations.guess(thief.id, unit.now)
        await invitations.forget_guesses(unit)

        left = await unit._session.value("SELECT count(*) FROM guesses")

    assert left == 1


@pytest.mark.parametrize("guesses", [1, 5])
async def test_going_on_guessing_adds_no_row(
    database: Database, clock: HandClock, guesses: int
) -> None:
    async with database.write() as unit:
        thief = await homes.met(unit, 1)
        for _ in range(guesses):
            await unit.invitations.guess(thief.id, unit.now)
    told = []
    for _ in range(6):
        clock.move(seconds=30)
        async with database.write() as unit:
            again = await unit.invitations.guess_again(thief.id, unit.now, lull=invitations._LULL)
            told.append(again)

    async with database.read() as unit:
        rows = await unit._session.value("SELECT count(*) FROM guesses")
    assert told == [False, True] * 3
    assert rows == guesses

"""Ledgers of notices for tests of the database: written, gathered, sent."""

from dataclasses import replace

from homes import building, home, listed, met

from domain.areas import Area
from domain.notices import (
    Audience,
    DeliveryId,
    Draft,
    Notice,
)
from domain.people import Person, Relation, Role
from services import notices
from services.notices import sending
from storage.database import Database
from storage.delivered import Ended
from storage.outbox import Message, Priority, Settled, Waiting
from storage.unit import Unit


async def _lives(unit: Unit, number: int, name: str, door: Area, relation: str) -> Person:
    person = await met(unit, number, name)
    await unit.people.reach(number, reachable=True)
    await unit._session.run(
        "INSERT INTO residencies (person_id, home_id, relation, how, since)"
        " VALUES (:person, :home, :relation, 'approval', 0)",
        person=person.id,
        home=door.id,
        relation=relation,
    )
    unit.people.changed()
    return await unit.people.get(person.id)


async def _author(unit: Unit) -> Person:
    author = await met(unit, 1, "刘书记")
    area = await unit.areas.root()
    await unit.grants.give(author.id, Role.SECRETARY, area, unit.now, by=author.id)
    return await unit.people.get(author.id)


async def issued(database: Database, people: int = 3) -> Notice:
    """To those who live in 3号楼; one more is on the roll alone."""
    async with database.write() as unit:
        author = await _author(unit)
        for number in range(people):
            door = await home(unit, f"{number + 1}01")
            await _lives(unit, 100 + number, f"住户{number}", door, "owner")
        await listed(unit, await home(unit, "901"), "赵老太", Relation.OWNER)
        area = await building(unit)
        draft = Draft(text="停水", plain="停水", audience=Audience(areas=(area.id,)), asks=True)
        return await notices.issue(unit, draft, author)


async def gathered(database: Database, notice: Notice) -> Notice:
    async with database.write() as unit:
        meant = await unit.audiences.recipients(notice.audience, notice.areas)
        await unit.deliveries.write(notice.id, meant)
        await unit.deliveries.write(notice.id, meant)
        await unit.notices.gathered(notice.id, unit.now)
        return await unit.notices.get(notice.id)


def message(delivery: int, person: int) -> Message:
    return Message(
        method="sendMessage",
        payload="{}",
        chat_id=person,
        lane=str(person),
        priority=Priority.BROADCAST,
        delivery_id=delivery,
    )


async def landed(unit: Unit, row: Waiting, number: int, *, ahead: bool = False) -> None:
    """Telegram has taken it."""
    await unit.outbox.settle([Settled(id=row.id)], unit.now)
    came = None if ahead else number
    ended = Ended(row=row.id, delivery=DeliveryId(row.delivery_id or 0), message_id=came)
    await unit.delivered.ended([replace(ended, ahead=ahead)], unit.now)


async def told(database: Database) -> tuple[Notice, Person]:
    """One person has it, and it asked for an answer. With its author."""
    notice = await gathered(database, await issued(database, people=1))
    async with database.write() as unit:
        [turn] = (await sending.next_portion(unit, notice)).turns
        unit.queue(message(turn.delivery, 100))
    async with database.write() as unit:
        [left] = await unit.outbox.due(unit.now, 9)
        await landed(unit, left, 77)
        author = await unit.people.known_as(1)
        assert author is not None
        return await sending.settle(unit, notice), author

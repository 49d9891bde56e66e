"""Volunteers, and tasks for them, as the coordinators' screens would leave them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from offices import area_of, known
from town import Town

from domain.people import PersonId, Role
from domain.tasks import Claim, Field, Task, TaskId
from playground import Phone
from playground.chats import Chat
from services import tasks
from storage.tasks import Wanted

HOURS = timedelta(hours=1)
#: What only a holder reads.
DOOR = "3号楼2单元501，电话13800000501"


async def volunteer(
    town: Town, name: str = "赵阿姨", place: str = "", *, on_duty: bool = True, per_day: int = 3
) -> Phone:
    """Joined, and serving for that place; everywhere where none is said."""
    phone = town.guest(name)
    await phone.opens()
    async with town.linli.database.write() as unit:
        person = await known(unit, phone)
        await unit.volunteers.join(person, unit.now)
        await unit.volunteers.choose(person, on_duty=on_duty, named=False, per_day=per_day)
        area = await area_of(unit, place)
        await unit.grants.give(person, Role.VOLUNTEER, area, unit.now, by=None)
    return phone


async def task(town: Town, place: str = "", helped: Phone | None = None, **said: Any) -> int:
    """In two hours, for one; its number. Nobody is asked before the next tick."""
    async with town.linli.database.write() as unit:
        boss = await unit.people.meet(1, "林书记", unit.now)
        root = await unit.areas.root()
        await unit.grants.vouch(boss.id, {Role.ADMINISTRATOR: root}, unit.now)
        wanted = Wanted(
            field=Field.SANITATION,
            title="周末清洁",
            private=DOOR,
            area=await area_of(unit, place),
            difficulty=1,
            most=2 * HOURS,
            starts_at=unit.now + 2 * HOURS,
            helped=None if helped is None else await known(unit, helped),
        )
        made = await tasks.make(unit, replace(wanted, **said), await unit.people.get(boss.id))
        return made.id


async def posted(town: Town, number: int, *members: Phone, purpose: str = "residents") -> Chat:
    """A group for residents or volunteers, with the card of that task."""
    chat = await bound(town, *members, purpose=purpose)
    async with town.linli.database.write() as unit:
        # Those on duty were asked: the volunteers' groups come first, then the residents'.
        wave = 0 if purpose == "volunteers" else 1
        await unit.tasks.offered(TaskId(number), wave, unit.now)
    await town.tick()
    return chat


async def bound(town: Town, *members: Phone, purpose: str = "residents") -> Chat:
    """Where the bot reads what neighbours say."""
    town.world.only_bot.privacy = False
    chat = town.group("幸福里邻居群", *members)
    async with town.linli.database.write() as unit:
        root = await unit.areas.root()
        await unit.groups.bind(chat.id, purpose, chat.title or "", root.id)
    return chat


async def read(town: Town, number: int) -> Task:
    """As committed."""
    async with town.linli.database.read() as unit:
        return await unit.tasks.get(TaskId(number))


async def claims(town: Town, number: int) -> list[Claim]:
    """As committed, the earliest first."""
    async with town.linli.database.read() as unit:
        return list(await unit.claims.of(TaskId(number)))


async def holders(town: Town, number: int) -> list[str]:
    """Who has a place, by name."""
    return [each.person.name for each in await claims(town, number) if each.held_at is not None]


async def drop(town: Town, number: int, phone: Phone) -> tasks.Freed:
    """Given back, without a word to anybody."""
    async with town.linli.database.write() as unit:
        person = await unit.people.get(await known(unit, phone))
        return await tasks.drop(unit, TaskId(number), person)


async def asked(town: Town, number: int) -> frozenset[PersonId]:
    async with town.linli.database.read() as unit:
        return await unit.volunteers.asked(TaskId(number))


def offers(phone: Phone) -> int:
    """How often they were asked, and see it."""
    return sum("🙋 任务" in message.text for message in phone.messages)


async def asked_names(town: Town, number: int) -> set[str]:
    people = await asked(town, number)
    async with town.linli.database.read() as unit:
        return {(await unit.people.get(each)).name for each in people}

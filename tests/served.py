"""Volunteers who gave their hours, confirmed and booked, as the screens would leave them."""

from datetime import timedelta

from helping import HOURS, task
from offices import known
from town import Town

from domain.people import Person
from domain.settings import VolunteerSettings
from domain.tasks import Claim, TaskId
from playground import Phone
from services import tasks
from storage.unit import Unit

RULES = VolunteerSettings()


async def served(
    town: Town, phone: Phone, title: str = "周末清洁", place: str = "", **by: float
) -> Claim:
    """As long as it says, two hours where it does not; the town's clock goes on with it."""
    number = TaskId(await task(town, place, title=title, starts_at=None, most=8 * HOURS))
    async with town.linli.database.write() as unit:
        me = await unit.people.get(await known(unit, phone))
        await tasks.grab(unit, number, me)
        await tasks.arrive(unit, number, me, (await unit.tasks.get(number)).code)
    town.clock.move(**(by or {"hours": 2}))
    async with town.linli.database.write() as unit:
        claim = (await tasks.finish(unit, number, me, "", ())).claim
        return await tasks.confirm(unit, claim.id, await boss(unit), RULES)


async def entered(town: Town, phone: Phone, title: str = "夏天的清洁", hours: float = 2) -> Claim:
    """By staff, afterwards."""
    number = TaskId(await task(town, title=title, starts_at=None))
    async with town.linli.database.write() as unit:
        me = await unit.people.get(await known(unit, phone))
        worked = timedelta(hours=hours)
        return await tasks.enter(unit, number, me, worked, await boss(unit), RULES)


async def boss(unit: Unit) -> Person:
    return await unit.people.meet(1, "林书记", unit.now)


async def named(town: Town, *phones: Phone) -> None:
    """They agree that their name is read out."""
    async with town.linli.database.write() as unit:
        for phone in phones:
            await unit.volunteers.choose(
                await known(unit, phone), on_duty=True, named=True, per_day=3
            )

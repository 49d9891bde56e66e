"""Somebody leaves; and what the database still knows."""

from town import Town

from playground import Phone
from storage.session import Row


async def erased(phone: Phone) -> None:
    await phone.says("/forget")
    await phone.taps("继续")
    await phone.taps("🗑 全部删除")


async def rows(town: Town, sql: str) -> list[Row]:
    async with town.linli.database.read() as unit:
        return [tuple(row) for row in await unit._session.all(sql)]


async def known(town: Town, phone: Phone) -> bool:
    async with town.linli.database.read() as unit:
        return await unit.people.known_as(phone.person.id) is not None


def newcomer(town: Town) -> Phone:
    person = next(p for p in town.world.people.values() if p.first_name == "小王")
    return Phone(town.world, person, town.settle)

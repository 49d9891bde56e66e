"""Every kind of actor there is: who they are, and how they come to be one."""

from collections.abc import Awaitable, Callable

from offices import compound, given, known, lives, taken
from town import Town

from domain.people import Role
from playground import Phone

HOME = "幸福里3号楼2单元501"
Maker = Callable[[Town, Phone], Awaitable[object]]


async def _guest(_town: Town, phone: Phone) -> None:
    await phone.opens()


def _living_as(relation: str) -> Maker:
    async def make(town: Town, phone: Phone) -> None:
        await lives(town, phone, HOME, relation)

    return make


def _holding(role: Role) -> Maker:
    async def make(town: Town, phone: Phone) -> None:
        await given(town, phone, role)

    return make


async def _dismissed(town: Town, phone: Phone) -> None:
    await given(town, phone, Role.ADMINISTRATOR)
    await taken(town, phone)


async def _barred(town: Town, phone: Phone) -> None:
    await given(town, phone, Role.SECRETARY)
    async with town.linli.database.write() as unit:
        await unit.people.bar(await known(unit, phone), unit.now)


#: In the order of the matrix; with the role each acts in, besides what everybody may.
ACTORS: dict[str, tuple[Maker, Role]] = {
    "客": (_guest, Role.GUEST),
    "居": (_living_as("family"), Role.RESIDENT),
    "租": (_living_as("tenant"), Role.TENANT),
    "主": (_living_as("owner"), Role.OWNER),
    "志": (_holding(Role.VOLUNTEER), Role.VOLUNTEER),
    "商": (_holding(Role.MERCHANT), Role.MERCHANT),
    "修": (_holding(Role.WORKER), Role.WORKER),
    "楼": (_holding(Role.BUILDING_HEAD), Role.BUILDING_HEAD),
    "书": (_holding(Role.SECRETARY), Role.SECRETARY),
    "委": (_holding(Role.COMMITTEE), Role.COMMITTEE),
    "社": (_holding(Role.COMMUNITY), Role.COMMUNITY),
    "街": (_holding(Role.STREET), Role.STREET),
    "管": (_holding(Role.ADMINISTRATOR), Role.ADMINISTRATOR),
    "前": (_dismissed, Role.GUEST),
    "停": (_barred, Role.BARRED),
}


async def actor(town: Town, kind: str) -> Phone:
    await compound(town, "幸福里", "3")
    phone = town.guest("张三")
    await ACTORS[kind][0](town, phone)
    return phone

"""Homes with people on the roll, as an import would leave them."""

from dataclasses import dataclass

from town import Town

from domain.areas import Area, Level
from domain.people import Person, Relation, Role
from domain.residents import RollId
from playground import Phone
from services import inviting
from services.inviting import Made
from storage.database import Database
from storage.unit import Unit

WANG = ("王秀英", Relation.OWNER, "13800000501")
LIU = ("刘建国", Relation.OWNER, "13800000502")


async def building(unit: Unit, name: str = "3", compound: str = "幸福里") -> Area:
    root = await unit.areas.root()
    within = await unit.areas.ensure(root, Level.COMPOUND, compound)
    return await unit.areas.ensure(within, Level.BUILDING, name)


async def home(
    unit: Unit, room: str = "501", unit_name: str = "2", name: str = "3", compound: str = "幸福里"
) -> Area:
    above = await building(unit, name, compound)
    stair = await unit.areas.ensure(above, Level.UNIT, unit_name)
    return await unit.areas.ensure(stair, Level.HOME, room)


async def listed(
    unit: Unit, at: Area, name: str, relation: Relation, phone: str | None = None
) -> RollId:
    line = await unit._session.value(
        "INSERT INTO roll (home_id, name, phone, relation, listed_at)"
        " VALUES (:home, :name, :phone, :relation, 0) RETURNING id",
        home=at.id,
        name=name,
        phone=phone,
        relation=relation,
    )
    return RollId(line)


async def met(unit: Unit, number: int, name: str = "邻居") -> Person:
    return await unit.people.meet(number, name, unit.now)


@dataclass(frozen=True, slots=True)
class Homes:
    """501 with 王秀英 on the roll, 502 with 刘建国, 601 with nobody."""

    wang: Area
    liu: Area
    empty: Area
    wangs_line: RollId
    lius_line: RollId


async def three_homes(unit: Unit) -> Homes:
    wang, liu, empty = await home(unit, "501"), await home(unit, "502"), await home(unit, "601")
    return Homes(
        wang,
        liu,
        empty,
        await listed(unit, wang, *WANG),
        await listed(unit, liu, *LIU),
    )


async def settled(town: Town) -> Homes:
    async with town.linli.database.write() as unit:
        return await three_homes(unit)


async def invitation(database: Database, line: RollId, rules: object) -> Made:
    """On paper, from the neighbourhood itself."""
    async with database.write() as unit:
        entry = await unit.residents.line(line)
        assert entry is not None
        batch = await inviting.for_building(
            unit,
            await _building_of(unit, entry.home),
            rules,  # type: ignore[arg-type]
        )
        made = next(each for each in batch.made if each.line == line)
        await inviting.keep(unit, [made], None, made.home[-1])
        return made


async def _building_of(unit: Unit, home_id: int) -> Area:
    lineage = await unit.areas.lineage(await unit.areas.get(home_id))  # type: ignore[arg-type]
    return next(area for area in lineage if area.level is Level.BUILDING)


async def sheet(town: Town, line: RollId) -> str:
    """What stands behind /start in the link of somebody's invitation sheet."""
    here = town.linli.settings.neighbourhood
    made = await invitation(town.linli.database, line, here)
    return f"i{made.token}"


async def head(town: Town, name: str = "周楼长") -> Phone:
    """Looks after building 3."""
    return await holder(town, Role.BUILDING_HEAD, name)


async def holder(town: Town, role: Role, name: str) -> Phone:
    phone = town.guest(name)
    await phone.opens()
    async with town.linli.database.write() as unit:
        person = await unit.people.known_as(phone.person.id)
        assert person is not None
        await unit.grants.give(person.id, role, await building(unit), unit.now, by=None)
    return phone


async def person(town: Town, phone: Phone) -> Person:
    """As committed."""
    async with town.linli.database.read() as unit:
        known = await unit.people.known_as(phone.person.id)
        assert known is not None
        return known

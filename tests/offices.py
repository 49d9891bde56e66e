"""Areas for a town, and people who hold roles and homes in them."""

from town import Town

from domain.areas import Area, Level
from domain.people import PersonId, Role
from playground import Phone
from services import areas
from storage.unit import Unit


async def compound(town: Town, name: str = "幸福里", *buildings: str) -> None:
    """With two units of two homes in each building."""
    async with town.linli.database.write() as unit:
        root = await unit.areas.root()
        walled = await unit.areas.ensure(root, Level.COMPOUND, name)
        for number in buildings or ("3",):
            building = await unit.areas.ensure(walled, Level.BUILDING, number)
            for stair in ("1", "2"):
                stairs = await unit.areas.ensure(building, Level.UNIT, stair)
                for room in ("101", "501"):
                    await unit.areas.ensure(stairs, Level.HOME, room)


async def given(town: Town, phone: Phone, role: Role, place: str = "") -> Phone:
    """By somebody in the chat, not by the configuration."""
    await phone.opens()
    async with town.linli.database.write() as unit:
        person = await known(unit, phone)
        area = await area_of(unit, place)
        await unit.grants.give(person, role, area, unit.now, by=person)
    return phone


async def taken(town: Town, phone: Phone) -> Phone:
    """All that they were given."""
    async with town.linli.database.write() as unit:
        for held in await unit.grants.of(await known(unit, phone)):
            await unit.grants.end(held.id, unit.now)
    return phone


async def area_of(unit: Unit, place: str) -> Area:
    return await areas.named(unit, place) if place else await unit.areas.root()


async def known(unit: Unit, phone: Phone) -> PersonId:
    person = await unit.people.known_as(phone.person.id)
    assert person is not None, phone.person.first_name
    return person.id


async def posts(town: Town, phone: Phone) -> list[tuple[Role, str]]:
    """What they hold, and for which area by its bare name."""
    async with town.linli.database.read() as unit:
        found = []
        for each in await unit.grants.of(await known(unit, phone)):
            area = await unit.areas.get(each.area)
            found.append((each.role, area.name))
        return found


async def history(town: Town, subject: str) -> list[tuple[str, str | None]]:
    """(kind, note), oldest first."""
    async with town.linli.database.read() as unit:
        rows = await unit.people._session.all(
            "SELECT kind, note FROM events WHERE subject = :subject ORDER BY id", subject=subject
        )
        return [(row["kind"], row["note"]) for row in rows]


async def lives(town: Town, phone: Phone, place: str, relation: str = "owner") -> Phone:
    await phone.opens()
    async with town.linli.database.write() as unit:
        home = await area_of(unit, place)
        await unit.people._session.run(
            "INSERT INTO residencies (person_id, home_id, relation, how, since)"
            " VALUES (:person, :home, :relation, 'approval', 0)",
            person=await known(unit, phone),
            home=home.id,
            relation=relation,
        )
        unit.people.changed()
    return phone

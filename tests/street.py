"""A compound with its people, and a lamp that is out, on a real database."""

from dataclasses import dataclass
from datetime import datetime

from domain.areas import Area, Level
from domain.organisations import Organisation, OrganisationKind
from domain.people import Person, Role
from domain.places import Place
from domain.settings import Neighbourhood
from domain.tickets import (
    Category,
    Kind,
    Report,
)
from services import tickets
from storage.database import Database
from storage.unit import Unit

RULES = Neighbourhood(name="幸福里")
LAMP = Report(
    kind=Kind.REPAIR,
    category=Category.LIGHTING,
    text="楼道灯不亮",
    place=Place(building="3", unit="2"),
)


@dataclass(frozen=True)
class Street:
    """A compound with a building, a property company, and people of every kind."""

    compound: Area
    building: Area
    property_company: Organisation
    wang: Person
    zhang: Person
    li: Person
    lin: Person


async def built(database: Database) -> Street:
    async with database.write() as unit:
        root = await unit.areas.root()
        compound = await unit.areas.ensure(root, Level.COMPOUND, "幸福里")
        building = await unit.areas.ensure(compound, Level.BUILDING, "3")
        await unit.areas.ensure(building, Level.UNIT, "2")
        company = await unit.organisations.ensure("幸福物业", OrganisationKind.PROPERTY)
        names = ("王阿姨", "张大爷", "李师傅", "林社工")
        people = [await unit.people.meet(at, name, unit.now) for at, name in enumerate(names, 1)]
        await unit.grants.give(
            people[2].id, Role.WORKER, root, unit.now, by=None, organisation=company.id
        )
        await unit.grants.give(people[3].id, Role.COMMUNITY, root, unit.now, by=None)
        wang, zhang, li, lin = [await unit.people.get(person.id) for person in people]
    return Street(compound, building, company, wang, zhang, li, lin)


async def filed(unit: Unit, street: Street, report: Report = LAMP) -> tickets.Shown:
    return await tickets.file(unit, report, street.wang, RULES)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")

"""The compound that stands in both databases, with those who play the script."""

from domain.areas import Area, Level
from domain.organisations import OrganisationKind
from domain.people import PersonId, Role
from storage.unit import Unit

WANG, ZHANG, LIN, LI = range(5_000_001, 5_000_005)
BUILDINGS = 20


async def settle(unit: Unit) -> None:
    """王阿姨 and 张大爷, who live there, 林社工 of their community, and 李师傅 who mends."""
    root = await unit.areas.root()
    street = await unit.areas.ensure(root, Level.STREET, "幸福街道")
    community = await unit.areas.ensure(street, Level.COMMUNITY, "幸福社区")
    compound = await unit.areas.ensure(community, Level.COMPOUND, "幸福里")
    homes = [await _building(unit, compound, str(at)) for at in range(1, BUILDINGS + 1)]
    wang, zhang, lin, li = [
        await _known(unit, number, name)
        for number, name in (
            (WANG, "王阿姨"),
            (ZHANG, "张大爷"),
            (LIN, "林社工"),
            (LI, "李师傅"),
        )
    ]
    for person, home in ((wang, homes[0]), (zhang, homes[1])):
        await unit._session.run(  # noqa: SLF001 - without a roll
            "INSERT INTO residencies (person_id, home_id, relation, how, since)"
            " VALUES (:person, :home, 'owner', 'approval', 0)",
            person=person,
            home=home.id,
        )
    company = await unit.organisations.ensure("幸福物业", OrganisationKind.PROPERTY)
    # By somebody in the chat: what the configuration gave and no longer names it takes back.
    await unit.grants.give(lin, Role.COMMUNITY, community, unit.now, by=lin)
    await unit.grants.give(li, Role.WORKER, compound, unit.now, by=lin, organisation=company.id)


async def _building(unit: Unit, compound: Area, name: str) -> Area:
    """A home in it."""
    building = await unit.areas.ensure(compound, Level.BUILDING, name)
    stairs = [await unit.areas.ensure(building, Level.UNIT, stair) for stair in "12"]
    return await unit.areas.ensure(stairs[0], Level.HOME, "101")


async def _known(unit: Unit, telegram_id: int, name: str) -> PersonId:
    person = await unit.people.meet(telegram_id, name, unit.now)
    await unit.people.reach(telegram_id, reachable=True)
    return person.id

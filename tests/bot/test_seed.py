"""What config.toml vouches for, at one start and the next."""

from town import HandClock, Town

from bot.seed import seed
from bot.settings import PersonEntry, Settings
from domain.areas import Level
from domain.people import Role

HEAD = PersonEntry(telegram_id=77, name="周楼长", roles=("building_head",), area="3号楼")


async def _roles(town: Town) -> frozenset[Role]:
    async with town.linli.database.read() as unit:
        person = await unit.people.known_as(HEAD.telegram_id)
        assert person is not None
        return person.roles


async def _starts(town: Town, *entries: PersonEntry) -> None:
    async with town.linli.database.write() as unit:
        await seed(unit, Settings(people=entries))


async def _building(town: Town, compound: str) -> None:
    async with town.linli.database.write() as unit:
        root = await unit.areas.root()
        outer = await unit.areas.ensure(root, Level.COMPOUND, compound)
        await unit.areas.ensure(outer, Level.BUILDING, "3")


async def test_a_role_waits_for_the_roll_that_brings_its_area(town: Town) -> None:
    await _starts(town, HEAD)
    before = await _roles(town)
    await _building(town, "幸福里")

    await _starts(town, HEAD)

    assert Role.BUILDING_HEAD not in before
    assert Role.BUILDING_HEAD in await _roles(town)


async def test_nobody_loses_a_role_because_another_compound_has_that_building_too(
    town: Town, clock: HandClock
) -> None:
    await _building(town, "幸福里")
    await _starts(town, HEAD)
    await _building(town, "祥和苑")
    clock.move(hours=1)

    await _starts(town, HEAD)

    assert Role.BUILDING_HEAD in await _roles(town)


async def test_what_the_file_no_longer_names_is_taken_back(town: Town) -> None:
    await _building(town, "幸福里")
    await _starts(town, HEAD)

    await _starts(town)

    assert Role.BUILDING_HEAD not in await _roles(town)

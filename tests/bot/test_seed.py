"""What config.toml vouches for, at one start and the next."""

import logging
from dataclasses import replace

import pytest
from town import HandClock, Town

from bot.entries import OrganisationEntry, PersonEntry
from bot.seed import seed
from bot.settings import Settings, TelegramSettings
from domain.areas import Level
from domain.organisations import OrganisationKind
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


async def _both(town: Town) -> None:
    """Two compounds with a building 3, of which the first made them its head."""
    await _building(town, "幸福里")
    await _starts(town, HEAD)
    await _building(town, "祥和苑")


async def test_a_role_that_the_file_drops_ends_though_its_area_is_unclear(town: Town) -> None:
    await _both(town)

    await _starts(town, replace(HEAD, roles=("volunteer",)))

    assert Role.BUILDING_HEAD not in await _roles(town)


async def test_who_is_taken_out_of_the_administrators_is_none_though_their_area_is_unclear(
    town: Town,
) -> None:
    await _both(town)
    admins = TelegramSettings(admins=(HEAD.telegram_id,))
    async with town.linli.database.write() as unit:
        await seed(unit, Settings(people=(HEAD,), telegram=admins))
    before = await _roles(town)

    await _starts(town, HEAD)

    assert Role.ADMINISTRATOR in before
    assert Role.ADMINISTRATOR not in await _roles(town)
    assert Role.BUILDING_HEAD in await _roles(town)


async def test_the_log_names_the_entry_and_not_whose_it_is(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    await _both(town)

    with caplog.at_level(logging.WARNING):
        await _starts(town, HEAD)

    assert "people[1].area means several areas" in caplog.text
    assert HEAD.name not in caplog.text


LI = PersonEntry(telegram_id=78, name="李师傅", roles=("worker",), organisation="幸福里物业")
FIRM = OrganisationEntry(name="幸福里物业", kind="property")


async def _employers(town: Town) -> list[str]:
    """Of those roles of his that still hold."""
    async with town.linli.database.read() as unit:
        li = await unit.people.known_as(LI.telegram_id)
        assert li is not None
        held = [each.organisation for each in li.grants]
        return [(await unit.organisations.get(each)).name if each else "" for each in held]


async def test_whoever_works_for_an_organisation_in_the_file_gets_what_goes_to_it(
    town: Town,
) -> None:
    async with town.linli.database.write() as unit:
        await seed(unit, Settings(people=(LI,), organisations=(FIRM,)))
    before = await _employers(town)

    await _starts(town, replace(LI, organisation=""))

    assert before == ["幸福里物业"]
    assert await _employers(town) == [""]


async def test_an_organisation_of_another_kind_in_the_chat_stays_what_it_is(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    async with town.linli.database.write() as unit:
        await unit.organisations.ensure(FIRM.name, OrganisationKind.SHOP)

    with caplog.at_level(logging.WARNING):
        async with town.linli.database.write() as unit:
            await seed(unit, Settings(people=(LI,), organisations=(FIRM,)))

    assert "organisations[1].kind is another one in the database" in caplog.text
    assert await _employers(town) == [""]

"""Whom and what the configuration vouches for: administrators, staff, groups."""

from bot.settings import PersonEntry, Settings
from domain.people import Role
from storage.unit import Unit


async def seed(unit: Unit, settings: Settings) -> None:
    """Repeated at every start; what the file no longer names keeps what it had."""
    for entry in settings.people:
        await _person(unit, entry, settings.telegram.admins)
    named = {entry.telegram_id for entry in settings.people}
    for telegram_id in settings.telegram.admins:
        if telegram_id not in named:
            await _administrator(unit, telegram_id)
    for group in settings.groups:
        await unit.groups.bind(group.chat_id, group.purpose, group.title)


async def _person(unit: Unit, entry: PersonEntry, admins: tuple[int, ...]) -> None:
    person = await unit.people.meet(entry.telegram_id, entry.name, unit.now)
    if person.name != entry.name:
        await unit.people.name(person.id, entry.name)
    roles = {Role(role) for role in entry.roles}
    if entry.telegram_id in admins:
        roles.add(Role.ADMINISTRATOR)
    if person.roles != roles:
        await unit.people.entitle(person.id, roles)
    if entry.language and person.language is None:
        await unit.people.speak(person.id, entry.language)


async def _administrator(unit: Unit, telegram_id: int) -> None:
    """Known by number only, until they write; then their own name takes its place."""
    person = await unit.people.meet(telegram_id, str(telegram_id), unit.now)
    if Role.ADMINISTRATOR not in person.roles:
        await unit.people.entitle(person.id, person.roles | {Role.ADMINISTRATOR})

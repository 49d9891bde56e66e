"""Whom and what the configuration vouches for: administrators, staff, groups."""

import logging

from bot.settings import PersonEntry, Settings
from domain.areas import Area
from domain.people import Role
from services import areas
from services.areas import AreaUnknown
from storage.unit import Unit

_log = logging.getLogger(__name__)


async def seed(unit: Unit, settings: Settings) -> None:
    """Repeated at every start: a role that the file gave and no longer names is taken back."""
    root = await unit.areas.root()
    entries = {entry.telegram_id: entry for entry in settings.people}
    for telegram_id in settings.telegram.admins:
        # Known by number only, until they write; then their own name takes its place.
        entries.setdefault(
            telegram_id, PersonEntry(telegram_id=telegram_id, name=str(telegram_id))
        )
    vouched = {
        await _person(unit, entry, settings.telegram.admins, root) for entry in entries.values()
    }
    for person_id in await unit.grants.vouched_for():
        if person_id not in vouched:
            await unit.grants.vouch(person_id, {}, unit.now)
    for group in settings.groups:
        area = await _area(unit, group.area, root)
        if area is not None:
            await unit.groups.vouch(group.chat_id, group.purpose, group.title, area.id)


async def _person(unit: Unit, entry: PersonEntry, admins: tuple[int, ...], root: Area) -> int:
    person = await unit.people.meet(entry.telegram_id, entry.name, unit.now)
    if person.name != entry.name and entry.name != str(entry.telegram_id):
        await unit.people.name(person.id, entry.name)
    roles: dict[Role, Area] = {}
    area = await _area(unit, entry.area, root)
    if area is not None:
        roles = dict.fromkeys(map(Role, entry.roles), area)
    if entry.telegram_id in admins:
        roles[Role.ADMINISTRATOR] = root
    await unit.grants.vouch(person.id, roles, unit.now)
    if entry.language and person.language is None:
        await unit.people.speak(person.id, entry.language)
    return person.id


async def _area(unit: Unit, named: str, root: Area) -> Area | None:
    """None where the roll that would bring it has not been read yet."""
    try:
        return await areas.named(unit, named) if named else root
    except AreaUnknown:
        _log.warning("the configuration names an area that is not on the roll yet")
        return None

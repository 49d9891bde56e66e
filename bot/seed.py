"""Whom and what the configuration vouches for: administrators, staff, groups."""

import logging
from collections.abc import Mapping

from bot.entries import PersonEntry
from bot.settings import Settings
from domain.areas import Area
from domain.organisations import Organisation, OrganisationKind
from domain.people import PersonId, Role
from services import areas
from services.areas import AreaUnknown
from storage.unit import Unit

_log = logging.getLogger(__name__)


async def seed(unit: Unit, settings: Settings) -> None:
    """Repeated at every start: a role that the file gave and no longer names is taken back."""
    employers = await _organisations(unit, settings)
    # As the settings count them: people[1] is the first.
    entries = {
        entry.telegram_id: (f"people[{at}]", entry)
        for at, entry in enumerate(settings.people, start=1)
    }
    for telegram_id in settings.telegram.admins:
        # Known by number only, until they write; then their own name takes its place.
        entries.setdefault(
            telegram_id,
            ("telegram.admins", PersonEntry(telegram_id=telegram_id, name=str(telegram_id))),
        )
    vouched = {
        await _person(
            unit, key, entry, settings.telegram.admins, employers.get(entry.organisation)
        )
        for key, entry in entries.values()
    }
    for person_id in await unit.grants.vouched_for():
        if person_id not in vouched:
            await unit.grants.vouch(person_id, {}, unit.now)
    for at, group in enumerate(settings.groups, start=1):
        area = await _area(unit, f"groups[{at}]", group.area)
        if area is not None:
            await unit.groups.vouch(group.chat_id, group.purpose, group.title, area.id)


async def _person(
    unit: Unit,
    key: str,
    entry: PersonEntry,
    admins: tuple[int, ...],
    employer: Organisation | None,
) -> int:
    person = await unit.people.meet(entry.telegram_id, entry.name, unit.now)
    if person.name != entry.name and entry.name != str(entry.telegram_id):
        await unit.people.name(person.id, entry.name)
    area = await _area(unit, key, entry.area)
    if area is not None:
        roles = dict.fromkeys(map(Role, entry.roles), area)
    else:
        roles = await _as_held(unit, person.id, entry)
    if entry.telegram_id in admins:
        roles[Role.ADMINISTRATOR] = await unit.areas.root()
    works = {role: employer.id for role in roles if employer and employer.employs(role)}
    await unit.grants.vouch(person.id, roles, unit.now, works)
    if entry.language and person.language is None:
        await unit.people.speak(person.id, entry.language)
    return person.id


async def _organisations(unit: Unit, settings: Settings) -> Mapping[str, Organisation]:
    """By name; one that the chat knows already stays of its kind."""
    known = {}
    for at, entry in enumerate(settings.organisations, start=1):
        kind = OrganisationKind(entry.kind)
        known[entry.name] = await unit.organisations.ensure(entry.name, kind)
        if known[entry.name].kind is not kind:
            _log.warning("organisations[%s].kind is another one in the database", at)
    return known


async def _as_held(unit: Unit, person_id: PersonId, entry: PersonEntry) -> dict[Role, Area]:
    """Where they are held: no roll that was read meanwhile takes what the file still gives."""
    return {
        held.role: await unit.areas.get(held.area)
        for held in await unit.grants.of(person_id)
        if held.by is None and held.role in entry.roles
    }


async def _area(unit: Unit, key: str, named: str) -> Area | None:
    """None where the roll names none such (yet), or several. `key`: which entry, not whose."""
    try:
        return await areas.named(unit, named) if named else await unit.areas.root()
    except AreaUnknown as unknown:
        why = "means several areas on the roll" if unknown.several else "is not on the roll (yet)"
        _log.warning("%s.area %s: what it gives stays as it was", key, why)
        return None

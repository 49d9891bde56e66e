"""Somebody's own data: shown to them whole, erased at their wish, and let go of after years."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec

from domain.people import Person, PersonId, Role
from domain.privacy import EXPORTS_A_DAY, ExportUnderWay, TooManyExports, masked_text
from domain.settings import PrivacySettings
from domain.tickets import Stage, Ticket, TicketId
from services import roles, settling, tickets, volunteers
from services.tasks import Freed
from services.tickets.holding import hold
from storage.unit import Unit

SUBJECT = "person"
_EXPORTED, _HANDED_OVER, _ERASED = "exported", "handed-over", "erased"
#: A second tap within this while is impatience.
_JUST = timedelta(minutes=5)
#: The longest while in which deeds are counted against anybody.
_LIMITED = timedelta(days=1)
#: How many are let go of in one sweep: the rest have their turn with the next tick.
_SWEEP = 100
#: What was decided, used or has lapsed is kept for questions about it.
_KEEP_SETTLED = timedelta(days=90)
#: As long as the inbox knows who wrote, with a night to spare.
_HEARD = timedelta(days=3)
#: As far as a reporter may withdraw it.
_UNTAKEN = frozenset({Stage.FILED, Stage.DISPATCHED, Stage.OFFERED})
#: Of data.json: it grows where a key changes its meaning.
_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """Somebody who is known no more, and what others still see of them."""

    person: PersonId
    #: Theirs, which were withdrawn with them or go on without them.
    tickets: tuple[TicketId, ...]
    #: Those that they had accepted: somebody else is to take them.
    released: tuple[TicketId, ...]
    #: Ids of what somebody was asked to decide on: their cards name nobody from here on.
    applications: tuple[int, ...]
    proposals: tuple[int, ...]
    #: What they had taken as a volunteer, and who has it after them.
    freed: tuple[Freed, ...] = ()


async def ask_for_export(unit: Unit, by: Person) -> None:
    """Raises `ExportUnderWay` and `TooManyExports`."""
    day = unit.now - timedelta(days=1)
    if await unit.events.count(SUBJECT, by.id, _EXPORTED, unit.now - _JUST):
        raise ExportUnderWay
    if await unit.events.count(SUBJECT, by.id, _EXPORTED, day) >= EXPORTS_A_DAY:
        raise TooManyExports(EXPORTS_A_DAY)
    await unit.events.add(SUBJECT, by.id, _EXPORTED, by=by.id, at=unit.now)


async def note_export(unit: Unit, person: Person | None) -> None:
    """Made by whoever runs the machine, for somebody who asked in writing: none of those that
    they may ask for themself.
    """
    if person is not None:
        await unit.events.add(SUBJECT, person.id, _HANDED_OVER, by=None, at=unit.now)


async def gather(unit: Unit, person: Person) -> dict[str, Any]:
    """Every row that concerns them, by table and by how it does: what data.json says."""
    return {
        "format": _FORMAT,
        "made_at": unit.now.isoformat(),
        "tables": await unit.personal.rows(person),
    }


def packed(readme: str, data: Mapping[str, Any], at: datetime) -> bytes:
    """A ZIP of text for the person and JSON for machines.

    `at`: local, as the files are dated.
    """
    written = msgspec.json.format(msgspec.json.encode(data), indent=2)
    # The mark in front tells old Windows that it is not GBK.
    files = {"readme.txt": readme.encode("utf-8-sig"), "data.json": written}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, at.timetuple()[:6])
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


async def may_be_erased(unit: Unit, person: Person) -> None:
    """Raises `LastAdministrator`."""
    if Role.ADMINISTRATOR in person.roles:
        await roles.not_the_last(unit, person)


async def erase(unit: Unit, person: Person) -> Erased:
    """All that is theirs. Raises `LastAdministrator`, and `PersonUnknown` where they are gone."""
    person = await roles.hold(unit, person.id)
    await may_be_erased(unit, person)
    await unit.kept_out.remember(person, unit.now - _LIMITED)
    freed = await volunteers.part(unit, person)
    released = await unit.forgetting.in_hand(person)
    for ticket_id in released:
        await tickets.release(unit, ticket_id)
    for task_id in await unit.helped.waiting(person):
        await settling.nobody_to_help(unit, task_id)
    await unit.helped.forget(person)
    erased = Erased(
        person=person.id,
        tickets=await _part_with_tickets(unit, person),
        released=tuple(released),
        applications=tuple(await unit.forgetting.put_to_others(person, "applications")),
        proposals=tuple(await unit.forgetting.put_to_others(person, "proposals")),
        freed=tuple(freed),
    )
    await unit.forgetting.erase(person)
    await unit.events.add(SUBJECT, person.id, _ERASED, by=None, at=unit.now)
    return erased


async def retain(unit: Unit, rules: PrivacySettings) -> None:
    """Let go of what is old; done twice it finds nothing the second time."""
    before = unit.now - timedelta(days=rules.anonymise_after_days)
    old = await unit.forgetting.old_tickets(before, _SWEEP)
    await unit.forgetting.anonymise(old, unit.now)
    await unit.helped.let_go(before, _SWEEP)
    await unit.forgetting.settled(unit.now - _KEEP_SETTLED, _SWEEP)
    await unit.kept_out.forget(unit.now - _LIMITED)


async def note_guests(unit: Unit) -> None:
    """Which of those who have nothing here came by: asked every night."""
    await unit.guests.hear(unit.now - _HEARD, unit.now)


async def silent_guests(
    unit: Unit, rules: PrivacySettings, *, after: PersonId
) -> Sequence[PersonId]:
    """Some of those who did not come by for long; more of them stand after the last one."""
    return await unit.guests.silent(_long_ago(unit, rules), after=after, limit=_SWEEP)


async def forget_guests(unit: Unit, rules: PrivacySettings, guests: Sequence[PersonId]) -> None:
    """All of them that did not come by meanwhile."""
    for person_id in guests:
        if await unit.guests.is_silent(person_id, _long_ago(unit, rules)):
            await erase(unit, await unit.people.get(person_id))


def _long_ago(unit: Unit, rules: PrivacySettings) -> datetime:
    return unit.now - timedelta(days=rules.forget_guests_after_days)


async def _part_with_tickets(unit: Unit, person: Person) -> tuple[TicketId, ...]:
    """Those that others may still look at. What nobody has taken is withdrawn, unless somebody
    may be in danger or has joined it; what somebody works on goes on without them.
    """
    going = await unit.forgetting.tickets(person, ended=False)
    for ticket_id in going:
        ticket = await hold(unit, ticket_id)
        if await _stands_or_falls_with(unit, ticket, person):
            await tickets.withdraw(unit, ticket_id, by=person)
        else:
            await unit.forgetting.orphan(ticket_id, masked_text(ticket.text, person.name))
    ended = await unit.forgetting.tickets(person, ended=True)
    await unit.forgetting.anonymise(ended, unit.now)
    return tuple(going)


async def _stands_or_falls_with(unit: Unit, ticket: Ticket, person: Person) -> bool:
    if ticket.danger is not None or ticket.stage not in _UNTAKEN:
        return False
    return set(await unit.following.followers(ticket.id)) <= {person.id}

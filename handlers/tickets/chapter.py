"""What somebody's export tells of their tickets."""

from collections.abc import AsyncIterator

from domain.people import Person
from domain.privacy import masked_place, masked_text
from domain.tickets import Event, Ticket, TicketId
from handlers.kit.i18n import N_, Translation
from handlers.tickets import story, views, words
from services import tickets
from services.tickets import Shown
from storage.unit import Unit

_AT_ONCE = 100


async def chapter(unit: Unit, person: Person, t: Translation) -> str:
    """Newest first, each with its story; words as they were written. Of a neighbour's ticket that
    they joined no more than a neighbour may see.
    """
    told = [
        (_told if shown.ticket.reported_by(person) else _joined)(t, shown)
        async for shown in _theirs(unit, person)
    ]
    if not told:
        return ""
    return "\n\n".join([t.plain(N_("Your tickets ({count})"), count=len(told)), *told])


async def _theirs(unit: Unit, person: Person) -> AsyncIterator[Shown]:
    offset = 0
    while page := await tickets.of_reporter(unit, person, _AT_ONCE, offset):
        for ticket in page:
            yield await tickets.look(unit, TicketId(ticket.id))
        offset += len(page)


def _head(t: Translation, ticket: Ticket) -> str:
    category = t.plain(words.CATEGORIES[ticket.category])
    return (
        f"{t.plain(words.KINDS[ticket.kind])} #{ticket.id} · {category} · {views.state(t, ticket)}"
    )


def _joined(t: Translation, shown: Shown) -> str:
    ticket = shown.ticket
    name = ticket.reporter.name if ticket.reporter else ""
    place = words.place(t, masked_place(ticket.place, name))
    lines = [_head(t, ticket), place, masked_text(ticket.text, name)]
    return "\n".join(line for line in lines if line)


def _told(t: Translation, shown: Shown) -> str:
    ticket = shown.ticket
    lines = [
        _head(t, ticket),
        words.place(t, ticket.place),
        ticket.text,
        *[_step(t, shown, event) for event in shown.public],
    ]
    if shown.files:
        lines.append(t.plain(N_("📎 {count} attached"), count=len(shown.files)))
    return "\n".join(line for line in lines if line)


def _step(t: Translation, shown: Shown, event: Event) -> str:
    name = story.by(t, shown.ticket, event, masked=False)
    what = story.step(t, event, name)
    if event.note and event.step not in story.WORDED:
        what = t.plain(N_("{what}: {note}"), what=what, note=event.note)
    return f"  {t.written(event.at)}  {what}"

"""What the clock does to tickets by itself: warns, escalates, closes what nobody answers."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain import quiet
from domain.clocks import Rung
from domain.people import Person, Role
from domain.privacy import masked_place
from domain.reminders.tickets import LAPSED
from domain.tickets import Step, Ticket, TicketId
from handlers.kit.i18n import N_, Translation
from handlers.kit.reminding import remind
from handlers.kit.screens import Key, Screen, View, view
from handlers.kit.speaking import CardOf, Speaker
from handlers.tickets import buttons, notices, words
from handlers.tickets.telling import groups_of, refresh
from services import tickets
from services.tickets import Alarm, Shown
from services.tickets.turn import desk, holders
from storage.held import Notice
from storage.outbox import Priority
from storage.unit import Unit

_HOLDS = {
    Rung.BUILDING_HEAD: Role.BUILDING_HEAD,
    Rung.SECRETARY: Role.SECRETARY,
    Rung.COMMUNITY: Role.COMMUNITY,
    Rung.STREET: Role.STREET,
}
#: What begins the ladder anew.
_ANEW = frozenset({Step.REOPENED, Step.EXTENDED})
#: Twice as long as the clock sleeps: nothing goes out between two looks.
AHEAD = timedelta(minutes=1)


async def lapse(speaker: Speaker) -> None:
    days = speaker.neighbourhood.tickets.unconfirmed_after_days
    for shown in await tickets.lapse_unanswered(speaker.unit, speaker.neighbourhood):
        await refresh(speaker, shown)
        if shown.ticket.reporter is not None:
            reporter = await speaker.unit.people.get(shown.ticket.reporter.id)
            await remind(speaker, reporter, notices.lapsed(shown.ticket, days), LAPSED)


async def alarm(speaker: Speaker) -> bool:
    """Each is told once, and each card shows it. Whether there are more."""
    await _look_again(speaker)
    for raised in await tickets.alarms(speaker.unit):
        await refresh(speaker, raised.shown)
        match raised.step:
            case Step.CLIMBED:
                await _climb(speaker, raised)
            case Step.YELLOW:
                await _tell(speaker, raised, await _whose_turn(speaker.unit, raised.shown.ticket))
            case _:
                await _tell_the_desk(speaker, raised)
    return await tickets.more_alarms(speaker.unit)


async def _look_again(speaker: Speaker) -> None:
    """What waited for the morning, or for the line, is not said where it is true no more."""
    unit = speaker.unit
    notices = await unit.outbox.held.notices(list(_OF_CARDS), unit.now + AHEAD)
    untrue = [each for each in notices if not await _holds(unit, each)]
    await unit.outbox.held.drop(untrue, "true no more", unit.now)


async def _holds(unit: Unit, notice: Notice) -> bool:
    ticket, step = await unit.tickets.get(TicketId(notice.subject_id)), _OF_CARDS[notice.subject]
    if not tickets.holds(ticket, step, unit.now):
        return False
    # Whoever gave it back meanwhile need not hurry.
    told = await holders(unit, ticket)
    return step is not Step.YELLOW or notice.chat_id in {each.telegram_id for each in told}


async def _climb(speaker: Speaker, raised: Alarm) -> None:
    assert raised.rung is not None, "climbed as far as this"
    people = await _next_up(speaker.unit, raised.shown, raised.rung)
    await _tell(speaker, raised, people)


async def _next_up(unit: Unit, shown: Shown, reached: Rung) -> Sequence[Person]:
    """Who holds that rung, counting only those that somebody holds; nobody, once all were told."""
    held = [people for rung in Rung if (people := await _on(unit, shown.ticket, rung))]
    if not held:
        return ()
    before = _reached_before(shown)
    top, order = len(held) - 1, tuple(Rung)
    now = min(order.index(reached), top)
    if before is not None and min(order.index(before), top) >= now:
        return ()
    return held[now]


async def _on(unit: Unit, ticket: Ticket, rung: Rung) -> Sequence[Person]:
    people = await unit.people.with_role_over(ticket.area, _HOLDS[rung])
    return [person for person in people if person.reachable]


def _reached_before(shown: Shown) -> Rung | None:
    """Since it was promised anew; the newest step is the one that is told here."""
    for event in reversed(shown.history[:-1]):
        if event.step in _ANEW:
            return None
        if event.step is Step.CLIMBED and event.note:
            return Rung(event.note)
    return None


async def _whose_turn(unit: Unit, ticket: Ticket) -> Sequence[Person]:
    return await holders(unit, ticket)


async def _tell_the_desk(speaker: Speaker, raised: Alarm) -> None:
    """In its group, or in private where there is none; and whoever has it."""
    ticket = raised.shown.ticket
    told: list[Person] = []
    if raised.step is Step.RED and (ticket.assignee or ticket.organisation):
        told += await holders(speaker.unit, ticket)
    groups = await groups_of(speaker.unit, ticket)
    for chat_id in groups:
        screen = _late(raised)(speaker.languages.default)
        not_before = _morning(speaker, ticket)
        await speaker.send(
            chat_id,
            screen,
            card=_card(raised),
            priority=Priority.REMINDER,
            not_before=not_before,
        )
    if not groups:
        known = {person.id for person in told}
        told += [each for each in await desk(speaker.unit, ticket) if each.id not in known]
    await _tell(speaker, raised, told)


async def _tell(speaker: Speaker, raised: Alarm, people: Sequence[Person]) -> None:
    promise = raised.shown.ticket.promise
    for person in people:
        await speaker.tell(
            person,
            _late(raised),
            card=_card(raised),
            priority=Priority.REMINDER,
            gentle=raised.shown.ticket.danger is None,
            until=promise.finish_by if promise and raised.step is Step.YELLOW else None,
        )


def _morning(speaker: Speaker, ticket: Ticket) -> datetime | None:
    """Until when a group is left in peace; None: it is told at once."""
    if ticket.danger is not None:
        return None
    at = speaker.unit.now
    until = quiet.waits_until(at, quiet.BY_DEFAULT, speaker.neighbourhood.zone)
    return until if until > at else None


_SAID = {
    Step.UNACCEPTED: N_("⏰ Nobody has taken ticket #{number} in time: {what}"),
    Step.YELLOW: N_("🟡 Ticket #{number} is due by {by}: {what}"),
    Step.RED: N_("🔴 Ticket #{number} is overdue, it was promised by {by}: {what}"),
    Step.CLIMBED: N_(
        "🔴 Ticket #{number} is still overdue, it was promised by {by}: {what}"
        "\nPlease see to it that it goes on."
    ),
}


#: Each notice is a card, so that it is known again while it waits.
_OF_CARDS = {f"ticket-{step}": step for step in _SAID}


def _card(raised: Alarm) -> CardOf:
    return CardOf(subject=f"ticket-{raised.step}", subject_id=raised.shown.ticket.id)


def _late(raised: Alarm) -> View:
    return _lateness(raised.shown, raised.step)


@view
def _lateness(t: Translation, shown: Shown, step: Step) -> Screen:
    """As a group may read it."""
    ticket = shown.ticket
    category = t.plain(words.CATEGORIES[ticket.category])
    name = ticket.reporter.name if ticket.reporter else ""
    parts = (shown.compound, words.place(t, masked_place(ticket.place, name)), category)
    promise = ticket.promise
    return Screen(
        text=t(
            _SAID[step],
            number=ticket.id,
            what=" ".join(part for part in parts if part),
            by=words.due(t, promise.finish_by) if promise else "",
        ),
        keys=(tuple(_ways(t, ticket, step)),),
    )


def _ways(t: Translation, ticket: Ticket, step: Step) -> list[Key]:
    keys = [buttons.MORE.labelled(t.plain(N_("Look at #{number}"), number=ticket.id), ticket.id)]
    if step is Step.UNACCEPTED:
        keys = [buttons.ACCEPT(t, ticket.id), buttons.DISPATCH(t, ticket.id), *keys]
    return keys

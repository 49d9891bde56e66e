"""How tickets look: to their reporter, to neighbours, to staff, in lists. Pure."""

from dataclasses import dataclass

from markupsafe import Markup

from domain.clocks import RED
from domain.people import Person, Who
from domain.privacy import masked_place, masked_text
from domain.tickets import Outcome, Stage, Ticket
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from handlers.tickets import buttons, staff_keys, story, words
from services.tickets import Shown

#: A card has to fit into one message of Telegram's, whatever people wrote.
MOST_TEXT = 1200
MOST_NOTE = story.MOST_NOTE
#: Of pictures, as many as fit into one album.
MOST_FILES = 10
#: Where little else is said.
_MOST_WORDS = 3500
_WITHDRAWN_FROM = frozenset({Stage.FILED, Stage.DISPATCHED, Stage.OFFERED})


@view
def reporter_card(t: Translation, shown: Shown) -> Screen:
    ticket = shown.ticket
    keys = [buttons.WITHDRAW(t, ticket.id)] if ticket.stage in _WITHDRAWN_FROM else []
    if ticket.stage is Stage.FINISHED:
        keys = asked_of_reporter(t, ticket)
    told = _Told(ticket.text, words.place(t, ticket.place), story.lines(t, shown, masked=False))
    return Screen(text=_card(t, shown, told), keys=rows(keys + staff_keys.photos(t, shown), 2))


@view
def public_card(t: Translation, shown: Shown) -> Screen:
    """For neighbours with the same trouble: what anybody might see on the stairs. Nobody learns
    who reported it.
    """
    told = _masked(t, shown)
    return Screen(text=_card(t, shown, _Told(told.text, told.place, [])))


@view
def staff_card(t: Translation, shown: Shown, reader: Person | None = None) -> Screen:
    """As a group may read it: no door number, no telephone, no full name of a resident.

    `reader`: who reads it in private.
    """
    return Screen(
        text=_card(t, shown, _masked(t, shown)), keys=staff_keys.on_card(t, shown, reader)
    )


@view
def work_sheet(t: Translation, shown: Shown, reader: Person) -> Screen:
    """For staff in private: they have to find the door."""
    ticket = shown.ticket
    told = _Told(ticket.text, words.place(t, ticket.place), story.whole(t, shown), ticket.behalf)
    return Screen(text=_card(t, shown, told), keys=staff_keys.on_sheet(t, shown, reader))


@view
def assignment(t: Translation, shown: Shown, reader: Person) -> Screen:
    """For whoever accepted: where to go, and for whom."""
    ticket = shown.ticket
    return Screen(
        text=t(
            N_("You have taken ticket #{number}.\n📍 {place}\n👤 {name}\n\n{text}"),
            number=ticket.id,
            place=words.place(t, ticket.place),
            name=reporter_of(t, ticket),
            text=cut(ticket.text, _MOST_WORDS),
        ),
        files=tuple(shown.files),
        keys=staff_keys.on_sheet(t, shown, reader),
    )


@view
def mine(t: Translation, tickets: list[Ticket], page: int, *, more: bool) -> Screen:
    if not tickets:
        return Screen(text=t(N_("You have no tickets yet. Just write what is wrong, and where.")))
    keys = [[buttons.OPEN.labelled(line(t, ticket), ticket.id)] for ticket in tickets]
    turn = [buttons.PAGE.labelled("◀️", page - 1)] if page else []
    turn += [buttons.PAGE.labelled("▶️", page + 1)] if more else []
    return Screen(
        text=t(N_("Your tickets, the newest first:")),
        keys=tuple(tuple(row) for row in [*keys, turn] if row),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """As much of a ticket as its reader may know."""

    text: str
    place: str
    story: list[Markup]
    behalf: str = ""


def _masked(t: Translation, shown: Shown) -> _Told:
    ticket = shown.ticket
    name = ticket.reporter.name if ticket.reporter else ""
    return _Told(
        masked_text(ticket.text, name),
        words.place(t, masked_place(ticket.place, name)),
        story.lines(t, shown, masked=True),
        masked_text(ticket.behalf),
    )


def _card(t: Translation, shown: Shown, told: _Told) -> Markup:
    ticket = shown.ticket
    where = " ".join(part for part in (shown.compound, told.place) if part)
    lines = [
        _head(t, ticket),
        *_danger(t, ticket),
        *([html("📍 {place}", place=where)] if where else []),
        html("{text}", text=cut(told.text or _unwritten(t, ticket), MOST_TEXT)),
        *([t(N_("For: {behalf}"), behalf=told.behalf)] if told.behalf else []),
        html("⏱ {state}", state=state(t, ticket)),
        *_standing(t, ticket),
        Markup(),
        *told.story,
    ]
    return Markup("\n").join(lines)


def _head(t: Translation, ticket: Ticket) -> Markup:
    return html(
        "<b>{kind} #{number}</b> · {category}",
        kind=t.plain(words.KINDS[ticket.kind]),
        number=ticket.id,
        category=t.plain(words.CATEGORIES[ticket.category]),
    )


def _danger(t: Translation, ticket: Ticket) -> list[Markup]:
    if ticket.danger is None:
        return []
    return [t(N_("🚨 <b>Urgent: {danger}</b>"), danger=t.plain(words.DANGERS[ticket.danger]))]


def _standing(t: Translation, ticket: Ticket) -> list[Markup]:
    """By when, with whom, and for how many."""
    who = [ticket.organisation.name] if ticket.organisation else []
    who += [ticket.assignee.name] if ticket.assignee else []
    told = [html("👷 {who}", who=" · ".join(who))] if who else []
    told += _promise(t, ticket)
    if ticket.seconders:
        fire = "🔥" * max(1, ticket.pressure)
        told.append(t(N_("{fire} {count} more have it too"), fire=fire, count=ticket.seconders))
    return told


def _promise(t: Translation, ticket: Ticket) -> list[Markup]:
    promise = ticket.promise
    if promise is None or not ticket.open:
        return []
    if ticket.pause is not None:
        why = t.plain(words.WAITING[ticket.pause.why])
        return [t(N_("⏸ Held up: {why}. The clock stands still."), why=why)]
    by = words.due(t, promise.finish_by)
    if ticket.alarm >= RED:
        return [t(N_("🔴 <b>Overdue</b>: it was promised by {by}"), by=by)]
    return [t(N_("⏳ Promised by {by}"), by=by)]


@view
def to_send(t: Translation, text: str, count: int) -> Screen:
    """While the pictures of an album come in."""
    lines = [html("{text}", text=cut(text, MOST_TEXT))] if text else []
    lines += [
        t(N_("📎 {count} attached"), count=count),
        t(N_("Is that all? Then press Submit.")),
    ]
    return Screen(text=Markup("\n").join(lines))


def _unwritten(t: Translation, ticket: Ticket) -> str:
    if ticket.anonymised:
        return t.plain(N_("(the words are kept no more)"))
    return t.plain(N_("(a voice note: press 🎤 to hear it)"))


def named(t: Translation, who: Who | None) -> str:
    return story.named(t, who)


def reporter_of(t: Translation, ticket: Ticket) -> str:
    """As staff may know them."""
    if ticket.anonymous:
        return t.plain(N_("an anonymous resident"))
    return story.named(t, ticket.reporter)


def state(t: Translation, ticket: Ticket) -> str:
    if ticket.outcome is Outcome.UNCONFIRMED:
        return t.plain(N_("closed, unconfirmed"))
    stage = t.plain(words.STAGES[ticket.stage])
    if ticket.merged_into is not None:
        return f"{stage} #{ticket.merged_into}"
    return f"{stage} {'★' * ticket.stars}" if ticket.stars else stage


def line(t: Translation, ticket: Ticket) -> str:
    """A ticket on a button."""
    category = t.plain(words.CATEGORIES[ticket.category])
    return f"#{ticket.id} {category} · {state(t, ticket)}"


def asked_of_reporter(t: Translation, ticket: Ticket) -> list[Key]:
    """Three questions are asked once it is done: these two, and the stars."""
    return [
        *contacted(t, ticket),
        buttons.CONFIRM(t, ticket.id),
        buttons.REOPEN(t, ticket.id),
    ]


def contacted(t: Translation, ticket: Ticket) -> list[Key]:
    if ticket.contacted is not None:
        return []
    return [
        buttons.CONTACTED.labelled(t.plain(buttons.CONTACTED.label), ticket.id, 1),
        buttons.CONTACTED.labelled(t.plain(N_("Nobody was in touch")), ticket.id, 0),
    ]

"""How tickets look: to their reporter, to staff, in lists. Pure."""

from markupsafe import Markup

from domain.files import FileKind
from domain.people import Who
from domain.privacy import masked_name, masked_place, masked_text
from domain.tickets import Event, Outcome, Stage, Step, Ticket
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Button, Key, Screen, cut, html, rows, view
from handlers.tickets import words
from services.tickets import Shown

ACCEPT = Button("ta", N_("Accept"))
FINISH = Button("tf", N_("Done"))
CONFIRM = Button("tc", N_("👍 Solved"))
REOPEN = Button("tn", N_("🔁 Not solved"))
# Stars are given once and a withdrawn ticket stays so: an impatient second "1" must do neither.
RATE = Button("tr", N_("Rate"), takes=2, tap_only=True)
WITHDRAW = Button("tw", N_("↩️ Withdraw"), tap_only=True)
OPEN = Button("to", N_("Open"))
PHOTOS = Button("tp", N_("📷 Photos"))
PAGE = Button("tl", N_("More"), tap_only=True)

#: A card has to fit into one message of Telegram's, whatever people wrote.
MOST_TEXT = 1200
MOST_NOTE = 120
#: Where little else is said.
_MOST_WORDS = 3500
_MOST_STEPS = 12


@view
def reporter_card(t: Translation, shown: Shown) -> Screen:
    ticket = shown.ticket
    keys = [] if ticket.stage is not Stage.FILED else [WITHDRAW(t, ticket.id)]
    if ticket.stage is Stage.FINISHED:
        keys = asked_of_reporter(t, ticket)
    return Screen(
        text=_card(t, shown, ticket.text, words.place(t, ticket.place), masked=False),
        keys=rows(keys + _photos(t, shown), 2),
    )


@view
def staff_card(t: Translation, shown: Shown) -> Screen:
    """As a group may read it: no door number, no telephone, no full name of a resident."""
    ticket = shown.ticket
    name = ticket.reporter.name if ticket.reporter else ""
    place = words.place(t, masked_place(ticket.place, name))
    text = _card(t, shown, masked_text(ticket.text, name), place, masked=True)
    return Screen(text=text, keys=_for_staff(t, shown))


@view
def work_sheet(t: Translation, shown: Shown) -> Screen:
    """For staff in private: they have to find the door."""
    ticket = shown.ticket
    text = _card(t, shown, ticket.text, words.place(t, ticket.place), masked=False)
    return Screen(text=text, keys=_for_staff(t, shown))


@view
def assignment(t: Translation, shown: Shown) -> Screen:
    """For whoever accepted: where to go, and for whom."""
    ticket = shown.ticket
    return Screen(
        text=t(
            N_("You have taken ticket #{number}.\n📍 {place}\n👤 {name}\n\n{text}"),
            number=ticket.id,
            place=words.place(t, ticket.place),
            name=named(t, ticket.reporter),
            text=cut(ticket.text, _MOST_WORDS),
        ),
        files=tuple(shown.files),
        keys=((FINISH(t, ticket.id),),),
    )


@view
def mine(t: Translation, tickets: list[Ticket], page: int, *, more: bool) -> Screen:
    if not tickets:
        return Screen(text=t(N_("You have no tickets yet. Just write what is wrong, and where.")))
    keys = [[OPEN.labelled(_line(t, ticket), ticket.id)] for ticket in tickets]
    turn = [PAGE.labelled("◀️", page - 1)] if page else []
    turn += [PAGE.labelled("▶️", page + 1)] if more else []
    return Screen(
        text=t(N_("Your tickets, the newest first:")),
        keys=tuple(tuple(row) for row in [*keys, turn] if row),
    )


def _card(t: Translation, shown: Shown, text: str, place: str, *, masked: bool) -> Markup:
    ticket = shown.ticket
    head = html(
        "<b>{kind} #{number}</b> · {category}",
        kind=t.plain(words.KINDS[ticket.kind]),
        number=ticket.id,
        category=t.plain(words.CATEGORIES[ticket.category]),
    )
    lines = [head]
    if ticket.danger:
        lines.append(
            t(N_("🚨 <b>Urgent: {danger}</b>"), danger=t.plain(words.DANGERS[ticket.danger]))
        )
    lines += [html("📍 {place}", place=place)] if place else []
    lines.append(html("{text}", text=cut(text or _unwritten(t, ticket), MOST_TEXT)))
    lines += [html("⏱ {state}", state=state(t, ticket)), Markup()]
    lines += [_step(t, ticket, event, masked=masked) for event in shown.history[-_MOST_STEPS:]]
    return Markup("\n").join(lines)


def _unwritten(t: Translation, ticket: Ticket) -> str:
    if ticket.anonymised:
        return t.plain(N_("(the words are kept no more)"))
    return t.plain(N_("(a voice note: press 🎤 to hear it)"))


def named(t: Translation, who: Who | None) -> str:
    """Erased people have no name, and are known to nobody."""
    return who.name if who and who.name else t.plain(N_("somebody"))


def state(t: Translation, ticket: Ticket) -> str:
    if ticket.outcome is Outcome.UNCONFIRMED:
        return t.plain(N_("closed, unconfirmed"))
    stage = t.plain(words.STAGES[ticket.stage])
    return f"{stage} {'★' * ticket.stars}" if ticket.stars else stage


def _step(t: Translation, ticket: Ticket, event: Event, *, masked: bool) -> Markup:
    name = named(t, event.by)
    if masked and event.by and ticket.reported_by(event.by):
        name = masked_name(name)
    note = event.note or ""
    what = t.plain(words.STEPS[event.step], name=name, note=note)
    if note and event.step is not Step.RATED:
        reporter = ticket.reporter.name if ticket.reporter else ""
        said = masked_text(note, reporter) if masked else note
        what = t.plain(
            N_("{what}: {note}"), what=what, note=cut(" ".join(said.split()), MOST_NOTE)
        )
    return html("{at} {what}", at=t.moment(event.at), what=what)


def _line(t: Translation, ticket: Ticket) -> str:
    category = t.plain(words.CATEGORIES[ticket.category])
    return f"#{ticket.id} {category} · {state(t, ticket)}"


def asked_of_reporter(t: Translation, ticket: Ticket) -> list[Key]:
    return [CONFIRM(t, ticket.id), REOPEN(t, ticket.id)]


def _for_staff(t: Translation, shown: Shown) -> tuple[tuple[Key, ...], ...]:
    ticket = shown.ticket
    keys = {Stage.FILED: [ACCEPT(t, ticket.id)], Stage.ACCEPTED: [FINISH(t, ticket.id)]}
    return rows(keys.get(ticket.stage, []) + _photos(t, shown), 2)


def _photos(t: Translation, shown: Shown) -> list[Key]:
    if not shown.files:
        return []
    spoken = all(file.kind is FileKind.VOICE for file in shown.files)
    label = t.plain(N_("🎤 Voice") if spoken else PHOTOS.label)
    return [PHOTOS.labelled(f"{label} ({len(shown.files)})", shown.ticket.id)]

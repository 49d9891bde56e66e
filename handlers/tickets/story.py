"""What happened to a ticket, one line each, for those who may read it. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.clocks import Rung
from domain.people import Who
from domain.privacy import masked_name, masked_text
from domain.tickets import REPORTERS, Event, Step, Ticket, Waiting
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import cut, html
from handlers.tickets import words
from services.tickets import Shown

MOST_NOTE = 120
_MOST_STEPS = 12
#: What residents need not be told step by step: the count stands on the card, and a warning
#: concerns whoever is warned.
_QUIET = frozenset({Step.SECONDED, Step.YELLOW, Step.UNACCEPTED})
#: Their note stands in the line itself.
WORDED = frozenset(
    {Step.RATED, Step.DISPATCHED, Step.PAUSED, Step.CLIMBED, Step.CONTACTED, Step.MERGED}
)


def lines(t: Translation, shown: Shown, *, masked: bool) -> list[Markup]:
    """What the public may read of it, the newest dozen."""
    events = [event for event in shown.public if event.step not in _QUIET]
    return _written(t, shown.ticket, events, masked=masked)


def whole(t: Translation, shown: Shown) -> list[Markup]:
    """What staff noted for themselves included."""
    events = [event for event in shown.history if event.step is not Step.SECONDED]
    return _written(t, shown.ticket, events, masked=False)


def _written(
    t: Translation, ticket: Ticket, events: Sequence[Event], *, masked: bool
) -> list[Markup]:
    return [
        html("{at} {what}", at=t.moment(event.at), what=_line(t, ticket, event, masked=masked))
        for event in events[-_MOST_STEPS:]
    ]


def _line(t: Translation, ticket: Ticket, event: Event, *, masked: bool) -> str:
    what = step(t, event, by(t, ticket, event, masked=masked))
    if not event.note or event.step in WORDED:
        return what
    reporter = ticket.reporter.name if ticket.reporter else ""
    said = masked_text(event.note, reporter) if masked else event.note
    return t.plain(N_("{what}: {note}"), what=what, note=cut(" ".join(said.split()), MOST_NOTE))


def step(t: Translation, event: Event, name: str) -> str:
    """What was done, without what was said with it."""
    return t.plain(words.STEPS[event.step], name=name, note=_note(t, event))


def _note(t: Translation, event: Event) -> str:
    note = event.note or ""
    match event.step:
        case Step.PAUSED if note in set(Waiting):
            return t.plain(words.WAITING[Waiting(note)])
        case Step.CLIMBED if note in set(Rung):
            return t.plain(words.RUNGS[Rung(note)])
        case Step.CONTACTED if note in words.CONTACTED:
            return t.plain(words.CONTACTED[note])
        case _:
            return note


def by(t: Translation, ticket: Ticket, event: Event, *, masked: bool) -> str:
    if event.by is None and ticket.anonymous and event.step in REPORTERS:
        return t.plain(N_("an anonymous resident"))
    name = named(t, event.by)
    if masked and event.by and ticket.reported_by(event.by):
        return masked_name(name)
    return name


def named(t: Translation, who: Who | None) -> str:
    """Erased people have no name, and are known to nobody."""
    return who.name if who and who.name else t.plain(N_("somebody"))

"""How outages look: to staff, and to the residents whom they concern. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.incidents import Incident
from domain.tickets import Category, Ticket
from handlers.desk import buttons
from handlers.kit.doors import CONFIRM, REOPEN
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, view
from handlers.kit.ticket_words import CATEGORIES

A_PAGE = 5
_LABEL = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    incident: Incident
    #: Where, in words.
    place: str


@view
def listing(t: Translation, lines: Sequence[Line], page: int, *, more: bool) -> Screen:
    keys = [(buttons.OUTAGE.labelled(_line(t, each), each.incident.id),) for each in lines]
    last = [buttons.HOME(t, 0, 0)]
    if more or page:
        last.append(buttons.OUTAGES.labelled(t.plain(N_("More…")), page + 1 if more else 0))
    text = N_("⚠️ Outages that go on or are announced. Who reports the same is answered at once.")
    if not lines:
        text = N_("⚠️ No outage is known. Announce one, and residents are answered at once.")
    return Screen(text=t(text), keys=(*keys, (buttons.BEGIN(t),), tuple(last)))


def _line(t: Translation, line: Line) -> str:
    category = t.plain(CATEGORIES[line.incident.category])
    return cut(f"{category} · {line.place} · {until(t, line.incident.ends_at)}", _LABEL)


def until(t: Translation, ends_at: datetime | None) -> str:
    if ends_at is None:
        return t.plain(N_("end not known yet"))
    return t.plain(N_("until about {moment}"), moment=t.moment(ends_at))


@view
def card(t: Translation, line: Line) -> Screen:
    incident = line.incident
    over = incident.over_at is not None
    keys = [] if over else [(buttons.PROLONG(t, incident.id), buttons.END(t, incident.id))]
    state = until(t, incident.ends_at)
    if incident.over_at is not None:
        state = t.plain(N_("over since {moment}"), moment=t.moment(incident.over_at))
    return Screen(
        text=html(
            "<b>⚠️ {category} · {place}</b>\n{text}\n⏱ {began} – {state}",
            category=t.plain(CATEGORIES[incident.category]),
            place=line.place,
            text=incident.text,
            began=t.moment(incident.starts_at),
            state=state,
        ),
        keys=(*keys, (buttons.CLOSE(t, incident.id),), (_back(t),)),
    )


def _back(t: Translation) -> Key:
    return buttons.OUTAGES.labelled(t.plain(N_("↩️ Back to these")), 0)


@view
def over_indeed(t: Translation, line: Line) -> Screen:
    incident = line.incident
    keep = buttons.OUTAGE.labelled(t.plain(N_("↩️ No, leave it")), incident.id)
    return Screen(
        text=t(
            N_("Is it over: {category}, {place}? The residents' groups are told."),
            category=t.plain(CATEGORIES[incident.category]),
            place=line.place,
        ),
        keys=((buttons.END_INDEED(t, incident.id),), (keep,)),
    )


@view
def summary(t: Translation, said: "Told") -> Screen:
    return Screen(
        text=html(
            "<b>{head}</b>\n{category} · 📍 {place}\n{text}\n⏱ {state}",
            head=t.plain(N_("Announce this outage? The residents' groups there are told.")),
            category=t.plain(CATEGORIES[said.category]),
            place=said.place,
            text=said.text,
            state=until(t, said.ends_at),
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An outage before anybody hears of it."""

    category: Category
    place: str
    text: str
    ends_at: datetime | None


@view
def begun(t: Translation, line: Line) -> Screen:
    """For a residents' group."""
    return Screen(
        text=t(
            N_("⚠️ {category} · {place}\n{text}\n⏱ {state}. You need not report it."),
            category=t.plain(CATEGORIES[line.incident.category]),
            place=line.place,
            text=line.incident.text,
            state=until(t, line.incident.ends_at),
        )
    )


@view
def prolonged(t: Translation, line: Line) -> Screen:
    """For a residents' group, which was told another time."""
    return Screen(
        text=t(
            N_("⚠️ {category} · {place}: the time has changed, {state}."),
            category=t.plain(CATEGORIES[line.incident.category]),
            place=line.place,
            state=until(t, line.incident.ends_at),
        )
    )


@view
def is_it_over(t: Translation, line: Line) -> Screen:
    """For whoever announced it: the end that was announced has come."""
    incident = line.incident
    assert incident.ends_at is not None, "it was announced"
    said = N_(
        "⏰ {category} · {place}: it was to be over by {moment}, and residents still read that."
        " Is it over, or how long will it take?"
    )
    category = t.plain(CATEGORIES[incident.category])
    text = t(said, category=category, place=line.place, moment=t.moment(incident.ends_at))
    return Screen(
        text=text, keys=((buttons.END(t, incident.id), buttons.PROLONG(t, incident.id)),)
    )


@view
def ended(t: Translation, line: Line) -> Screen:
    """For a residents' group, and for those who said that they are affected."""
    return Screen(
        text=t(
            N_("✅ {category} · {place}: it is over. If yours still does not work, tell me."),
            category=t.plain(CATEGORIES[line.incident.category]),
            place=line.place,
        )
    )


@view
def is_it_solved(t: Translation, ticket: Ticket, text: str) -> Screen:
    """For a reporter whose ticket was finished with the outage."""
    return Screen(
        text=t(
            N_("Your ticket #{number} is reported done:\n“{text}”\n\nIs it solved?"),
            number=ticket.id,
            text=text,
        ),
        keys=((CONFIRM(t, ticket.id), REOPEN(t, ticket.id)),),
    )


@view
def followed_is_done(t: Translation, ticket: Ticket, text: str) -> Screen:
    """For neighbours who joined it, who are asked nothing."""
    return Screen(
        text=t(
            N_(
                "Ticket #{number}, which you joined, is reported done:\n“{text}”\n"
                "If the trouble is still there, just write to me."
            ),
            number=ticket.id,
            text=text,
        )
    )


@view
def closing(t: Translation) -> Screen:
    return Screen(text=t(N_("I am finishing its tickets and tell you when it is done.")))


@view
def closed(t: Translation, line: Line, count: int) -> Screen:
    words_ = N_("📦 {category} · {place}: {count} tickets are finished, their reporters are told.")
    if not count:
        words_ = N_("📦 {category} · {place}: no open ticket belongs to it.")
    return Screen(
        text=t(
            words_,
            category=t.plain(CATEGORIES[line.incident.category]),
            place=line.place,
            count=count,
        ),
        keys=((_back(t),),),
    )

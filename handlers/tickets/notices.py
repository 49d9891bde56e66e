"""What people are told as a ticket goes its way: short, each for one reader. Pure."""

from datetime import datetime

from markupsafe import Markup

from domain.tickets import Step, Ticket
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, cut, rows, view
from handlers.tickets import buttons, views, words
from services.tickets import Shown


@view
def somebody_comes(t: Translation, ticket: Ticket) -> Screen:
    assert ticket.assignee is not None, "said when somebody has accepted"
    return Screen(
        text=t(
            N_("{name} has taken your ticket #{number} ({category}) and will see to it."),
            name=ticket.assignee.name,
            number=ticket.id,
            category=t.plain(words.CATEGORIES[ticket.category]),
        )
    )


@view
def is_it_solved(t: Translation, shown: Shown, proof: int = 0) -> Screen:
    """Asked in one screen; `proof`: so many of its files show that it was done."""
    ticket = shown.ticket
    assert ticket.assignee is not None, "said by whoever finished"
    done = next((e for e in reversed(shown.history) if e.step is Step.FINISHED), None)
    asked = N_("Did anybody get in touch with you, and is it solved?")
    if ticket.contacted is not None:
        asked = N_("Noted, thank you. And is it solved?")
    text = t(
        N_("{name} reports that your ticket #{number} is done:\n“{note}”"),
        name=ticket.assignee.name,
        number=ticket.id,
        note=cut((done and done.note) or "", views.MOST_TEXT),
    )
    return Screen(
        text=Markup("\n\n").join([text, t(asked)]),
        files=tuple(shown.files[-proof:]) if proof else (),
        keys=rows(views.asked_of_reporter(t, ticket), 2),
    )


@view
def how_good(t: Translation, ticket: Ticket) -> Screen:
    stars = [buttons.RATE.labelled("★" * n, ticket.id, n) for n in range(1, 6)]
    return Screen(
        text=t(N_("Good to hear! How many stars does the work deserve?")),
        keys=(tuple(stars[:3]), tuple(stars[3:]), *rows(views.contacted(t, ticket), 2)),
    )


@view
def contact_noted(t: Translation, ticket: Ticket) -> Screen:
    return Screen(text=t(N_("Noted, thank you (ticket #{number})."), number=ticket.id))


@view
def thanks(t: Translation, ticket: Ticket) -> Screen:
    return Screen(
        text=t(
            N_("Thank you! Ticket #{number} is closed with {stars}."),
            number=ticket.id,
            stars="★" * (ticket.stars or 0),
        )
    )


@view
def reporter_said(t: Translation, ticket: Ticket, step: Step, note: str) -> Screen:
    """For whoever did the work."""
    texts = {
        Step.CONFIRMED: N_("Ticket #{number}: the reporter confirms that it is solved. 👍"),
        Step.RATED: N_("Ticket #{number}: the reporter gave {note} ★."),
        Step.REOPENED: N_("Ticket #{number}: the reporter says it is not solved: “{note}”"),
    }
    return Screen(text=t(texts[step], number=ticket.id, note=cut(note, views.MOST_NOTE)))


@view
def stars_for_help(t: Translation, stars: int) -> Screen:
    """For a volunteer."""
    said = N_("The neighbour you helped gives you {stars}. Thank you!")
    return Screen(text=t(said, stars="★" * stars))


@view
def back_in_the_queue(t: Translation, ticket: Ticket) -> Screen:
    return Screen(
        text=t(
            N_("Thank you for telling us. Ticket #{number} is open again; staff have been told."),
            number=ticket.id,
        )
    )


@view
def lapsed(t: Translation, ticket: Ticket, days: int) -> Screen:
    return Screen(
        text=t(
            N_(
                "Ticket #{number} was reported done {days} days ago and we heard nothing from you,"
                " so it is closed as unconfirmed. If the trouble is still there, just write to me."
            ),
            number=ticket.id,
            days=days,
        )
    )


@view
def still_unanswered(t: Translation, ticket: Ticket, until: datetime) -> Screen:
    """Asked once more, by the clock."""
    said = N_(
        "⏰ Ticket #{number} ({category}) was reported done. Is it solved? Without a word from you"
        " it is closed as unconfirmed on {day}."
    )
    category = t.plain(words.CATEGORIES[ticket.category])
    text = t(said, number=ticket.id, category=category, day=t.day(until))
    return Screen(text=text, keys=rows(views.asked_of_reporter(t, ticket), 2))


@view
def nobody_is_told(t: Translation, office: str) -> Screen:
    """Filed, and no human being has learnt of it: that must be said."""
    if office:
        return Screen(
            text=t(
                N_("It is filed, but no staff can be reached here yet. Please call {office}."),
                office=office,
            )
        )
    return Screen(
        text=t(
            N_("It is filed, but no staff can be reached here yet. Please tell the office too.")
        )
    )


@view
def unposted(t: Translation, number: int, reason: str) -> Screen:
    """For administrators: a ticket that its staff group never saw."""
    return Screen(
        text=t(
            N_("⚠️ Ticket #{number} could not be posted in the staff group: {reason}"),
            number=number,
            reason=reason,
        )
    )

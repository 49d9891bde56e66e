"""What everybody who is invited is told, once for each date. Pure."""

from dataclasses import replace

from domain.meetings import Meeting, Notice, Resolution
from domain.privacy import masked_text
from domain.tickets import Kind, Ticket
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, View, cut, html, view
from handlers.kit.ticket_words import CATEGORIES
from handlers.meetings import words

_TITLE = 80
_HEADS = {
    Notice.CALL: N_("🗓 What should the neighbours talk about? Propose an item, or second one."),
    Notice.WEEK: N_("🗓 The meeting is in a week. Do you come?"),
    Notice.DAY: N_("🗓 The meeting is tomorrow."),
    Notice.HOUR: N_("⏰ The meeting begins in an hour."),
    Notice.MOVED: N_("🕒 The meeting has another date or place. Please note:"),
    Notice.CANCELLED: N_("✖️ The meeting does not take place."),
}


@view
def headed(t: Translation, notice: Notice, card: View) -> Screen:
    """The card, with the reason why it comes anew; gone with its next change."""
    shown = card(t)
    text = html("{head}\n\n{text}", head=t(_HEADS[notice]), text=shown.text)
    return replace(shown, text=text)


@view
def due(t: Translation, resolution: Resolution) -> Screen:
    said = N_("⏰ Due soon, and not done yet: {resolution}")
    return Screen(text=t(said, resolution=words.resolution(t, resolution)))


@view
def nobody_came(t: Translation, meeting: Meeting) -> Screen:
    """For whoever could have had the chair."""
    said = N_(
        "🗓 The meeting of {when} was not opened by anybody, so it counts as not held. What was on"
        " its agenda can be proposed again: /topic"
    )
    return Screen(text=t(said, when=words.when(t, meeting.starts_at)))


def title_of(t: Translation, ticket: Ticket) -> str:
    """A ticket as an item: a complaint may be about somebody, so its words stay in it."""
    about = t.plain(CATEGORIES[ticket.category])
    if ticket.kind is not Kind.COMPLAINT and ticket.text:
        whose = ticket.reporter.name if ticket.reporter else ""
        about = cut(masked_text(" ".join(ticket.text.split()), whose), _TITLE)
    return t.plain(N_("Ticket #{number}: {about}"), number=ticket.id, about=about)

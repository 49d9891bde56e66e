"""What everybody who is invited is told, once for each date. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from markupsafe import Markup

from domain.meetings import Item, Meeting, Notice, Resolution
from domain.reminders.meetings import DAY, HOUR, WEEK
from handlers.kit import doors
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, View, cut, html, view
from handlers.meetings import buttons, words
from services.carrying import Due
from services.meetings.planning import ToTell

TITLE, SHOWN = 80, 6
_SHOWN = 8
_HEADS = {
    Notice.CALL: N_("🗓 What should the neighbours talk about? Propose an item, or second one."),
    Notice.WEEK: N_("🗓 The meeting is in a week. Do you come?"),
    Notice.DAY: N_("🗓 The meeting is tomorrow."),
    Notice.HOUR: N_("⏰ The meeting begins in an hour."),
    Notice.MOVED: N_("🕒 The meeting has another date or place. Please note:"),
    Notice.CANCELLED: N_("✖️ The meeting does not take place."),
}


#: Where the clock stood still at its moment, or somebody came later.
_LATER = {
    Notice.WEEK: N_("🗓 The meeting is in {days} days. Do you come?"),
    Notice.DAY: N_("🗓 The meeting is today."),
    Notice.HOUR: N_("⏰ The meeting begins very soon."),
}


@view
def headed(t: Translation, due: ToTell, card: View, read_at: datetime) -> Screen:
    """The card, with the reason why it comes anew; gone with its next change."""
    shown, starts_at = card(t), due.meeting.starts_at
    days = (t.local(starts_at).date() - t.local(read_at).date()).days
    late = {
        Notice.WEEK: days < WEEK.span.days,
        Notice.DAY: days < DAY.span.days,
        Notice.HOUR: starts_at - read_at < HOUR.span / 2,
    }
    said = _LATER[due.notice] if late.get(due.notice) else _HEADS[due.notice]
    text = html("{head}\n\n{text}", head=t(said, days=days), text=shown.text)
    return replace(shown, text=text)


@view
def invited(t: Translation, card: View) -> Screen:
    """For whoever the chair invited by name."""
    shown = card(t)
    head = t(N_("✉️ You are invited. Do you come?"))
    return replace(shown, text=html("{head}\n\n{text}", head=head, text=shown.text))


@view
def on_the_agenda(t: Translation, item: Item) -> Screen:
    """For whoever proposed it."""
    return Screen(text=t(N_("📌 What you proposed is on the agenda: {title}"), title=item.title))


@view
def left_out(t: Translation, item: Item) -> Screen:
    """As `on_the_agenda`."""
    said = N_(
        "Too few neighbours seconded what you proposed, so it is not on the agenda this time:"
        " {title}\nYou may propose it again for the next meeting: /topic"
    )
    return Screen(text=t(said, title=item.title))


@view
def frozen(t: Translation, listed: int, left: Sequence[Item], meeting: Meeting) -> Screen:
    """For whoever chairs: what stands, and what they may still put on it."""
    lines = [t(N_("🔒 The agenda stands: {count} items."), count=listed)]
    if left:
        lines.append(t(N_("Too few seconded these; you may still put them on the agenda:")))
        lines += [html("· {title}", title=cut(each.title, TITLE)) for each in left[:_SHOWN]]
    keys = ((buttons.ITEMS(t, meeting.id, 0), buttons.PANEL(t, meeting.id)),)
    return Screen(text=Markup("\n").join(lines), keys=keys)


@view
def due(t: Translation, resolution: Resolution, at: datetime) -> Screen:
    said = N_("⏰ Due soon, and not done yet: {resolution}")
    if at >= resolution.due_at:
        said = N_("⏰ Overdue, and not done yet: {resolution}")
    return Screen(text=t(said, resolution=words.resolution(t, resolution)))


@view
def carried(t: Translation, due: Due) -> Screen:
    """For whoever is to do it, or looks after it."""
    said = N_("⏰ Resolved, due soon, and with you to carry out: {resolution}")
    if due.late:
        said = N_("🔴 Resolved, and overdue. Please see to it: {resolution}")
    resolution = due.resolution
    door = doors.TASK if resolution.ticket is None else doors.TICKET
    key = door(t, resolution.ticket or resolution.task or 0)
    return Screen(text=t(said, resolution=words.resolution(t, resolution)), keys=((key,),))


@view
def nobody_came(t: Translation, meeting: Meeting) -> Screen:
    """For whoever could have had the chair."""
    said = N_(
        "🗓 The meeting of {when} was not opened by anybody, so it counts as not held. What was on"
        " its agenda can be proposed again: /topic"
    )
    return Screen(text=t(said, when=words.when(t, meeting.starts_at)))


@view
def unresolved(t: Translation, left: Sequence[Item], meeting: Meeting, until: datetime) -> Screen:
    """To whoever led it."""
    said = N_(
        "📝 Of these no resolution is written down. If something was resolved, please write it"
        " down until {until}: then the minutes are drafted, and it would be missing in them."
    )
    keys = [(buttons.RESOLVE.labelled(f"✅ {cut(each.title, 40)}", each.id),) for each in left]
    away = buttons.OPEN.labelled(t.plain(N_("↩️ Meeting")), meeting.id)
    return Screen(text=t(said, until=t.moment(until)), keys=(*keys, (away,)))

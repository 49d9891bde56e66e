"""How a meeting looks: to a group, and to each who is invited. Pure."""

from markupsafe import Markup

from domain.meetings import Item, ItemStage, Meeting, MeetingStage, Reply
from domain.privacy import masked_text
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from handlers.meetings import buttons, words
from services.meetings.holding import Picture
from storage.attendances import Attendance

_TITLE, _AGENDA = 60, 12
_WRITTEN = {MeetingStage.DRAFTED, MeetingStage.PUBLISHED}


@view
def group_card(t: Translation, seen: Picture, whole: str) -> Screen:
    """As a group may read it: nobody's name."""
    keys = _replies(t, seen.meeting)
    if seen.meeting.collecting:
        keys.append(buttons.PROPOSE(t, seen.meeting.id))
    if seen.agenda:
        keys.append(_items(t, seen.meeting))
    return Screen(text=_card(t, seen, whole), keys=rows(keys, 3))


@view
def own_card(
    t: Translation, seen: Picture, whole: str, mine: Attendance, *, chair: bool
) -> Screen:
    """For one person in private."""
    meeting, text = seen.meeting, _card(t, seen, whole)
    if mine.arrived_at is not None:
        text += html("\n\n<b>{words}</b>", words=t(N_("✅ You are checked in.")))
    elif mine.reply is not None:
        said = t.plain(words.REPLIES[mine.reply])
        text += html("\n\n<b>{words}</b>", words=t(N_("You said: {said}"), said=said))
    keys = _replies(t, meeting) if mine.arrived_at is None else []
    keys += _ways(t, seen, mine)
    if chair and meeting.to_come:
        keys.append(buttons.PANEL(t, meeting.id))
    return Screen(text=text, keys=rows(keys, 3))


def _items(t: Translation, meeting: Meeting) -> Key:
    """While they are collected: where to second one."""
    if not meeting.collecting:
        return buttons.ITEMS(t, meeting.id, 0)
    return buttons.ITEMS.labelled(t.plain(N_("📋 Items, second one")), meeting.id, 0)


def _replies(t: Translation, meeting: Meeting) -> list[Key]:
    if not meeting.to_come:
        return []
    replies = (buttons.COMING, buttons.ONLINE, buttons.EXCUSED)
    return [button(t, meeting.id) for button in replies]


def _ways(t: Translation, seen: Picture, mine: Attendance) -> list[Key]:
    meeting, keys = seen.meeting, []
    if meeting.collecting:
        keys.append(buttons.PROPOSE(t, meeting.id))
    if seen.agenda:
        keys.append(_items(t, meeting))
    if meeting.stage is MeetingStage.OPEN and mine.arrived_at is None:
        online = mine.reply is Reply.ONLINE
        keys.append((buttons.JOIN if online else buttons.CHECK_IN)(t, meeting.id))
    elif meeting.to_come and not meeting.under_way:
        keys.append(buttons.CALENDAR(t, meeting.id))
    if mine.arrived_at is not None and seen.open_item is not None:
        keys.append(buttons.ITEM.labelled(t.plain(N_("▶️ Under discussion")), seen.open_item.id))
    if meeting.stage in _WRITTEN:
        keys.append(buttons.MINUTES(t, meeting.id))
    elif seen.before is not None and seen.before.stage in _WRITTEN:
        keys.append(buttons.MINUTES.labelled(t.plain(N_("📄 Last minutes")), seen.before.id))
    return keys


def _card(t: Translation, seen: Picture, whole: str) -> Markup:
    meeting = seen.meeting
    lines = [
        html("<b>🗓 {name}</b>", name=words.name(t, meeting, seen.lineage, whole)),
        html("🕒 {when}", when=words.when(t, meeting.starts_at)),
        *([html("📍 {place}", place=meeting.place)] if meeting.place else []),
        html("{stage}", stage=words.stage(t, meeting)),
        *promised(t, seen),
        *_agenda(t, seen),
        *coming(t, seen),
    ]
    return Markup("\n").join(lines)


def promised(t: Translation, seen: Picture) -> list[Markup]:
    """First of all what was promised, and what became of it."""
    if not seen.promised:
        return []
    lines = [html("· {line}", line=words.promised(t, each, seen.at)) for each in seen.promised[:6]]
    return [Markup(), t(N_("<b>What was resolved before</b>")), *lines]


def _agenda(t: Translation, seen: Picture) -> list[Markup]:
    if not seen.agenda:
        return []
    head = N_("<b>Proposed so far</b>") if seen.meeting.collecting else N_("<b>Agenda</b>")
    lines = [
        line
        for at, item in enumerate(seen.agenda[:_AGENDA], 1)
        for line in (
            html("{at}. {line}", at=at, line=line_of(t, item)),
            *_resolved(t, seen, item),
        )
    ]
    if len(seen.agenda) > _AGENDA:
        lines.append(t(N_("… and {count} more"), count=len(seen.agenda) - _AGENDA))
    return [Markup(), t(head), *lines]


def _resolved(t: Translation, seen: Picture, item: Item) -> list[Markup]:
    return [
        html("　✅ {words}", words=masked_text(words.resolution(t, each)))
        for each in seen.resolved
        if each.item == item.id
    ]


def line_of(t: Translation, item: Item) -> str:
    """As everybody may read it."""
    title = masked_text(cut(item.title, _TITLE))
    if item.stage is ItemStage.PROPOSED:
        return t.plain(N_("{title} (seconded: {count})"), title=title, count=item.seconders)
    if item.passed is not None:
        return f"{title} — {words.verdict(t, item)}"
    if item.stage is ItemStage.LISTED and item.meeting.collecting:
        return t.plain(N_("{title} (on the agenda)"), title=title)
    if item.stage in words.ITEM_STAGES:
        return f"{title} — {t.plain(words.ITEM_STAGES[item.stage])}"
    return title


def coming(t: Translation, seen: Picture) -> list[Markup]:
    counted = seen.coming
    if counted.arrived:
        said = N_("👥 Checked in: {people} people, {households} households")
        counts = t(said, people=counted.arrived, households=counted.households)
        return [Markup(), counts]
    if not counted.coming + counted.online + counted.excused:
        return []
    said = N_("👥 Coming: {coming}, online: {online}, excused: {excused}")
    counts = t(said, coming=counted.coming, online=counted.online, excused=counted.excused)
    return [Markup(), counts]


def replied(reply: Reply) -> str:
    """Over the chat to whoever pressed: a msgid."""
    return _REPLIED[reply]


_REPLIED = {
    Reply.COMING: N_("Noted: you come. See you there!"),
    Reply.ONLINE: N_("Noted: you join online."),
    Reply.EXCUSED: N_("Noted: you cannot come. Thank you for saying so."),
}

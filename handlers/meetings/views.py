"""How a meeting looks: to a group, to each who is invited, to the chair. Pure."""

from markupsafe import Markup

from domain.meetings import (
    CHOICES,
    Choice,
    Item,
    ItemStage,
    Meeting,
    MeetingStage,
    Reply,
)
from domain.privacy import masked_name, masked_text
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from handlers.meetings import buttons, words
from services.meetings.holding import Discussed, Picture
from storage.attendances import Attendance

_TITLE, _AGENDA = 60, 12
VOTES = dict(zip(CHOICES, (buttons.FOR, buttons.AGAINST, buttons.ABSTAIN), strict=True))


@view
def group_card(t: Translation, seen: Picture, whole: str) -> Screen:
    """As a group may read it: nobody's name."""
    keys = _replies(t, seen.meeting)
    if seen.meeting.collecting:
        keys.append(buttons.PROPOSE(t, seen.meeting.id))
    if seen.agenda:
        keys.append(buttons.ITEMS(t, seen.meeting.id, 0))
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
        keys.append(buttons.ITEMS(t, meeting.id, 0))
    if meeting.stage is MeetingStage.OPEN and mine.arrived_at is None:
        keys.append(buttons.CHECK_IN(t, meeting.id))
    elif meeting.to_come and not meeting.under_way:
        keys.append(buttons.CALENDAR(t, meeting.id))
    if mine.arrived_at is not None and seen.open_item is not None:
        keys.append(buttons.ITEM.labelled(t.plain(N_("▶️ Under discussion")), seen.open_item.id))
    if meeting.stage in {MeetingStage.DRAFTED, MeetingStage.PUBLISHED}:
        keys.append(buttons.MINUTES(t, meeting.id))
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
        html("{at}. {line}", at=at, line=line_of(t, item))
        for at, item in enumerate(seen.agenda[:_AGENDA], 1)
    ]
    if len(seen.agenda) > _AGENDA:
        lines.append(t(N_("… and {count} more"), count=len(seen.agenda) - _AGENDA))
    return [Markup(), t(head), *lines]


def line_of(t: Translation, item: Item) -> str:
    """As everybody may read it."""
    title = masked_text(cut(item.title, _TITLE))
    if item.stage is ItemStage.PROPOSED:
        return t.plain(N_("{title} (seconded: {count})"), title=title, count=item.seconders)
    if item.passed is not None:
        return f"{title} — {words.verdict(t, item)}"
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


@view
def items(t: Translation, seen: Picture, page: int, a_page: int) -> Screen:
    """One of them to a button; turned where there are more."""
    first = page * a_page
    shown = seen.agenda[first : first + a_page]
    keys = [
        (buttons.ITEM.labelled(f"{first + at}. {cut(masked_text(each.title), 40)}", each.id),)
        for at, each in enumerate(shown, 1)
    ]
    turn = [buttons.ITEMS.labelled("◀️", seen.meeting.id, page - 1)] if page else []
    if len(seen.agenda) > first + a_page:
        turn.append(buttons.ITEMS.labelled("▶️", seen.meeting.id, page + 1))
    said = N_("Tap an item to read it, or to second it.")
    if not seen.meeting.collecting:
        said = N_("The agenda. Tap an item to read it.")
    away = (buttons.OPEN.labelled(t.plain(N_("↩️ Back")), seen.meeting.id),)
    return Screen(text=t(said), keys=(*keys, *([tuple(turn)] if turn else []), away))


@view
def item(
    t: Translation,
    told: Discussed,
    needed: int,
    mine: Attendance,
    *,
    chair: bool,
    neighbour: bool,
) -> Screen:
    """For one person in private; whoever is no neighbour reads nobody's name."""
    each = told.item
    lines = [html("<b>📋 {title}</b>", title=each.title), *_whence(t, each, named=neighbour)]
    if each.stage is ItemStage.PROPOSED:
        said = N_("Seconded by {count}; {needed} are needed.")
        lines.append(t(said, count=each.seconders, needed=needed))
    elif each.passed is not None:
        lines.append(html("🗳 {verdict}", verdict=words.verdict(t, each)))
    elif each.stage in words.ITEM_STAGES:
        lines.append(html("{stage}", stage=t.plain(words.ITEM_STAGES[each.stage])))
    if told.resolution is not None:
        lines.append(html("✅ {words}", words=words.resolution(t, told.resolution)))
    if each.voting:
        lines.append(t(N_("One household, one vote. You may change it until the vote is closed.")))
    keys = _item_keys(t, told, mine, chair=chair)
    keys.append(buttons.OPEN.labelled(t.plain(N_("↩️ Meeting")), each.meeting.id))
    return Screen(text=Markup("\n").join(lines), keys=rows(keys, 3))


def _whence(t: Translation, item: Item, *, named: bool) -> list[Markup]:
    if item.ticket is not None:
        return [t(N_("It comes of ticket #{number}."), number=item.ticket)]
    if item.by is None:
        return []
    name = item.by.name if named else masked_name(item.by.name)
    return [t(N_("Proposed by {name}"), name=name)]


def _item_keys(t: Translation, told: Discussed, mine: Attendance, *, chair: bool) -> list[Key]:
    each, keys = told.item, []
    if each.meeting.collecting and (each.by is None or each.by.id != mine.person):
        keys.append(buttons.SECOND(t, each.id))
    if chair and each.meeting.to_come and each.stage in {ItemStage.PROPOSED, ItemStage.LEFT_OUT}:
        keys.append(buttons.LIST(t, each.id))
    if each.voting and mine.arrived_at is not None:
        keys += [VOTES[choice](t, each.id) for choice in Choice]
    elif each.stage is ItemStage.OPEN and mine.arrived_at is not None:
        keys.append(buttons.SPEAK(t, each.id))
        keys.append(buttons.REMARK(t, each.id))
    return keys


def replied(reply: Reply) -> str:
    """Over the chat to whoever pressed: a msgid."""
    return _REPLIED[reply]


_REPLIED = {
    Reply.COMING: N_("Noted: you come. See you there!"),
    Reply.ONLINE: N_("Noted: you join online."),
    Reply.EXCUSED: N_("Noted: you cannot come. Thank you for saying so."),
}

"""How an item looks to one person, and the list of all of them. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.meetings import CHOICES, Choice, Item, ItemStage, Meeting, MeetingStage
from domain.privacy import masked_name, masked_text
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from handlers.meetings import buttons, words
from services.meetings.holding import Discussed
from storage.attendances import Attendance

VOTES = dict(zip(CHOICES, (buttons.FOR, buttons.AGAINST, buttons.ABSTAIN), strict=True))


@view
def items(
    t: Translation, meeting: Meeting, listed: Sequence[Item], page: int, a_page: int
) -> Screen:
    """One of them to a button; turned where there are more."""
    first = page * a_page
    shown = listed[first : first + a_page]
    keys = [
        (buttons.ITEM.labelled(f"{first + at}. {_short(t, each)}", each.id),)
        for at, each in enumerate(shown, 1)
    ]
    turn = [buttons.ITEMS.labelled("◀️", meeting.id, page - 1)] if page else []
    if len(listed) > first + a_page:
        turn.append(buttons.ITEMS.labelled("▶️", meeting.id, page + 1))
    said = N_("Tap an item to read it, or to second it.")
    if not meeting.collecting:
        said = N_("The agenda. Tap an item to read it.")
    away = (buttons.OPEN.labelled(t.plain(N_("↩️ Back")), meeting.id),)
    return Screen(text=t(said), keys=(*keys, *([tuple(turn)] if turn else []), away))


def _short(t: Translation, item: Item) -> str:
    title = cut(masked_text(item.title), 40)
    if item.stage is ItemStage.LEFT_OUT:
        return t.plain(N_("{title} (not listed)"), title=title)
    return title


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
    elif each.stage is ItemStage.LISTED:
        lines.append(t(N_("It is on the agenda.")))
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
    if chair and each.meeting.stage is MeetingStage.OPEN and _may_open(told):
        keys.append(buttons.BEGIN(t, each.id))
    if chair and each.meeting.stage is MeetingStage.ENDED and _unwritten(told):
        keys.append(buttons.RESOLVE(t, each.id))
    if each.voting and mine.arrived_at is not None:
        keys += [VOTES[choice](t, each.id) for choice in Choice]
    elif each.stage is ItemStage.OPEN and mine.arrived_at is not None:
        keys.append(buttons.SPEAK(t, each.id))
        keys.append(buttons.REMARK(t, each.id))
    return keys


def _unwritten(told: Discussed) -> bool:
    item = told.item
    return item.stage is ItemStage.DONE and item.passed is not False and told.resolution is None


def _may_open(told: Discussed) -> bool:
    """What was talked about, too, as long as nothing was resolved."""
    stages = {ItemStage.LISTED, ItemStage.DONE}
    return told.item.stage in stages and told.resolution is None

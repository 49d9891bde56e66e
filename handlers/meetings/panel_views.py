"""How a meeting looks to whoever leads it. Pure."""

from markupsafe import Markup

from domain.meetings import Choice, MeetingStage
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from handlers.meetings import buttons, item_views, views, words
from services.meetings.holding import Discussed, Picture

Keys = tuple[tuple[Key, ...], ...]
#: Items under one another, so that with the rest there are eight keys.
_FIT = 4


@view
def panel(
    t: Translation, seen: Picture, whole: str, told: Discussed | None, *, votes: bool
) -> Screen:
    """For one of those who may have the chair. `told`: the item that is open; `votes`: they give
    their own household's vote here, too.
    """
    meeting = seen.meeting
    lines = [
        html("<b>🎤 {name}</b>", name=words.name(t, meeting, seen.lineage, whole)),
        html("🕒 {when}", when=words.when(t, meeting.starts_at)),
        *views.coming(t, seen),
    ]
    if told is not None:
        lines += _under_discussion(t, told)
        return Screen(text=Markup("\n").join(lines), keys=_open_keys(t, told, votes=votes))
    if meeting.stage is not MeetingStage.OPEN:
        lines += [Markup(), html("{stage}", stage=words.stage(t, meeting))]
        return Screen(text=Markup("\n").join(lines), keys=rows(_before(t, seen), 2))
    lines += [Markup(), *views.promised(t, seen), t(_next(seen))]
    return Screen(text=Markup("\n").join(lines), keys=_between(t, seen))


def _next(seen: Picture) -> str:
    if seen.upcoming:
        return N_("Tap the item that comes next.")
    if seen.meeting.under_way:
        return N_("Every item has been discussed: add one, or end the meeting.")
    return N_("Nothing is on the agenda yet: add an item, and open it.")


def _between(t: Translation, seen: Picture) -> Keys:
    """Between two items; where there are more than fit, all of them stand under the last key."""
    meeting, fits = seen.meeting, len(seen.upcoming) <= _FIT
    shown = seen.upcoming[: _FIT if fits else _FIT - 1]
    keys = [(buttons.BEGIN.labelled(f"▶️ {cut(each.title, 40)}", each.id),) for each in shown]
    if not fits:
        left = len(seen.upcoming) - len(shown)
        label = t.plain(N_("📋 {count} more items"), count=left)
        keys.append((buttons.ITEMS.labelled(label, meeting.id, 0),))
    last = buttons.END if meeting.under_way else buttons.MOVE
    below = (buttons.ADD, buttons.DOOR, buttons.ADMIT, last)
    return (*keys, *rows([each(t, meeting.id) for each in below], 2))


def _before(t: Translation, seen: Picture) -> list[Key]:
    meeting = seen.meeting
    if not meeting.to_come:
        return [buttons.OPEN(t, meeting.id)]
    keys = [buttons.ITEMS(t, meeting.id, 0)] if seen.items else []
    keys += [buttons.ADD(t, meeting.id), buttons.INVITEES(t, meeting.id)]
    keys += [buttons.FREEZE(t, meeting.id)] if meeting.collecting else []
    later = (buttons.MOVE, buttons.DOOR, buttons.CANCEL)
    return keys + [each(t, meeting.id) for each in later]


def _under_discussion(t: Translation, told: Discussed) -> list[Markup]:
    item = told.item
    lines = [Markup(), html("<b>▶️ {title}</b>", title=item.title)]
    said = N_("Remarks: {remarks}. Waiting to speak: {waiting}")
    waiting = "、".join(each.name for each in told.queue[:5]) or "0"
    lines.append(t(said, remarks=len(told.remarks), waiting=waiting))
    if told.speaking is not None:
        lines.append(t(N_("🎤 Speaking: {name}"), name=told.speaking.name))
    if item.voting:
        said = N_("🗳 {voted} of {present} households have voted.")
        lines.append(t(said, voted=told.count.voted, present=told.count.present))
    elif item.passed is not None:
        lines.append(html("🗳 {verdict}", verdict=words.verdict(t, item)))
    said = N_("🏁 The meeting can be ended when this item is closed.")
    if item.voting:
        said = N_("🏁 The meeting can be ended when the vote and this item are closed.")
    return [*lines, t(said)]


def _open_keys(t: Translation, told: Discussed, *, votes: bool) -> Keys:
    item = told.item
    talk = (buttons.REMARK(t, item.id), buttons.NEXT(t, item.id, told.calls))
    door = buttons.DOOR(t, item.meeting.id)
    if item.voting:
        own = tuple(item_views.VOTES[choice](t, item.id) for choice in Choice)
        return (talk, *([own] if votes else []), (buttons.CLOSE_VOTE(t, item.id), door))
    keys = [buttons.OPEN_VOTE(t, item.id)] if item.passed is None else []
    if item.passed is not False:
        keys.append(buttons.RESOLVE(t, item.id))
    return (talk, *rows([*keys, buttons.CLOSE(t, item.id), door], 2))

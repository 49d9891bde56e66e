"""How a meeting looks to whoever leads it. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.meetings import Item, Meeting, MeetingStage
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from handlers.meetings import buttons, views, words
from services.meetings.holding import Discussed, Picture


@view
def panel(
    t: Translation, seen: Picture, whole: str, told: Discussed | None, upcoming: Sequence[Item]
) -> Screen:
    """For the chair. `told`: the item that is open; `upcoming`: what can be opened next."""
    meeting = seen.meeting
    head = html("<b>🎤 {name}</b>", name=words.name(t, meeting, seen.lineage, whole))
    lines = [
        head,
        html("🕒 {when}", when=words.when(t, meeting.starts_at)),
        *views.coming(t, seen),
    ]
    if told is not None:
        lines += _under_discussion(t, told)
        return Screen(text=Markup("\n").join(lines), keys=rows(_open_keys(t, told), 2))
    if meeting.stage is not MeetingStage.OPEN:
        lines += [Markup(), html("{stage}", stage=words.stage(t, meeting))]
        return Screen(text=Markup("\n").join(lines), keys=rows(_before(t, meeting), 2))
    lines += [Markup(), *views.promised(t, seen)]
    lines.append(t(N_("Tap the item that comes next.")))
    keys = [
        (buttons.BEGIN.labelled(f"▶️ {cut(each.title, 40)}", each.id),) for each in upcoming[:5]
    ]
    below = [buttons.DOOR(t, meeting.id), buttons.ADMIT(t, meeting.id)]
    below.append(buttons.END(t, meeting.id) if meeting.under_way else buttons.MOVE(t, meeting.id))
    return Screen(text=Markup("\n").join(lines), keys=(*keys, tuple(below)))


def _before(t: Translation, meeting: Meeting) -> list[Key]:
    if not meeting.to_come:
        return [buttons.OPEN(t, meeting.id)]
    freeze = [buttons.FREEZE(t, meeting.id)] if meeting.collecting else []
    keys = [buttons.ITEMS(t, meeting.id, 0), *freeze, buttons.MOVE(t, meeting.id)]
    return [*keys, buttons.DOOR(t, meeting.id), buttons.CANCEL(t, meeting.id)]


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
    return lines


def _open_keys(t: Translation, told: Discussed) -> list[Key]:
    item = told.item
    keys = [buttons.REMARK(t, item.id), buttons.NEXT(t, item.id, told.calls)]
    if item.voting:
        return [*keys, buttons.CLOSE_VOTE(t, item.id), buttons.DOOR(t, item.meeting.id)]
    if item.passed is None:
        keys.append(buttons.OPEN_VOTE(t, item.id))
    if item.passed is not False:
        keys.append(buttons.RESOLVE(t, item.id))
    return [*keys, buttons.CLOSE(t, item.id), buttons.DOOR(t, item.meeting.id)]

"""Doors to knock at, one after the other: who has not voted, never how anybody would. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.areas import Area
from domain.votes import Vote
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, html, rows, view
from handlers.votes import assembly_buttons as buttons
from handlers.votes import assembly_words as words
from services.assembly.doors import Door, Round
from services.drawing.doors import DoorSheet
from storage.knocks import Mark

#: Buildings on a screen, and doors that stand around the one somebody is at.
A_PAGE, _AROUND = 5, 4


@view
def buildings(t: Translation, vote: Vote, found: Sequence[tuple[Area, int]], page: int) -> Screen:
    back = buttons.PANEL.labelled(t.plain(N_("↩️ Back")), vote.id)
    if not found:
        return Screen(text=t(N_("Every door you look after has voted. 🎉")), keys=((back,),))
    said = t(
        N_("🚪 <b>{title}</b>: doors that have not voted. For you alone, please."),
        title=vote.title,
    )
    keys = [
        buttons.DOOR.labelled(f"{words.building(t, area)} · {count}", vote.id, area.id, 0)
        for area, count in found[page * A_PAGE : (page + 1) * A_PAGE]
    ]
    more = (page + 1) * A_PAGE < len(found)
    turned = [buttons.DOORS.labelled(t.plain(N_("More…")), vote.id, page + 1)] if more else []
    return Screen(text=said, keys=(*rows(keys, 2), (*turned, back)))


@view
def door(t: Translation, walk: Round, at: int) -> Screen:
    """Where somebody stands, with the doors around; a tick leads on to the next."""
    vote, building = walk.vote, walk.building
    back = buttons.DOORS.labelled(t.plain(N_("↩️ Back")), vote.id, 0)
    if not walk.doors:
        said = t(N_("{building}: every door has voted. 🎉"), building=words.building(t, building))
        return Screen(text=said, keys=((back,),))
    at %= len(walk.doors)
    said = t(
        N_("🚪 <b>{building}</b>: {count} doors have not voted."),
        building=words.building(t, building),
        count=len(walk.doors),
    )
    ticks = [
        buttons.TICK.labelled(t.plain(label), vote.id, walk.doors[at].voter, place)
        for place, label in enumerate(words.MARKS.values())
    ]
    turns = [_turn(walk, at - 1, "⬅️"), _turn(walk, at + 1, "➡️")]
    below = [buttons.SHEET(t, vote.id, building.id), back]
    return Screen(
        text=Markup("\n").join([said, *_around(t, walk, at)]),
        keys=rows([*ticks, *turns, *below], 2),
    )


def _around(t: Translation, walk: Round, at: int) -> list[Markup]:
    first = max(0, min(at - _AROUND // 2, len(walk.doors) - _AROUND - 1))
    shown = range(first, min(first + _AROUND + 1, len(walk.doors)))
    return [_line(t, walk.doors[place], here=place == at) for place in shown]


def _turn(walk: Round, at: int, sign: str) -> Key:
    return buttons.DOOR.labelled(sign, walk.vote.id, walk.building.id, at % len(walk.doors))


def _line(t: Translation, each: Door, *, here: bool) -> Markup:
    mark = t.plain(words.MARKS[each.mark]) if each.mark is not None else ""
    line = html("{door} {mark}", door=words.door(t, each), mark=mark)
    return html("▶️ <b>{line}</b>", line=line) if here else html("· {line}", line=line)


def sheet(t: Translation, walk: Round, whole: str) -> DoorSheet:
    """On paper, to be ticked with a pencil."""
    return DoorSheet(
        heading=t.plain(
            N_("{name}: {building}"), name=whole, building=words.building(t, walk.building)
        ),
        about=t.plain(
            N_("{title} · until {at}"), title=walk.vote.title, at=t.moment(walk.vote.closes_at)
        ),
        note=t.plain(
            N_("For the building head alone: doors that have not voted. Please destroy it after.")
        ),
        columns=tuple(t.plain(each) for each in (N_("Door"), *words.MARKS.values(), N_("Note"))),
        doors=[words.door(t, each) for each in walk.doors],
        ticked=[_column(each.mark) for each in walk.doors],
    )


def _column(mark: Mark | None) -> int | None:
    return None if mark is None else tuple(Mark).index(mark)


@view
def writing(t: Translation) -> Screen:
    return Screen(text=t(N_("I am drawing the sheet and send it in a moment.")))

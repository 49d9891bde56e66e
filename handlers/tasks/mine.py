"""📋 What somebody has, waits for and did: page by page for themself, whole in their export."""

from collections.abc import AsyncIterator, Sequence

from markupsafe import Markup

from domain.people import Person
from domain.permissions import Action
from domain.tasks import Claim, ClaimState
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.raised import ButtonRetired
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, cut, html, view
from handlers.tasks import buttons, profile_views, words
from services import volunteers
from services.volunteers import Done
from storage.unit import Unit

#: With two keys to turn pages and two that lead on, eight.
_A_PAGE = 4
_AT_ONCE = 100
_LONGEST = 60
_MARKS = {
    ClaimState.HOLDING: "✅",
    ClaimState.WAITING: "⏳",
    ClaimState.ARRIVED: "📍",
    ClaimState.FINISHED: "📨",
    ClaimState.CONFIRMED: "👍",
    ClaimState.DISPUTED: "⚖️",
}


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    first = ids[0] * _A_PAGE
    found = await volunteers.done(context.unit, context.actor, _A_PAGE + 1, first)
    if ids[0] and not found:
        raise ButtonRetired
    await context.in_place(_list(found, ids[0]))


@view
def _list(t: Translation, found: Sequence[Done], page: int) -> Screen:
    shown = found[:_A_PAGE]
    lines = [html("<b>{it}</b>", it=t(N_("📋 My tasks")))]
    lines += [_line(t, each) for each in shown] or [t(_NOTHING)]
    opened = tuple(
        buttons.OPEN.labelled(f"#{number}", number)
        for number in dict.fromkeys(each.claim.task.id for each in shown)
    )
    turns = [buttons.MINE.labelled("◀️", page - 1)] if page else []
    turns += [buttons.MINE.labelled("▶️", page + 1)] if len(found) > _A_PAGE else []
    back = buttons.PROFILE.labelled(t.plain(N_("↩️ Back")))
    rows = (opened, tuple(turns), (buttons.CALENDAR(t), back))
    return Screen(text=Markup("\n\n").join(lines), keys=tuple(row for row in rows if row))


_NOTHING = N_("You have taken nothing so far. What there is to do stands in /tasks.")


def _line(t: Translation, done: Done) -> Markup:
    task = done.claim.task
    return html(
        "<b>#{number}</b> {title}\n{when}\n{mark} {state}",
        number=task.id,
        title=cut(task.title, _LONGEST),
        when=words.when(t, task),
        mark=_MARKS.get(done.claim.state, "·"),
        state=_state(t, done),
    )


def _state(t: Translation, done: Done) -> str:
    """“confirmed · 1.5 hours · 4 points · ★★★★★”."""
    claim = done.claim
    said = [t.plain(words.STATES[claim.state])]
    if claim.state is ClaimState.WAITING and done.place:
        said.append(t.plain(N_("number {place}"), place=done.place))
    if claim.worked:
        said.append(words.long(t, claim.worked))
    if claim.entered is not None:
        said.append(t.plain(N_("entered afterwards")))
    if done.points:
        said.append(t.plain(N_("{points} points"), points=done.points))
    if claim.stars:
        said.append("★" * claim.stars)
    return " · ".join(said)


async def chapter(unit: Unit, person: Person, t: Translation) -> str:
    """How they help; then, newest first, what they took, and in which state it stands."""
    told = [_told(t, each) async for each in _all(unit, person)]
    volunteer = await unit.volunteers.known_as(person, unit.now)
    if not told and volunteer is None:
        return ""
    title = t.plain(N_("Your tasks as a volunteer ({count})"), count=len(told))
    how = [] if volunteer is None else [profile_views.in_words(t, volunteer)]
    return "\n\n".join([title, *how, *told])


async def _all(unit: Unit, person: Person) -> AsyncIterator[Done]:
    offset = 0
    while page := await volunteers.done(unit, person, _AT_ONCE, offset):
        for each in page:
            yield each
        offset += len(page)


def _told(t: Translation, done: Done) -> str:
    claim: Claim = done.claim
    task = claim.task
    return f"#{task.id} {task.title}\n{words.when(t, task)}\n{_state(t, done)}"


def register(routes: Routes) -> None:
    routes.press(buttons.MINE, turn, action=Action.VOLUNTEER)
    routes.chapters.append(chapter)

"""🤝 志愿服务: what there is to do, what one has, and how to become a volunteer."""

from collections.abc import Sequence

from domain.areas import Area
from domain.people import Person, Role
from domain.permissions import Action
from domain.privacy import masked_text
from domain.tasks import Claim, ClaimState, Task, TaskId, TaskUnknown
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Key, Screen, View, cut, view
from handlers.tasks import buttons, orders, telling, words
from services import tasks
from storage.unit import Unit

#: With a way back, a way on and the door to one's profile below them.
_A_PAGE = 5
#: Nobody has more in hand that they could lose sight of.
_IN_HAND = 50
_LONGEST = 20


async def command(context: Context, _said: Said) -> None:
    await show(context)


async def show(context: Context) -> None:
    """In private, to whoever asks."""
    await context.privately(await _page(context, 0))


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    page = await _page(context, ids[0])
    await context.in_place(page)


async def open_one(context: Context, ids: tuple[int, ...]) -> None:
    await _open(context, ids[0])


async def follow(context: Context, rest: str) -> None:
    """/start k12, from a group."""
    named = int(rest) if rest.isascii() and rest.isdecimal() and len(rest) < 10 else 0
    # No task has this number: whoever asked in a group how to help is led to all of them.
    await (_open(context, named) if named else show(context))


async def _open(context: Context, number: int) -> None:
    """As whoever asks may see it, from here on live."""
    if not orders.possible(number):
        raise TaskUnknown(number)
    task = await tasks.look(context.unit, TaskId(number), context.actor)
    if not await telling.hand(context.speaker, task, context.actor):
        context.alert("", url=context.private_link(f"k{number}"))


async def _page(context: Context, page: int) -> View:
    if Role.VOLUNTEER not in context.actor.roles:
        return about()
    unit, by = context.unit, context.actor
    held = await unit.claims.of_person(by.id, _IN_HAND, active=True)
    first = page * _A_PAGE
    mine = held[first : first + _A_PAGE + 1]
    left = _A_PAGE + 1 - len(mine)
    free: Sequence[Task] = ()
    if left:
        free = await unit.volunteers.open_to(
            by.id, await _areas(unit, by), context.now, left, max(0, first - len(held))
        )
    return _list(mine, free, page)


async def _areas(unit: Unit, person: Person) -> list[Area]:
    """Where they serve."""
    ids = sorted(each.area for each in person.grants if each.role is Role.VOLUNTEER)
    return [await unit.areas.get(area) for area in ids]


@view
def about(t: Translation) -> Screen:
    text = N_(
        "🤝 Volunteers lend their neighbours a hand: a lift to the doctor, a bulb, an hour of"
        " tidying up. You choose when and where, and may say no to anything. For each hour"
        " there are points, and shops nearby give something for them."
    )
    return Screen(text=t(text), keys=((buttons.JOIN(t),),))


@view
def _list(t: Translation, mine: Sequence[Claim], free: Sequence[Task], page: int) -> Screen:
    lines = [_held(t, each) for each in mine] + [_open_line(t, each) for each in free]
    turn = [buttons.PAGE.labelled("◀️", page - 1)] if page else []
    turn += [buttons.PAGE.labelled("▶️", page + 1)] if len(lines) > _A_PAGE else []
    rows = [*((line,) for line in lines[:_A_PAGE]), tuple(turn), (buttons.PROFILE(t),)]
    said = N_("Tap one to see more. ✅ and ⏳ are yours.") if lines else _NOTHING
    return Screen(text=t(said), keys=tuple(row for row in rows if row))


_NOTHING = N_("There is nothing to do at the moment. I tell you when there is.")


def _held(t: Translation, claim: Claim) -> Key:
    mark = "⏳" if claim.state is ClaimState.WAITING else "✅"
    return buttons.OPEN.labelled(f"{mark} {_line(t, claim.task)}", claim.task.id)


def _open_line(t: Translation, task: Task) -> Key:
    mark = "🚨 " if task.urgent else ""
    full = t.plain(N_(" (full)")) if task.full else ""
    return buttons.OPEN.labelled(f"{mark}{_line(t, task)}{full}", task.id)


def _line(t: Translation, task: Task) -> str:
    title = cut(masked_text(task.title), _LONGEST)
    return f"#{task.id} {title} · {words.when(t, task)}"


def register(routes: Routes) -> None:
    welcome = Action.VOLUNTEER
    routes.command("tasks", N_("Lend a hand"), command, action=welcome, word=N_("🤝 Volunteer"))
    routes.press(buttons.OPEN, open_one, action=welcome)
    routes.press(buttons.PAGE, turn, action=welcome)
    routes.link("k", follow, action=welcome)

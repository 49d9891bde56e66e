"""The coordinator's desk: tasks in heaps, who has each, and what can be done about it."""

from collections.abc import Sequence
from dataclasses import replace

from domain.areas import Area
from domain.permissions import Action
from domain.tasks import ClaimId, Task, TaskId
from handlers.kit import doors, placing
from handlers.kit.context import Context
from handlers.kit.raised import ButtonRetired
from handlers.kit.routing import Routes
from handlers.kit.speaking import Speaker
from handlers.tasks import desk_buttons, desk_notices, desk_views, offering, telling
from handlers.tasks.dropping import Dropper
from services import tasks
from storage.task_desk import Heap

_HEAPS = tuple(Heap)


async def home(context: Context, _ids: tuple[int, ...]) -> None:
    counts = await context.unit.task_desk.counts(await _areas(context), context.now)
    await context.in_place(desk_views.home(counts))


async def pile(context: Context, ids: tuple[int, ...]) -> None:
    which, page = ids
    if which >= len(_HEAPS):
        raise ButtonRetired
    a_page, page = desk_views.A_PAGE, min(page, 10_000)
    there = await context.unit.task_desk.heap(
        _HEAPS[which], await _areas(context), context.now, a_page + 1, page * a_page
    )
    await context.in_place(desk_views.pile(which, there[:a_page], page, more=len(there) > a_page))


async def one(context: Context, ids: tuple[int, ...]) -> None:
    await show(context, TaskId(ids[0]))


async def show(context: Context, task_id: TaskId) -> None:
    kept = await tasks.keep(context.unit, task_id, context.actor)
    where = await telling.where(context.speaker, kept.task.area)
    await context.in_place(desk_views.card(kept, where))


async def people(context: Context, ids: tuple[int, ...]) -> None:
    kept = await tasks.keep(context.unit, TaskId(ids[0]), context.actor)
    await context.in_place(desk_views.people(kept, ids[1]))


async def claim(context: Context, ids: tuple[int, ...]) -> None:
    await _claim(context, ClaimId(ids[0]))


async def _claim(context: Context, claim_id: ClaimId) -> None:
    looked = await tasks.look_at(context.unit, claim_id, context.actor)
    await context.in_place(
        desk_views.claim(looked, own=looked.claim.person.id == context.actor.id)
    )


async def code(context: Context, ids: tuple[int, ...]) -> None:
    """For telling it to whoever stands before them."""
    task = await tasks.code(context.unit, TaskId(ids[0]), context.actor)
    await context.privately(desk_notices.code(task))


async def call(context: Context, ids: tuple[int, ...]) -> None:
    """📣: whoever was not asked yet is asked at once, and the volunteers' groups read it anew."""
    task = await tasks.may_call(context.unit, TaskId(ids[0]), context.actor)
    offered = await tasks.offer_now(context.unit, task.id, context.neighbourhood.zone)
    if offered is None:
        await context.privately(desk_notices.asleep(task))
        return
    groups = await _post_anew(context.speaker, task)
    further = [each for each in offered.groups if each not in groups]
    await offering.offer(context.speaker, replace(offered, groups=further))
    posted = len(groups) + len(further)
    await context.privately(desk_notices.called(task, len(offered.people), posted))


async def _post_anew(speaker: Speaker, task: Task) -> Sequence[int]:
    """In the volunteers' groups; the card far up loses its buttons."""
    card = telling.group_card(task)
    groups = await telling.groups_of(speaker.unit, task, "volunteers")
    before = [each for each in await speaker.standing(card) if each.chat_id in groups]
    seen = await telling.picture(speaker, task)
    for chat_id in groups:
        await speaker.post(chat_id, seen.public(), card=card)
    speaker.strip(before)
    return groups


async def ask_release(context: Context, ids: tuple[int, ...]) -> None:
    held = await tasks.may_take_back(context.unit, ClaimId(ids[0]), context.actor)
    await context.in_place(desk_views.release_indeed(held))


class Releaser:
    def __init__(self, dropper: Dropper) -> None:
        self._dropper = dropper

    async def release(self, context: Context, ids: tuple[int, ...]) -> None:
        held = await tasks.may_take_back(context.unit, ClaimId(ids[0]), context.actor)
        freed = await tasks.release(context.unit, held, context.actor)
        volunteer = await context.unit.people.get(held.person.id)
        await context.tell(volunteer, desk_notices.taken_from_you(held))
        await self._dropper.freed(context.speaker, freed)
        await _claim(context, held.id)


async def _areas(context: Context) -> Sequence[Area]:
    return await placing.own(context, Action.COORDINATE)


def register(routes: Routes) -> None:
    action = Action.COORDINATE
    routes.press(doors.TASKS, home, action=action)
    routes.press(desk_buttons.PILE, pile, action=action)
    routes.press(desk_buttons.TASK, one, action=action)
    routes.press(desk_buttons.PEOPLE, people, action=action)
    routes.press(desk_buttons.CLAIM, claim, action=action)
    routes.press(desk_buttons.CODE, code, action=action)
    routes.press(desk_buttons.CALL, call, action=action)
    routes.press(desk_buttons.RELEASE, ask_release, action=action)
    releaser = Releaser(Dropper(routes))
    routes.press(desk_buttons.RELEASE_INDEED, releaser.release, action=action)

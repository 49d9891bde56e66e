"""Becoming a volunteer with one tap, and stopping with two."""

from domain.permissions import Action
from domain.tasks import TaskId
from domain.volunteers import NoHomeHere
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.routing import Routes
from handlers.tasks import buttons, profile, profile_views, telling
from handlers.tasks.dropping import Dropper
from services import tasks, volunteers


async def join(context: Context, _ids: tuple[int, ...]) -> None:
    """From the card of a task they go on with that task."""
    task_id = await _shown_task(context)
    try:
        joined = await volunteers.join(context.unit, context.actor)
    except NoHomeHere as stranger:
        # Over the chat it would be gone before they have asked anybody.
        told = profile_views.whom_to_ask(stranger)
        await (context.in_place(told) if task_id is None else context.reply(told))
        return
    context.work.actor = joined.person
    if task_id is None:
        await context.in_place(await profile.seen(context, welcome=joined.anew))
        return
    task = await tasks.look(context.unit, task_id, context.actor)
    await telling.refresh_for(context.speaker, task, context.actor)
    if joined.anew:
        context.alert(context.t.plain(_NOW_TAKE_IT))


_NOW_TAKE_IT = N_("🎉 Welcome! You are a volunteer from today on, and can take the task.")


async def _shown_task(context: Context) -> TaskId | None:
    """The task on whose own card this was pressed."""
    if not context.private or context.pressed_message is None:
        return None
    shows = await context.unit.cards.at(context.chat.id, context.pressed_message)
    return TaskId(shows[1]) if shows and shows[0] == "task-own" else None


class Leaving:
    """Knows who is told of what is given back."""

    def __init__(self, routes: Routes) -> None:
        self._dropper = Dropper(routes)

    async def ask(self, context: Context, _ids: tuple[int, ...]) -> None:
        claims = await volunteers.may_leave(context.unit, context.actor)
        await context.in_place(profile_views.leave(claims))

    async def leave(self, context: Context, _ids: tuple[int, ...]) -> None:
        left = await volunteers.leave(context.unit, context.actor)
        context.work.actor = left.person
        await context.in_place(profile_views.left())
        for freed in left.freed:
            await self._dropper.given_back(context.speaker, freed)


def register(routes: Routes) -> None:
    leaving, welcome = Leaving(routes), Action.VOLUNTEER
    routes.press(buttons.JOIN, join, action=welcome)
    routes.press(buttons.LEAVE, leaving.ask, action=welcome)
    routes.press(buttons.LEAVE_INDEED, leaving.leave, action=welcome)

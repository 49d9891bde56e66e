"""Volunteers are asked, and may say no; whoever waited learns that it is their turn."""

from domain.people import Topic
from domain.permissions import Action
from domain.tasks import TaskId
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.routing import Routes
from handlers.kit.speaking import Speaker
from handlers.tasks import buttons, telling
from services import tasks
from services.tasks import Freed, Offered
from storage.outbox import Priority


async def waves(speaker: Speaker) -> None:
    """Whoever is to be asked by this moment is asked, once."""
    for offered in await tasks.offer_next(speaker.unit, speaker.neighbourhood.zone):
        await offer(speaker, offered)


async def offer(speaker: Speaker, offered: Offered) -> None:
    task = offered.task
    seen = await telling.picture(speaker, task)
    for person in offered.people:
        await speaker.tell(
            person,
            seen.own(person),
            card=telling.own_card(task),
            priority=Priority.REPLY if task.urgent else Priority.REMINDER,
            topic=None if task.urgent else Topic.TASKS,
            gentle=not task.urgent,
            until=task.too_late_at,
        )
    for chat_id in offered.groups:
        await speaker.post(chat_id, seen.public(), card=telling.group_card(task))


async def decline(context: Context, ids: tuple[int, ...]) -> None:
    """Whoever has it gives it back instead; their card says so."""
    task = await tasks.decline(context.unit, TaskId(ids[0]), context.actor)
    await telling.take_over(context, task)
    await telling.refresh_for(context.speaker, task, context.actor)
    if context.press is None:
        # Typed by its number: the card may be far up.
        await telling.hand(context.speaker, task, context.actor)
    context.alert(context.t.plain(N_("All right. I do not ask you for this one again.")))


async def promoted(speaker: Speaker, freed: Freed) -> None:
    """Their turn has come: told at once, with a card of its own, after `telling.refresh`."""
    if freed.promoted is not None:
        person = await speaker.unit.people.get(freed.promoted.person.id)
        await telling.hand(speaker, freed.promoted.task, person, head=_YOUR_TURN)


_YOUR_TURN = N_(
    "🎉 A place is free: task #{number} is yours. If you cannot come, give it up below."
)


def register(routes: Routes) -> None:
    routes.press(buttons.DECLINE, decline, action=Action.VOLUNTEER)
    routes.jobs["task-waves"] = waves

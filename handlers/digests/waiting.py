"""📌 等我办的: all that somebody has to do, on one screen; each morning for those who wish so."""

from domain.digests import today_read_by
from domain.people import Topic
from domain.permissions import Action
from handlers.digests import waiting_views as views
from handlers.kit import doors
from handlers.kit.context import Context
from handlers.kit.routing import Routes
from handlers.kit.speaking import Speaker
from services.digests import mornings, waiting
from storage.outbox import Priority


async def show(context: Context, _ids: tuple[int, ...]) -> None:
    """From a group it leads into the private chat."""
    found = await waiting.of_person(context.unit, context.actor, context.neighbourhood)
    await context.in_place(views.waiting(found))


async def tell(speaker: Speaker) -> None:
    """Only where something waits."""
    for person in await mornings.due(speaker.unit, speaker.neighbourhood):
        found = await waiting.of_person(speaker.unit, person, speaker.neighbourhood)
        if found:
            await speaker.tell(
                person,
                views.waiting(found),
                priority=Priority.REMINDER,
                topic=Topic.DIGESTS,
                gentle=True,
                until=today_read_by(speaker.unit.now, speaker.neighbourhood.zone),
            )


def register(routes: Routes) -> None:
    routes.press(doors.WAITING, show, action=Action.TALK)
    routes.jobs["digests-morning"] = tell

"""🎤 The panel: on the chair's telephone, where a meeting stands and what can be done next."""

from domain.meetings import Item, MeetingId
from domain.permissions import Action, require
from handlers.kit.context import Context
from handlers.kit.routing import Routes
from handlers.meetings import buttons, telling
from services.meetings import holding


async def panel(context: Context, ids: tuple[int, ...]) -> None:
    await show(context, MeetingId(ids[0]))


async def show(context: Context, meeting_id: MeetingId) -> None:
    """Behind everything else, as a new message; the one before loses its buttons."""
    seen = await holding.picture(context.unit, meeting_id)
    require(context.actor, Action.CHAIR, seen.meeting.area)
    shown = await telling.panel(context.speaker, seen, context.actor)
    before = await telling.panels_of(context.speaker, seen.meeting, context.actor)
    await context.privately(shown, card=telling.chair_card(meeting_id))
    context.speaker.strip(before)


async def after(context: Context, item: Item, *, anew: bool = False) -> None:
    """The pressed message of the chair is the panel, and shows what came of the press."""
    if anew or context.press is None:
        if item.meeting.chaired_by(context.actor):
            await show(context, item.meeting.id)
        return
    seen = await holding.picture(context.unit, item.meeting.id)
    await telling.refresh_panel(context.speaker, seen)


def register(routes: Routes) -> None:
    routes.press(buttons.PANEL, panel, action=Action.CHAIR)

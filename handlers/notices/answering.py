"""我已知晓: in private or in a group, once or again."""

from domain.notices import NoticeId
from domain.permissions import Action
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.routing import Routes
from handlers.notices import outgoing, reading
from services import notices

_PREVIEW = N_("This is how it will look. Nobody has been sent it yet.")
_THANKS = N_("Thank you, noted.")
_BEFORE = N_("You have said so already. Thank you!")
_NOT_LISTED = N_("Thank you. This notice went to others, so there is nothing to note for you.")


async def acknowledge(context: Context, ids: tuple[int, ...]) -> None:
    if not ids[0]:
        context.alert(context.t.plain(_PREVIEW))
        return
    number = NoticeId(ids[0])
    before = await notices.acknowledge(context.unit, number, context.actor)
    if before is None:
        context.alert(context.t.plain(_NOT_LISTED))
        return
    again = before.acknowledged_at is not None
    context.alert(context.t.plain(_BEFORE if again else _THANKS))
    if context.private and not again:
        await _redraw(context, number)


async def _redraw(context: Context, number: NoticeId) -> None:
    """Without its button; where it was typed, a word of thanks."""
    notice = await notices.get(context.unit, number)
    read = await reading.of(context.speaker, notice)
    shown = reading.screen(context.t, read, known_at=context.now)
    if context.pressed_message is None:
        await context.reply(reading.thanked(notice))
        return
    outgoing.redraw(context.speaker, context.chat.id, context.pressed_message, notice, shown)


def register(routes: Routes) -> None:
    routes.press(reading.ACKNOWLEDGE, acknowledge, action=Action.READ_NOTICES)

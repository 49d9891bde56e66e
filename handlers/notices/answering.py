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
    if not again:
        await _redraw(context, number)


async def _redraw(context: Context, number: NoticeId) -> None:
    """Without its button, wherever they have it; where it was typed, a word of thanks."""
    notice = await notices.get(context.unit, number)
    read = await reading.of(context.speaker, notice)
    corrected = notice.revision > 1
    t = context.speaker.language_of(context.actor)
    shown = reading.screen(t, read, known_at=context.now, corrected=corrected)
    stands = await context.unit.deliveries.standing(number, context.actor.id)
    for message_id in stands:
        outgoing.redraw(context.speaker, context.actor.telegram_id, message_id, notice, shown)
    if context.pressed_message is None:
        await context.reply(reading.thanked(notice))
    elif context.private and context.pressed_message not in stands:
        # They looked it up: its words stand there under no picture.
        await context.in_place(reading.known(read, context.now))


def register(routes: Routes) -> None:
    routes.press(reading.ACKNOWLEDGE, acknowledge, action=Action.READ_NOTICES)

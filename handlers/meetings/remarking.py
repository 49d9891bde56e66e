"""📝 What is said goes into the minutes, with the name of whoever said it."""

from dataclasses import dataclass, replace

from domain.meetings import Item, ItemId, MeetingId
from domain.permissions import Action
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Screen, view
from handlers.meetings import buttons, panels
from services.meetings import chairing, holding

_LONGEST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarking:
    item: int
    chair: bool = False
    text: str = ""


async def remark(context: Context, ids: tuple[int, ...]) -> None:
    item = await chairing.may_remark(context.unit, ItemId(ids[0]), context.actor)
    chair = item.meeting.chaired_by(context.actor)
    await forms.begin(context, REMARKING, Remarking(item=ids[0], chair=chair))


async def remarked(context: Context, answers: Remarking) -> None:
    item = await chairing.remark(context.unit, ItemId(answers.item), answers.text, context.actor)
    await context.redraw(_written_down())
    await panels.after(context, item, anew=item.meeting.chaired_by(context.actor))


async def answered(context: Context, message_id: int, said: Said) -> bool:
    """Words under the panel, or under the item, are a remark: nobody has to tap for each."""
    if not context.private or not said.text or said.forwarded:
        return False
    shows = await context.unit.cards.at(context.chat.id, message_id)
    item = await _shown_by(context, *shows) if shows else None
    if item is None:
        return False
    await remarked(context, Remarking(item=item.id, text=said.text[:_LONGEST]))
    return True


async def _shown_by(context: Context, subject: str, subject_id: int) -> Item | None:
    """The item that is under discussion there."""
    if subject == "meeting-item":
        return await holding.look_at(context.unit, ItemId(subject_id))
    if subject == "meeting-chair":
        return (await holding.picture(context.unit, MeetingId(subject_id))).open_item
    return None


@view
def _written_down(t: Translation) -> Screen:
    return Screen(text=t(N_("📝 It is written down.")))


def _take(answers: Remarking, text: str) -> Remarking:
    if not text.strip():
        raise NotAnAnswer(N_("Please answer in words."))
    return replace(answers, text=text.strip()[:_LONGEST])


REMARKING = Form(
    name="meeting-remark",
    answers=Remarking,
    questions=(
        Question(
            name="text",
            label=N_("Remark"),
            words=lambda a, t: t(
                N_("Who said what? For example: Aunt Wang: the lift is too slow")
                if a.chair
                else N_("Please write what you want to say. It goes into the minutes.")
            ),
            missing=lambda answers: not answers.text,
            take=_take,
        ),
    ),
    submit=remarked,
    same=lambda open_, new: open_.item == new.item,
)


def register(routes: Routes) -> None:
    routes.press(buttons.REMARK, remark, action=Action.ATTEND)
    routes.form(REMARKING, action=Action.ATTEND)
    routes.replies.append(answered)

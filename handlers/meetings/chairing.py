"""🎤 The chair's telephone: open an item, write down what is said, call the next, vote, end."""

from dataclasses import dataclass, replace

from domain.meetings import CHOICES, Choice, Item, ItemId, MeetingId
from domain.permissions import Action, require
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, NotAnAnswer, Question
from handlers.kit.routing import Press, Routes
from handlers.kit.said import Said
from handlers.kit.screens import Screen, view
from handlers.meetings import buttons, telling, views, words
from services.meetings import chairing, holding

_LONGEST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarking:
    item: int
    chair: bool = False
    text: str = ""


async def panel(context: Context, ids: tuple[int, ...]) -> None:
    await show_panel(context, MeetingId(ids[0]))


async def show_panel(context: Context, meeting_id: MeetingId) -> None:
    """Behind everything else, as a new message; the one before loses its buttons."""
    seen = await holding.picture(context.unit, meeting_id)
    require(context.actor, Action.CHAIR, seen.meeting.area)
    card, own = telling.chair_card(meeting_id), context.actor.telegram_id
    before = [each for each in await context.speaker.standing(card) if each.chat_id == own]
    await context.privately(await telling.panel(context.speaker, seen), card=card)
    context.speaker.strip(before)


async def begin(context: Context, ids: tuple[int, ...]) -> None:
    item = await chairing.open_item(context.unit, ItemId(ids[0]), context.actor)
    await telling.hand_item(context.speaker, item)
    await telling.refresh(context.speaker, item.meeting)
    await _on_the_panel(context, item)


async def close(context: Context, ids: tuple[int, ...]) -> None:
    item = await chairing.close_item(context.unit, ItemId(ids[0]), context.actor)
    await telling.refresh_item(context.speaker, item)
    await _on_the_panel(context, item)


async def call_next(context: Context, ids: tuple[int, ...]) -> None:
    item_id = ItemId(ids[0])
    called = await chairing.call_next(context.unit, item_id, ids[1], context.actor)
    item = await holding.look_at(context.unit, item_id)
    if called is None:
        context.alert(context.t.plain(N_("Nobody waits to speak.")))
    else:
        context.alert(context.t.plain(N_("Next: {name}"), name=called.name))
        await context.tell(called, _your_turn(item))
    await _on_the_panel(context, item)


async def speak(context: Context, ids: tuple[int, ...]) -> None:
    item_id = ItemId(ids[0])
    place = await chairing.ask_to_speak(context.unit, item_id, context.actor)
    context.alert(context.t.plain(N_("Noted. You are number {place}."), place=place))
    item = await holding.look_at(context.unit, item_id)
    await telling.refresh_panel(
        context.speaker, await holding.picture(context.unit, item.meeting.id)
    )


async def remark(context: Context, ids: tuple[int, ...]) -> None:
    item = await chairing.may_remark(context.unit, ItemId(ids[0]), context.actor)
    chair = item.meeting.chaired_by(context.actor)
    await forms.begin(context, REMARKING, Remarking(item=ids[0], chair=chair))


async def remarked(context: Context, answers: Remarking) -> None:
    item = await chairing.remark(context.unit, ItemId(answers.item), answers.text, context.actor)
    await context.redraw(_written_down())
    await _on_the_panel(context, item, anew=item.meeting.chaired_by(context.actor))


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


async def open_vote(context: Context, ids: tuple[int, ...]) -> None:
    item = await chairing.open_vote(context.unit, ItemId(ids[0]), context.actor)
    await telling.hand_item(context.speaker, item)
    await _on_the_panel(context, item)


def voting(choice: Choice) -> Press:
    async def pressed(context: Context, ids: tuple[int, ...]) -> None:
        item = await chairing.vote(context.unit, ItemId(ids[0]), choice, context.actor)
        if context.press is None:
            await context.reply(_voted(choice))
        else:
            context.alert(str(_voted(choice)(context.t).text))
        seen = await holding.picture(context.unit, item.meeting.id)
        await telling.refresh_panel(context.speaker, seen)

    return pressed


async def close_vote(context: Context, ids: tuple[int, ...]) -> None:
    item = await chairing.close_vote(
        context.unit, ItemId(ids[0]), context.actor, context.neighbourhood
    )
    await telling.refresh_item(context.speaker, item)
    await telling.refresh(context.speaker, item.meeting)
    await _on_the_panel(context, item)


async def end(context: Context, ids: tuple[int, ...]) -> None:
    meeting = await chairing.end(
        context.unit, MeetingId(ids[0]), context.actor, context.neighbourhood
    )
    context.alert(context.t.plain(N_("The meeting is over. Thank you!")))
    await telling.refresh(context.speaker, meeting)


async def _on_the_panel(context: Context, item: Item, *, anew: bool = False) -> None:
    """The pressed message of the chair is the panel, and shows what came of the press."""
    if anew or context.press is None:
        if item.meeting.chaired_by(context.actor):
            await show_panel(context, item.meeting.id)
        return
    seen = await holding.picture(context.unit, item.meeting.id)
    await telling.refresh_panel(context.speaker, seen)


@view
def _voted(t: Translation, choice: Choice) -> Screen:
    said = N_("Your household votes: {choice}.")
    return Screen(text=t(said, choice=t.plain(words.CHOICES[choice])))


@view
def _your_turn(t: Translation, item: Item) -> Screen:
    said = N_("🎤 It is your turn to speak: {title}\nIf you are online, write it down here.")
    return Screen(text=t(said, title=item.title), keys=((buttons.REMARK(t, item.id),),))


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
    chair, attend = Action.CHAIR, Action.ATTEND
    routes.press(buttons.PANEL, panel, action=chair)
    routes.press(buttons.BEGIN, begin, action=chair)
    routes.press(buttons.CLOSE, close, action=chair)
    routes.press(buttons.NEXT, call_next, action=chair)
    routes.press(buttons.OPEN_VOTE, open_vote, action=chair)
    routes.press(buttons.CLOSE_VOTE, close_vote, action=chair)
    routes.press(buttons.END, end, action=chair)
    routes.press(buttons.SPEAK, speak, action=attend)
    routes.press(buttons.REMARK, remark, action=attend)
    routes.form(REMARKING, action=attend)
    routes.replies.append(answered)
    for choice in CHOICES:
        routes.press(views.VOTES[choice], voting(choice), action=attend)

"""我要提议, /topic, 附议; and the secretary's choice."""

from dataclasses import dataclass, replace

from domain.meetings import LONGEST, Item, ItemId, MeetingId
from domain.permissions import Action
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Screen, cut, html, view
from handlers.meetings import buttons, telling
from services.meetings import proposing

_SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    meeting: int
    title: str = ""


async def command(context: Context, said: Said) -> None:
    """/topic 建议加装充电桩"""
    meeting = await proposing.open_to(context.unit, context.actor, context.neighbourhood)
    title = "" if said.forwarded else said.text
    await forms.begin(context, TOPIC, Topic(meeting=meeting.id, title=_titled(title)))


def _titled(text: str) -> str:
    """What is too short to be one is none; of a speech its beginning is."""
    words = " ".join(text.split())
    return cut(words, LONGEST) if len(words) >= _SHORTEST else ""


async def pressed(context: Context, ids: tuple[int, ...]) -> None:
    meeting = await proposing.open_to(
        context.unit, context.actor, context.neighbourhood, near=MeetingId(ids[0])
    )
    await forms.begin(context, TOPIC, Topic(meeting=meeting.id))


async def proposed(context: Context, answers: Topic) -> None:
    here = context.neighbourhood
    item = await proposing.propose(
        context.unit, MeetingId(answers.meeting), answers.title, context.actor, here
    )
    await context.redraw(_noted(item, here.meetings.seconders))
    await telling.refresh_for(context.speaker, item.meeting, context.actor)


async def second(context: Context, ids: tuple[int, ...]) -> None:
    here = context.neighbourhood
    item, new = await proposing.second(context.unit, ItemId(ids[0]), context.actor, here)
    said = N_("Thank you, you second it.") if new else N_("You second it already.")
    context.alert(context.t.plain(said))
    if new:
        await telling.refresh_item(context.speaker, item)
        await telling.refresh_for(context.speaker, item.meeting, context.actor)
    if context.press is None:
        await context.reply(await telling.item(context.speaker, item, context.actor))


async def choose(context: Context, ids: tuple[int, ...]) -> None:
    item = await proposing.choose(context.unit, ItemId(ids[0]), context.actor)
    context.alert(context.t.plain(N_("It is on the agenda.")))
    await telling.refresh_item(context.speaker, item)
    await telling.refresh_for(context.speaker, item.meeting, context.actor)


async def freeze(context: Context, ids: tuple[int, ...]) -> None:
    meeting = await proposing.freeze(
        context.unit, MeetingId(ids[0]), context.actor, context.neighbourhood
    )
    context.alert(context.t.plain(N_("The agenda stands.")))
    await telling.post(context.speaker, meeting)
    await telling.refresh(context.speaker, meeting)
    await telling.settled(context.speaker, meeting, ())


def _take(answers: Topic, text: str) -> Topic:
    title = _titled(text)
    if not title:
        raise NotAnAnswer(N_("Please say in one sentence what the neighbours should talk about."))
    return replace(answers, title=title)


@view
def _to_send(t: Translation, answers: Topic) -> Screen:
    said = t(
        N_("Propose this for the meeting? Your name stands beside it.\n\n<b>{title}</b>"),
        title=answers.title,
    )
    if answers.title.endswith("…"):
        said += html(
            "\n\n{words}",
            words=t(N_("An item is one sentence: say the rest at the meeting, or tap ✏️.")),
        )
    return Screen(text=said)


@view
def _noted(t: Translation, item: Item, needed: int) -> Screen:
    said = N_(
        "✅ Proposed: {title}\nWhen {needed} neighbours second it, it is on the agenda. Tell them:"
        " /meeting"
    )
    keys = ((buttons.OPEN.labelled(t.plain(N_("🗓 Meeting")), item.meeting.id),),)
    return Screen(text=t(said, title=item.title, needed=needed), keys=keys)


TOPIC = Form(
    name="topic",
    answers=Topic,
    questions=(
        Question(
            name="title",
            label=N_("Item"),
            words=lambda _a, t: t(
                N_("What should the neighbours talk about? One sentence is enough.")
            ),
            missing=lambda answers: not answers.title,
            take=_take,
        ),
    ),
    submit=proposed,
    same=lambda open_, new: open_.meeting == new.meeting and new.title in {"", open_.title},
    summary=_to_send,
    yes=N_("✅ Propose"),
)


def register(routes: Routes) -> None:
    action = Action.PROPOSE_ITEM
    routes.command("topic", N_("Propose an item for the meeting"), command, action=action)
    routes.form(TOPIC, action=action)
    routes.press(buttons.PROPOSE, pressed, action=action)
    routes.press(buttons.SECOND, second, action=action)
    routes.press(buttons.LIST, choose, action=Action.CHAIR)
    routes.press(buttons.FREEZE, freeze, action=Action.CHAIR)

"""我要提议, /topic, 附议; and the secretary's choice."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup

from domain.meetings import LONGEST, Item, ItemId, Meeting, MeetingId, Series, timeline
from domain.permissions import Action, may
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Screen, cut, html, view
from handlers.meetings import buttons, listing, telling
from services.meetings import holding, proposing, reach

_SHORTEST = 4
#: Behind what begins like this an item may follow.
_PROPOSE = re.compile(
    r"(?:我[要想]提议题?|提个?议题|propose an item)[\s:：,，]*(.*)", re.DOTALL | re.IGNORECASE
)
_SECOND = re.compile(r"(?:我[要想])?附议\s*(?:第\s*)?(\d{1,2})?\s*[条项个]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    meeting: int
    title: str = ""
    #: Of the one before it the agenda stands: from when items are called for, and when it is.
    call_at: datetime | None = None
    starts_at: datetime | None = None


async def command(context: Context, said: Said) -> None:
    """/topic 建议加装充电桩"""
    meeting = await proposing.open_to(context.unit, context.actor, context.neighbourhood)
    await _begin(context, meeting, "" if said.forwarded else _titled(said.text))


async def _begin(context: Context, meeting: Meeting, title: str = "") -> None:
    """Who comes too late for this month reads when the next one is, and keeps it for that."""
    here = context.neighbourhood
    answers = Topic(meeting=meeting.id, title=title)
    if await proposing.passed_over(context.unit, meeting, context.actor, here):
        call_at = timeline(meeting.starts_at, here.meetings, here.zone).call_at
        answers = replace(answers, call_at=call_at, starts_at=meeting.starts_at)
    await forms.begin(context, TOPIC, answers)


async def spoken(context: Context, said: Said) -> bool:
    """我要提议, 我要提议：加装充电桩; 附议, 附议2 as the card numbers them."""
    if not context.private or said.forwarded or not may(context.actor, Action.PROPOSE_ITEM):
        return False
    if (proposed_ := _PROPOSE.fullmatch(said.text.strip())) is not None:
        await command(context, Said(text=proposed_[1].strip()))
        return True
    if (seconded := _SECOND.fullmatch(said.text.strip())) is not None:
        return await _seconded(context, int(seconded[1] or 0))
    return False


async def _seconded(context: Context, number: int) -> bool:
    """False: there is nothing to second."""
    unit, here = context.unit, context.neighbourhood
    found = await reach.of_person(unit, context.actor, here)
    collecting = [each for each in found if each.collecting and each.series is Series.COUNCIL]
    listed = (await holding.picture(unit, collecting[0].id)).agenda if collecting else ()
    if number and number <= len(listed):
        await second(context, (listed[number - 1].id,))
    elif listed:
        await listing.items(context, (collecting[0].id, 0))
    return bool(listed)


def _titled(text: str) -> str:
    """What is too short to be one is none; of a speech its beginning is."""
    words = " ".join(text.split())
    return cut(words, LONGEST) if len(words) >= _SHORTEST else ""


async def pressed(context: Context, ids: tuple[int, ...]) -> None:
    meeting = await proposing.open_to(
        context.unit, context.actor, context.neighbourhood, near=MeetingId(ids[0])
    )
    await _begin(context, meeting)


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


def _asked(answers: Topic, t: Translation) -> Markup:
    said = t(N_("What should the neighbours talk about? One sentence is enough."))
    return (
        said
        if answers.starts_at is None
        else html("{late}\n{said}", late=_late(answers, t), said=said)
    )


def _late(answers: Topic, t: Translation) -> Markup:
    assert answers.call_at is not None, "said with the other"
    assert answers.starts_at is not None, "asked for"
    said = N_(
        "The agenda of this month's meeting stands already. Items are called for again from {call}"
        " on, for the meeting on {day}. I keep yours for that one."
    )
    return t(said, call=t.day(answers.call_at), day=t.day(answers.starts_at))


@view
def _to_send(t: Translation, answers: Topic) -> Screen:
    said = t(
        N_("Propose this for the meeting? Your name stands beside it.\n\n<b>{title}</b>"),
        title=answers.title,
    )
    if answers.starts_at is not None:
        said = html("{late}\n\n{said}", late=_late(answers, t), said=said)
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
            words=_asked,
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
    routes.spoken.append(spoken)
    routes.press(buttons.PROPOSE, pressed, action=action)
    routes.press(buttons.SECOND, second, action=action)
    routes.press(buttons.LIST, choose, action=Action.CHAIR)
    routes.press(buttons.FREEZE, freeze, action=Action.CHAIR)

"""A meeting has another date or place, or is called off: everybody invited is told."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.meetings import MeetingId
from domain.permissions import Action
from handlers.kit import forms, moments
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, cut, view
from handlers.meetings import buttons, telling, words
from services.meetings import moving

_PLACE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    meeting: int
    #: As it is.
    was_at: datetime
    was_in: str
    typed: str = ""
    to: datetime | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelling:
    meeting: int


async def move(context: Context, ids: tuple[int, ...]) -> None:
    meeting = await moving.may_move(context.unit, MeetingId(ids[0]), context.actor)
    answers = Moving(meeting=meeting.id, was_at=meeting.starts_at, was_in=meeting.place)
    await forms.begin(context, MOVING, answers)


async def _look(context: Context, answers: Moving) -> Moving:
    if not answers.typed:
        return answers
    to = moments.read(answers.typed, context.now, context.neighbourhood.zone, by_day=True)
    if to is None or to <= context.now:
        raise NotAnAnswer(N_("I do not understand this time. For example: 26号19:00, 明天晚上7点"))
    return replace(answers, typed="", to=to)


async def moved(context: Context, answers: Moving) -> None:
    assert answers.to is not None, "asked for"
    meeting = await moving.move(
        context.unit, MeetingId(answers.meeting), answers.to, answers.place, context.actor
    )
    await context.redraw(_noted())
    await telling.post(context.speaker, meeting)
    await telling.refresh(context.speaker, meeting)


async def cancel(context: Context, ids: tuple[int, ...]) -> None:
    await moving.may_move(context.unit, MeetingId(ids[0]), context.actor)
    await forms.begin(context, CANCELLING, Cancelling(meeting=ids[0]))


async def cancelled(context: Context, answers: Cancelling) -> None:
    meeting = await moving.cancel(context.unit, MeetingId(answers.meeting), context.actor)
    await context.redraw(_noted())
    await telling.post(context.speaker, meeting)
    await telling.refresh(context.speaker, meeting)


@view
def _noted(t: Translation) -> Screen:
    return Screen(text=t(N_("✅ Noted. Everybody who is invited is told.")))


@view
def _summary(t: Translation, answers: Moving) -> Screen:
    assert answers.to is not None, "asked for"
    said = N_("Move the meeting?\n🕒 {when}\n📍 {place}\nEverybody who is invited is told.")
    return Screen(text=t(said, when=words.when(t, answers.to), place=answers.place))


@view
def _really(t: Translation, _answers: Cancelling) -> Screen:
    said = N_("Call the meeting off? Everybody who is invited is told; the next one comes anyway.")
    return Screen(text=t(said))


MOVING = Form(
    name="meeting-move",
    answers=Moving,
    questions=(
        Question(
            name="when",
            label=N_("When"),
            words=lambda _a, t: t(N_("When does it begin? For example: 26号19:00")),
            missing=lambda answers: answers.to is None,
            take=lambda answers, text: replace(answers, typed=text),
            choices=lambda a, t: [
                Choice(label=t.plain(N_("As before: {when}"), when=words.when(t, a.was_at)), id=0)
            ],
            choose=lambda answers, _chosen: replace(answers, to=answers.was_at),
        ),
        Question(
            name="place",
            label=N_("Place"),
            words=lambda _a, t: t(N_("Where is it?")),
            missing=lambda answers: not answers.place,
            take=lambda answers, text: replace(answers, place=cut(text, _PLACE)),
            choices=lambda a, t: (
                [Choice(label=t.plain(N_("As before: {place}"), place=a.was_in), id=0)]
                if a.was_in
                else []
            ),
            choose=lambda answers, _chosen: replace(answers, place=answers.was_in),
        ),
    ),
    submit=moved,
    same=lambda open_, new: open_.meeting == new.meeting,
    summary=_summary,
    yes=N_("✅ Move it"),
    look=_look,
)
CANCELLING = Form(
    name="meeting-cancel",
    answers=Cancelling,
    questions=(),
    submit=cancelled,
    same=lambda open_, new: open_.meeting == new.meeting,
    summary=_really,
    yes=N_("✖️ Call it off"),
    no=N_("No, it takes place"),
    left=N_("Good, it takes place."),
)


def register(routes: Routes) -> None:
    routes.press(buttons.MOVE, move, action=Action.CHAIR)
    routes.form(MOVING, action=Action.CHAIR)
    routes.press(buttons.CANCEL, cancel, action=Action.CHAIR)
    routes.form(CANCELLING, action=Action.CHAIR)

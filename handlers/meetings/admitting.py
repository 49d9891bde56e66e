"""✍️ 代签到: the chair sees who has come without the code."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.meetings import MeetingId
from domain.people import PersonId
from domain.permissions import Action
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, view
from handlers.meetings import buttons, panels, telling
from services.meetings import attending


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitting:
    meeting: int
    typed: str = ""
    found: tuple[Found, ...] = ()
    person: int = 0


async def admit(context: Context, ids: tuple[int, ...]) -> None:
    here = context.neighbourhood
    await attending.called(context.unit, MeetingId(ids[0]), "", context.actor, here)
    await forms.begin(context, ADMITTING, Admitting(meeting=ids[0]))


async def _look(context: Context, answers: Admitting) -> Admitting:
    if not answers.typed:
        return answers
    people = await attending.called(
        context.unit,
        MeetingId(answers.meeting),
        answers.typed,
        context.actor,
        context.neighbourhood,
    )
    if not people:
        raise NotAnAnswer(N_("I find nobody of this name who is invited and not checked in yet."))
    found = tuple(Found(id=each.id, name=each.name) for each in people)
    one = found[0].id if len(found) == 1 else 0
    return replace(answers, typed="", found=found, person=one)


async def admitted(context: Context, answers: Admitting) -> None:
    meeting = await attending.check_in_by_chair(
        context.unit, MeetingId(answers.meeting), PersonId(answers.person), context.actor
    )
    person = await context.unit.people.get(PersonId(answers.person))
    await context.redraw(_noted(person.name))
    await telling.refresh_for(context.speaker, meeting, person)
    await panels.show(context, meeting.id)


def _choices(answers: Admitting, _t: Translation) -> Sequence[Choice]:
    return [Choice(label=each.name, id=each.id) for each in answers.found]


def _choose(answers: Admitting, chosen: int) -> Admitting:
    if chosen not in {each.id for each in answers.found}:
        raise IndexError
    return replace(answers, person=chosen)


@view
def _noted(t: Translation, name: str) -> Screen:
    return Screen(text=t(N_("✅ {name} is checked in."), name=name))


ADMITTING = Form(
    name="meeting-admit",
    answers=Admitting,
    questions=(
        Question(
            name="person",
            label=N_("Who"),
            words=lambda _a, t: t(N_("Who has come? Please write the name.")),
            missing=lambda answers: not answers.person,
            take=lambda answers, text: replace(answers, typed=text.strip()),
            choices=_choices,
            choose=_choose,
        ),
    ),
    submit=admitted,
    same=lambda open_, new: open_.meeting == new.meeting,
    look=_look,
)


def register(routes: Routes) -> None:
    routes.press(buttons.ADMIT, admit, action=Action.CHAIR)
    routes.form(ADMITTING, action=Action.CHAIR)

"""A coordinator enters hours that nobody checked in for: marked, and never redeemable."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from domain.people import Person, PersonId, Role, Topic
from domain.permissions import Action
from domain.points import points
from domain.tasks import HELD, Task, TaskId
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.placing import Offer
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, cut, html, view
from handlers.tasks import coordinating, desk_buttons, telling, words
from handlers.tasks.making_answers import lasting
from services import tasks

_MOST_OFFERED = 6
_SPANS = (30, 60, 90, 120, 240)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entering:
    task: int
    title: str = ""
    #: Who may be meant, as their buttons say it.
    offers: tuple[Offer, ...] = ()
    looked: bool = False
    #: A name as it was typed, until it has been looked up.
    typed: str = ""
    person: int = 0
    name: str = ""
    #: 0 until it is said; in minutes.
    minutes: int = 0
    #: What the task takes at most, in minutes.
    most: int = 0


async def enter(context: Context, ids: tuple[int, ...]) -> None:
    task = (await tasks.keep(context.unit, TaskId(ids[0]), context.actor)).task
    most = task.most // timedelta(minutes=1)
    await forms.begin(context, ENTERING, Entering(task=ids[0], title=task.title, most=most))


async def _look(context: Context, answers: Entering) -> Entering:
    if answers.person or (answers.looked and not answers.typed):
        return answers
    kept = await tasks.keep(context.unit, TaskId(answers.task), context.actor)
    if not answers.typed:
        missed = [each.person for each in kept.claims if each.state not in HELD]
        offers = {each.id: Offer(id=each.id, label=each.name) for each in missed if each.name}
        offers.pop(context.actor.id, None)
        return replace(answers, offers=tuple(offers.values())[:_MOST_OFFERED], looked=True)
    found = await _called(context, kept.task, answers.typed)
    if not found:
        raise NotAnAnswer(N_("No volunteer of that name serves there. Please send the name."))
    if len(found) > 1:
        several = tuple(Offer(id=each.id, label=_apart(each)) for each in found[:_MOST_OFFERED])
        return replace(answers, offers=several, typed="")
    return replace(answers, person=found[0].id, name=found[0].name, typed="")


async def _called(context: Context, task: Task, name: str) -> Sequence[Person]:
    known = await context.unit.people.with_role_over(task.area, Role.VOLUNTEER)
    others = [each for each in known if each.id != context.actor.id]
    exactly = [each for each in others if each.name == name]
    return exactly or [each for each in others if name in each.name]


def _apart(person: Person) -> str:
    return cut(f"{person.name} …{person.telegram_id % 10_000:04}", 40)


def _choose(answers: Entering, chosen: int) -> Entering:
    offered = next((each for each in answers.offers if each.id == chosen), None)
    if offered is None:
        raise IndexError
    return replace(answers, person=chosen, name=offered.label)


def _choose_span(answers: Entering, chosen: int) -> Entering:
    if chosen not in _spans(answers):
        raise IndexError
    return replace(answers, minutes=chosen)


def _spans(answers: Entering) -> list[int]:
    return sorted({*(each for each in _SPANS if each < answers.most), answers.most})


async def _entered(context: Context, answers: Entering) -> None:
    rules = context.neighbourhood.volunteers
    await tasks.keep(context.unit, TaskId(answers.task), context.actor)
    person = await context.unit.people.get(PersonId(answers.person))
    claim = await tasks.enter(
        context.unit,
        TaskId(answers.task),
        person,
        timedelta(minutes=answers.minutes),
        context.actor,
        rules,
    )
    earned = points(claim.task.difficulty, claim.worked, rules.points)
    await coordinating.show(context, claim.task.id)
    await telling.refresh(context.speaker, claim.task)
    said = _entered_for_you(claim.task, claim.worked, earned)
    await context.speaker.tell(person, said, topic=Topic.TASKS, gentle=True)


@view
def _entered_for_you(t: Translation, task: Task, worked: timedelta, earned: int) -> Screen:
    said = N_(
        "🕒 The coordinator entered {long} for task #{number} ({title}): {points} points. They are"
        " marked as entered afterwards and cannot be redeemed. Thank you!"
    )
    return Screen(
        text=t(
            said,
            long=words.long(t, worked),
            number=task.id,
            title=task.title,
            points=earned,
        )
    )


@view
def _summary(t: Translation, answers: Entering) -> Screen:
    head = t(
        N_("Enter {long} for {name}, task #{number}?"),
        long=words.minutes(t, answers.minutes),
        name=answers.name,
        number=answers.task,
    )
    note = t(N_("They are marked as entered afterwards, and never redeemable."))
    return Screen(text=html("{head}\n{note}", head=head, note=note))


ENTERING: Form[Entering] = Form(
    name="task-hours",
    answers=Entering,
    questions=(
        Question(
            name="whom",
            label=N_("Person"),
            words=lambda answers, t: t(
                N_("🕒 Task #{number}, {title}: for which volunteer? Tap it, or send the name."),
                number=answers.task,
                title=answers.title,
            ),
            missing=lambda answers: not answers.person,
            take=lambda answers, text: replace(
                answers, typed=cut(text.strip(), 64), person=0, name=""
            ),
            choices=lambda answers, _t: [
                Choice(label=each.label, id=each.id) for each in answers.offers
            ],
            choose=_choose,
            across=1,
        ),
        Question(
            name="long",
            label=N_("How long"),
            words=lambda answers, t: t(
                N_("How long did {name} help? At most {most} counts."),
                name=answers.name,
                most=words.minutes(t, answers.most),
            ),
            missing=lambda answers: not answers.minutes,
            take=lambda answers, text: replace(answers, minutes=lasting(text)),
            choices=lambda answers, t: [
                Choice(label=words.minutes(t, each), id=each) for each in _spans(answers)
            ],
            choose=_choose_span,
            across=3,
        ),
    ),
    submit=_entered,
    same=lambda open_, new: open_.task == new.task,
    look=_look,
    summary=_summary,
)


def register(routes: Routes) -> None:
    routes.press(desk_buttons.ENTER, enter, action=Action.COORDINATE)
    routes.form(ENTERING, action=Action.COORDINATE)

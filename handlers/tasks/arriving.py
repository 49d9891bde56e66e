"""📍 我到了: with the four figures that only the person helped can tell, or by a coordinator."""

import unicodedata
from dataclasses import dataclass, replace

from markupsafe import Markup

from domain.permissions import Action
from domain.tasks import Claim, ClaimId, CodeLocked, Task, TaskId, WrongCode
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, NotAnAnswer, Question
from handlers.kit.refusals import said_no
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, View, view
from handlers.kit.speaking import Speaker
from handlers.tasks import buttons, notices, telling
from services import tasks
from services.tasks.nearby import nearest
from storage.unit import Unit

#: Of events about a claim: the coordinators were asked to check in.
SUBJECT, _ASKED = "claim", "asked"
_FIGURES = 4
_CHECKED_IN = N_("✅ You are checked in. Thank you for coming! When all is done, press below.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arriving:
    task: int
    code: str = ""
    #: How often they may still try. None: they have not tried.
    left: int | None = None
    #: Nobody at the door knows the figures: a coordinator does.
    coordinator: bool = False


async def arrive(context: Context, ids: tuple[int, ...]) -> None:
    claim = await tasks.may_arrive(context.unit, TaskId(ids[0]), context.actor)
    asked = not await _helped_knows(context.unit, claim.task)
    if asked and await context.unit.events.once(
        SUBJECT, claim.id, _ASKED, by=context.actor.id, at=context.now
    ):
        await _ask_to_check_in(context.speaker, claim, _there(claim))
    await forms.begin(context, ARRIVING, Arriving(task=ids[0], coordinator=asked))


async def _arrived(context: Context, answers: Arriving) -> None:
    task_id, by = TaskId(answers.task), context.actor
    came = await tasks.arrive(context.unit, task_id, by, answers.code)
    if isinstance(came, WrongCode):
        await _wrong(context, answers, came)
        return
    await telling.progressed(context.speaker, came)
    await telling.hand(context.speaker, came.task, by, _CHECKED_IN)


async def _wrong(context: Context, answers: Arriving, wrong: WrongCode) -> None:
    if wrong.left:
        again = replace(answers, code="", left=wrong.left)
        await forms.begin(context, ARRIVING, again)
        return
    await context.reply(said_no(CodeLocked(wrong.task), context.actor))
    claim = await tasks.mine(context.unit, wrong.task.id, context.actor)
    await _ask_to_check_in(context.speaker, claim, _locked(claim))


async def check_in(context: Context, ids: tuple[int, ...]) -> None:
    """By a coordinator who sees them."""
    claim = await tasks.check_in(context.unit, ClaimId(ids[0]), context.actor)
    context.alert(context.t.plain(N_("{name} is checked in."), name=claim.person.name))
    await telling.progressed(context.speaker, claim)
    volunteer = await context.unit.people.get(claim.person.id)
    await telling.hand(context.speaker, claim.task, volunteer, _CHECKED_IN)


async def _ask_to_check_in(speaker: Speaker, claim: Claim, asked: View) -> None:
    near = await nearest(speaker.unit, claim.task, apart_from=(claim.person.id,))
    for person in near:
        await speaker.tell(person, asked)


async def _helped_knows(unit: Unit, task: Task) -> bool:
    return task.helped is not None and (await unit.people.get(task.helped.id)).reachable


def _figures(answers: Arriving, text: str) -> Arriving:
    code = "".join(each for each in unicodedata.normalize("NFKC", text) if each.isalnum())
    if len(code) != _FIGURES or not code.isdecimal():
        raise NotAnAnswer(N_("Please say the four figures, for example 0123."))
    return replace(answers, code=code)


def _question(answers: Arriving, t: Translation) -> Markup:
    if answers.left is not None:
        return t(
            N_(
                "That number does not fit. Please ask for the four figures once more;"
                " you can try {left} more times."
            ),
            left=answers.left,
        )
    if answers.coordinator:
        said = N_(
            "Task #{number}: I have told the coordinator that you are there. They check you in, or"
            " tell you four figures: please write them here."
        )
        return t(said, number=answers.task)
    said = N_("Task #{number}: please ask the neighbour for the four figures and write them here.")
    return t(said, number=answers.task)


@view
def _there(t: Translation, claim: Claim) -> Screen:
    """For coordinators."""
    said = N_(
        "📍 {name} says they are there for task #{number} ({title}). Please check them in, or tell"
        " them the four figures: <b>{code}</b>"
    )
    return _for_coordinators(t, said, claim)


@view
def _locked(t: Translation, claim: Claim) -> Screen:
    """For coordinators."""
    said = N_(
        "🔒 {name} gave five wrong numbers at task #{number} ({title}). Please ask the neighbour"
        " whether they are there; if so, check them in."
    )
    return _for_coordinators(t, said, claim)


def _for_coordinators(t: Translation, said: str, claim: Claim) -> Screen:
    task = claim.task
    name = notices.named(t, claim)
    return Screen(
        text=t(said, name=name, number=task.id, title=task.title, code=task.code),
        keys=((buttons.CHECK_IN(t, claim.id),),),
    )


ARRIVING = Form(
    name="task-arrive",
    answers=Arriving,
    questions=(
        Question(
            name="code",
            label=N_("Four figures"),
            words=_question,
            missing=lambda answers: not answers.code,
            take=_figures,
        ),
    ),
    submit=_arrived,
    same=lambda open_, new: open_.task == new.task and new.left is None,
    left=N_("All right. Press “📍 I am there” again whenever you like."),
)


def register(routes: Routes) -> None:
    routes.press(buttons.ARRIVE, arrive, action=Action.VOLUNTEER)
    routes.form(ARRIVING, action=Action.VOLUNTEER)
    routes.press(buttons.CHECK_IN, check_in, action=Action.COORDINATE)

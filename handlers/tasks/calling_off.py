"""A coordinator calls a task off: everybody who has it, or waits, hears why."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from domain.permissions import Action
from domain.tasks import Task, TaskId
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, cut, view
from handlers.tasks import coordinating, desk_buttons, telling, words
from services import tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class CallingOff:
    task: int
    why: str = ""


class Caller:
    """Knows who is told of the ticket that a task was made of."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self.form = _calling_off(self._called_off)

    async def ask(self, context: Context, ids: tuple[int, ...]) -> None:
        await tasks.may_cancel(context.unit, TaskId(ids[0]), context.actor)
        await forms.begin(context, self.form, CallingOff(task=ids[0]))

    async def _called_off(self, context: Context, answers: CallingOff) -> None:
        """Whoever had it, or waited, hears it at once, with the reason."""
        off = await tasks.cancel(context.unit, TaskId(answers.task), context.actor, answers.why)
        await coordinating.show(context, off.task.id)
        await telling.refresh(context.speaker, off.task)
        await telling.redraw_ticket(self._routes, context.speaker, off.ticket)
        for person_id in sorted({each.person.id for each in off.claims} - {context.actor.id}):
            person = await context.unit.people.get(person_id)
            await context.tell(person, _because(off.task, answers.why))
        if off.task.helped is not None:
            helped = await context.unit.people.get(off.task.helped.id)
            await context.tell(helped, _nobody_comes(off.task, answers.why))


@view
def _because(t: Translation, task: Task, why: str) -> Screen:
    said = N_("❌ Task #{number} ({title}, {when}) is called off: “{why}”")
    return Screen(
        text=t(said, number=task.id, title=task.title, when=words.when(t, task), why=why)
    )


@view
def _nobody_comes(t: Translation, task: Task, why: str) -> Screen:
    """For the person helped, whose ticket goes on."""
    said = N_("No volunteer comes for “{title}”: “{why}”")
    if task.ticket is not None:
        said = N_(
            "No volunteer comes for “{title}”: “{why}”\nYour ticket #{ticket} goes on: the staff"
            " have it again."
        )
    return Screen(text=t(said, title=task.title, why=why, ticket=task.ticket))


def _calling_off(submit: Callable[[Context, CallingOff], Awaitable[None]]) -> Form[CallingOff]:
    return Form(
        name="task-off",
        of_others=True,
        answers=CallingOff,
        questions=(
            Question(
                name="why",
                label=N_("Reason"),
                words=lambda answers, t: t(
                    N_("Why is task #{number} called off? Everybody who has it will read it."),
                    number=answers.task,
                ),
                missing=lambda answers: not answers.why,
                take=lambda answers, text: replace(answers, why=cut(text, 500)),
            ),
        ),
        submit=submit,
        same=lambda open_, new: open_.task == new.task,
    )


def register(routes: Routes) -> None:
    caller = Caller(routes)
    routes.press(desk_buttons.CALL_OFF, caller.ask, action=Action.COORDINATE)
    routes.form(caller.form, action=Action.COORDINATE)

"""放弃, and losing a place: whoever waited has it at once, whoever is helped knows."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from domain.permissions import Action
from domain.tasks import HELD, Claim, ClaimState, TaskId
from domain.tickets import Stage
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, view
from handlers.kit.speaking import Speaker
from handlers.tasks import buttons, notices, offering, telling
from services import tasks
from services.tasks import Freed
from services.tasks.nearby import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropping:
    task: int
    #: So late that staff will see it.
    late: bool = False


class Dropper:
    """Knows who is told of the ticket that a task was made of."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self.form = _form(self._dropped)

    async def pressed(self, context: Context, ids: tuple[int, ...]) -> None:
        """Whoever only waits is not asked twice."""
        task_id = TaskId(ids[0])
        before = await tasks.mine(context.unit, task_id, context.actor)
        after = await tasks.may_drop(context.unit, task_id, context.actor)
        answers = Dropping(task=ids[0], late=after.noted)
        if before.state is ClaimState.WAITING:
            await self._dropped(context, answers)
        else:
            await forms.begin(context, self.form, answers)

    async def _dropped(self, context: Context, answers: Dropping) -> None:
        freed = await tasks.drop(context.unit, TaskId(answers.task), context.actor)
        if context.work.in_form:
            await context.redraw(_given_up(freed.claim))
        else:
            await context.reply(_given_up(freed.claim))
        await self.given_back(context.speaker, freed)

    async def given_back(self, speaker: Speaker, freed: Freed) -> None:
        """By its holder, who knows."""
        await self.freed(speaker, freed)
        if freed.claim.noted and not await _has_somebody(speaker, freed):
            await tell_coordinators(speaker, freed)

    async def freed(self, speaker: Speaker, freed: Freed) -> None:
        """Everybody but the one who had it."""
        await telling.refresh(speaker, freed.claim.task)
        await offering.promoted(speaker, freed)
        await _tell_helped(speaker, freed)
        proof = len(freed.ticket.files) if freed.ticket is not None else 0
        await telling.redraw_ticket(self._routes, speaker, freed.ticket, proof)


async def taken_from(dropper: Dropper, speaker: Speaker, freed: Freed) -> None:
    """Whoever had it is gone, or may help no more."""
    await dropper.freed(speaker, freed)
    if freed.claim.held_at is not None and not await _has_somebody(speaker, freed):
        await tell_coordinators(speaker, freed)


async def lapsed(dropper: Dropper, speaker: Speaker, freed: Freed) -> None:
    person = await speaker.unit.people.get(freed.claim.person.id)
    await speaker.tell(person, notices.lapsed(freed.claim), gentle=True)
    await dropper.freed(speaker, freed)
    # Nobody could be found for what is nearly over: that it was missed is said anyway.
    over = freed.claim.task.ends_soon(speaker.unit.now)
    if not over and not await _has_somebody(speaker, freed):
        await tell_coordinators(speaker, freed)


async def tell_coordinators(speaker: Speaker, freed: Freed) -> None:
    task = freed.claim.task
    for person in await nearest(speaker.unit, task):
        # What has no time is offered to others anyway, and can wait until the morning.
        await speaker.tell(person, notices.nobody_left(task), gentle=task.starts_at is None)


async def _tell_helped(speaker: Speaker, freed: Freed) -> None:
    """Only of somebody whom they expected, and where the others have not done it all."""
    claim = freed.claim
    done = freed.ticket is not None and freed.ticket.ticket.stage is Stage.FINISHED
    if claim.task.helped is None or claim.held_at is None or done:
        return
    helped = await speaker.unit.people.get(claim.task.helped.id)
    await speaker.tell(helped, notices.cannot_come(claim, freed.promoted))


async def _has_somebody(speaker: Speaker, freed: Freed) -> bool:
    claims = await speaker.unit.claims.of(freed.claim.task.id)
    return any(each.state in HELD for each in claims)


@view
def _given_up(t: Translation, claim: Claim) -> Screen:
    said = N_("Task #{number} is given up. Thank you for saying so.")
    return Screen(text=t(said, number=claim.task.id))


@view
def _really(t: Translation, answers: Dropping) -> Screen:
    said = N_("Give up task #{number}? Somebody else will get it.")
    if answers.late:
        said = N_(
            "Give up task #{number}? It begins soon, and the neighbours count on you."
            " The coordinator will see that you gave it up late."
        )
    return Screen(text=t(said, number=answers.task))


def _form(submit: Callable[[Context, Dropping], Awaitable[None]]) -> Form[Dropping]:
    return Form(
        name="task-drop",
        answers=Dropping,
        questions=(),
        submit=submit,
        same=lambda open_, new: open_.task == new.task,
        summary=_really,
        yes=N_("Yes, give it up"),
        no=N_("No, I keep it"),
        left=N_("Good, it stays yours."),
    )


def register(routes: Routes, dropper: Dropper) -> None:
    routes.press(buttons.DROP, dropper.pressed, action=Action.VOLUNTEER)
    routes.form(dropper.form, action=Action.VOLUNTEER)

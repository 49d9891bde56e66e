"""What stands in the way of a task. Each may be read in a group: nothing says whom it is for."""

from domain import tasks
from domain.tasks import TRIES, ClaimState, TaskStage
from handlers.kit.i18n import N_, Translation
from handlers.kit.reasons.wording import Ways, Words
from services import rotas

WAYS: Ways = {tasks.NotAVolunteer: (N_("🤝 I want to help"), "uj")}

_STAGES = {
    TaskStage.OPEN: N_("Task #{number} is not settled yet."),
    TaskStage.DONE: N_("Task #{number} is done already. Thank you!"),
    TaskStage.CANCELLED: N_("Task #{number} was called off."),
    TaskStage.MISSED: N_("The time of task #{number} has gone by."),
}


def _stands(t: Translation, refusal: tasks.TaskRefusal) -> str:
    """Whoever pressed an old button learns what came since."""
    return t.plain(_STAGES[refusal.task.stage], number=refusal.task.id)


_STATES = {
    ClaimState.HOLDING: N_("Task #{number} has not begun yet: nobody is checked in."),
    ClaimState.WAITING: N_("Task #{number} is not yours yet: you are on the waiting list."),
    ClaimState.ARRIVED: N_(
        "Task #{number}: the volunteer is checked in and at work. Trouble? Ask the coordinator."
    ),
    ClaimState.FINISHED: N_("Task #{number} is reported as done and waits for confirmation."),
    ClaimState.DISPUTED: N_("Task #{number}: the coordinator will decide whether it was done."),
}


def _otherwise(t: Translation, refusal: tasks.StandsOtherwise) -> str:
    return t.plain(_STATES[refusal.state], number=refusal.task.id)


def _too_early(t: Translation, refusal: tasks.TooEarlyToArrive) -> str:
    local = t.local(refusal.opens_at)
    return t.plain(
        N_("Task #{number} begins later. You can say that you are there from {time} on."),
        number=refusal.task.id,
        time=f"{local.month}/{local.day} {local:%H:%M}",
    )


WORDS: Words = {
    tasks.TaskUnknown: lambda t, r: t.plain(
        N_("I know no task #{number}. /tasks shows what there is to do."), number=r.number
    ),
    tasks.TaskNotOpen: _stands,
    tasks.TaskOver: lambda t, r: t.plain(
        N_("Task #{number} has begun, it is too late to join. See the others: /tasks"),
        number=r.task.id,
    ),
    tasks.TaskElsewhere: lambda t, r: t.plain(
        N_("Task #{number} is not in your service area. You can change your area: /tasks"),
        number=r.task.id,
    ),
    tasks.OwnTask: lambda t, r: t.plain(
        N_("Task #{number} cannot be given to you. See the others: /tasks"), number=r.task.id
    ),
    tasks.AlreadyHolding: lambda t, r: t.plain(
        N_("You have asked for task #{number} before. See it here: /tasks"), number=r.task.id
    ),
    tasks.NotYourTask: lambda t, r: t.plain(
        N_("Task #{number} is not in your hands. /tasks shows those that are."), number=r.task.id
    ),
    tasks.NotYetArrived: lambda t, r: t.plain(
        N_("Please press “📍 I am there” on task #{number} first."), number=r.task.id
    ),
    tasks.TooEarlyToArrive: _too_early,
    tasks.WrongCode: lambda t, r: t.plain(
        N_(
            "That number does not fit. Please ask for the four figures once more;"
            " you can try {left} more times."
        ),
        left=r.left,
    ),
    tasks.CodeLocked: lambda t, r: t.plain(
        N_(
            "{tries} numbers did not fit. Please ask the coordinator of task #{number}"
            " to check you in."
        ),
        tries=TRIES,
        number=r.task.id,
    ),
    tasks.NotYoursToConfirm: lambda t, r: t.plain(
        N_("Only the neighbour who was helped, or a coordinator, can say this of task #{number}."),
        number=r.task.id,
    ),
    tasks.StandsOtherwise: _otherwise,
    tasks.AlreadySettled: lambda t, r: t.plain(
        N_("This has been settled already (task #{number})."), number=r.task.id
    ),
    tasks.TaskFullOfPeople: lambda t, r: t.plain(
        N_("Task #{number} has all its helpers; nobody can be added."), number=r.task.id
    ),
    tasks.WorkReported: lambda t, r: t.plain(
        N_("Task #{number} was reported done. Please say first whether it was: 👥"),
        number=r.task.id,
    ),
    tasks.CalledBefore: lambda t, r: t.plain(
        N_("Somebody has just called for helpers for task #{number}. Please wait half an hour."),
        number=r.task.id,
    ),
    rotas.RotaUnknown: lambda t, _: t.plain(
        N_("This rota has ended. Those that go on stand in the list of rotas.")
    ),
    tasks.TimeGoneBy: lambda t, _: t.plain(
        N_("The time you chose has gone by meanwhile. Press ✏️ and choose another one.")
    ),
    tasks.NotAVolunteer: lambda t, _: t.plain(
        N_("Volunteers take tasks. One tap in our private chat, and you are one: /tasks")
    ),
}

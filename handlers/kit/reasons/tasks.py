"""What stands in the way of a task. Each may be read in a group: nothing says whom it is for."""

from domain import tasks
from domain.tasks import TRIES, TaskStage
from handlers.kit.i18n import N_, Translation
from handlers.kit.reasons.wording import Ways, Words

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
    tasks.AlreadySettled: lambda t, r: t.plain(
        N_("This has been settled already (task #{number})."), number=r.task.id
    ),
    tasks.TaskFullOfPeople: lambda t, r: t.plain(
        N_("Task #{number} has all its helpers; nobody can be added."), number=r.task.id
    ),
    tasks.NotAVolunteer: lambda t, _: t.plain(
        N_("Volunteers take tasks. One tap in our private chat, and you are one: /tasks")
    ),
}

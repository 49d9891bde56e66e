"""What a coordinator is told, and whoever a task was taken from. Pure."""

from domain.tasks import Claim, Task
from handlers.kit.areas import Where
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, view
from handlers.tasks import desk_buttons, words


@view
def taken_from_you(t: Translation, claim: Claim) -> Screen:
    said = N_("The coordinator has taken task #{number} ({title}) off you: you need not go.")
    return Screen(text=t(said, number=claim.task.id, title=claim.task.title))


@view
def code(t: Translation, task: Task) -> Screen:
    said = N_(
        "🔢 Task #{number}: <b>{code}</b>\nPlease tell it only to who has come and is before you."
    )
    return Screen(text=t(said, number=task.id, code=task.code))


@view
def called(t: Translation, task: Task, asked: int, groups: int) -> Screen:
    said = N_("📣 Task #{number}: {asked} more asked, and the card posted in {groups} groups.")
    return Screen(text=t(said, number=task.id, asked=asked, groups=groups))


@view
def asleep(t: Translation, task: Task) -> Screen:
    said = N_("It is night: for task #{number} I ask the next volunteers in the morning.")
    return Screen(text=t(said, number=task.id))


@view
def at_risk(t: Translation, task: Task, where: Where) -> Screen:
    said = N_(
        "⚠️ Task #{number} lacks people: {held} of {capacity}.\n{title}\n📍 {where}\n🕒 {when}"
    )
    text = t(
        said,
        number=task.id,
        held=task.held,
        capacity=task.capacity,
        title=task.title,
        where=where.written(t),
        when=words.when(t, task),
    )
    keys = (desk_buttons.CALL(t, task.id), desk_buttons.TASK.labelled(_look(t, task), task.id))
    return Screen(text=text, keys=(keys,))


def _look(t: Translation, task: Task) -> str:
    return t.plain(N_("Look at #{number}"), number=task.id)

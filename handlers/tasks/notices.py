"""What people are told as a task goes its way: short, each for one reader. Pure."""

from markupsafe import Markup

from domain.files import File
from domain.tasks import Claim, ClaimState, Task, TaskStage
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from handlers.tasks import buttons, words

_MOST_NOTE = 1200
_COMES = N_(
    "🤝 {name} comes to help you.\n{title}\n🕒 {when}\n\nWhen they are at your door, tell them"
    " these four figures: <b>{code}</b>\nNot earlier, please:"
    " the figures show that they really came."
)
_COMING = {
    ClaimState.ARRIVED: N_("🤝 {name} is with you: {title}"),
    ClaimState.FINISHED: N_("🤝 {name} reports that it is done: {title}"),
    ClaimState.DISPUTED: N_("🤝 {name}: you said it was not done. Staff look into it: {title}"),
    ClaimState.CONFIRMED: N_("✅ {name} has helped you: {title}"),
}


@view
def coming(t: Translation, claim: Claim) -> Screen:
    """For the person helped: nothing of the volunteer but the name."""
    said = _COMING.get(claim.state, N_("{name} does not come: {title}"))
    if claim.state is ClaimState.HOLDING:
        said = _COMES
    return Screen(
        text=t(
            said,
            name=named(t, claim),
            title=claim.task.title,
            when=words.when(t, claim.task),
            code=claim.task.code,
        )
    )


@view
def cannot_come(t: Translation, claim: Claim, promoted: Claim | None) -> Screen:
    """For the person helped."""
    name, number = named(t, claim), claim.task.id
    if promoted is None:
        said = N_("{name} cannot come after all (task #{number}). I am asking others.")
        return Screen(text=t(said, name=name, number=number))
    said = N_("{name} cannot come after all (task #{number}): {other} comes instead.")
    return Screen(text=t(said, name=name, number=number, other=named(t, promoted)))


@view
def is_it_done(
    t: Translation, claim: Claim, note: str, files: tuple[File, ...], *, helped: bool
) -> Screen:
    """`helped`: asked of the person helped, else of a coordinator."""
    said = N_("{name} reports that task #{number} is done ({title}):\n“{note}”\n\nIs it so?")
    return Screen(
        text=t(
            said,
            name=named(t, claim),
            number=claim.task.id,
            title=claim.task.title,
            note=cut(note, _MOST_NOTE),
        ),
        files=files,
        keys=judging(t, claim, helped=helped),
    )


def judging(t: Translation, claim: Claim, *, helped: bool) -> tuple[tuple[Key, ...], ...]:
    no = buttons.DISPUTE if helped else buttons.REFUSE
    return rows([buttons.CONFIRM(t, claim.id), no(t, claim.id)], 2)


@view
def judged(t: Translation, claim: Claim) -> Screen:
    """In place of the question, once somebody has answered it."""
    return Screen(
        text=html(
            "#{number} {title}\n{name}: {state}",
            number=claim.task.id,
            title=claim.task.title,
            name=named(t, claim),
            state=t.plain(words.STATES[claim.state]),
        )
    )


@view
def please_decide(t: Translation, claim: Claim) -> Screen:
    """For coordinators: the person helped said that it was not done."""
    said = N_(
        "⚖️ Task #{number} ({title}): the neighbour says that {name} did not do it."
        " Please ask both, then decide."
    )
    return Screen(
        text=t(said, number=claim.task.id, title=claim.task.title, name=named(t, claim)),
        keys=judging(t, claim, helped=False),
    )


@view
def how_good(t: Translation, claim: Claim) -> Screen:
    stars = [buttons.RATE.labelled("★" * n, claim.id, n) for n in range(1, 6)]
    return Screen(
        text=t(N_("Good to hear! How many stars do you give {name}?"), name=named(t, claim)),
        keys=(tuple(stars[:3]), tuple(stars[3:])),
    )


@view
def thanks_for_stars(t: Translation, claim: Claim) -> Screen:
    said = N_("Thank you! {name} will be glad of your {stars}.")
    return Screen(text=t(said, name=named(t, claim), stars="★" * (claim.stars or 0)))


@view
def stars_for_you(t: Translation, claim: Claim) -> Screen:
    said = N_("Task #{number}: the neighbour gave you {stars}. Thank you!")
    return Screen(text=t(said, number=claim.task.id, stars="★" * (claim.stars or 0)))


@view
def sorry(t: Translation, claim: Claim) -> Screen:
    said = N_("Sorry to hear that. The coordinator will ask you about it (task #{number}).")
    return Screen(text=t(said, number=claim.task.id))


@view
def settled(t: Translation, claim: Claim, points: int) -> Screen:
    """For the volunteer: what was made of their work."""
    said = _SETTLED[claim.state]
    lines = [t(said, number=claim.task.id, title=claim.task.title)]
    if claim.state is ClaimState.CONFIRMED and points:
        worked = words.long(t, claim.worked)
        lines.append(t(N_("{worked}, {points} points."), worked=worked, points=points))
    return Screen(text=Markup("\n").join(lines))


_SETTLED = {
    ClaimState.CONFIRMED: N_("👍 Task #{number} ({title}) is confirmed. Thank you for your help!"),
    ClaimState.DISPUTED: N_(
        "Task #{number} ({title}): the neighbour says that it is not done. The coordinator will"
        " ask you about it."
    ),
}


@view
def refused(t: Translation, claim: Claim, why: str) -> Screen:
    said = N_("Task #{number} ({title}) was not recognised by the coordinator: “{why}”")
    return Screen(text=t(said, number=claim.task.id, title=claim.task.title, why=why))


@view
def called_off(t: Translation, task: Task) -> Screen:
    """For whoever had it or waited for it."""
    if task.stage is TaskStage.CANCELLED:
        said = N_(
            "Task #{number} ({title}) is called off: you need not go. Thank you all the same!"
        )
    else:
        said = N_(
            "Task #{number} ({title}) is over: your place on the list has lapsed. Thank you!"
        )
    return Screen(text=t(said, number=task.id, title=task.title))


@view
def see_below(t: Translation, task: Task) -> Screen:
    """Where a card stood that goes on further down."""
    return Screen(text=t(N_("Task #{number}: see further down ⬇️"), number=task.id))


def starts_soon(task: Task) -> str:
    """Above the card: what it says is to be translated."""
    if task.starts_at is None:
        return N_("⏰ Task #{number} still waits for you. If you cannot come, give it up below.")
    return N_("⏰ Task #{number} begins soon. If you cannot come, give it up below.")


@view
def say_when_done(t: Translation, claim: Claim) -> Screen:
    said = N_("Are you done with task #{number} ({title})? Then please press below.")
    return Screen(
        text=t(said, number=claim.task.id, title=claim.task.title),
        keys=((buttons.FINISH(t, claim.task.id),),),
    )


@view
def lapsed(t: Translation, claim: Claim) -> Screen:
    """Kindly: something may have happened to them."""
    said = N_(
        "You did not check in at task #{number} ({title}), so your place was given up."
        " We hope all is well with you. Next time, please give it up before if you cannot come."
    )
    return Screen(text=t(said, number=claim.task.id, title=claim.task.title))


@view
def nobody_left(t: Translation, task: Task) -> Screen:
    """For coordinators."""
    said = N_("⚠️ Nobody is left for task #{number} ({title}, {when}). Please find somebody else.")
    return Screen(text=t(said, number=task.id, title=task.title, when=words.when(t, task)))


@view
def missed(t: Translation, task: Task) -> Screen:
    """For coordinators."""
    said = N_("⌛ The time of task #{number} ({title}, {when}) went by and nobody came.")
    return Screen(text=t(said, number=task.id, title=task.title, when=words.when(t, task)))


@view
def nobody_came(t: Translation, task: Task) -> Screen:
    """For the person helped."""
    said = N_(
        "We are sorry: nobody could come for “{title}” in time. The coordinator knows of it."
    )
    return Screen(text=t(said, title=task.title))


def named(t: Translation, claim: Claim) -> str:
    """Erased people have no name."""
    return claim.person.name or t.plain(N_("a volunteer"))

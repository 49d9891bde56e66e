"""How tasks look: to everybody, to whoever holds one, to the person helped, in lists. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.privacy import masked_text
from domain.tasks import HELD, Claim, ClaimState, Task, TaskStage
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from handlers.tasks import buttons, words

_MOST = 1200


@view
def public_card(t: Translation, task: Task, where: str, waiting: int = 0) -> Screen:
    """As a group may read it: no names, no door, no telephone."""
    keys = [buttons.GRAB(t, task.id)] if task.stage is TaskStage.OPEN else []
    return Screen(text=_card(t, task, where, waiting), keys=rows(keys, 2))


@view
def offer(t: Translation, task: Task, where: str) -> Screen:
    """For one volunteer in private."""
    keys = [buttons.GRAB(t, task.id), buttons.DECLINE(t, task.id)]
    return Screen(text=_card(t, task, where, 0), keys=rows(keys, 2))


@view
def holder_card(t: Translation, claim: Claim, where: str, place: int = 0) -> Screen:
    """For whoever grabbed it: where to go and whom to call. `place`: see `Grabbed.place`."""
    lines = [_card(t, claim.task, where, 0), Markup()]
    if place:
        lines.append(t(N_("⏳ You are number {place} on the waiting list."), place=place))
    elif claim.state in HELD:
        lines.append(html("<b>{state}</b>", state=t.plain(words.STATES[claim.state])))
        lines += _private(t, claim)
    else:
        lines.append(html("{state}", state=t.plain(words.STATES[claim.state])))
    return Screen(text=Markup("\n").join(lines), keys=rows(_holder_keys(t, claim), 2))


def _private(t: Translation, claim: Claim) -> list[Markup]:
    if claim.state not in {ClaimState.HOLDING, ClaimState.ARRIVED} or not claim.task.private:
        return []
    return [t(N_("📍 For you alone: {private}"), private=cut(claim.task.private, _MOST))]


def _holder_keys(t: Translation, claim: Claim) -> list[Key]:
    number = claim.task.id
    match claim.state:
        case ClaimState.HOLDING:
            return [buttons.ARRIVE(t, number), buttons.DROP(t, number)]
        case ClaimState.WAITING:
            return [buttons.DROP(t, number)]
        case ClaimState.ARRIVED:
            return [buttons.FINISH(t, number)]
        case _:
            return []


@view
def open_tasks(
    t: Translation, tasks: Sequence[tuple[Task, str]], page: int, *, more: bool
) -> Screen:
    """`tasks`: each with where it is."""
    if not tasks:
        return Screen(
            text=t(N_("There is nothing to do at the moment. I tell you when there is."))
        )
    keys = [[buttons.OPEN.labelled(line(t, task), task.id)] for task, _ in tasks]
    turn = [buttons.PAGE.labelled("◀️", page - 1)] if page else []
    turn += [buttons.PAGE.labelled("▶️", page + 1)] if more else []
    return Screen(
        text=t(N_("Neighbours ask for a hand. Tap one to see more:")),
        keys=tuple(tuple(row) for row in [*keys, turn] if row),
    )


def line(t: Translation, task: Task) -> str:
    """A task on a button."""
    mark = "🚨" if task.urgent else ""
    return f"{mark}#{task.id} {cut(task.title, 24)} · {words.when(t, task)}"


def _card(t: Translation, task: Task, where: str, waiting: int) -> Markup:
    lines = [
        html(
            "<b>{urgent}🙋 {word} #{number}</b> · {field}",
            urgent="🚨 " if task.urgent else "",
            word=t.plain(N_("Task")),
            number=task.id,
            field=t.plain(words.FIELDS[task.field]),
        ),
        html("{title}", title=masked_text(cut(task.title, 200))),
        *(
            [html("{details}", details=masked_text(cut(task.details, _MOST)))]
            if task.details
            else []
        ),
        *([html("📍 {where}", where=where)] if where else []),
        html("🕒 {when}", when=words.when(t, task)),
        t(
            N_("About {long}, difficulty {stars}"),
            long=words.long(t, task.most),
            stars="★" * task.difficulty,
        ),
        *_needs(t, task),
        _places(t, task, waiting),
    ]
    return Markup("\n").join(lines)


def _needs(t: Translation, task: Task) -> list[Markup]:
    if not task.skills:
        return []
    skills = "、".join(t.plain(words.SKILLS[each]) for each in sorted(task.skills))
    return [t(N_("🛠 Needs: {skills}"), skills=skills)]


def _places(t: Translation, task: Task, waiting: int) -> Markup:
    if task.stage is not TaskStage.OPEN:
        return html("⏱ {stage}", stage=t.plain(words.STAGES[task.stage]))
    if not task.full:
        return t(N_("👥 {held} of {capacity} found"), held=task.held, capacity=task.capacity)
    if waiting:
        return t(
            N_("👥 All {capacity} found, {waiting} waiting"),
            capacity=task.capacity,
            waiting=waiting,
        )
    return t(N_("👥 All {capacity} found, you may join the waiting list"), capacity=task.capacity)

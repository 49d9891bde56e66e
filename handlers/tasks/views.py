"""How a task looks: to everybody, to whoever is asked, to whoever holds it. Pure."""

from dataclasses import replace

from markupsafe import Markup

from domain.privacy import masked_text
from domain.tasks import HELD, Claim, ClaimState, Task, TaskStage
from handlers.kit.areas import Where
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, View, cut, html, rows, view
from handlers.tasks import buttons, words

_MOST = 1200


@view
def public_card(t: Translation, task: Task, where: Where, waiting: int = 0) -> Screen:
    """As a group may read it: no names, no door, no telephone."""
    keys = [buttons.GRAB(t, task.id)] if task.stage is TaskStage.OPEN else []
    return Screen(text=_card(t, task, where, waiting, public=True), keys=rows(keys, 2))


@view
def offer(t: Translation, task: Task, where: Where, *, declined: bool = False) -> Screen:
    """For one volunteer in private, who may change their mind after they declined."""
    text = _card(t, task, where, 0)
    keys: list[Key] = []
    if task.stage is TaskStage.OPEN:
        keys = [buttons.GRAB(t, task.id)]
        keys += [] if declined else [buttons.DECLINE(t, task.id)]
    if declined:
        text += html("\n\n{words}", words=t(N_("You cannot come this time: that is all right.")))
    return Screen(text=text, keys=rows(keys, 2))


@view
def to_outsiders(t: Translation, task: Task, where: Where) -> Screen:
    """For whoever has not joined."""
    keys = [buttons.JOIN(t)] if task.stage is TaskStage.OPEN else []
    return Screen(text=_card(t, task, where, 0, public=True), keys=rows(keys, 1))


@view
def holder_card(t: Translation, claim: Claim, where: Where, place: int = 0) -> Screen:
    """For whoever grabbed it: where to go and whom to call. `place`: see `Grabbed.place`."""
    lines = [_card(t, claim.task, where, 0), Markup()]
    if place:
        lines.append(t(N_("⏳ You are number {place} on the waiting list."), place=place))
    elif claim.state in HELD:
        lines.append(html("<b>{state}</b>", state=t.plain(words.STATES[claim.state])))
        lines += _private(t, claim)
    elif claim.state is ClaimState.RELEASED and claim.task.stage is TaskStage.DONE:
        lines.append(t(N_("Others were enough this time. Thank you for standing by!")))
    else:
        lines += _ended(t, claim)
    text = Markup("\n").join(lines).rstrip()
    return Screen(text=text, keys=rows(_holder_keys(t, claim), 2))


def _ended(t: Translation, claim: Claim) -> list[Markup]:
    """Released is who was taken the place; and who had one when the task ended, whose own line
    says all.
    """
    if claim.state is not ClaimState.RELEASED:
        return [t(words.STATES[claim.state])]
    is_open = claim.task.stage is TaskStage.OPEN
    return [t(N_("It is not yours any more."))] if is_open else []


@view
def headed(t: Translation, head: str, task: Task, card: View) -> Screen:
    """A card with the reason why it comes anew; gone with its next change."""
    shown = card(t)
    words = t(head, number=task.id)
    return replace(shown, text=html("{words}\n\n{text}", words=words, text=shown.text))


def _private(t: Translation, claim: Claim) -> list[Markup]:
    if claim.state not in {ClaimState.HOLDING, ClaimState.ARRIVED} or not claim.task.private:
        return []
    return [t(N_("📍 For you alone: {private}"), private=cut(claim.task.private, _MOST))]


def _holder_keys(t: Translation, claim: Claim) -> list[Key]:
    number = claim.task.id
    match claim.state:
        case ClaimState.HOLDING:
            keys = [buttons.ARRIVE(t, number), buttons.DROP(t, number)]
            timed = claim.task.starts_at is not None
            return [*keys, buttons.ADD_TO_CALENDAR(t, number)] if timed else keys
        case ClaimState.WAITING:
            return [buttons.DROP(t, number)]
        case ClaimState.ARRIVED:
            return [buttons.FINISH(t, number)]
        case ClaimState.DROPPED if claim.task.stage is TaskStage.OPEN:
            return [buttons.GRAB(t, number)]
        case _:
            return []


def _card(
    t: Translation, task: Task, where: Where, waiting: int, *, public: bool = False
) -> Markup:
    at = where.written(t)
    lines = [
        html(
            "<b>{urgent}🙋 {word} #{number}</b> · {field}",
            urgent="🚨 " if task.urgent else "",
            word=t.plain(N_("Task")),
            number=task.id,
            field=t.plain(words.FIELDS[task.field]),
        ),
        *_about(t, task, public=public),
        *([html("📍 {where}", where=at)] if at else []),
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


def _about(t: Translation, task: Task, *, public: bool) -> list[Markup]:
    title = words.in_public(t, task) if public else words.called(t, task)
    about = [html("{title}", title=cut(title, 200))]
    if task.details:
        about.append(html("{details}", details=masked_text(cut(task.details, _MOST))))
    return about


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

"""How a coordinator sees tasks: in private, with the names of who has them. Pure."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from domain.tasks import HELD, Claim, ClaimState, Task, TaskStage
from handlers.kit import doors
from handlers.kit.areas import Where
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from handlers.tasks import buttons, desk_buttons, notices, words
from services.tasks import Kept, Looked
from storage.task_desk import Heap

A_PAGE = 6
_LABEL = 40
#: On a card; the others stand behind the button.
_NAMED = 8
_MOST = 1000

HEAPS = {
    Heap.AT_RISK: N_("⚠️ Too few people"),
    Heap.NOT_THERE: N_("🔴 Not checked in"),
    Heap.UNCONFIRMED: N_("👀 To be confirmed"),
    Heap.DISPUTED: N_("⚖️ In dispute"),
    Heap.OPEN: N_("📂 All open"),
}
#: Of somebody, to somebody else.
_STATES = {
    ClaimState.HOLDING: N_("has it"),
    ClaimState.WAITING: N_("waits for a place"),
    ClaimState.ARRIVED: N_("is there"),
    ClaimState.FINISHED: N_("says it is done"),
    ClaimState.CONFIRMED: N_("has done it"),
    ClaimState.DISPUTED: N_("is said not to have done it"),
    ClaimState.REFUSED: N_("was not recognised"),
    ClaimState.DROPPED: N_("gave it up"),
    ClaimState.LAPSED: N_("did not come"),
    ClaimState.RELEASED: N_("has it no more"),
}
_RELEASABLE = {ClaimState.HOLDING, ClaimState.WAITING, ClaimState.ARRIVED}
_TO_JUDGE = {ClaimState.FINISHED, ClaimState.DISPUTED}


@view
def home(t: Translation, counts: Mapping[Heap, int]) -> Screen:
    keys = [
        desk_buttons.PILE.labelled(f"{t.plain(HEAPS[heap])} {counts[heap]}", at, 0)
        for at, heap in enumerate(Heap)
    ]
    keys += [desk_buttons.ADD(t), desk_buttons.ROTAS(t, 0), doors.DESK(t, 0, 0)]
    return Screen(text=t(N_("🤝 <b>Volunteers' tasks</b>")), keys=rows(keys, 2))


@view
def pile(t: Translation, which: int, tasks: Sequence[Task], page: int, *, more: bool) -> Screen:
    lines = [(desk_buttons.TASK.labelled(line(t, each), each.id),) for each in tasks]
    turn = [desk_buttons.PILE.labelled("◀️", which, page - 1)] if page else [_back(t)]
    if more:
        turn.append(desk_buttons.PILE.labelled("▶️", which, page + 1))
    elif page:
        turn.append(_back(t))
    said = N_("{pile}:") if tasks else N_("{pile}: nothing here.")
    label = t.plain(HEAPS[tuple(Heap)[which]])
    return Screen(text=t(said, pile=label), keys=(*lines, tuple(turn)))


def line(t: Translation, task: Task) -> str:
    """Number, when, how many, what, as it stands on a key."""
    when = words.begins(t, task.starts_at) if task.starts_at else ""
    parts = (f"#{task.id}", when, f"{task.held}/{task.capacity}", task.title)
    return cut(("🚨" if task.urgent else "") + " ".join(each for each in parts if each), _LABEL)


@view
def card(t: Translation, kept: Kept, where: Where) -> Screen:
    task = kept.task
    lines = [
        html(
            "<b>{urgent}🙋 {word} #{number}</b> · {field}",
            urgent="🚨 " if task.urgent else "",
            word=t.plain(N_("Task")),
            number=task.id,
            field=t.plain(words.FIELDS[task.field]),
        ),
        html("{title}", title=task.title),
        html("📍 {where}", where=where.written(t)),
        html("🕒 {when}", when=words.when(t, task)),
        *_stage(t, task),
        *_further(t, task),
        Markup(),
        *_places(t, task),
        *(_who(t, each) for each in _shown(kept)),
    ]
    return Screen(text=Markup("\n").join(lines), keys=rows(_keys(t, kept), 2))


def _stage(t: Translation, task: Task) -> list[Markup]:
    """Of one that is full the number of people says all."""
    if task.stage is TaskStage.OPEN and task.full:
        return []
    return [html("⏱ {stage}", stage=t.plain(words.STAGES[task.stage]))]


def _places(t: Translation, task: Task) -> list[Markup]:
    if task.stage is TaskStage.CANCELLED:
        return []
    return [t(N_("👥 {held} of {capacity}"), held=task.held, capacity=task.capacity)]


def _further(t: Translation, task: Task) -> list[Markup]:
    told = [(N_("💬 {details}"), "details", task.details)]
    told.append((N_("🔒 For those who come: {private}"), "private", task.private))
    return [t(said, **{name: cut(said_, _MOST)}) for said, name, said_ in told if said_]


def _shown(kept: Kept) -> Sequence[Claim]:
    return [each for each in kept.claims if each.active or each.state in HELD][:_NAMED]


def _who(t: Translation, claim: Claim) -> Markup:
    state = t.plain(_STATES[claim.state])
    return t(N_("· {name}: {state}"), name=notices.named(t, claim), state=state)


def _keys(t: Translation, kept: Kept) -> list[Key]:
    task, keys = kept.task, list[Key]()
    is_open = task.stage is TaskStage.OPEN
    if kept.claims:
        label = f"{t.plain(desk_buttons.PEOPLE.label)} ({len(kept.claims)})"
        keys.append(desk_buttons.PEOPLE.labelled(label, task.id, 0))
    if is_open and not task.full:
        keys.append(desk_buttons.CALL(t, task.id))
    if is_open:
        keys.append(desk_buttons.CODE(t, task.id))
    if task.stage is not TaskStage.CANCELLED:
        keys.append(desk_buttons.ENTER(t, task.id))
    if is_open:
        keys.append(desk_buttons.CALL_OFF(t, task.id))
    return [*keys, _back(t)]


@view
def people(t: Translation, kept: Kept, page: int) -> Screen:
    """The first to have asked first; who waits has their place in this order."""
    task, claims = kept.task, kept.claims
    page = min(page, max(0, len(claims) - 1) // A_PAGE)
    there = claims[page * A_PAGE :][:A_PAGE]
    lines = [(desk_buttons.CLAIM.labelled(_label(t, each), each.id),) for each in there]
    turn = [desk_buttons.PEOPLE.labelled("◀️", task.id, page - 1)] if page else [_to_task(t, task)]
    if len(claims) > (page + 1) * A_PAGE:
        turn.append(desk_buttons.PEOPLE.labelled("▶️", task.id, page + 1))
    elif page:
        turn.append(_to_task(t, task))
    said = N_("👥 Task #{number}, {title}:") if claims else N_("Nobody has asked for it yet.")
    text = t(said, number=task.id, title=task.title)
    return Screen(text=text, keys=(*lines, tuple(turn)))


def _label(t: Translation, claim: Claim) -> str:
    state = t.plain(_STATES[claim.state])
    return cut(f"{notices.named(t, claim)} · {state}", _LABEL)


@view
def claim(t: Translation, looked: Looked, *, own: bool) -> Screen:
    """`own`: of whoever looks; they decide nothing of it."""
    held = looked.claim
    lines = [
        html("<b>{name}</b>", name=notices.named(t, held)),
        t(N_("Task #{number}: {title}"), number=held.task.id, title=held.task.title),
        html("{state}", state=t.plain(_STATES[held.state])),
        *_times(t, held),
    ]
    if looked.noted:
        lines.append(t(N_("Came late or not in the last 90 days: {count}"), count=looked.noted))
    keys = [] if own else _deciding(t, held)
    return Screen(text=Markup("\n").join(lines), keys=(*rows(keys, 2), (_to_task(t, held.task),)))


def _times(t: Translation, claim: Claim) -> list[Markup]:
    told = []
    if claim.arrived_at is not None:
        told.append(t(N_("📍 There at {time}"), time=t.moment(claim.arrived_at)))
    if claim.finished_at is not None:
        told.append(t(N_("🏁 Done at {time}"), time=t.moment(claim.finished_at)))
    if claim.worked:
        told.append(t(N_("🕒 Counted: {long}"), long=words.long(t, claim.worked)))
    return told


def _deciding(t: Translation, claim: Claim) -> list[Key]:
    keys = []
    if claim.state is ClaimState.HOLDING:
        keys.append(buttons.CHECK_IN(t, claim.id))
    if claim.state in _TO_JUDGE:
        keys += [buttons.CONFIRM(t, claim.id), buttons.REFUSE(t, claim.id)]
    if claim.state in _RELEASABLE:
        keys.append(desk_buttons.RELEASE(t, claim.id))
    return keys


@view
def release_indeed(t: Translation, claim: Claim) -> Screen:
    said = N_("Take task #{number} from {name}? They are told, and who waits is next.")
    text = t(said, number=claim.task.id, name=notices.named(t, claim))
    yes = desk_buttons.RELEASE_INDEED(t, claim.id)
    no = desk_buttons.CLAIM.labelled(t.plain(N_("No, leave it")), claim.id)
    return Screen(text=text, keys=((yes, no),))


def _back(t: Translation) -> Key:
    return doors.TASKS.labelled(t.plain(N_("↩️ Tasks")))


def _to_task(t: Translation, task: Task) -> Key:
    return desk_buttons.TASK.labelled(t.plain(N_("↩️ Task #{number}"), number=task.id), task.id)

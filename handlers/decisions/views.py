"""How decisions look: the list, one's timeline with its buttons, what a group reads. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from domain.decisions import Decision, Objection, Published
from domain.privacy import masked_text
from domain.votes import VoteState
from handlers.decisions import buttons, timeline, words
from handlers.decisions.timeline import Reader
from handlers.kit import doors
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from services.decisions.holding import Picture
from services.decisions.standing import Standing

A_PAGE, _LABEL = 5, 44


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A line of the list."""

    decision: Decision
    #: Something is theirs to do.
    turn: bool
    late: bool


@view
def nowhere(t: Translation) -> Screen:
    return Screen(
        text=t(N_("📢 Decisions are shown to those who live or work there. Register first.")),
        keys=((doors.JOIN(t),),),
    )


@view
def listing(
    t: Translation, found: Sequence[Listed], page: int, count: int, *, proposes: bool
) -> Screen:
    if not count:
        said = N_("📢 Nothing is being decided, and nothing was so far.")
    else:
        said = N_("📢 What was proposed, who said what, how the owners voted, what became of it:")
    keys = [(buttons.OPEN.labelled(_line(t, each), each.decision.id, 0),) for each in found]
    turn = [buttons.LIST.labelled("◀️", page - 1)] if page else []
    if count > (page + 1) * A_PAGE:
        turn.append(buttons.LIST.labelled("▶️", page + 1))
    last = [(buttons.PROPOSE(t),)] if proposes else []
    return Screen(text=t(said), keys=(*keys, *([tuple(turn)] if turn else []), *last))


def _line(t: Translation, each: Listed) -> str:
    standing = words.standing(t, each.decision, late=each.late)
    mark = "👉 " if each.turn else ""
    return f"{mark}{cut(masked_text(each.decision.title), _LABEL - len(standing))} · {standing}"


@view
def own(t: Translation, seen: Picture, page: int, may: Standing, whole: str) -> Screen:
    """For one person in private, a page of it."""
    made = timeline.pages(t, seen, Reader(staff=may.keeps))
    page = min(page, len(made) - 1)
    text = Markup("\n\n").join([timeline.head(t, seen, whole), *made[page]])
    return Screen(text=text, keys=_keys(t, seen, page, len(made), may))


def _keys(
    t: Translation, seen: Picture, page: int, pages: int, may: Standing
) -> tuple[tuple[Key, ...], ...]:
    number = seen.decision.id
    offered = (
        (may.speaks is not None, buttons.APPROVE),
        (may.speaks is not None, buttons.REFUSE),
        (may.calls, buttons.CALL_VOTE),
        (may.objects, buttons.OBJECT),
        (may.resolves, buttons.RESOLVE),
        (may.proposes_anew, buttons.ANEW),
    )
    keys = [button(t, number) for offers, button in offered if offers]
    if seen.vote is not None and seen.vote.state is VoteState.OPEN:
        keys.append(doors.BALLOT(t, seen.vote.id))
    waiting = seen.decision.unanswered
    if may.keeps and waiting:
        label = t.plain(N_("✋ Objections to answer: {count}"), count=waiting)
        keys.append(buttons.OBJECTIONS.labelled(label, number, 0))
    turn = [buttons.OPEN.labelled("◀️", number, page - 1)] if page else []
    if page + 1 < pages:
        turn.append(buttons.OPEN.labelled("▶️", number, page + 1))
    return (*rows(keys, 2), (*turn, buttons.LIST(t, 0)))


@view
def group(t: Translation, seen: Picture, kind: Published, whole: str) -> Screen:
    """As everybody may read it: offices, and nobody's name."""
    decision, said = seen.decision, _GROUP[kind]
    shown = decision.publication(kind)
    assert shown is not None, "it is published"
    first = [t(said), timeline.head(t, seen, whole)]
    if shown.runs(seen.at):
        object_ = N_(
            "Do you object? Say so until {until}: tap below. You are answered in writing."
        )
        first.append(t(object_, until=t.moment(shown.until)))
    read = timeline.pages(t, seen, Reader(group=True))[0]
    keys = [buttons.OPEN.labelled(t.plain(N_("📖 Read all of it")), decision.id, 0)]
    if shown.runs(seen.at):
        keys.append(buttons.OBJECT(t, decision.id))
    return Screen(text=Markup("\n\n").join([*first, *read]), keys=rows(keys, 2))


_GROUP = {
    Published.PROCESS: N_("📢 <b>Published: how this was decided</b>"),
    Published.RESULT: N_("📢 <b>Published: what was decided, and who does it</b>"),
}


@view
def done(t: Translation, seen: Picture, whole: str) -> Screen:
    """For groups, once."""
    said = N_("✅ <b>Done as decided</b>")
    keys = ((buttons.OPEN.labelled(t.plain(N_("📖 Read all of it")), seen.decision.id, 0),),)
    text = Markup("\n\n").join(
        [t(said), timeline.head(t, seen, whole), *timeline.outcome(t, seen)]
    )
    return Screen(text=text, keys=keys)


@view
def objections(
    t: Translation, decision: Decision, found: Sequence[Objection], page: int
) -> Screen:
    """What waits for an answer, for those who answer."""
    waiting = [each for each in found if not each.answer]
    back = buttons.OPEN.labelled(t.plain(N_("↩️ Back")), decision.id, 0)
    if not waiting:
        return Screen(text=t(N_("Every objection has its answer.")), keys=((back,),))
    page = min(page, (len(waiting) - 1) // A_PAGE)
    shown = waiting[page * A_PAGE :][:A_PAGE]
    lines = [timeline.objection(t, each, Reader(staff=True)) for each in shown]
    keys = [
        (buttons.ANSWER.labelled(f"{at}. ✍️ {cut(' '.join(each.text.split()), 30)}", each.id),)
        for at, each in enumerate(shown, 1)
    ]
    turn = [buttons.OBJECTIONS.labelled("◀️", decision.id, page - 1)] if page else []
    if len(waiting) > (page + 1) * A_PAGE:
        turn.append(buttons.OBJECTIONS.labelled("▶️", decision.id, page + 1))
    head = html("<b>{title}</b>", title=decision.title)
    return Screen(text=Markup("\n\n").join([head, *lines]), keys=(*keys, (*turn, back)))

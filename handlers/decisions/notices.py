"""What somebody is told of a decision: their turn, what is late, what is published. Pure."""

from domain.decisions import Decision, Office, Published, Stage
from domain.privacy import masked_text
from handlers.decisions import buttons, words
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, view
from services.decisions.reminding import Nudge

_NUDGES = {
    Nudge.TURN: N_("📢 {who}: your word is asked for, in writing, by {day}."),
    Nudge.SOON: N_("⏰ Due on {day}: {step}."),
    Nudge.LATE: N_("🔴 It was due on {day}, and has not been done: {step}."),
    Nudge.VACANT: N_(
        "📢 Nobody here may speak for {who}, and this waits for their word. Appoint somebody:"
        " /roles"
    ),
    Nudge.CALL_VOTE: N_("🗳 The reviews are through: call the owners to vote, by {day}."),
    Nudge.ANSWER: N_("✋ A neighbour objects and waits for a written answer."),
    Nudge.RESOLVE: N_("📢 Its publication is over: say who does it, by {day}."),
    Nudge.NO_GROUP: N_(
        "📢 It is published, but no residents' group is set up here: only each by themselves"
        " reads it. Set one up: /bind"
    ),
    Nudge.DROPPED: N_("✖️ Nobody does what was decided any more: give it to somebody else."),
}
_PUBLISHED = {
    Published.PROCESS: N_("📢 Published: how this was decided. You may object until {until}."),
    Published.RESULT: N_("📢 Published: what was decided, and who does it."),
}


@view
def nudge(t: Translation, decision: Decision, why: Nudge, office: Office | None) -> Screen:
    who = words.office(t, office) if office is not None else ""
    step = t.plain(words.STAGES.get(decision.stage, words.STAGES[Stage.DONE]))
    day = t.day(decision.due_at) if decision.due_at is not None else ""
    said = t(_NUDGES[why], who=who, day=day, step=step)
    return _about(t, decision, said)


@view
def published(t: Translation, decision: Decision, kind: Published) -> Screen:
    shown = decision.publication(kind)
    assert shown is not None, "it is published"
    return _about(t, decision, t(_PUBLISHED[kind], until=t.moment(shown.until)))


@view
def answered(t: Translation, decision: Decision, answer: str) -> Screen:
    said = N_("✍️ Your objection is answered:\n{answer}")
    return _about(t, decision, t(said, answer=answer))


@view
def ended(t: Translation, decision: Decision) -> Screen:
    """For those who spoke for an office in it."""
    said = {
        Stage.REFUSED: N_("❌ It is refused. The reason stands in its timeline."),
        Stage.DONE: N_("✅ What was decided is done."),
    }[decision.stage]
    return _about(t, decision, t(said))


def _about(t: Translation, decision: Decision, said: object) -> Screen:
    text = t(N_("{said}\n<b>{title}</b>"), said=said, title=masked_text(decision.title))
    return Screen(text=text, keys=((buttons.OPEN(t, decision.id, 0),),))

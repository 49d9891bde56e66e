"""The words for what decisions are made of."""

from collections.abc import Sequence

from domain.areas import Area
from domain.assembly import Matter
from domain.decisions import STEPS, Decision, Office, Procedure, Published, Stage
from handlers.kit import areas
from handlers.kit.i18n import N_, Translation
from handlers.kit.reasons.decisions import OFFICES

PROCEDURES = {
    Procedure.REVIEWS: N_("three reviews, one approval, two publications"),
    Procedure.SMALL: N_("the branch first, then three parties, then the owners"),
}
#: What happens at a stage, as a step of the way.
STAGES = {
    Stage.REVIEW: N_("reviewed by the community"),
    Stage.CONSULTATION: N_("talked over by three parties"),
    Stage.ASSEMBLY: N_("voted on by the owners"),
    Stage.APPROVAL: N_("approved by the street"),
    Stage.PROCESS: N_("process published"),
    Stage.RESOLVING: N_("given to somebody to do"),
    Stage.ADOPTED: N_("result published, being done"),
    Stage.DONE: N_("done"),
}
#: In a list, and above a timeline: what it waits for.
WAITS = {
    Stage.REVIEW: N_("⏳ under review by the community"),
    Stage.CONSULTATION: N_("⏳ three parties talk it over"),
    Stage.ASSEMBLY: N_("🗳 the owners decide"),
    Stage.APPROVAL: N_("⏳ with the street for approval"),
    Stage.PROCESS: N_("📢 process published: objections are welcome"),
    Stage.RESOLVING: N_("⏳ to be given to somebody to do"),
    Stage.ADOPTED: N_("📢 adopted, being done"),
    Stage.DONE: N_("✅ done"),
    Stage.REFUSED: N_("❌ refused"),
}
PUBLICATIONS = {
    Published.PROCESS: N_("📢 Process published"),
    Published.RESULT: N_("📢 Result published"),
}
#: As they are offered, the most usual first. Who sits on the committee is an election's.
MATTERS = (
    Matter.USE_FUND,
    Matter.CHANGE_USE,
    Matter.REBUILD,
    Matter.MANAGER,
    Matter.RAISE_FUND,
    Matter.COVENANT,
    Matter.PROCEDURE,
    Matter.OTHER,
)


def where(t: Translation, lineage: Sequence[Area], whole: str) -> str:
    return areas.written(t, lineage, whole) or whole


def office(t: Translation, each: Office) -> str:
    return t.plain(OFFICES[each])


def offices(t: Translation, several: Sequence[Office]) -> str:
    return t.plain(N_(", ")).join(office(t, each) for each in several)


def standing(t: Translation, decision: Decision, *, late: bool) -> str:
    """In a few words."""
    said = t.plain(WAITS[decision.stage])
    return t.plain(N_("{said} · 🔴 late"), said=said) if late else said


def way(t: Translation, decision: Decision) -> str:
    """All steps in their order; how far it has come."""
    steps = STEPS[decision.procedure]
    refused = decision.stage is Stage.REFUSED
    here = len(steps) if refused else steps.index(decision.stage)
    marks = [t.plain(N_("✅ proposed"))]
    for at, step in enumerate(steps):
        done = at < here or step is decision.stage is Stage.DONE
        mark = "✅" if done and not refused else "⏳" if at == here else "▫️"
        marks.append(f"{mark} {t.plain(STAGES[step])}")
    if refused:
        passed = _passed(decision)
        marks = [marks[0], *(f"✅ {t.plain(STAGES[each])}" for each in passed)]
        marks.append(f"❌ {t.plain(STAGES[steps[len(passed)]])}")
    return " → ".join(marks)


def _passed(decision: Decision) -> Sequence[Stage]:
    """Of one that was refused: the steps it took before."""
    steps = STEPS[decision.procedure]
    last = decision.opinions[-1]
    ended_at = last.step if last.step and not last.approved else Stage.ASSEMBLY
    return steps[: steps.index(ended_at)]

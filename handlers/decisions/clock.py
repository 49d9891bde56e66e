"""What the clock does to decisions: counts votes in, closes publications, tells whoever is due."""

from domain.decisions import Stage
from domain.outcomes import Outcome, Verdict
from domain.votes import Vote
from handlers.decisions import telling
from handlers.kit.routing import Routes
from handlers.kit.speaking import Speaker
from services.decisions import going_on


async def go_on(speaker: Speaker) -> None:
    rules = speaker.neighbourhood.decisions
    for before, decision in await going_on.advance(speaker.unit, rules):
        if decision.stage is Stage.DONE:
            await telling.finished(speaker, decision)
        elif decision.stage is before:
            await telling.tend(speaker, decision)
        else:
            await telling.changed(speaker, decision)
        await telling.spread(speaker, decision)


async def counted(speaker: Speaker, vote: Vote, outcome: Outcome) -> None:
    """The owners have decided: in the transaction that publishes it."""
    passed, rules = outcome.verdict is Verdict.PASSED, speaker.neighbourhood.decisions
    decision = await going_on.vote_ended(speaker.unit, vote.id, rules, passed=passed)
    if decision is not None:
        await telling.changed(speaker, decision)


def register(routes: Routes) -> None:
    routes.jobs["decisions"] = go_on
    routes.published.append(counted)

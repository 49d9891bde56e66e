"""Who has to act, and who wants to know: each is told once of each date."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.decisions import (
    PROPOSERS,
    SPEAKERS,
    Decision,
    Office,
    Publication,
    Stage,
)
from domain.people import Person
from domain.reminders.decisions import SOON, UNCOUNTED
from services.decisions import reach
from storage.unit import Unit

#: So long before a step is due whoever has to take it is reminded (*ours*).
AHEAD = SOON.span
#: After its end a vote is counted, or its officers bring their key (*ours*).
_COUNTING = UNCOUNTED.span
#: How many neighbours are told at once.
_TOLD = 200


class Nudge(StrEnum):
    """Why somebody is told."""

    #: The next word is theirs.
    TURN = "turn"
    #: It is due in two days.
    SOON = "soon"
    LATE = "late"
    #: Nobody holds the office whose word it waits for.
    VACANT = "vacant"
    CALL_VOTE = "call"
    #: An objection waits for its answer.
    ANSWER = "answer"
    RESOLVE = "resolve"
    #: No group of residents reads what is published.
    NO_GROUP = "no group"
    #: Nobody does what it became.
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    why: Nudge
    office: Office | None
    people: Sequence[Person]


async def due(unit: Unit, decision: Decision) -> Sequence[Due]:
    """Noted as told: asked again it is nobody."""
    found = []
    async for each, notice, due_at in _due(unit, decision):
        people = [
            person
            for person in each.people
            if await unit.objections.tell(decision, notice, due_at, person, unit.now)
        ]
        if people:
            found.append(Due(why=each.why, office=each.office, people=people))
    return found


async def neighbours(unit: Unit, decision: Decision, publication: Publication) -> Sequence[Person]:
    """Who have not heard of this publication: in portions, noted as told."""
    people = await unit.objections.untold(decision, publication.kind, publication.until, _TOLD)
    return [
        person
        for person in people
        if await unit.objections.tell(
            decision, publication.kind, publication.until, person, unit.now
        )
    ]


_Told = AsyncIterator[tuple[Due, str, datetime]]


async def _due(unit: Unit, decision: Decision) -> _Told:
    if decision.due_at is None:
        return
    if decision.stage in SPEAKERS:
        for office in decision.waits_for:
            async for each in _word(unit, decision, office):
                yield each
    elif decision.stage is Stage.ASSEMBLY:
        async for each in _vote(unit, decision):
            yield each
    else:
        async for each in _kept(unit, decision):
            yield each


async def _word(unit: Unit, decision: Decision, office: Office) -> _Told:
    """Of an office: to those who may still say it."""
    assert decision.due_at is not None, "somebody has to act"
    due_at = decision.due_at
    spoke = {each.by.id for each in decision.opinions if each.by and each.office is not office}
    bearers = await reach.bearers(unit, decision.area, office)
    able = [each for each in bearers if each.id not in spoke]
    keepers = await reach.keepers(unit, decision.area)
    if not able:
        yield Due(why=Nudge.VACANT, office=office, people=keepers), f"vacant {office}", due_at
    why = _pressing(unit, decision, Nudge.TURN)
    yield Due(why=why, office=office, people=able), f"{why} {office}", due_at
    if why is Nudge.LATE:
        yield Due(why=why, office=office, people=keepers), f"{why} {office}", due_at


async def _vote(unit: Unit, decision: Decision) -> _Told:
    assert decision.due_at is not None, "somebody has to act"
    due_at = decision.due_at
    keepers = await reach.keepers(unit, decision.area)
    if decision.vote is not None:
        # It may have been moved since it was called.
        ends = max(due_at, (await unit.votes.get(decision.vote)).closes_at)
        if unit.now > ends + _COUNTING:
            yield Due(why=Nudge.LATE, office=None, people=keepers), "late vote", due_at
        return
    why = _pressing(unit, decision, Nudge.CALL_VOTE)
    people = {each.id: each for each in keepers}
    for office in PROPOSERS[decision.procedure]:
        people |= {each.id: each for each in await reach.bearers(unit, decision.area, office)}
    yield Due(why=why, office=None, people=list(people.values())), f"{why} vote", due_at


async def _kept(unit: Unit, decision: Decision) -> _Told:
    """What keepers have to see to: answers, what becomes of it, whether it is done."""
    assert decision.due_at is not None, "somebody has to act"
    due_at, now = decision.due_at, unit.now
    keepers = await reach.keepers(unit, decision.area)
    for each in await unit.objections.of(decision.id):
        if not each.answer:
            asked = Due(why=Nudge.ANSWER, office=None, people=keepers)
            yield asked, f"answer {each.id}", each.at
    running = decision.running(now)
    if running is not None and not await unit.groups.around(decision.area, "residents"):
        nowhere = Due(why=Nudge.NO_GROUP, office=None, people=keepers)
        yield nowhere, f"no group {running.kind}", running.until
    if decision.stage is Stage.RESOLVING:
        why = _pressing(unit, decision, Nudge.RESOLVE)
        yield Due(why=why, office=None, people=keepers), f"{why} resolve", due_at
    elif now > due_at:
        # In time there is nothing to wait for; what waits is an answer, or what it became.
        yield Due(why=Nudge.LATE, office=None, people=keepers), f"late {decision.stage}", due_at
    if decision.resolution is not None:
        resolution = await unit.resolutions.get(decision.resolution)
        if resolution.dropped:
            dropped = Due(why=Nudge.DROPPED, office=None, people=keepers)
            yield dropped, f"dropped {resolution.id}", due_at


def _pressing(unit: Unit, decision: Decision, first: Nudge) -> Nudge:
    """Of what is due only the last: after a standstill nobody hears all of it."""
    assert decision.due_at is not None, "somebody has to act"
    soon = decision.due_at - AHEAD
    if unit.now > decision.due_at:
        return Nudge.LATE
    return Nudge.SOON if soon > decision.stage_at and unit.now >= soon else first

"""Something is proposed, by an office, for an area; from scratch, or from what came before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.areas import Area
from domain.assembly import Matter
from domain.calling import TITLE
from domain.decisions import (
    FROM_SCRATCH,
    PROPOSERS,
    STEPS,
    Decision,
    Grounds,
    Office,
    OfficeNotHeld,
    Opinion,
    Procedure,
    ProposedAnew,
    Stage,
    in_writing,
)
from domain.meetings import Resolution
from domain.people import Person, Who
from domain.permissions import Action, NotEntitled, require
from domain.settings import DecisionSettings
from services.decisions import reach
from services.decisions.holding import hold, save
from services.tickets import look as look_at_ticket
from storage.decisions import Proposed
from storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """Where somebody may propose, and in whose name."""

    area: Area
    offices: Sequence[Office]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    procedure: Procedure
    area: Area
    office: Office
    title: str
    #: What exactly, and why: the text of the decision.
    text: str
    matter: Matter = Matter.OTHER
    grounds: Grounds = FROM_SCRATCH


async def chances(unit: Unit, by: Person, grounds: Grounds) -> Sequence[Chance]:
    """Raises `NotEntitled`, `OfficeNotHeld`, and what stands against these grounds."""
    require(by, Action.PROPOSE_DECISION)
    only = await _area_of(unit, grounds)
    found = []
    for area in await reach.areas_of(unit) if only is None else [only]:
        held = await reach.offices(unit, by, area)
        offices = [each for each in PROPOSERS[Procedure.REVIEWS] if each in held]
        if offices:
            found.append(Chance(area=area, offices=offices))
    if not found:
        raise OfficeNotHeld(PROPOSERS[Procedure.REVIEWS])
    return found


async def sources(unit: Unit, area: Area, limit: int) -> Sequence[Resolution]:
    """What meetings resolved there, the newest first."""
    return await unit.resolutions.lately(area, limit)


async def propose(unit: Unit, proposal: Proposal, by: Person, rules: DecisionSettings) -> Decision:
    """Raises as `chances`, and `NotInWriting`."""
    given = await chances(unit, by, proposal.grounds)
    theirs = next((each for each in given if each.area.id == proposal.area.id), None)
    if theirs is None or proposal.office not in theirs.offices:
        raise OfficeNotHeld((proposal.office,))
    if proposal.office not in PROPOSERS[proposal.procedure]:
        raise OfficeNotHeld(PROPOSERS[proposal.procedure])
    due_at = unit.now + timedelta(days=rules.opinion_days)
    made = await unit.decisions.make(
        Proposed(
            procedure=proposal.procedure,
            area=proposal.area,
            title=" ".join(proposal.title.split())[:TITLE],
            matter=proposal.matter,
            stage=STEPS[proposal.procedure][0],
            grounds=proposal.grounds,
            due_at=due_at,
        ),
        unit.now,
    )
    if made is None:
        assert proposal.grounds.former is not None, "only of a former one there is another"
        raise ProposedAnew(await hold(unit, proposal.grounds.former))
    await unit.decisions.opine(made, _opinion(unit, proposal, by))
    return await save(unit, await hold(unit, made), "proposed", by)


def _opinion(unit: Unit, proposal: Proposal, by: Person) -> Opinion:
    return Opinion(
        step=None,
        office=proposal.office,
        by=Who(id=by.id, name=by.name),
        approved=True,
        text=in_writing(proposal.text),
        at=unit.now,
        due_at=unit.now,
    )


async def _area_of(unit: Unit, grounds: Grounds) -> Area | None:
    """Where it has to be proposed; None: anywhere. Raises `ProposedAnew`, `NotEntitled`."""
    if grounds.former is not None:
        former = await hold(unit, grounds.former)
        if former.stage is not Stage.REFUSED or await unit.decisions.anew(former.id) is not None:
            raise ProposedAnew(former)
        return former.area
    if grounds.resolution is not None:
        resolution = await unit.resolutions.get(grounds.resolution)
        if resolution.meeting is None:
            raise NotEntitled(Action.PROPOSE_DECISION)
        return (await unit.meetings.get(resolution.meeting)).area
    if grounds.ticket is not None:
        shown = await look_at_ticket(unit, grounds.ticket)
        areas = await reach.areas_of(unit)
        return next((each for each in areas if each.reaches(shown.ticket.area)), None)
    return None

"""Administrators are made and unmade by two: one proposes, a second one confirms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import Area
from domain.people import Person, PersonId, Role
from domain.permissions import Action, givable, may, require
from domain.reminders.people import PROPOSAL, UNCONFIRMED
from domain.roles import (
    Change,
    NoSecondAdministrator,
    PersonBarred,
    Post,
    Proposal,
    ProposalId,
    ProposalSettled,
    ProposalState,
    ProposalWaiting,
    ProposerNotEntitled,
    RoleHeldAlready,
    RoleNotHeld,
    VouchedFor,
)
from services import roles
from storage.failures import NotFound
from storage.grants import Held
from storage.reminded import Dated
from storage.unit import Unit

#: So long it waits for a second administrator.
WAITS = PROPOSAL.span
#: How many lapse in one sweep.
_SWEEP = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A proposal, with whom it concerns."""

    proposal: Proposal
    person: Person
    by: Person
    #: Who may confirm it.
    others: Sequence[Person]
    #: None unless it was answered by somebody.
    decided_by: Person | None = None


async def propose(unit: Unit, by: Person, to: PersonId, change: Change) -> Put:
    root = await roles.may_give(unit, by, Role.ADMINISTRATOR, (await unit.areas.root()).id)
    person = await roles.hold(unit, to)
    await _possible(unit, person, change)
    proposal = await unit.proposals.add(person.id, change, by.id, unit.now)
    if proposal is None:
        raise ProposalWaiting
    put = await _put(unit, proposal)
    if not put.others:
        raise NoSecondAdministrator
    await _note(unit, put, "proposed", by, root)
    return put


async def show(unit: Unit, by: Person, proposal_id: ProposalId) -> Put:
    """Raises `ProposalSettled` where there is none."""
    require(by, Action.CONFIRM_ADMINISTRATOR, at=await unit.areas.root())
    return await _get(unit, proposal_id)


async def waiting_for(unit: Unit, by: Person) -> Sequence[Proposal]:
    """What they could confirm."""
    if not may(by, Action.CONFIRM_ADMINISTRATOR, at=await unit.areas.root()):
        return []
    return [each for each in await unit.proposals.waiting() if not each.concerns(by)]


async def confirm(unit: Unit, by: Person, proposal_id: ProposalId) -> Put:
    """The role is given, or taken, with this."""
    put = await _decide(unit, by, proposal_id, ProposalState.CONFIRMED)
    root = await unit.areas.root()
    if Role.ADMINISTRATOR not in givable(put.by, root):
        raise ProposerNotEntitled
    person = await roles.hold(unit, put.person.id)
    await _possible(unit, person, put.proposal.change)
    if put.proposal.change is Change.GIVE:
        await unit.grants.give(person.id, Role.ADMINISTRATOR, root, unit.now, by=put.by.id)
        await _note(unit, put, "role-given", by, root)
    else:
        for held in await _administers(unit, person):
            await roles.end(unit, by, person, held)
    return put


async def decline(unit: Unit, by: Person, proposal_id: ProposalId) -> Put:
    put = await _decide(unit, by, proposal_id, ProposalState.REFUSED)
    await _note(unit, put, "declined", by, await unit.areas.root())
    return put


async def lapsing(unit: Unit) -> Sequence[tuple[Put, datetime]]:
    """What nobody has answered, and until when somebody can: of each is reminded once."""
    since, before = unit.now - WAITS, unit.now - WAITS + UNCONFIRMED.span
    return [
        (await _get(unit, proposal_id), at + WAITS)
        for proposal_id, at in await unit.reminded.proposals(since, before, _SWEEP)
        if await unit.reminded.say(Dated.PROPOSAL, proposal_id, at, unit.now)
    ]


async def lapse(unit: Unit) -> Sequence[Put]:
    """Done twice it finds nothing the second time."""
    lapsed = [
        proposal
        for proposal in await unit.proposals.made_before(unit.now - WAITS, _SWEEP)
        if await unit.proposals.settle(proposal.id, ProposalState.LAPSED, None, unit.now)
    ]
    return [await _get(unit, proposal.id) for proposal in lapsed]


async def _decide(unit: Unit, by: Person, proposal_id: ProposalId, state: ProposalState) -> Put:
    (await show(unit, by, proposal_id)).proposal.decide(by)
    # Of two who press at once, the database lets one.
    if not await unit.proposals.settle(proposal_id, state, by.id, unit.now):
        raise ProposalSettled
    return await _get(unit, proposal_id)


async def _get(unit: Unit, proposal_id: ProposalId) -> Put:
    try:
        return await _put(unit, await unit.proposals.get(proposal_id))
    except NotFound:
        raise ProposalSettled from None


async def _possible(unit: Unit, person: Person, change: Change) -> None:
    held = await _administers(unit, person)
    if change is Change.GIVE and held:
        raise RoleHeldAlready
    if change is Change.GIVE and person.barred:
        raise PersonBarred
    if change is Change.TAKE and not held:
        raise RoleNotHeld
    if change is Change.TAKE and any(each.by is None for each in held):
        raise VouchedFor


async def _administers(unit: Unit, person: Person) -> Sequence[Held]:
    return [each for each in await unit.grants.of(person.id) if each.role is Role.ADMINISTRATOR]


async def _put(unit: Unit, proposal: Proposal) -> Put:
    decided_by = proposal.decided_by
    return Put(
        proposal=proposal,
        person=await unit.people.get(proposal.person),
        by=await unit.people.get(proposal.by),
        others=[
            each
            for each in await unit.people.with_role_over(
                await unit.areas.root(), Role.ADMINISTRATOR
            )
            if not proposal.concerns(each)
        ],
        decided_by=await unit.people.get(decided_by) if decided_by else None,
    )


async def _note(unit: Unit, put: Put, kind: str, by: Person, root: Area) -> None:
    post = Post(role=Role.ADMINISTRATOR, area=root.id)
    await roles.note(unit, put.person.id, kind, by, post)

"""Proxies: recorded by staff from what an owner signed, taken back at any time until the close."""

from dataclasses import dataclass
from datetime import datetime

from domain.people import Person, PersonId
from domain.permissions import Action, NotEntitled, may, require
from domain.proxies import HolderIsOwner, HolderTaken, Proxy, ProxyId, ProxyOver, ProxyThere
from domain.serving import NotAnAssembly
from domain.votes import (
    NotOnTheRoll,
    Vote,
    VoteClosed,
    VoteId,
    VoteKind,
    Voter,
    VoterId,
    VoteState,
)
from services.assembly import finding
from storage.proxies import Given
from storage.unit import Unit

_OVER = frozenset({VoteState.CLOSED, VoteState.PUBLISHED, VoteState.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A proxy with what it is for, and who owns that voice."""

    vote: Vote
    voter: Voter
    proxy: Proxy
    owners: tuple[PersonId, ...]


async def record(
    unit: Unit, of: tuple[VoteId, VoterId], holder: PersonId, file_id: str, *, by: Person
) -> Held:
    """Raises `NotAnAssembly`, `VoteNotOpen`, `VoteClosed`, `NotOnTheRoll`, `NotEntitled`,
    `HolderIsOwner`, `HolderTaken` and `ProxyThere`.
    """
    vote = await finding.vote(unit, of[0], share=True)
    if vote.kind is not VoteKind.ASSEMBLY:
        raise NotAnAssembly
    vote.must_be_open(unit.now)
    require(by, Action.RUN_ASSEMBLY, at=await unit.areas.get(vote.area))
    voter = await unit.votes.find(vote.id, of[1])
    if voter is None:
        raise NotOnTheRoll
    await must_fit(unit, vote.id, voter.id, holder)
    owners = await unit.votes.people_of(voter.id)
    given = Given(vote=vote.id, voter=voter.id, holder=holder, file_id=file_id, by=by.id)
    made = await unit.proxies.make(given, unit.now)
    if made is None:
        raise ProxyThere
    proxy = await unit.proxies.hold(made)
    return Held(vote=vote, voter=voter, proxy=proxy, owners=tuple(owners))


async def must_fit(unit: Unit, vote: VoteId, voter: VoterId, holder: PersonId) -> None:
    """Raises `ProxyThere`, `HolderIsOwner` and `HolderTaken`."""
    if any(each.holds for each in await unit.proxies.of_voter(voter)):
        raise ProxyThere
    if holder in await unit.votes.people_of(voter):
        raise HolderIsOwner
    if await unit.proxies.holds(vote, holder):
        raise HolderTaken


async def revoke(unit: Unit, proxy_id: ProxyId, by: Person, received_at: datetime) -> Held:
    """By the owner, or by staff whom the owner told. What the holder has cast stands until the
    owner casts. Raises `ProxyOver`, `VoteClosed` and `NotEntitled`.
    """
    held = await look(unit, proxy_id)
    if held.vote.state in _OVER or received_at >= held.vote.closes_at:
        raise VoteClosed(held.vote)
    area = await unit.areas.get(held.vote.area)
    if by.id not in held.owners and not may(by, Action.RUN_ASSEMBLY, at=area):
        raise NotEntitled(Action.RUN_ASSEMBLY)
    proxy = await unit.proxies.hold(proxy_id)
    if not proxy.holds:
        raise ProxyOver
    await unit.proxies.end(proxy, unit.now)
    return held


async def look(unit: Unit, proxy_id: ProxyId) -> Held:
    """Raises `NotFound`."""
    proxy = await finding.proxy(unit, proxy_id)
    vote = await unit.votes.get(proxy.vote)
    voter = await unit.votes.find(vote.id, proxy.voter)
    assert voter is not None, "it was recorded for a voice of the roll"
    people = await unit.votes.people_of(voter.id)
    owners = tuple(each for each in people if each != proxy.holder)
    return Held(vote=vote, voter=voter, proxy=proxy, owners=owners)

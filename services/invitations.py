"""Invitations followed: opened as often as one likes, accepted once; and those who guess."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.areas import Area, AreaId
from domain.people import Person, PersonId, Relation
from domain.residents import (
    Invitation,
    InvitationId,
    InvitationWorthless,
    LivesThereAlready,
    may_guess,
    rises,
)
from services import residents
from services.inviting import hashed
from services.residents import MovedIn
from storage.unit import Unit

#: Between two answers to somebody who goes on guessing.
_LULL = timedelta(minutes=1)
_KEEP_GUESSES = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What somebody holds who followed a link that can be used."""

    id: InvitationId
    #: Whom it is for; None: the roll does not name them.
    name: str | None
    home: Sequence[Area]
    relation: Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedAway:
    """A link that can't be used, or was not even looked up. Whatever it is, it looks the same."""

    #: False: they were told within the last minute.
    told: bool = True
    #: The next one will not be looked up.
    wait: bool


async def open_(unit: Unit, token: str, by: Person) -> Opened | TurnedAway:
    """Nothing is used up by looking. Raises `LivesThereAlready`."""
    own, of_all = await unit.invitations.guessed(by.id, unit.now)
    if not may_guess(own, of_all):
        told = await unit.invitations.guess_again(by.id, unit.now, lull=_LULL)
        return TurnedAway(told=told, wait=True)
    invitation = await unit.invitations.by_hash(hashed(token))
    if invitation is not None:
        await _not_there_already(unit, invitation, by)
        opened = await _opened(unit, invitation)
        if opened is not None:
            return opened
    await unit.invitations.guess(by.id, unit.now)
    return TurnedAway(wait=not may_guess(own + 1, of_all + 1))


async def accept(unit: Unit, invitation_id: InvitationId, by: Person) -> MovedIn:
    """For whoever opened it. Raises `InvitationWorthless` and `LivesThereAlready`."""
    invitation = await unit.invitations.use(invitation_id, by.id, unit.now)
    if invitation is None or not await _vouched(unit, invitation):
        raise InvitationWorthless
    line = await unit.residents.line(invitation.line) if invitation.line else None
    moved = await residents.move_in(
        unit,
        by.id,
        invitation.home,
        line.relation if line else invitation.relation,
        invitation.how,
        line=invitation.line,
        by=invitation.by,
    )
    if moved is None:
        raise InvitationWorthless
    await residents.agree(unit, by.id)
    return moved


async def forget_guesses(unit: Unit) -> None:
    await unit.invitations.forget_guesses(unit.now - _KEEP_GUESSES)


async def _opened(unit: Unit, invitation: Invitation) -> Opened | None:
    """None where it is worth nothing."""
    if not invitation.valid(unit.now) or not await _vouched(unit, invitation):
        return None
    line = await unit.residents.line(invitation.line) if invitation.line else None
    return Opened(
        id=invitation.id,
        name=line.name if line else None,
        home=await unit.areas.lineage(await unit.areas.get(invitation.home)),
        relation=line.relation if line else invitation.relation,
    )


async def _vouched(unit: Unit, invitation: Invitation) -> bool:
    """Whether it holds still: the roll names them and nobody else is known to be them; or
    whoever invited them owns the home.
    """
    if invitation.line is not None:
        line = await unit.residents.line(invitation.line)
        return line is not None and not line.claimed
    held = await _inviter(unit, invitation.by, invitation.home)
    return held is Relation.OWNER


async def _inviter(unit: Unit, by: PersonId | None, home: AreaId) -> Relation | None:
    held = await residents.lodging(unit, by, home) if by else None
    return held.relation if held else None


async def _not_there_already(unit: Unit, invitation: Invitation, by: Person) -> None:
    """Whoever holds a real one learns what they know themselves, and loses no guess by it."""
    held = await residents.lodging(unit, by.id, invitation.home)
    if held is None:
        return
    if invitation.used_by == by.id or not rises(held.relation, invitation.relation):
        raise LivesThereAlready

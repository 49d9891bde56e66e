"""Asking to be known as a resident, and whoever can vouch deciding on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.areas import Area, AreaId
from domain.people import Person, Relation, Role
from domain.permissions import Action, may, require
from domain.reminders.people import UNANSWERED
from domain.residents import (
    APPLICATION_DAYS,
    APPLICATIONS_A_DAY,
    Application,
    ApplicationId,
    ApplicationSettled,
    ApplicationWaiting,
    How,
    LivesThereAlready,
    NobodyToDecide,
    NotForYouToDecide,
    RollLine,
    State,
    TooManyApplications,
)
from domain.roles import PersonBarred
from services import residents
from services.residents import MovedIn
from services.roll import cells
from storage.failures import NotFound
from storage.reminded import Dated
from storage.unit import Unit

#: Whom it is put to: the first of these who reach the home.
_LADDER = (Role.BUILDING_HEAD, Role.SECRETARY, Role.COMMUNITY, Role.ADMINISTRATOR)
#: How many lapse in one sweep.
_SWEEP = 100
_APPLIED = "applied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """An application, with what somebody needs to decide on it."""

    application: Application
    applicant: Person
    #: As `Areas.lineage` gives it, the home last.
    home: Sequence[Area]
    #: Whom the roll names so in that home; None: nobody.
    line: RollLine | None
    #: False where the roll names the home itself no longer.
    in_use: bool
    #: None unless somebody decided.
    decided_by: Person | None

    @property
    def as_listed(self) -> RollLine | None:
        """The line that it makes theirs."""
        return None if self.line is None or self.line.claimed else self.line


async def may_apply(unit: Unit, by: Person) -> None:
    """Asked before the form is opened; `apply` asks again. Raises `TooManyApplications`."""
    since = unit.now - timedelta(days=1)
    kind = f"application-{_APPLIED}"
    asked = await unit.events.count(residents.SUBJECT, by.id, kind, since)
    if asked >= APPLICATIONS_A_DAY:
        raise TooManyApplications(APPLICATIONS_A_DAY)


async def apply(unit: Unit, by: Person, home_id: AreaId, name: str, relation: Relation) -> Put:
    """Raises `LivesThereAlready`, `ApplicationWaiting`, `NobodyToDecide` and
    `TooManyApplications`.
    """
    home = await unit.areas.get(home_id)
    if await residents.lodging(unit, by.id, home_id):
        raise LivesThereAlready
    if not await unit.residents.in_use(home_id) or not await deciders(unit, home, by):
        raise NobodyToDecide
    await may_apply(unit, by)
    application = await unit.applications.add(by.id, home_id, name, relation, unit.now)
    if application is None:
        raise ApplicationWaiting
    await residents.agree(unit, by.id)
    await _note(unit, application, _APPLIED, by)
    return await _put(unit, application)


async def deciders(
    unit: Unit, home: Area, applicant: Person
) -> tuple[Role, Sequence[Person]] | None:
    """The nearest who can be reached, and as what. None where there is nobody."""
    for role in _LADDER:
        holders = await unit.people.with_role_over(home, role)
        there = [each for each in holders if each.reachable and each.id != applicant.id]
        if there:
            return role, there
    return None


async def show(unit: Unit, application_id: ApplicationId) -> Put:
    """Raises `ApplicationSettled` where there is none."""
    try:
        return await _put(unit, await unit.applications.get(application_id))
    except NotFound:
        raise ApplicationSettled from None


async def approve(unit: Unit, application_id: ApplicationId, by: Person) -> tuple[Put, MovedIn]:
    """Raises also `PersonBarred`: whoever is kept out is registered nowhere."""
    put = await _decide(unit, application_id, State.APPROVED, by)
    if put.applicant.barred:
        raise PersonBarred
    line = put.as_listed
    moved = await residents.move_in(
        unit,
        put.applicant.id,
        put.application.home,
        put.application.admitted_as(line),
        How.APPROVAL,
        line=line.id if line else None,
        by=by.id,
    )
    if moved is None:
        # Somebody proved to be that very person at this moment, or the roll dropped the home.
        raise ApplicationSettled
    return put, moved


async def refuse(unit: Unit, application_id: ApplicationId, by: Person) -> Put:
    return await _decide(unit, application_id, State.REFUSED, by)


async def withdraw(unit: Unit, application_id: ApplicationId, by: Person) -> Put:
    put = await show(unit, application_id)
    if put.applicant.id != by.id:
        raise ApplicationSettled
    return await _settle(unit, application_id, State.WITHDRAWN, by)


async def lapsing(unit: Unit) -> Sequence[tuple[Put, datetime]]:
    """What nobody has answered, and until when somebody can: of each is reminded once."""
    waits = timedelta(days=APPLICATION_DAYS)
    since, before = unit.now - waits, unit.now - waits + UNANSWERED.span
    return [
        (await show(unit, application_id), at + waits)
        for application_id, at in await unit.reminded.applications(since, before, _SWEEP)
        if await unit.reminded.say(Dated.APPLICATION, application_id, at, unit.now)
    ]


async def lapse(unit: Unit) -> Sequence[Put]:
    """What nobody answered; done twice it finds nothing the second time."""
    before = unit.now - timedelta(days=APPLICATION_DAYS)
    return [
        await _settle(unit, application_id, State.LAPSED, None)
        for application_id in await unit.applications.waiting_since(before, _SWEEP)
    ]


async def _decide(unit: Unit, application_id: ApplicationId, state: State, by: Person) -> Put:
    put = await show(unit, application_id)
    require(by, Action.ADMIT_RESIDENT, at=put.home[-1])
    if put.applicant.id == by.id:
        raise NotForYouToDecide
    return await _settle(unit, application_id, state, by)


async def _settle(
    unit: Unit, application_id: ApplicationId, state: State, by: Person | None
) -> Put:
    """Of two who press at once, the database lets one."""
    decided_by = by.id if by and state is not State.WITHDRAWN else None
    application = await unit.applications.decide(application_id, state, unit.now, by=decided_by)
    if application is None:
        raise ApplicationSettled
    await _note(unit, application, state.value, by)
    return await _put(unit, application)


async def _note(unit: Unit, application: Application, kind: str, by: Person | None) -> None:
    await unit.events.add(
        residents.SUBJECT,
        application.person,
        f"application-{kind}",
        by=by.id if by else None,
        at=unit.now,
        note=f"{application.home} {application.relation}",
    )


async def _put(unit: Unit, application: Application) -> Put:
    decided_by = application.decided_by
    listed = await unit.residents.listed(application.home)
    return Put(
        application=application,
        applicant=await unit.people.get(application.person),
        home=await unit.areas.lineage(await unit.areas.get(application.home)),
        line=next((each for each in listed if _called(each.name, application.name)), None),
        in_use=await unit.residents.in_use(application.home),
        decided_by=await unit.people.get(decided_by) if decided_by else None,
    )


def _called(listed: str, said: str) -> bool:
    """The same name, however it is spaced."""
    try:
        return cells.name(listed) == cells.name(said)
    except cells.NotTaken:
        return False


def decides(person: Person, home: Area) -> bool:
    return may(person, Action.ADMIT_RESIDENT, at=home)

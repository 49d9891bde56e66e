"""A ticket at each of its stages, and the people about it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain.areas import Area, AreaId, Level
from domain.organisations import Organisation, OrganisationKind
from domain.people import Grant, OrganisationId, Person, PersonId, Role, Who
from domain.places import Place
from domain.tickets import (
    Category,
    Kind,
    Promise,
    Stage,
    Ticket,
    TicketId,
)

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
REPAIRS = frozenset({Grant(role=Role.WORKER, area=AreaId(1), below="1/")})
WANG = Person(id=PersonId(1), telegram_id=1001, name="王阿姨")
LI = Person(id=PersonId(2), telegram_id=1002, name="李师傅", grants=REPAIRS)
ZHAO = Person(id=PersonId(3), telegram_id=1003, name="赵师傅", grants=REPAIRS)
LIN = Person(
    id=PersonId(4),
    telegram_id=1004,
    name="林社工",
    grants=frozenset({Grant(role=Role.COMMUNITY, area=AreaId(1), below="1/")}),
)
PROPERTY = Organisation(id=OrganisationId(1), name="幸福物业", kind=OrganisationKind.PROPERTY)
POWER = Organisation(id=OrganisationId(2), name="供电所", kind=OrganisationKind.DEPARTMENT)
MA = Person(
    id=PersonId(5),
    telegram_id=1005,
    name="马师傅",
    grants=frozenset(
        {Grant(role=Role.WORKER, area=AreaId(1), below="1/", organisation=PROPERTY.id)}
    ),
)
PEOPLE = (WANG, LI, ZHAO, LIN, MA)
HERE = Area(id=AreaId(1), level=Level.DISTRICT, name="", path="")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PROMISE = Promise(accept_by=NOW + HOUR, warn_at=NOW + 20 * HOUR, finish_by=NOW + DAY)
FILED = Ticket(
    id=TicketId(1),
    kind=Kind.REPAIR,
    category=Category.ELEVATOR,
    text="电梯坏了",
    place=Place(building="3"),
    area=HERE,
    danger=None,
    stage=Stage.FILED,
    reporter=Who(id=WANG.id, name=WANG.name),
    assignee=None,
    filed_at=NOW,
    promise=PROMISE,
)
OLDER = replace(FILED, id=TicketId(7))
DISPATCHED = FILED.dispatch(LIN, PROPERTY, NOW)
OFFERED = FILED.offer(LIN)
ACCEPTED = FILED.accept(LI)
FINISHED = ACCEPTED.finish(LI, NOW)
CLOSED = FINISHED.confirm(WANG)
MERGED = FILED.merge(OLDER, LIN)

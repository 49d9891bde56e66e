"""The people of `ticket_model` on a real database, and how each deed is called there."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from ticket_model import EMPLOYER, ORGANISATIONS, PEOPLE, Deed, Model
from town import HandClock

from domain.areas import Level
from domain.files import File, FileKind
from domain.organisations import OrganisationKind
from domain.people import OrganisationId, Person, Role
from domain.places import Place
from domain.settings import Neighbourhood, TicketSettings
from domain.tickets import (
    Category,
    Event,
    Kind,
    Report,
    Step,
    Ticket,
    TicketId,
    Waiting,
)
from services import tickets
from storage.database import Database
from storage.unit import Unit

RULES = Neighbourhood(
    name="幸福里", tickets=TicketSettings(filings_per_hour=999, filings_per_day=999)
)
_PHOTO = File(kind=FileKind.PHOTO, file_id="done")
_TABLES = ("tickets", "events", "returns", "seconds", "files", "anonymous_reporters", "outbox")


Rows = dict[str, list[tuple[object, ...]]]


@dataclass
class Cast:
    """Where they live, who they are, and what they work for."""

    database: Database
    clock: HandClock
    people: dict[str, Person]
    organisations: dict[str, OrganisationId]


async def cast(database: Database, clock: HandClock) -> Cast:
    async with database.write() as unit:
        root = await unit.areas.root()
        here = await unit.areas.ensure(root, Level.COMPOUND, "幸福里")
        there = await unit.areas.ensure(root, Level.COMPOUND, "祥和苑")
        await unit.areas.ensure(here, Level.BUILDING, "3")
        kinds = (OrganisationKind.PROPERTY, OrganisationKind.DEPARTMENT)
        made = [
            await unit.organisations.ensure(*each)
            for each in zip(ORGANISATIONS, kinds, strict=True)
        ]
        organisations = {each.name: each.id for each in made}
        ids = [await unit.people.meet(at, name, unit.now) for at, name in enumerate(PEOPLE, 1)]
        known = {person.name: person.id for person in ids}
        for name, role in _ROLES.items():
            employer = organisations.get(EMPLOYER.get(name, ""))
            at = there if name == "外书记" else here
            await unit.grants.give(known[name], role, at, unit.now, by=None, organisation=employer)
        await unit.people.bar(known["停"], unit.now)
        unit.people.changed()
        people = {name: await unit.people.get(each) for name, each in known.items()}
    return Cast(database, clock, people, organisations)


_ROLES = {
    "赵师傅": Role.WORKER,
    "马师傅": Role.WORKER,
    "钱师傅": Role.WORKER,
    "林社工": Role.COMMUNITY,
    "孙书记": Role.SECRETARY,
    "外书记": Role.SECRETARY,
    "楼长": Role.BUILDING_HEAD,
    "街道": Role.STREET,
}


def report(category: str) -> Report:
    return Report(
        kind=Kind.REPAIR, category=Category(category), text="坏了", place=Place(building="3")
    )


async def act(of: Cast, unit: Unit, number: int, deed: Deed) -> tickets.Shown:
    """Raises why not."""
    return await _calls(of, unit, TicketId(number), deed)[deed.what]()


def _calls(
    of: Cast, unit: Unit, number: TicketId, deed: Deed
) -> dict[str, Callable[[], Awaitable[tickets.Shown]]]:
    by, with_ = of.people[deed.who], deed.with_
    count = int(with_) if isinstance(with_, int) else 0
    who, to = (unit, number, by), of.organisations.get(str(with_), OrganisationId(0))

    async def join() -> tickets.Shown:
        return (await tickets.join(*who)).shown

    return {
        "dispatch": lambda: tickets.dispatch(unit, number, to, by),
        "offer": lambda: tickets.offer(*who),
        "recall": lambda: tickets.recall(*who, "叫回"),
        "reject": lambda: tickets.reject(*who, "不归我们管"),
        "merge": lambda: tickets.merge(unit, number, TicketId(count), by),
        "unmerge": lambda: tickets.unmerge(*who),
        "accept": lambda: tickets.accept(*who),
        "give_back": lambda: tickets.give_back(*who, "不归我们管", RULES),
        "extend": lambda: tickets.extend(*who, "等厂家", count, RULES),
        "pause": lambda: tickets.pause(*who, Waiting.PARTS),
        "resume": lambda: tickets.resume(*who),
        "finish": lambda: tickets.finish(*who, "换了", [_PHOTO]),
        "confirm": lambda: tickets.confirm(*who, RULES.volunteers),
        "reopen": lambda: tickets.reopen(*who, "还是坏的", [], RULES),
        "contacted": lambda: tickets.say_contacted(*who, contacted=bool(with_)),
        "rate": lambda: tickets.rate(*who, count),
        "withdraw": lambda: tickets.withdraw(*who),
        "join": join,
        "release": lambda: tickets.release(unit, number),
        "note": lambda: tickets.note(*who, "上次也是"),
    }


async def rows(unit: Unit) -> Rows:
    """All that a ticket leaves in the database."""
    session = unit._session
    return {
        name: [tuple(r) for r in await session.all(f"SELECT * FROM {name} ORDER BY 1, 2")]
        for name in _TABLES
    }


def as_kept(ticket: Ticket) -> dict[str, object]:
    return {
        "stage": ticket.stage.value,
        "organisation": ticket.organisation and ticket.organisation.name,
        "dispatched_at": ticket.dispatched_at,
        "assignee": ticket.assignee and ticket.assignee.name,
        "returned": set(ticket.returned_by),
        "paused_since": ticket.pause and ticket.pause.since,
        "extended": ticket.extended,
        "finish_by": ticket.promise and ticket.promise.finish_by,
        "finished_at": ticket.finished_at,
        "outcome": ticket.outcome and ticket.outcome.value,
        "contacted": ticket.contacted,
        "stars": ticket.stars,
        "reopenings": ticket.reopenings,
        "joined": ticket.seconders,
        "into": ticket.merged_into,
    }


def as_modelled(m: Model, of: Cast, merged: Sequence[Model] = ()) -> dict[str, object]:
    """`merged`: what goes on under its number."""
    joined = len(m.joined) + sum(
        len(each.joined) + (each.reporter != m.reporter) for each in merged
    )
    same = {name: getattr(m, name) for name in _SAME}
    returned = {of.organisations[name] for name in m.returned}
    return same | {"returned": returned, "joined": joined}


_SAME = (
    "stage", "organisation", "dispatched_at", "assignee", "paused_since", "extended",
    "finish_by", "finished_at", "outcome", "contacted", "stars", "reopenings", "into",
)  # fmt: skip

_LEADS_TO = {
    Step.FILED: "filed",
    Step.DISPATCHED: "dispatched",
    Step.OFFERED: "offered",
    Step.ACCEPTED: "accepted",
    Step.RETURNED: "filed",
    Step.RELEASED: "filed",
    Step.FINISHED: "finished",
    Step.CONFIRMED: "closed",
    Step.LAPSED: "closed",
    Step.REOPENED: "filed",
    Step.WITHDRAWN: "withdrawn",
    Step.REJECTED: "rejected",
    Step.MERGED: "merged",
    Step.UNMERGED: "filed",
}


def replayed(history: Sequence[Event]) -> tuple[str, int]:
    """(stage, reopenings), from the events alone."""
    stage = ""
    for event in history:
        stage = _LEADS_TO.get(event.step, stage)
    return stage, sum(event.step is Step.REOPENED for event in history)

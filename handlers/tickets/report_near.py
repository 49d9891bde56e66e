"""What the neighbourhood knows already: which compound, which outage, which tickets alike."""

from dataclasses import replace
from datetime import datetime

from domain.areas import Area
from domain.clocks import RED
from domain.places import Place
from domain.tickets import Kind, Ticket
from handlers.kit import areas
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.tickets.answers import Alike, Answers, Outage
from services import duplicates, incidents, tickets
from services.duplicates import Candidate
from services.incidents import Answering

#: That can be named; as many as fit on a screen can be tapped.
_MOST_COMPOUNDS = 100


async def look(context: Context, answers: Answers) -> Answers:
    """Nothing of it stands in the way of an emergency."""
    answers = replace(answers, joining=None, alike=(), outage=None)
    if answers.point is not None and not answers.place.known:
        spot = context.t.plain(N_("a spot on the map"))
        answers = replace(answers, place=Place(spot=spot))
    if _at_home(answers):
        answers = replace(answers, place=answers.homes[0])
    if not answers.place.known:
        return answers
    answers, area = await _located(context, answers)
    ready = answers.text and answers.category and answers.danger is None
    if not ready or (answers.compounds and answers.area is None):
        return answers
    return await _compared(context, answers, area)


def _at_home(answers: Answers) -> bool:
    """Whoever asks for a hand and says no place is at home, and sees that before it goes out."""
    asks = answers.kind is Kind.HELP and answers.text and not answers.behalf
    return bool(asks) and not answers.place.known and len(answers.homes) == 1


async def _located(context: Context, answers: Answers) -> tuple[Answers, Area]:
    unit, by = context.unit, context.actor
    found = await tickets.locate(unit, answers.place, by)
    compounds = tuple(found.compounds[:_MOST_COMPOUNDS])
    chosen = answers.area if answers.area in compounds else None
    if chosen is not None:
        found = await tickets.locate(unit, answers.place, by, chosen)
    return replace(answers, compounds=compounds, area=chosen), found.area


async def _compared(context: Context, answers: Answers, area: Area) -> Answers:
    unit, report = context.unit, answers.report
    if not answers.in_spite:
        answering = await incidents.answering(unit, report, area)
        if answering is not None:
            return replace(answers, outage=await _outage(context, answering))
    found = await duplicates.candidates(unit, report, area, context.actor, context.neighbourhood)
    return replace(answers, alike=tuple(_alike(each) for each in found if _for_them(each)))


async def _outage(context: Context, answering: Answering) -> Outage:
    incident = answering.incident
    where = ""
    if not answering.sure:
        lineage = await context.unit.areas.lineage(incident.area)
        where = areas.written(context.t, lineage, context.neighbourhood.name)
    return Outage(id=incident.id, text=incident.text, ends_at=incident.ends_at, where=where)


def _for_them(candidate: Candidate) -> bool:
    """Whose words an anonymous one are might be recognised by a neighbour."""
    return candidate.mine or candidate.joined or not candidate.ticket.anonymous


def _alike(candidate: Candidate) -> Alike:
    ticket = candidate.ticket
    return Alike(
        id=ticket.id,
        category=ticket.category,
        place=ticket.place,
        stage=ticket.stage,
        due=due(ticket),
        late=late(ticket),
        open=ticket.open,
        known=candidate.mine or candidate.joined,
    )


def due(ticket: Ticket) -> datetime | None:
    return ticket.promise.finish_by if ticket.running and ticket.promise else None


def late(ticket: Ticket) -> bool:
    """As the clock has told."""
    return ticket.running and ticket.alarm >= RED

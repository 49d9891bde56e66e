"""What comes of a report: a ticket, one that is joined, or a word about an outage."""

from domain.incidents import IncidentId
from domain.tickets import TicketId
from handlers.kit.context import Context
from handlers.tickets import report_views
from handlers.tickets.answers import Answers
from handlers.tickets.joining import join
from handlers.tickets.telling import filed
from services import affected, tickets


async def submit(context: Context, answers: Answers) -> None:
    if answers.joining is not None:
        await join(context, TicketId(answers.joining))
    elif answers.affected and answers.outage is not None:
        await affected.say(context.unit, IncidentId(answers.outage.id), context.actor)
        await context.redraw(report_views.affected(answers.outage))
    else:
        report = answers.report
        shown = await tickets.file(context.unit, report, context.actor, context.neighbourhood)
        await filed(context, shown)

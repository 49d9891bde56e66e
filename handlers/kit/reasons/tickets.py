"""What stands in the way of a ticket."""

from domain import tickets
from domain.tickets import Stage
from handlers.kit.i18n import N_, Translation
from handlers.kit.reasons.wording import Words

_STAGES = {
    Stage.FILED: N_("Ticket #{number} is waiting for somebody to take it."),
    Stage.ACCEPTED: N_("{name} is already working on ticket #{number}."),
    Stage.FINISHED: N_("Ticket #{number} is reported as done; the reporter will confirm it."),
    Stage.CLOSED: N_("Ticket #{number} is closed already."),
    Stage.WITHDRAWN: N_("Ticket #{number} was withdrawn by its reporter."),
}


def _stands(t: Translation, refusal: tickets.TicketRefusal) -> str:
    """Where the ticket stands: whoever pressed an old button learns what came since."""
    ticket = refusal.ticket
    name = ticket.assignee.name if ticket.assignee else ""
    return t.plain(_STAGES[ticket.stage], number=ticket.id, name=name)


WORDS: Words = {
    tickets.TicketUnknown: lambda t, r: t.plain(
        N_("I cannot find ticket #{number} among yours. /tickets shows them all."),
        number=r.number,
    ),
    tickets.TicketNotOpen: _stands,
    tickets.TicketTaken: _stands,
    tickets.NotYourTicket: lambda t, r: t.plain(
        N_("Only the person who reported ticket #{number} can say this."), number=r.ticket.id
    ),
    tickets.AlreadyRated: lambda t, r: t.plain(
        N_("You have already rated ticket #{number}. Thank you!"), number=r.ticket.id
    ),
}

"""What stands in the way of a ticket."""

from domain import tickets
from domain.tickets import Stage
from handlers.kit.i18n import N_, Translation
from handlers.kit.reasons.wording import Words

_STAGES = {
    Stage.FILED: N_("Ticket #{number} is waiting for somebody to take it."),
    Stage.DISPATCHED: N_("Ticket #{number} is waiting for the organisation that it was given to."),
    Stage.OFFERED: N_("Ticket #{number} is with the volunteers."),
    Stage.ACCEPTED: N_("{name} is already working on ticket #{number}."),
    Stage.FINISHED: N_("Ticket #{number} is reported as done; the reporter will confirm it."),
    Stage.CLOSED: N_("Ticket #{number} is closed already."),
    Stage.WITHDRAWN: N_("Ticket #{number} was withdrawn by its reporter."),
    Stage.REJECTED: N_("Ticket #{number} was turned down."),
    Stage.MERGED: N_("Ticket #{number} goes on under another number."),
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
    tickets.DispatchedElsewhere: lambda t, r: t.plain(
        N_("Ticket #{number} was given to {organisation}: its own people take it."),
        number=r.ticket.id,
        organisation=r.ticket.organisation.name if r.ticket.organisation else "",
    ),
    tickets.AboutStaff: lambda t, r: t.plain(
        N_("Ticket #{number} is about staff: the community takes it, or says who does."),
        number=r.ticket.id,
    ),
    tickets.AlreadyAnswered: lambda t, r: t.plain(
        N_("You have told us already, thank you (ticket #{number})."), number=r.ticket.id
    ),
    tickets.AlreadySeconded: lambda t, r: t.plain(
        N_("Ticket #{number} is yours already; you will hear how it goes on."),
        number=r.ticket.id,
    ),
    tickets.ReturnedBefore: lambda t, r: t.plain(
        N_("Ticket #{number} was given back once; a second time is not possible."),
        number=r.ticket.id,
    ),
    tickets.TooLateToReturn: lambda t, r: t.plain(
        N_("It is too late to give ticket #{number} back. Please talk to the community."),
        number=r.ticket.id,
    ),
    tickets.ExtendedBefore: lambda t, r: t.plain(
        N_("Ticket #{number} was given more time once; a second time is not possible."),
        number=r.ticket.id,
    ),
    tickets.TicketPaused: lambda t, r: t.plain(
        N_("Ticket #{number} is held up already."), number=r.ticket.id
    ),
    tickets.TicketNotPaused: lambda t, r: t.plain(
        N_("The work on ticket #{number} goes on already."), number=r.ticket.id
    ),
    tickets.MergedIntoItself: lambda t, r: t.plain(
        N_("Ticket #{number} cannot be merged into this one. Please choose another."),
        number=r.ticket.id,
    ),
    tickets.AlreadyRated: lambda t, r: t.plain(
        N_("You have already rated ticket #{number}. Thank you!"), number=r.ticket.id
    ),
}

"""Why something did not happen to a ticket."""

from typing import TYPE_CHECKING

from domain.refusals import Refusal

if TYPE_CHECKING:
    from domain.tickets.standing import Standing


class TicketUnknown(Refusal):
    """There is no such ticket, or it is not for this person's eyes: they don't learn which."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class TicketRefusal(Refusal):
    """Something about this very ticket stands in the way."""

    def __init__(self, ticket: "Standing") -> None:
        super().__init__(ticket.id)
        self.ticket = ticket


class TicketNotOpen(TicketRefusal):
    """Its stage does not allow this, or not any more."""


class TicketTaken(TicketRefusal):
    """Somebody else has accepted it."""


class DispatchedElsewhere(TicketRefusal):
    """It was given to an organisation that this person does not work for."""


class AboutStaff(TicketRefusal):
    """A complaint about staff: the desk takes it, or says who does."""


class NotYourTicket(TicketRefusal):
    """Only the person who reported it may say this."""


class AlreadyRated(TicketRefusal):
    """Its stars are given."""


class AlreadyAnswered(TicketRefusal):
    """Whether staff had been in touch was said before."""


class AlreadySeconded(TicketRefusal):
    """They reported it, or have joined it before."""


class ReturnedBefore(TicketRefusal):
    """An organisation gives a ticket back once."""


class TooLateToReturn(TicketRefusal):
    """More working days have gone by than an organisation has to give it back."""


class ExtendedBefore(TicketRefusal):
    """There is one extension."""


class TicketPaused(TicketRefusal):
    """The work waits for something, and the clock with it."""


class TicketNotPaused(TicketRefusal):
    """The work goes on already."""


class MergedIntoItself(TicketRefusal):
    """A ticket is not its own duplicate, nor that of one that is merged itself."""

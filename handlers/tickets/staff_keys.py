"""Which buttons staff see on a ticket, by where it stands: the likeliest first."""

from domain.files import FileKind
from domain.people import Person
from domain.permissions import Action, may
from domain.tickets import Stage, Ticket
from handlers.kit import doors
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Button, Key, rows
from handlers.tickets import buttons
from services.tickets import Shown

Keys = tuple[tuple[Key, ...], ...]

#: As many as a screen may have.
_MOST = 8
_DESK = (buttons.DISPATCH, buttons.OFFER, buttons.MERGE, buttons.REJECT)
_DECIDING = {*_DESK, buttons.RECALL, buttons.UNMERGE}
_FITTING = {
    Stage.FILED: (buttons.ACCEPT, *_DESK),
    Stage.DISPATCHED: (buttons.ACCEPT, buttons.RETURN, *_DESK),
    Stage.OFFERED: (buttons.DISPATCH, buttons.RECALL, buttons.MERGE, buttons.REJECT),
    Stage.ACCEPTED: (buttons.FINISH, buttons.PAUSE, buttons.EXTEND, buttons.RETURN),
    Stage.MERGED: (buttons.UNMERGE,),
}
_OVER = frozenset({Stage.CLOSED, Stage.WITHDRAWN, Stage.REJECTED})


def on_card(t: Translation, shown: Shown, reader: Person | None) -> Keys:
    """The rest is behind the last one, in private. `reader`: None for a group, where each may do
    something else.
    """
    fitting = [button(t, shown.ticket.id) for button in _fitting(shown.ticket, reader)]
    if reader is not None and shown.ticket.stage is Stage.FILED and _may_offer(shown, reader):
        # In private there is time for a second look.
        fitting.append(doors.OFFER_WITH(t, shown.ticket.id))
    more = [] if shown.ticket.stage in _OVER else [buttons.MORE(t, shown.ticket.id)]
    return rows([*fitting[: _MOST - 2], *photos(t, shown), *more], 2)


def _may_offer(shown: Shown, reader: Person) -> bool:
    return may(reader, Action.DISPATCH, shown.ticket.area)


def on_sheet(t: Translation, shown: Shown, reader: Person) -> Keys:
    """A note can be written as a reply, too: its button goes where there is no room."""
    ticket = shown.ticket
    fitting = _fitting(ticket, reader)
    if ticket.stage is Stage.ACCEPTED and may(reader, Action.DISPATCH, ticket.area):
        fitting.append(buttons.RECALL)
    further = [buttons.REPLY, doors.CANNED] if may(reader, Action.SEE_TICKETS) else []
    keys = [button(t, ticket.id) for button in (*fitting, *further)]
    return rows([*keys, *photos(t, shown), buttons.NOTE(t, ticket.id)][:_MOST], 2)


def _fitting(ticket: Ticket, reader: Person | None) -> list[Button]:
    """What its stage allows, and as far as it is known, what the reader may."""
    fitting = [
        button for button in _FITTING.get(ticket.stage, ()) if _allowed(button, ticket, reader)
    ]
    if ticket.pause is not None and buttons.PAUSE in fitting:
        fitting[fitting.index(buttons.PAUSE)] = buttons.RESUME
    if ticket.extended and buttons.EXTEND in fitting:
        fitting.remove(buttons.EXTEND)
    return fitting


def _allowed(button: Button, ticket: Ticket, reader: Person | None) -> bool:
    if reader is None:
        return True
    deciding = may(reader, Action.DISPATCH, ticket.area)
    if button in _DECIDING:
        return deciding
    if ticket.assignee is not None:
        return reader.id == ticket.assignee.id
    theirs = ticket.organisation is None or reader.works_for(ticket.organisation.id)
    return may(reader, Action.WORK_TICKET, ticket.area) and (theirs or deciding)


def photos(t: Translation, shown: Shown) -> list[Key]:
    if not shown.files:
        return []
    spoken = all(file.kind is FileKind.VOICE for file in shown.files)
    label = t.plain(N_("🎤 Voice") if spoken else buttons.PHOTOS.label)
    return [buttons.PHOTOS.labelled(f"{label} ({len(shown.files)})", shown.ticket.id)]

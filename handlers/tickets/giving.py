"""The desk gives a ticket to an organisation, to one of its people, or to the volunteers."""

from collections.abc import Sequence

from domain.organisations import Organisation, OrganisationKind
from domain.people import OrganisationId, Person, PersonId
from domain.tickets import Ticket, TicketId
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.raised import ButtonRetired
from handlers.kit.screens import Screen, View, rows, view
from handlers.tickets import buttons, views, words
from handlers.tickets.holding_up import GIVING_BACK, GivingBack
from handlers.tickets.telling import call_for, refresh, sheet_card
from services import tasks, tickets
from services.tickets import Shown
from services.tickets.turn import employed
from storage.failures import NotFound

_A_PAGE = 5
_MOST_PEOPLE = 6
_MOST_ORGANISATIONS = 200
_CREWS = (OrganisationKind.PROPERTY, OrganisationKind.DEPARTMENT, OrganisationKind.SOCIETY)


async def choose(context: Context, ids: tuple[int, ...]) -> None:
    await context.privately(await _page(context, ids[0], 0))


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    page = await _page(context, *ids)
    await context.in_place(page)


async def _page(context: Context, number: int, page: int) -> View:
    ticket = (await tickets.show(context.unit, TicketId(number), context.actor)).ticket
    ticket.undecided(context.actor)
    there = [
        each for kind in _CREWS for each in await context.unit.rules.serving(ticket.area, kind)
    ]
    known = await context.unit.organisations.busiest(_CREWS, _MOST_ORGANISATIONS)
    all_ = [*there, *(each for each in known if each not in there)]
    first = page * _A_PAGE
    return _organisations(ticket, all_[first : first + _A_PAGE], page, len(all_) > first + _A_PAGE)


async def choose_person(context: Context, ids: tuple[int, ...]) -> None:
    """Where only one works there, there is nothing to choose."""
    ticket = (await tickets.show(context.unit, TicketId(ids[0]), context.actor)).ticket
    ticket.undecided(context.actor)
    organisation = await _organisation(context, ids[1])
    crew = await employed(context.unit, ticket, organisation)
    if len(crew) <= 1:
        await give(context, (*ids, 0))
    elif context.private:
        await context.redraw(_people(ticket, organisation, crew))
    else:
        await context.privately(_people(ticket, organisation, crew))


async def give(context: Context, ids: tuple[int, ...]) -> None:
    number, organisation_id, first = ids
    organisation = await _organisation(context, organisation_id)
    ticket_id = TicketId(number)
    shown = await tickets.dispatch(context.unit, ticket_id, organisation.id, context.actor)
    crew = await employed(context.unit, shown.ticket, organisation)
    person = next((each for each in crew if each.id == PersonId(first)), None)
    if person is not None and await _tell_first(context, shown, person):
        await refresh(context.speaker, shown)
    else:
        await call_for(context.speaker, shown)
    if context.private:
        await context.redraw(_gone_to(number, organisation.name))


async def _tell_first(context: Context, shown: Shown, person: Person) -> bool:
    """Whom the desk has in mind; anybody else of theirs may still take it."""
    return await context.tell(
        person, views.work_sheet(shown, person), card=sheet_card(shown.ticket)
    )


async def _organisation(context: Context, number: int) -> Organisation:
    try:
        return await context.unit.organisations.get(OrganisationId(number))
    except NotFound:
        raise ButtonRetired from None


async def offer(context: Context, ids: tuple[int, ...]) -> None:
    """It becomes a task for volunteers, who are asked within the minute."""
    ticket_id, t = TicketId(ids[0]), context.speaker.languages.default
    ticket = (await tickets.show(context.unit, ticket_id, context.actor)).ticket
    shown, task = await tasks.offer_ticket(
        context.unit,
        ticket_id,
        context.actor,
        called=t.plain(words.CATEGORIES[ticket.category]),
        where=words.place(t, ticket.place),
    )
    await refresh(context.speaker, shown)
    noted = N_("Offered to the volunteers as task #{number}.")
    context.alert(context.t.plain(noted, number=task.id))


async def recall(context: Context, ids: tuple[int, ...]) -> None:
    ticket = (await tickets.show(context.unit, TicketId(ids[0]), context.actor)).ticket
    ticket.recall(context.actor, context.now)
    await forms.begin(context, GIVING_BACK, GivingBack(ticket=ids[0], recall=True))


@view
def _organisations(
    t: Translation, ticket: Ticket, listed: Sequence[Organisation], page: int, more: bool
) -> Screen:
    keys = [buttons.EMPLOYER.labelled(each.name, ticket.id, each.id) for each in listed]
    turn = [buttons.ORGANISATIONS.labelled("◀️", ticket.id, page - 1)] if page else []
    turn += [buttons.ORGANISATIONS.labelled("▶️", ticket.id, page + 1)] if more else []
    own = [buttons.ACCEPT.labelled(t.plain(N_("🙋 I take it myself")), ticket.id)]
    words = N_("To whom does ticket #{number} go?")
    if not listed:
        words = N_("No organisation is known yet. An administrator adds it with /roles.")
    return Screen(
        text=t(words, number=ticket.id),
        keys=tuple(tuple(row) for row in [*([key] for key in keys), turn, own] if row),
    )


@view
def _people(
    t: Translation, ticket: Ticket, organisation: Organisation, crew: Sequence[Person]
) -> Screen:
    ids = (ticket.id, organisation.id)
    keys = [buttons.GIVE.labelled(t.plain(N_("Everybody there")), *ids, 0)]
    keys += [buttons.GIVE.labelled(each.name, *ids, each.id) for each in crew[:_MOST_PEOPLE]]
    return Screen(
        text=t(
            N_("Whom of {organisation} shall I tell first about ticket #{number}?"),
            organisation=organisation.name,
            number=ticket.id,
        ),
        keys=rows(keys, 2),
    )


@view
def _gone_to(t: Translation, number: int, organisation: str) -> Screen:
    return Screen(
        text=t(
            N_("Ticket #{number} went to {organisation}."),
            number=number,
            organisation=organisation,
        )
    )

"""常用答复: on a ticket's card, one of the canned answers goes to its reporter."""

from dataclasses import dataclass

from domain.answers import Answer, AnswerId
from domain.tickets import Ticket, TicketId
from handlers.desk import buttons
from handlers.desk.answers import A_PAGE, LABEL
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.doors import TICKET
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, cut, html, view
from handlers.kit.speaking import CardOf
from services import answers, tickets
from services.tickets import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    ticket: int
    text: str


async def choose(context: Context, ids: tuple[int, ...]) -> None:
    """A new message in private: the card stays what it is."""
    await tickets.show(context.unit, TicketId(ids[0]), to=context.actor)
    await context.privately(_choices(ids[0], list(await answers.canned(context.unit)), 0))


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    ticket, page = ids
    known = list(await answers.canned(context.unit))
    page = min(page, max(0, (len(known) - 1) // A_PAGE))
    await context.in_place(_choices(ticket, known, page))


class Canned:
    """Knows who draws the cards of a ticket that another feature changed."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self.form: Form[Answering] = Form(
            name="canned",
            answers=Answering,
            questions=(),
            submit=self._send,
            same=lambda open_, new: open_ == new,
            summary=_to_send,
            yes=N_("✅ Send"),
        )

    async def one(self, context: Context, ids: tuple[int, ...]) -> None:
        """Shown whole before it goes."""
        ticket, answer = ids
        await tickets.show(context.unit, TicketId(ticket), to=context.actor)
        known = await answers.show(context.unit, AnswerId(answer))
        text = answers.worded(known, context.neighbourhood)
        await forms.begin(context, self.form, Answering(ticket=ticket, text=text))

    async def _send(self, context: Context, said: Answering) -> None:
        answered = await tickets.answer(
            context.unit, TicketId(said.ticket), context.actor, said.text, openly=True
        )
        for redraw in self._routes.redraws:
            await redraw(context.speaker, answered)
        told = await _tell(context, answered, said.text)
        await context.redraw(_sent(answered.ticket, told=told))


async def _tell(context: Context, answered: Shown, text: str) -> bool:
    """Whether it reaches them; what they reply to it is about the ticket."""
    ticket = answered.ticket
    if ticket.reporter is None:
        return False
    reporter = await context.unit.people.get(ticket.reporter.id)
    talk = CardOf(subject=f"ticket-talk-{len(answered.history)}", subject_id=ticket.id)
    return await context.tell(reporter, _answer(answered, text), card=talk)


@view
def _choices(t: Translation, ticket: int, known: list[Answer], page: int) -> Screen:
    there = known[page * A_PAGE :][:A_PAGE]
    keys = [(buttons.CANNED_ONE.labelled(cut(e.text, LABEL), ticket, e.id),) for e in there]
    last = [TICKET.labelled(t.plain(N_("↩️ Ticket #{number}"), number=ticket), ticket)]
    if len(known) > A_PAGE:
        following = page + 1 if len(known) > (page + 1) * A_PAGE else 0
        last.append(buttons.CANNED_PAGE.labelled(t.plain(N_("More…")), ticket, following))
    text = N_("💬 Which answer shall go to the reporter of ticket #{number}?")
    if not known:
        text = N_("💬 There are no canned answers yet: /desk, ⚙️ More…, 💬 Canned answers.")
    return Screen(text=t(text, number=ticket), keys=(*keys, tuple(last)))


@view
def _to_send(t: Translation, said: Answering) -> Screen:
    return Screen(
        text=html(
            "<b>{head}</b>\n{text}",
            head=t.plain(N_("Send this to the reporter of ticket #{number}?"), number=said.ticket),
            text=said.text,
        )
    )


@view
def _sent(t: Translation, ticket: Ticket, *, told: bool) -> Screen:
    said = N_("✅ Sent to the reporter of ticket #{number}.")
    if not told:
        said = N_("⚠️ The reporter cannot be reached here. Please call them.")
    if ticket.anonymous:
        # Who cannot be reached may be known.
        said = N_("✅ It is on the ticket; whoever reported it anonymously can read it there.")
    back = TICKET.labelled(t.plain(N_("↩️ Ticket #{number}"), number=ticket.id), ticket.id)
    return Screen(text=t(said, number=ticket.id), keys=((back,),))


@view
def _answer(t: Translation, shown: Shown, text: str) -> Screen:
    """For the reporter."""
    ticket = shown.ticket
    open_ = TICKET.labelled(t.plain(N_("See ticket #{number}"), number=ticket.id), ticket.id)
    return Screen(
        text=t(N_("💬 About your ticket #{number}:\n{text}"), number=ticket.id, text=text),
        keys=((open_,),),
    )

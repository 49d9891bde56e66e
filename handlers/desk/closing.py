"""All tickets of an outage finished with one text: an errand, for there may be hundreds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.incidents import IncidentId
from domain.people import Person, Topic
from handlers.desk import outage_views, outages
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, cut, html, view
from handlers.kit.speaking import Speaker
from services import incidents, tickets
from services.tickets import Shown
from storage.outbox import Priority

ERRAND = "desk.close"
_LONGEST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A form's answers, and then the errand's."""

    incident: int
    #: How many open tickets it is about, as counted when the button was pressed.
    count: int = 0
    text: str = ""


async def begin(context: Context, ids: tuple[int, ...]) -> None:
    incident = await outages.reached(context, ids[0])
    count = len(await incidents.filed_because_of(context.unit, incident))
    if not count:
        line = await outages.line(context.speaker, incident, context.t)
        await context.in_place(outage_views.closed(line, 0))
        return
    await forms.begin(context, FORM, Closing(incident=incident.id, count=count))


async def _asked(context: Context, answers: Closing) -> None:
    await outages.reached(context, answers.incident)
    await context.unit.errands.add(ERRAND, answers, context.now, person_id=context.actor.id)
    await context.redraw(outage_views.closing())


class Closer:
    """Knows who draws the cards of a ticket that another feature changed."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes

    async def close(self, desk: Desk) -> None:
        """In parts: between two of them everybody else is served. What is finished already is
        left alone by whoever begins anew.
        """
        asked, count = desk.args(Closing), 0
        while finished := await self._some(desk, asked):
            count += len(finished)
        async with desk.finishing() as speaker:
            person = await speaker.unit.people.get(_of(desk).id)
            number = IncidentId(asked.incident)
            incident = await incidents.reached(speaker.unit, number, person)
            line = await outages.line(speaker, incident, speaker.language_of(person))
            await speaker.tell(person, outage_views.closed(line, count))

    async def _some(self, desk: Desk, asked: Closing) -> Sequence[Shown]:
        async with desk.speaking() as speaker:
            person = await speaker.unit.people.get(_of(desk).id)
            finished = await incidents.close_with(
                speaker.unit, IncidentId(asked.incident), person, asked.text
            )
            for shown in finished:
                await self._told(speaker, shown, asked.text)
        return finished

    async def _told(self, speaker: Speaker, shown: Shown, text: str) -> None:
        for redraw in self._routes.redraws:
            await redraw(speaker, shown)
        if shown.ticket.reporter is not None:
            reporter = await speaker.unit.people.get(shown.ticket.reporter.id)
            asking = outage_views.is_it_solved(shown.ticket, text)
            await speaker.tell(reporter, asking, priority=Priority.REMINDER, gentle=True)
        done = outage_views.followed_is_done(shown.ticket, text)
        for neighbour in await tickets.followed(speaker.unit, shown.ticket.id):
            await speaker.tell(
                neighbour, done, priority=Priority.REMINDER, topic=Topic.TICKETS, gentle=True
            )


def _of(desk: Desk) -> Person:
    assert desk.person is not None, "somebody pressed a button"
    return desk.person


@view
def _summary(t: Translation, answers: Closing) -> Screen:
    return Screen(
        text=html(
            "<b>{head}</b>\n{text}",
            head=t.plain(
                N_("Finish the {count} open tickets of this outage with these words?"),
                count=answers.count,
            ),
            text=answers.text,
        )
    )


FORM: Form[Closing] = Form(
    name="outage-close",
    of_others=True,
    answers=Closing,
    questions=(
        Question(
            name="text",
            label=N_("What was done"),
            words=lambda answers, t: t(
                N_(
                    "What was done? The reporters of {count} open tickets read it."
                    " For example: 已恢复供水，感谢等待。"
                ),
                count=answers.count,
            ),
            missing=lambda answers: not answers.text,
            take=lambda answers, text: replace(answers, text=cut(text, _LONGEST)),
        ),
    ),
    submit=_asked,
    same=lambda open_, new: open_.incident == new.incident,
    summary=_summary,
)

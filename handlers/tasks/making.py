"""Staff make a task: from the desk, with /task, or of a ticket before it is offered."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from domain.permissions import Action, may
from domain.tasks import MOST_PEOPLE, Field, TaskId
from domain.tickets import Ticket, TicketId
from handlers.kit import doors, forms, moments, placing, ticket_words
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.questions import Form
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import cut
from handlers.tasks import coordinating, desk_buttons, making_views, orders
from handlers.tasks import making_questions as asked
from handlers.tasks import task_questions as further
from handlers.tasks.making_answers import (
    DETAILS,
    MINUTE,
    Making,
    beginning,
    items_of,
    of_item,
    own_words,
    sorted_out,
    timed,
)
from services import areas, catalogue, tasks, tickets
from storage.tasks import Wanted

_PEOPLE = re.compile(r"(\d{1,3})\s*(?:个?人|名|位|people)")


async def _understood(context: Context, words: str) -> Making:
    item = catalogue.spoken_of(items_of(context), words)
    answers = own_words(Making(), words) if item is None else of_item(context, Making(), item)
    at = moments.read(words, context.now, context.neighbourhood.zone, by_day=True)
    if at is not None and _sensible(context, at, answers):
        answers = beginning(answers, at)
    found = [
        each
        for each in await areas.find(context.unit, words)
        if may(context.actor, Action.COORDINATE, each)
    ]
    if len(found) == 1:
        place = await placing.written(context, found[0])
        answers = replace(answers, area=found[0].id, place=place)
    counted = _PEOPLE.search(words)
    if counted and 1 <= int(counted[1]) <= MOST_PEOPLE:
        answers = replace(answers, people=int(counted[1]))
    return answers


def _sensible(context: Context, at: datetime, answers: Making) -> bool:
    """What needs a word with whoever says it is asked for."""
    earliest = context.now + answers.notice * MINUTE
    return earliest <= at <= context.now + tasks.FURTHEST


async def _look(context: Context, answers: Making) -> Making:
    answers = timed(context, sorted_out(context, answers))
    answers = await placing.look(context, answers, Action.COORDINATE)
    if not answers.area:
        return answers
    area = await placing.area_of(context.unit, answers.area)
    serving = await context.unit.task_desk.serving(area, frozenset(answers.skills))
    return replace(answers, serving=serving)


class Maker:
    """Knows who draws the cards of the ticket that a task is made of."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self.form = _form(self._made)

    async def command(self, context: Context, said: Said) -> None:
        """/task 周六上午9点3号楼楼道清扫4人: as much as the words say is filled in; /task 12 looks
        after that one.
        """
        number = said.text.lstrip("#").strip()
        if number.isdecimal() and orders.possible(int(number)):
            await coordinating.show(context, TaskId(int(number)))
            return
        answers = await _understood(context, said.text) if said.text else Making()
        await forms.begin(context, self.form, answers)

    async def add(self, context: Context, _ids: tuple[int, ...]) -> None:
        await forms.begin(context, self.form, Making())

    async def of_ticket(self, context: Context, ids: tuple[int, ...]) -> None:
        """As offering it at once would make it, for changing."""
        ticket = (await tickets.show(context.unit, TicketId(ids[0]), context.actor)).ticket
        ticket.offer(context.actor)
        await forms.begin(context, self.form, await _offered(context, ticket))

    async def _made(self, context: Context, answers: Making) -> None:
        """It is offered within the minute; whoever made it keeps its card."""
        wanted = await _wanted(context, answers)
        if answers.ticket:
            ticket_id = TicketId(answers.ticket)
            shown, task = await tasks.offer_as(context.unit, ticket_id, wanted, context.actor)
            for redraw in self._routes.redraws:
                await redraw(context.speaker, shown)
        else:
            task = await tasks.make(context.unit, wanted, context.actor)
        await coordinating.show(context, task.id)


async def _offered(context: Context, ticket: Ticket) -> Making:
    t = context.speaker.languages.default
    called = t.plain(ticket_words.CATEGORIES[ticket.category])
    where = ticket_words.place(t, ticket.place)
    wanted = await tasks.wanted(context.unit, ticket, called, where)
    return Making(
        area=wanted.area.id,
        place=await placing.written(context, wanted.area),
        field=wanted.field.value,
        title=wanted.title,
        difficulty=wanted.difficulty,
        minutes=wanted.most // MINUTE,
        usual=wanted.capacity,
        people=wanted.capacity,
        details_said=True,
        private=cut(wanted.private, DETAILS),
        private_said=True,
        urgent=wanted.urgent,
        ticket=ticket.id,
    )


async def _wanted(context: Context, answers: Making) -> Wanted:
    notice = answers.notice * MINUTE
    if answers.starts_at is not None:
        # Whoever takes it at short notice may give it back at short notice.
        notice = min(notice, (answers.starts_at - context.now) / 2)
    return Wanted(
        field=Field(answers.field),
        item=answers.item,
        title=answers.title,
        details=answers.details,
        private=answers.private,
        area=await placing.area_of(context.unit, answers.area),
        difficulty=answers.difficulty,
        most=answers.minutes * MINUTE,
        starts_at=answers.starts_at,
        capacity=answers.people,
        skills=frozenset(answers.skills),
        urgent=answers.urgent,
        notice=notice,
    )


def _form(submit: Callable[[Context, Making], Awaitable[None]]) -> Form[Making]:
    return Form(
        name="task",
        answers=Making,
        questions=(
            asked.field_question(Making),
            asked.item_question(Making),
            asked.long_question(Making),
            asked.difficulty_question(Making),
            placing.question(Making),
            further.WHEN,
            asked.people_question(Making),
            further.INFO,
            further.PRIVATE,
            further.URGENT,
        ),
        submit=submit,
        same=lambda open_, new: open_.ticket == new.ticket and bool(new.ticket or not new.title),
        look=_look,
        summary=making_views.summary,
        yes=N_("✅ Make it"),
        beside="urgent",
    )


def register(routes: Routes) -> None:
    maker = Maker(routes)
    coordinate = Action.COORDINATE
    routes.command("task", N_("Make a task for volunteers"), maker.command, action=coordinate)
    routes.press(desk_buttons.ADD, maker.add, action=coordinate)
    routes.press(doors.OFFER_WITH, maker.of_ticket, action=Action.DISPATCH)
    routes.form(maker.form, action=coordinate)

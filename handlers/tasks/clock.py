"""What the clock does to tasks by itself, and what becomes of them with their ticket."""

from domain.reminders.tasks import MISSED, SAY_DONE
from domain.tasks import Claim, ClaimState, TaskStage
from domain.tickets import Outcome
from handlers.kit import reminding
from handlers.kit.errands import Desk
from handlers.kit.routing import Routes
from handlers.kit.speaking import Speaker
from handlers.tasks import dropping, judging, notices, showing, telling
from handlers.tasks.dropping import Dropper
from services import settling, tasks, tickets
from services.settling import ToTell
from services.tasks import Missed
from services.tasks.nearby import nearest


class Clock:
    """Knows who is told of the ticket that a task was made of."""

    def __init__(self, routes: Routes, dropper: Dropper) -> None:
        self._routes, self._dropper = routes, dropper

    async def lapse(self, speaker: Speaker) -> None:
        for freed in await tasks.lapse_late(speaker.unit):
            await dropping.lapsed(self._dropper, speaker, freed)

    async def miss(self, speaker: Speaker) -> None:
        for missed in await tasks.miss_passed(speaker.unit):
            await self._missed(speaker, missed)

    async def _missed(self, speaker: Speaker, missed: Missed) -> None:
        task, unit = missed.task, speaker.unit
        await telling.refresh(speaker, task)
        for claim in missed.waited:
            person = await unit.people.get(claim.person.id)
            await reminding.remind(speaker, person, notices.called_off(task), MISSED)
        if task.stage is not TaskStage.MISSED:
            return
        if task.ticket is not None:
            ticket = await tickets.look(unit, task.ticket)
            await telling.redraw_ticket(self._routes, speaker, ticket)
        elif task.helped is not None:
            helped = await unit.people.get(task.helped.id)
            await speaker.tell(helped, notices.nobody_came(task), gentle=True)
        for person in await nearest(unit, task):
            await reminding.remind(speaker, person, notices.missed(task), MISSED)


async def remind(speaker: Speaker) -> None:
    unit, rules = speaker.unit, speaker.neighbourhood.volunteers
    for claim in await tasks.remind(unit, rules):
        person = await unit.people.get(claim.person.id)
        # What has no time can wait until the morning.
        gentle = claim.task.starts_at is None
        soon = notices.starts_soon(claim.task)
        begins = claim.task.starts_at
        await telling.hand(speaker, claim.task, person, soon, gentle=gentle, until=begins)
    if reminding.night(speaker):
        return
    for claim in await tasks.nudge(unit):
        person = await unit.people.get(claim.person.id)
        await reminding.remind(speaker, person, notices.say_when_done(claim), SAY_DONE)


async def confirm_old(speaker: Speaker) -> None:
    for claim in await tasks.confirm_old(speaker.unit, speaker.neighbourhood.volunteers):
        await telling.refresh(speaker, claim.task)
        await speaker.refresh(telling.judge_card(claim), notices.judged(claim))
        await judging.tell_volunteer(speaker, claim)


async def show_old(speaker: Speaker) -> None:
    for each in await tasks.show_old(speaker.unit):
        await showing.post(speaker, each)


async def tell(desk: Desk) -> None:
    """Whoever had a part in a task learns what became of it with its ticket."""
    asked = desk.args(ToTell)
    async with desk.finishing() as speaker:
        await telling.refresh(speaker, await speaker.unit.tasks.get(asked.task))
        for claim_id in asked.claims:
            await _tell_one(speaker, await speaker.unit.claims.get(claim_id))


async def _tell_one(speaker: Speaker, claim: Claim) -> None:
    match claim.state:
        case ClaimState.RELEASED:
            person = await speaker.unit.people.get(claim.person.id)
            await speaker.tell(person, notices.called_off(claim.task))
        case ClaimState.DISPUTED:
            await judging.tell_volunteer(speaker, claim)
            await judging.ask_to_decide(speaker, claim)
        case ClaimState.CONFIRMED:
            await judging.tell_volunteer(speaker, claim)
            await _ask_to_show(speaker, claim)
        case _:
            # Something else has happened to it since, and was told.
            pass


async def _ask_to_show(speaker: Speaker, claim: Claim) -> None:
    """Not where the reporter has said nothing: nobody would answer."""
    assert claim.task.ticket is not None, "it was told with its ticket"
    ticket = (await tickets.look(speaker.unit, claim.task.ticket)).ticket
    if ticket.outcome is not Outcome.UNCONFIRMED:
        await showing.ask_volunteer(speaker, claim)
        await showing.ask_helped(speaker, claim)


def register(routes: Routes, clock: Clock) -> None:
    routes.jobs["tasks-remind"] = remind
    routes.jobs["tasks-lapse"] = clock.lapse
    routes.jobs["tasks-missed"] = clock.miss
    routes.jobs["tasks-old"] = confirm_old
    routes.jobs["tasks-show"] = show_old
    routes.errands[settling.TELL] = tell

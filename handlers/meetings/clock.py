"""What the clock does to meetings: makes, calls, freezes, opens, reminds, drafts, publishes."""

from domain.meetings import Meeting, MeetingStage, Notice
from domain.people import Topic
from handlers.kit.routing import Routes
from handlers.kit.speaking import Speaker
from handlers.kit.ticket_words import title_of
from handlers.meetings import minutes, notices, telling
from services.meetings import deciding, holding, planning, reach
from storage.outbox import Priority

#: These can't wait until quiet hours are over.
_URGENT = {Notice.HOUR, Notice.MOVED, Notice.CANCELLED}
#: What the groups read anew; between these the card is only edited.
_POSTED = {MeetingStage.CALLING, MeetingStage.FROZEN, MeetingStage.OPEN}
#: From the first call to the published minutes, in one sweep after a standstill.
_STEPS = 8


async def go_on(speaker: Speaker) -> None:
    here = speaker.neighbourhood
    await planning.plan(speaker.unit, here)
    await _propose(speaker)
    for _ in range(_STEPS):
        stepped = await planning.advance(speaker.unit, here)
        for meeting in stepped:
            if meeting.stage in _POSTED:
                await telling.post(speaker, meeting)
            await telling.refresh(speaker, meeting)
            await _concerned(speaker, meeting)
        drafted = await planning.ripe(speaker.unit, here, MeetingStage.DRAFTED)
        for meeting in drafted:
            await minutes.draft(speaker, meeting)
        for meeting in await planning.ripe(speaker.unit, here, MeetingStage.PUBLISHED):
            await minutes.publish(speaker, meeting)
        if not stepped and not drafted:
            return


async def tell(speaker: Speaker) -> None:
    """Each of those invited, once of each date."""
    for due in await planning.to_tell(speaker.unit, speaker.neighbourhood):
        seen = await holding.picture(speaker.unit, due.meeting.id)
        card = telling.own_card(due.meeting.id)
        standing = {each.chat_id: each for each in await speaker.standing(card)}
        for person in due.people:
            shown = await telling.own(speaker, seen, person)
            told = await speaker.tell(
                person,
                notices.headed(due.notice, shown),
                card=card,
                priority=Priority.REMINDER,
                topic=None if due.notice in _URGENT else Topic.MEETINGS,
                gentle=due.notice not in _URGENT,
            )
            if told and person.telegram_id in standing:
                speaker.strip([standing[person.telegram_id]])


async def remind(speaker: Speaker) -> None:
    """Whoever wrote a resolution down hears before it is due."""
    for resolution, person in await deciding.due(speaker.unit):
        await speaker.tell(person, notices.due(resolution), topic=Topic.MEETINGS, gentle=True)


async def _propose(speaker: Speaker) -> None:
    t = speaker.languages.default
    changed = {each.id: each for each in await planning.drop_settled(speaker.unit)}
    for meeting, ticket in await planning.to_propose(speaker.unit):
        title = title_of(t, ticket, notices.TITLE)
        if await planning.propose_ticket(speaker.unit, meeting, ticket, title):
            changed[meeting.id] = meeting
    for meeting in changed.values():
        await telling.refresh(speaker, meeting)


async def _concerned(speaker: Speaker, meeting: Meeting) -> None:
    """Who has to act, or waits for it."""
    chairs = await reach.chairs(speaker.unit, meeting)
    if meeting.stage is MeetingStage.FROZEN:
        await telling.settled(speaker, meeting, chairs)
    for person in chairs:
        if meeting.stage is MeetingStage.OPEN:
            await telling.hand_panel(speaker, meeting, person)
        elif meeting.stage is MeetingStage.CANCELLED:
            await speaker.tell(person, notices.nobody_came(meeting), gentle=True)


def register(routes: Routes) -> None:
    routes.jobs["meetings"] = go_on
    routes.jobs["meetings-tell"] = tell
    routes.jobs["meetings-due"] = remind

"""What the clock does to meetings: makes, calls, freezes, opens, reminds, drafts, publishes."""

from collections.abc import Sequence

from domain.meetings import Meeting, MeetingId, MeetingStage, Notice
from domain.people import Topic
from domain.reminders.meetings import CARRIED, OVERDUE, RESOLUTION
from handlers.kit import reminding
from handlers.kit.routing import Routes
from handlers.kit.speaking import Speaker
from handlers.kit.ticket_words import title_of
from handlers.meetings import minutes, notices, telling
from services import carrying
from services.meetings import holding, planning, reach
from storage.outbox import Priority

#: These can't wait until quiet hours are over.
_URGENT = {Notice.HOUR, Notice.MOVED, Notice.CANCELLED}
#: What the groups read anew; between these the card is only edited.
_POSTED = {MeetingStage.CALLING, MeetingStage.FROZEN, MeetingStage.OPEN}
#: From the first call to the published minutes, in one sweep after a standstill.
_STEPS = 8


async def go_on(speaker: Speaker) -> None:
    await planning.plan(speaker.unit, speaker.neighbourhood)
    await _propose(speaker)
    gone: dict[MeetingId, Meeting] = {}
    for _ in range(_STEPS):
        stepped = await _step(speaker)
        if stepped is None:
            break
        gone |= {each.id: each for each in stepped}
    # After a standstill only how it stands by then.
    for meeting in gone.values():
        if meeting.stage in _POSTED and speaker.unit.now < meeting.starts_at:
            await telling.post(speaker, meeting)
        await telling.refresh(speaker, meeting)
        await _concerned(speaker, meeting)


async def _step(speaker: Speaker) -> Sequence[Meeting] | None:
    """Those that went on by one. None: nothing is left to do."""
    here = speaker.neighbourhood
    stepped = await planning.advance(speaker.unit, here)
    for meeting in stepped:
        if meeting.stage is MeetingStage.FROZEN and speaker.unit.now < meeting.starts_at:
            chairs = await reach.chairs(speaker.unit, meeting)
            await telling.settled(speaker, meeting, chairs)
    drafted = await planning.ripe(speaker.unit, here, MeetingStage.DRAFTED)
    for meeting in drafted:
        await minutes.draft(speaker, meeting)
    for meeting in await planning.ripe(speaker.unit, here, MeetingStage.PUBLISHED):
        await minutes.publish(speaker, meeting)
    return stepped if stepped or drafted else None


async def tell(speaker: Speaker) -> None:
    """Each of those invited, once of each date."""
    for due in await planning.to_tell(speaker.unit, speaker.neighbourhood):
        seen = await holding.picture(speaker.unit, due.meeting.id)
        card = telling.own_card(due.meeting.id)
        standing = {each.chat_id: each for each in await speaker.standing(card)}
        read_at = reminding.morning(speaker) if due.notice not in _URGENT else speaker.unit.now
        for person in due.people:
            shown = await telling.own(speaker, seen, person)
            told = await speaker.tell(
                person,
                notices.headed(due, shown, read_at),
                card=card,
                priority=Priority.REMINDER,
                topic=None if due.notice in _URGENT else Topic.MEETINGS,
                gentle=due.notice not in _URGENT,
                until=due.until,
            )
            if told and person.telegram_id in standing:
                speaker.strip([standing[person.telegram_id]])


async def remind(speaker: Speaker) -> None:
    """Whoever wrote a resolution down, and whoever carries it out."""
    if reminding.night(speaker):
        return
    for due in await carrying.due(speaker.unit):
        at, said = speaker.unit.now, notices.carried(due)
        if due.writer is not None:
            row = OVERDUE if due.late else RESOLUTION
            await reminding.remind(speaker, due.writer, notices.due(due.resolution, at), row)
        for person in due.carriers:
            await reminding.remind(speaker, person, said, OVERDUE if due.late else CARRIED)


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
    if meeting.stage is MeetingStage.ENDED:
        await telling.unresolved(speaker, meeting, chairs)
    for person in chairs:
        if meeting.stage is MeetingStage.OPEN:
            # Whoever began without it is not woken for it.
            late = speaker.unit.now >= meeting.starts_at
            await telling.hand_panel(speaker, meeting, person, gentle=late)
        elif meeting.stage is MeetingStage.CANCELLED:
            await speaker.tell(person, notices.nobody_came(meeting), gentle=True)


def register(routes: Routes) -> None:
    routes.jobs["meetings"] = go_on
    routes.jobs["meetings-tell"] = tell
    routes.jobs["meetings-due"] = remind

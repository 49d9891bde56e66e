"""Who sees a meeting's changes: the groups, whoever has its card, the chair, those present."""

from collections.abc import Sequence

from domain.meetings import (
    Item,
    ItemStage,
    Meeting,
    MeetingId,
    MeetingStage,
    Series,
    timeline,
)
from domain.people import Person, Topic
from handlers.kit.screens import View
from handlers.kit.speaking import CardOf, Speaker
from handlers.meetings import item_views, notices, panel_views, views
from services.meetings import holding, minutes, reach
from services.meetings.holding import Picture
from storage.cards import Card

#: What a link to a meeting's card begins with.
LINK = "m"


def group_card(meeting_id: MeetingId) -> CardOf:
    return CardOf(subject="meeting-group", subject_id=meeting_id)


def own_card(meeting_id: MeetingId) -> CardOf:
    return CardOf(subject="meeting-own", subject_id=meeting_id)


def chair_card(meeting_id: MeetingId) -> CardOf:
    return CardOf(subject="meeting-chair", subject_id=meeting_id)


def item_card(item: Item) -> CardOf:
    """For those who are there."""
    return CardOf(subject="meeting-item", subject_id=item.id)


async def own(speaker: Speaker, seen: Picture, reader: Person) -> View:
    mine = await speaker.unit.attendances.get(seen.meeting.id, reader.id)
    chair = seen.meeting.chaired_by(reader)
    return views.own_card(seen, speaker.neighbourhood.name, mine, chair=chair)


async def panel(speaker: Speaker, seen: Picture, reader: Person) -> View:
    unit, open_item = speaker.unit, seen.open_item
    told = await holding.discussed(unit, open_item.id) if open_item is not None else None
    mine = await unit.attendances.get(seen.meeting.id, reader.id)
    votes = mine.arrived_at is not None and mine.home is not None
    return panel_views.panel(seen, speaker.neighbourhood.name, told, votes=votes)


async def item(speaker: Speaker, each: Item, reader: Person) -> View:
    told = await holding.discussed(speaker.unit, each.id)
    mine = await speaker.unit.attendances.get(each.meeting.id, reader.id)
    needed = speaker.neighbourhood.meetings.seconders
    neighbour = await reach.belongs(speaker.unit, reader, each.meeting.area)
    chair = each.meeting.chaired_by(reader)
    return item_views.item(told, needed, mine, chair=chair, neighbour=neighbour)


async def refresh(speaker: Speaker, meeting: Meeting) -> None:
    """The groups', the chair's, and those of whoever takes part. Of thousands who were invited
    and have not said a word the cards stay as they are: a press, or /meeting, shows how it stands.
    """
    seen, unit = await holding.picture(speaker.unit, meeting.id), speaker.unit
    await _groups(speaker, seen)
    await refresh_panel(speaker, seen)
    readers = await unit.attendances.readers(meeting.id)
    for standing in await speaker.standing(own_card(meeting.id)):
        mine = readers.get(standing.chat_id)
        if mine is not None:
            chair = meeting.chaired_by(await unit.people.get(mine.person))
            whole = speaker.neighbourhood.name
            await speaker.redraw(standing, views.own_card(seen, whole, mine, chair=chair))


async def refresh_for(speaker: Speaker, meeting: Meeting, reader: Person) -> None:
    """Where nobody else in private sees a change but the chair: the groups', and this reader's."""
    seen = await holding.picture(speaker.unit, meeting.id)
    await _groups(speaker, seen)
    await refresh_panel(speaker, seen)
    shown = await own(speaker, seen, reader)
    await speaker.refresh(own_card(meeting.id), shown, only=[reader.telegram_id])


async def refresh_panel(speaker: Speaker, seen: Picture) -> None:
    for standing in await speaker.standing(chair_card(seen.meeting.id)):
        reader = await speaker.unit.people.known_as(standing.chat_id)
        if reader is not None:
            await speaker.redraw(standing, await panel(speaker, seen, reader))


async def panels_of(speaker: Speaker, meeting: Meeting, reader: Person) -> list[Card]:
    standing = await speaker.standing(chair_card(meeting.id))
    return [each for each in standing if each.chat_id == reader.telegram_id]


async def hand_panel(
    speaker: Speaker, meeting: Meeting, reader: Person, *, gentle: bool = False
) -> None:
    """As a new message; the one before loses its buttons."""
    seen = await holding.picture(speaker.unit, meeting.id)
    before = await panels_of(speaker, meeting, reader)
    shown = await panel(speaker, seen, reader)
    if await speaker.tell(reader, shown, card=chair_card(meeting.id), gentle=gentle):
        speaker.strip(before)


async def refresh_item(speaker: Speaker, each: Item) -> None:
    """For everybody who has it, and the chair."""
    for standing in await speaker.standing(item_card(each)):
        reader = await speaker.unit.people.known_as(standing.chat_id)
        if reader is not None:
            await speaker.redraw(standing, await item(speaker, each, reader))
    await refresh_panel(speaker, await holding.picture(speaker.unit, each.meeting.id))


async def hand_item(speaker: Speaker, each: Item) -> None:
    """To everybody who is there, as a new message; the one before loses its buttons. Who has the
    panel reads it there.
    """
    panels = await speaker.standing(chair_card(each.meeting.id))
    leading = {panel.chat_id for panel in panels}
    for present in await speaker.unit.attendances.present(each.meeting.id):
        person = await speaker.unit.people.get(present.person)
        if person.telegram_id not in leading:
            await hand_item_to(speaker, each, person)


async def hand_item_to(speaker: Speaker, each: Item, person: Person) -> None:
    card = item_card(each)
    before = [c for c in await speaker.standing(card) if c.chat_id == person.telegram_id]
    if await speaker.tell(person, await item(speaker, each, person), card=card):
        speaker.strip(before)


async def settled(speaker: Speaker, meeting: Meeting, chairs: Sequence[Person]) -> None:
    """The agenda was frozen: those who proposed learn what became of it, those who chair what
    they may still list.
    """
    seen = await holding.picture(speaker.unit, meeting.id)
    left = [each for each in seen.items if each.stage is ItemStage.LEFT_OUT]
    for each in seen.items:
        if each.by is not None:
            proposer = await speaker.unit.people.get(each.by.id)
            said = notices.left_out(each) if each in left else notices.on_the_agenda(each)
            await speaker.tell(proposer, said, topic=Topic.MEETINGS, gentle=True)
    for person in chairs:
        shown = notices.frozen(len(seen.upcoming), left, meeting)
        await speaker.tell(person, shown, topic=Topic.MEETINGS, gentle=True)


async def unresolved(speaker: Speaker, meeting: Meeting, people: Sequence[Person]) -> None:
    """To those who lead, once it has ended: a resolution may be half written on a telephone."""
    left = await minutes.unresolved(speaker.unit, meeting.id)
    here = speaker.neighbourhood
    until = timeline(meeting.starts_at, here.meetings, here.zone).draft_at
    if left and speaker.unit.now < until:
        for person in people:
            shown = notices.unresolved(left[: notices.SHOWN], meeting, until)
            await speaker.tell(person, shown, gentle=True, until=until)


async def post(speaker: Speaker, meeting: Meeting) -> None:
    """Anew in the residents' groups: the card before loses its buttons."""
    seen, card = await holding.picture(speaker.unit, meeting.id), group_card(meeting.id)
    before = await speaker.standing(card)
    for chat in await groups_of(speaker, meeting):
        gentle = meeting.stage is not MeetingStage.OPEN
        await speaker.post(chat, _group(speaker, seen), card=card, gentle=gentle)
    speaker.strip(before)


async def groups_of(speaker: Speaker, meeting: Meeting) -> list[int]:
    """The residents', those of single buildings too; of a meeting for those on duty theirs."""
    purpose = "residents" if meeting.series is Series.COUNCIL else "staff"
    return list(await speaker.unit.groups.around(meeting.area, purpose))


async def _groups(speaker: Speaker, seen: Picture) -> None:
    await speaker.refresh(group_card(seen.meeting.id), _group(speaker, seen))


def _group(speaker: Speaker, seen: Picture) -> View:
    return views.group_card(seen, speaker.neighbourhood.name)

"""Who sees a vote's changes: the groups, staff who have its card, each voter once."""

from domain.votes import Vote, VoteId, VoteState
from handlers.kit.areas import Where
from handlers.kit.screens import View
from handlers.kit.speaking import CardOf, Speaker
from handlers.votes import group_views, staff_views
from services.votes import outcome, turnout
from services.votes.turnout import Turnout


def group_card(vote_id: VoteId) -> CardOf:
    return CardOf(subject="vote-group", subject_id=vote_id)


def staff_card(vote_id: VoteId) -> CardOf:
    return CardOf(subject="vote-staff", subject_id=vote_id)


async def groups_of(speaker: Speaker, vote: Vote) -> list[int]:
    area = await speaker.unit.areas.get(vote.area)
    return list(await speaker.unit.groups.around(area, "residents"))


async def post(speaker: Speaker, vote: Vote) -> None:
    """Anew in the residents' groups: the card before loses its buttons."""
    card, shown = group_card(vote.id), await _group(speaker, vote)
    before = await speaker.standing(card)
    for chat in await groups_of(speaker, vote):
        await speaker.post(chat, shown, card=card)
    speaker.strip(before)


async def refresh(speaker: Speaker, vote: Vote) -> None:
    """The groups' cards and the staff's, as it stands."""
    await speaker.refresh(group_card(vote.id), await _group(speaker, vote))
    await refresh_staff(speaker, vote)


async def refresh_staff(speaker: Speaker, vote: Vote) -> None:
    card = staff_card(vote.id)
    if await speaker.standing(card):
        await speaker.refresh(card, await staff(speaker, vote))


async def staff(speaker: Speaker, vote: Vote) -> View:
    lineage = await speaker.unit.areas.lineage(await speaker.unit.areas.get(vote.area))
    counted, result = await _counted(speaker, vote), None
    if vote.state is VoteState.PUBLISHED:
        third = speaker.neighbourhood.meetings.share
        result = await outcome.outcome(speaker.unit, vote, third)
    waits = vote.state is VoteState.CLOSED and vote.officers
    if waits and vote.public_key is not None:
        waits = not speaker.keys.has(vote.public_key)
    where = Where(lineage=lineage, whole=speaker.neighbourhood.name)
    return staff_views.card(vote, where, counted, result, waits=waits)


async def _group(speaker: Speaker, vote: Vote) -> View:
    return group_views.card(vote, await _counted(speaker, vote))


async def _counted(speaker: Speaker, vote: Vote) -> Turnout | None:
    """None: no roll is frozen that could be counted by."""
    if not vote.roll_digest:
        return None
    return await turnout.counted(speaker.unit, vote, speaker.neighbourhood.meetings.share)

"""A vote's card as each of its voters has it in private: live, and for its reader alone."""

from functools import partial

from domain.people import Person
from domain.votes import NotOnTheRoll, VoteId, VoterId, VoteState
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.screens import View
from handlers.kit.speaking import CardOf, Speaker
from handlers.votes import ballot_views as views
from handlers.votes import secret_views
from services import votes
from services.votes import Hand, voices
from services.votes.outcome import outcome
from services.votes.voices import Standing, Voice

#: What a link to a vote begins with.
LINK = "v"


def card_of(vote_id: VoteId) -> CardOf:
    return CardOf(subject="vote-own", subject_id=vote_id)


async def screen(
    speaker: Speaker, seen: Standing, reader: Person, voter: VoterId | None = None
) -> View:
    """`voter`: which of their voices; None: the only one, or they are asked.

    Raises `NotOnTheRoll`.
    """
    several = voter is None and len(seen.voices) > 1
    if seen.vote.state is not VoteState.OPEN or not seen.voices or several:
        over = seen.vote.state is VoteState.PUBLISHED
        third = speaker.neighbourhood.meetings.share
        return views.card(seen, await outcome(speaker.unit, seen.vote, third) if over else None)
    voice = picked(seen, voter)
    if not seen.vote.secret:
        return views.ballot(seen, voice)
    hand = Hand(
        vote=seen.vote.id, voter=voice.voter.id, by=reader.id, received_at=speaker.unit.now
    )
    shown = await votes.voting(speaker.unit, speaker.keys, hand)
    cover = partial(speaker.keys.cover, seen.vote.veil)
    return secret_views.ballot(seen, voice, shown, cover)


def picked(seen: Standing, voter: VoterId | None) -> Voice:
    """Raises `NotOnTheRoll`."""
    for each in seen.voices:
        if voter is None or each.voter.id == voter:
            return each
    raise NotOnTheRoll


async def redraw(context: Context, vote_id: VoteId, voter: VoterId | None = None) -> None:
    """Over what was pressed; pressed in a group, in private."""
    seen = await voices.look(context.unit, vote_id, context.actor)
    shown, card = await screen(context.speaker, seen, context.actor, voter), card_of(vote_id)
    if context.private:
        await context.redraw(shown, card=card)
    else:
        await _send(context, shown, card)


async def show(context: Context, vote_id: VoteId, voter: VoterId | None = None) -> None:
    """As a new card in private."""
    seen = await voices.look(context.unit, vote_id, context.actor)
    shown = await screen(context.speaker, seen, context.actor, voter)
    await _send(context, shown, card_of(vote_id))


async def _send(context: Context, shown: View, card: CardOf) -> None:
    """The one before loses its buttons."""
    if context.press and not context.private and not context.actor.reachable:
        context.alert("", url=context.private_link(f"{LINK}{card.subject_id}"))
        return
    before = await context.speaker.standing(card, [context.actor.telegram_id])
    await context.privately(shown, card=card)
    context.speaker.strip(before)


async def recorded(context: Context, hand: Hand) -> None:
    """For whoever cast it, and those who might have."""
    if context.private:
        context.alert(context.t.plain(N_("✅ Your ballot is recorded.")))
    await redraw(context, hand.vote, hand.voter)
    await refresh_others(context.speaker, hand)


async def refresh_others(speaker: Speaker, hand: Hand) -> None:
    """Who else may cast this voice's ballot sees that it was cast."""
    for person_id in await speaker.unit.votes.people_of(hand.voter):
        if person_id == hand.by:
            continue
        person = await speaker.unit.people.get(person_id)
        for standing in await speaker.standing(card_of(hand.vote), [person.telegram_id]):
            seen = await voices.look(speaker.unit, hand.vote, person)
            await speaker.redraw(standing, await screen(speaker, seen, person))

"""Secret ballots: chosen in an order of one's own, sealed, and never shown again.

Of choice and phrase nothing is said but covered, and no screen with them has a button that the
intake would store with its message.
"""

from functools import partial

from domain.permissions import Action
from domain.votes import BallotFinal, NotOffered, Vote, VoterId
from handlers.kit.context import Context
from handlers.kit.routing import Routes
from handlers.votes import ballot_buttons as buttons
from handlers.votes import listing, own
from handlers.votes import secret_views as views
from services import votes
from services.votes import Hand, voices


async def opened(context: Context, ids: tuple[int, ...]) -> None:
    hand = await _hand(context, ids[0])
    (await _secret(context, hand)).must_be_open(hand.received_at)
    await own.redraw(context, hand.vote, hand.voter)


async def why(context: Context, ids: tuple[int, ...]) -> None:
    hand = await _hand(context, ids[0])
    (await _secret(context, hand)).must_be_open(hand.received_at)
    seen = await voices.look(context.unit, hand.vote, context.actor)
    await context.in_place(views.why(seen, own.picked(seen, hand.voter)))


async def chosen(context: Context, ids: tuple[int, ...]) -> None:
    """Always asked for once more: nobody can look it up afterwards."""
    hand, slot = await _hand(context, ids[0]), ids[1]
    vote = await _secret(context, hand)
    vote.must_be_open(hand.received_at)
    voice = own.picked(await voices.look(context.unit, vote.id, context.actor), hand.voter)
    if not voice.free:
        raise BallotFinal
    shown = await votes.voting(context.unit, context.keys, hand)
    if slot >= len(shown.choices):
        raise NotOffered(slot)
    await context.in_place(views.sure(shown, slot, partial(context.keys.cover, vote.veil)))


async def cast(context: Context, ids: tuple[int, ...]) -> None:
    hand, slot = await _hand(context, ids[0]), ids[1]
    await _secret(context, hand)
    await votes.cast_secretly(context.unit, context.keys, hand, slot)
    await own.recorded(context, hand)


async def listed(context: Context, _ids: tuple[int, ...]) -> None:
    """Below it: when the vote is over, nobody but that message knows their phrase any more."""
    await context.privately(await listing.page(context, 0))


async def another(context: Context, ids: tuple[int, ...]) -> None:
    hand = await _hand(context, ids[0])
    await _secret(context, hand)
    await votes.another_phrase(context.unit, hand, ids[1])
    await own.redraw(context, hand.vote, hand.voter)


async def _hand(context: Context, voter: int) -> Hand:
    return await votes.hand_of(
        context.unit,
        VoterId(voter),
        context.actor.id,
        context.received_at,
        context.work.arrival,
    )


async def _secret(context: Context, hand: Hand) -> Vote:
    """Raises `NotOffered` of an open vote: it has no keys."""
    vote = await context.unit.votes.get(hand.vote)
    if not vote.secret:
        raise NotOffered(hand.voter)
    return vote


def register(routes: Routes) -> None:
    vote = Action.VOTE
    routes.press(buttons.SECRET_BALLOT, opened, action=vote)
    routes.press(buttons.SECRET_CHOOSE, chosen, action=vote)
    routes.press(buttons.SECRET_SURE, cast, action=vote)
    routes.press(buttons.WHY, why, action=vote)
    routes.press(buttons.ANOTHER, another, action=vote)
    routes.press(buttons.SECRET_LIST, listed, action=vote)

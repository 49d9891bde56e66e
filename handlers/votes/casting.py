"""赞成, 反对, 弃权 in open votes: a final ballot is asked for once more, then it is on record."""

from domain.permissions import Action
from domain.votes import BallotFinal, NotOffered, VoterId
from handlers.kit.context import Context
from handlers.kit.routing import Routes
from handlers.votes import ballot_buttons as buttons
from handlers.votes import ballot_views as views
from handlers.votes import own
from services import votes
from services.votes import Hand, voices


async def chosen(context: Context, ids: tuple[int, ...]) -> None:
    """One that can be changed is cast at once."""
    hand, place = await _hand(context, ids[0]), ids[1]
    if (await context.unit.votes.get(hand.vote)).changeable:
        await _cast(context, hand, place)
        return
    seen = await voices.look(context.unit, hand.vote, context.actor)
    voice = own.picked(seen, hand.voter)
    seen.vote.must_be_open(hand.received_at)
    if not voice.free:
        raise BallotFinal
    if seen.vote.secret or place >= len(seen.vote.choices):
        raise NotOffered(place)
    await context.in_place(views.sure(seen.vote, voice, place))


async def cast(context: Context, ids: tuple[int, ...]) -> None:
    await _cast(context, await _hand(context, ids[0]), ids[1])


async def _cast(context: Context, hand: Hand, place: int) -> None:
    vote = await context.unit.votes.get(hand.vote)
    if place >= len(vote.choices):
        raise NotOffered(place)
    await votes.cast(context.unit, hand, vote.choices[place])
    await own.recorded(context, hand)


async def _hand(context: Context, voter: int) -> Hand:
    return await votes.hand_of(context.unit, VoterId(voter), context.actor.id, context.received_at)


def register(routes: Routes) -> None:
    routes.press(buttons.CHOOSE, chosen, action=Action.VOTE)
    routes.press(buttons.SURE, cast, action=Action.VOTE)

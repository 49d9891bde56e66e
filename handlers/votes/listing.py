"""🗳 投票: the votes that somebody may take part in, and the card of one."""

from dataclasses import replace

from domain.permissions import Action, may
from domain.votes import VoteId, VoterId
from handlers.kit import doors
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Screen, View
from handlers.votes import assembly_buttons, own
from handlers.votes import ballot_buttons as buttons
from handlers.votes import ballot_views as views
from services import votes
from services.votes import voices

#: Begins every card of a vote.
_SIGN = "🗳"
#: Longer ones fit into no column.
_LONGEST = 9


async def command(context: Context, _said: Said) -> None:
    found = await voices.of_person(context.unit, context.actor)
    if len(found) == 1 and not may(context.actor, Action.KNOCK):
        await own.show(context, found[0].vote.id)
    else:
        await context.privately(await page(context, 0))


async def listed(context: Context, ids: tuple[int, ...]) -> None:
    await context.in_place(await page(context, ids[0]))


async def page(context: Context, at: int) -> View:
    found = await voices.of_person(context.unit, context.actor)
    if not found:
        return _beside(context, views.nothing(home=bool(context.actor.homes)))
    return _beside(context, views.mine(found, at))


def _beside(context: Context, shown: View) -> View:
    """Under the votes stands what is decided step by step: a vote is one step of it. And for
    staff the votes that they call.
    """
    follows, calls = (
        may(context.actor, each) for each in (Action.FOLLOW_DECISION, Action.CALL_VOTE)
    )

    knocks = may(context.actor, Action.KNOCK) and not calls

    def render(t: Translation) -> Screen:
        screen = shown(t)
        below = [doors.DECISIONS(t, 0)] if follows else []
        below += [doors.VOTES(t)] if calls else []
        below += [assembly_buttons.LIST(t)] if knocks else []
        return replace(screen, keys=(*screen.keys, *((key,) for key in below)))

    return render


async def opened(context: Context, ids: tuple[int, ...]) -> None:
    await own.redraw(context, VoteId(ids[0]))


async def voice(context: Context, ids: tuple[int, ...]) -> None:
    voter = VoterId(ids[0])
    hand = await votes.hand_of(context.unit, voter, context.actor.id, context.received_at)
    await own.redraw(context, hand.vote, voter)


async def follow(context: Context, number: str) -> None:
    if number.isdecimal() and number.isascii() and len(number) <= _LONGEST:
        await own.show(context, VoteId(int(number)))
    else:
        await command(context, Said())


async def forwarded(context: Context, said: Said) -> bool:
    """Somebody else's card, which has lost its buttons: here are the reader's own votes."""
    card = said.forwarded and said.text.startswith(_SIGN)
    if not context.private or not card or not may(context.actor, Action.VOTE):
        return False
    await context.reply(await page(context, 0))
    return True


def register(routes: Routes) -> None:
    vote = Action.VOTE
    routes.command("vote", N_("Votes I may take part in"), command, action=vote, word=N_("🗳 Vote"))
    routes.press(buttons.LIST, listed, action=vote)
    routes.press(buttons.BALLOT, opened, action=vote)
    routes.press(buttons.VOICE, voice, action=vote)
    routes.link(own.LINK, follow, action=vote)
    routes.spoken.append(forwarded)

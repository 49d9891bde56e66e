"""Administrators are made and unmade by two: the cards on which the second one agrees."""

from domain.reminders.people import PROPOSAL, UNCONFIRMED
from domain.roles import Change, ProposalId
from handlers.kit.context import Context
from handlers.kit.reminding import night, remind, show_again
from handlers.kit.speaking import CardOf, Speaker
from handlers.roles import proposal_views, telling
from handlers.roles.placing import where
from services import proposals
from services.privacy import Erased
from services.proposals import Put
from services.roles import Changed


async def put_forward(context: Context, put: Put) -> None:
    """To everybody who may agree, in private."""
    asked = [
        other.name
        for other in put.others
        if await context.tell(other, proposal_views.card(put), card=_card(put.proposal.id))
    ]
    await context.in_place(proposal_views.proposed(put, asked))


async def show(context: Context, ids: tuple[int, ...]) -> None:
    put = await proposals.show(context.unit, context.actor, ProposalId(ids[0]))
    await context.privately(proposal_views.card(put), card=_card(put.proposal.id))


async def confirm(context: Context, ids: tuple[int, ...]) -> None:
    put = await proposals.confirm(context.unit, context.actor, ProposalId(ids[0]))
    await _decided(context, put)
    if put.proposal.change is Change.GIVE:
        await context.tell(put.person, telling.administers())
    else:
        root = await context.unit.areas.root()
        changed = Changed(person=put.person, role=proposal_views.ROLE, area=root)
        place = await where(context.speaker, root)
        await context.tell(put.person, telling.no_longer(changed, place))


async def decline(context: Context, ids: tuple[int, ...]) -> None:
    put = await proposals.decline(context.unit, context.actor, ProposalId(ids[0]))
    await _decided(context, put)


async def sweep(speaker: Speaker) -> None:
    await lapse(speaker)
    if night(speaker):
        return
    for put, until in await proposals.lapsing(speaker.unit):
        said, card = proposal_views.waits(put, until), _card(put.proposal.id)
        for other in put.others:
            await show_again(speaker, other, said, UNCONFIRMED, card=card, until=until)


async def lapse(speaker: Speaker) -> None:
    for put in await proposals.lapse(speaker.unit):
        await speaker.refresh(_card(put.proposal.id), proposal_views.card(put))
        ended = proposal_views.ended(put)
        await remind(speaker, put.by, ended, PROPOSAL)


async def _decided(context: Context, put: Put) -> None:
    """Every card shows who decided, the presser's own too."""
    await context.speaker.refresh(_card(put.proposal.id), proposal_views.card(put))
    await context.tell(put.by, proposal_views.ended(put))


async def part(speaker: Speaker, erased: Erased) -> None:
    """Who may agree reads nothing more of somebody who is known no more."""
    for proposal_id in erased.proposals:
        await speaker.refresh(_card(proposal_id), proposal_views.gone())


def _card(proposal_id: int) -> CardOf:
    return CardOf(subject="proposal", subject_id=proposal_id)

"""🏛 An owners' vote, for those who keep it lawful: how it stands, and where to go on."""

from domain.people import Role
from domain.permissions import Action, may
from domain.reminders.assembly import KNOCK
from domain.serving import NotAnAssembly
from domain.votes import VoteId, VoteKind, VoteState
from handlers.kit.context import Context
from handlers.kit.reminding import remind
from handlers.kit.routing import Routes
from handlers.kit.speaking import Speaker
from handlers.votes import assembly_buttons as buttons
from handlers.votes import assembly_views as views
from handlers.votes import counting_silent, knocking, packing, paper, proxying, serving
from handlers.votes.assembly_views import Panel
from services.assembly import doors, finding, papers
from services.assembly import serving as ledgers
from services.votes import turnout

#: On one screen; there are never so many.
_MOST = 8


async def listed(context: Context, _ids: tuple[int, ...]) -> None:
    found = []
    for vote_id in await context.unit.assemblies.under_way():
        vote = await context.unit.votes.get(vote_id)
        if doors.knocks(await context.unit.areas.get(vote.area), context.actor):
            found.append(vote)
    await context.in_place(views.listed(found[:_MOST]))


async def call_heads(speaker: Speaker) -> None:
    """Building heads hear once that a vote is open, and where to see who has not voted."""
    unit = speaker.unit
    for vote_id in await unit.assemblies.under_way(uncalled=True):
        vote = await unit.votes.get(vote_id)
        area = await unit.areas.get(vote.area)
        for person in await unit.people.with_role(Role.BUILDING_HEAD):
            if doors.knocks(area, person):
                await remind(speaker, person, views.to_knock(vote), KNOCK, until=vote.closes_at)
        await unit.events.add("vote", vote.id, "heads-called", by=None, at=unit.now)


async def panel(context: Context, ids: tuple[int, ...]) -> None:
    await context.in_place(views.panel(await seen(context, VoteId(ids[0]))))


async def seen(context: Context, vote_id: VoteId) -> Panel:
    """Raises `NotAnAssembly` and `NotEntitled`."""
    unit = context.unit
    vote = await finding.vote(unit, vote_id)
    if vote.kind is not VoteKind.ASSEMBLY:
        raise NotAnAssembly
    area = await unit.areas.get(vote.area)
    staff = may(context.actor, Action.RUN_ASSEMBLY, at=area)
    if not staff:
        doors.must_knock(area, context.actor)
    draft = vote.state is VoteState.DRAFT
    if draft:
        await serving.begin(context.speaker, vote)
    zone = context.neighbourhood.zone
    return Panel(
        vote=vote,
        assembly=await unit.assemblies.get(vote.id),
        ledger=await ledgers.ledger(unit, vote.id, zone) if draft else None,
        turnout=await turnout.counted(unit, vote) if vote.state is VoteState.OPEN else None,
        waiting=len(await papers.waiting(unit, vote, context.actor)),
        staff=staff,
    )


async def gaps(context: Context, ids: tuple[int, ...]) -> None:
    vote = await finding.vote(context.unit, VoteId(ids[0]))
    if vote.kind is not VoteKind.ASSEMBLY:
        raise NotAnAssembly
    area = await context.unit.areas.get(vote.area)
    if not may(context.actor, Action.RUN_ASSEMBLY, at=area):
        doors.must_knock(area, context.actor)
    await context.in_place(views.gaps(vote, await turnout.counted(context.unit, vote)))


def register(routes: Routes) -> None:
    """All that is the owners' assembly's beside the votes themselves."""
    routes.press(buttons.LIST, listed, action=Action.KNOCK)
    routes.press(buttons.PANEL, panel, action=Action.KNOCK)
    routes.jobs["assembly-heads"] = call_heads
    routes.press(buttons.GAPS, gaps, action=Action.KNOCK)
    serving.register(routes)
    knocking.register(routes)
    paper.register(routes)
    proxying.register(routes)
    counting_silent.register(routes)
    packing.register(routes)

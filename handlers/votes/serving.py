"""📮 Every owner is told of their assembly, and the ledger says how."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

import msgspec

from domain.areas import Area, AreaId, Level
from domain.assembly.procedure import KEEP_DAYS
from domain.papers import Both
from domain.people import PersonId, Role
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.serving import BY_HAND, DeliveryId, How, NotAllServed, last_day
from domain.votes import Vote, VoteId
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.raised import ButtonRetired
from handlers.kit.routing import Answered, Routes
from handlers.kit.speaking import Speaker
from handlers.votes import assembly_buttons as buttons
from handlers.votes import assembly_words as words
from handlers.votes import serving_views as views
from handlers.votes import telling
from services.assembly import finding, serving
from services.assembly.serving import Ledger
from storage.outbox import Priority

SERVED = "assembly-served"
#: Others are answered between two portions.
_PORTION = 100
STAFF = (Role.COMMITTEE, Role.COMMUNITY, Role.SECRETARY, Role.ADMINISTRATOR)


async def serve(speaker: Speaker) -> None:
    """Whoever was not written to yet, once for each date of a vote."""
    unit = speaker.unit
    for vote in await serving.to_draw(unit):
        await begin(speaker, vote)
        # Where nobody could vote as the roll stands, it does not open either.
        with suppress(Refusal):
            await serving.draw(unit, vote)
    votes: dict[VoteId, tuple[Vote, bool]] = {}
    for vote_id, delivery, person in await unit.served.waiting(_PORTION):
        if vote_id not in votes:
            moved = (await unit.assemblies.get(vote_id)).moved_at is not None
            votes[vote_id] = (await unit.votes.get(vote_id), moved)
        await _write_to(speaker, votes[vote_id], delivery, person)


async def begin(speaker: Speaker, vote: Vote) -> None:
    await speaker.unit.assemblies.begin(vote.id, Both(speaker.neighbourhood.votes.both))


async def _write_to(
    speaker: Speaker, vote: tuple[Vote, bool], delivery: DeliveryId, person_id: PersonId
) -> None:
    """`vote`: and whether it was moved."""
    person = await speaker.unit.people.get(person_id)
    note = {"name": SERVED, "args": {"delivery": delivery}, "lane": f"p{person.telegram_id}"}
    zone = speaker.neighbourhood.zone
    sent = await speaker.tell(
        person,
        views.notice(vote[0], moved=vote[1]),
        priority=Priority.BROADCAST,
        # On the last lawful day nobody's night is waited for: tomorrow is too late.
        gentle=not last_day(vote[0].opens_at, speaker.unit.now, zone),
        answer_to=msgspec.json.encode(note).decode(),
    )
    why = "" if sent else serving.UNREACHABLE
    await speaker.unit.served.send(delivery, speaker.unit.now, why)


async def served(context: Context, answered: Answered) -> None:
    """Telegram took it, or said why not."""
    delivery = DeliveryId(answered.args["delivery"])
    await context.unit.served.settle(delivery, context.now, answered.error or "")


async def known(context: Context, ids: tuple[int, ...]) -> None:
    vote = await finding.vote(context.unit, VoteId(ids[0]))
    if await context.unit.served.read(vote.id, context.actor.id, context.received_at):
        await context.redraw(views.notice(vote, known=True))
    else:
        context.alert(context.t.plain(N_("That is noted already, or was sent to somebody else.")))


async def ledger(context: Context, ids: tuple[int, ...]) -> None:
    vote_id, page = VoteId(ids[0]), ids[1]
    found = await serving.ledger(context.unit, vote_id, context.neighbourhood.zone)
    area = await context.unit.areas.get(found.vote.area)
    require(context.actor, Action.RUN_ASSEMBLY, at=area)
    buildings = await serving.untold_by_building(context.unit, found)
    await context.in_place(views.ledger(found, buildings, page))


async def homes(context: Context, ids: tuple[int, ...]) -> None:
    await _show_homes(context, VoteId(ids[0]), AreaId(ids[1]), ids[2])


async def _show_homes(context: Context, vote_id: VoteId, building_id: AreaId, at: int) -> None:
    await finding.vote(context.unit, vote_id)
    building = await finding.area(context.unit, building_id, Action.RUN_ASSEMBLY)
    require(context.actor, Action.RUN_ASSEMBLY, at=building)
    found = await serving.ledger(context.unit, vote_id, context.neighbourhood.zone)
    await _show_untold(context, found, building, at)


async def _show_untold(context: Context, found: Ledger, building: Area, at: int) -> None:
    untold = await serving.untold_in(context.unit, found, building)
    # Of a building with hundreds of homes one is shown.
    address = await _address(context, untold[at % len(untold)]) if untold else ""
    await context.in_place(views.homes(found.vote, building, untold, at, address=address))


async def told(context: Context, ids: tuple[int, ...]) -> None:
    """By hand, one home: the next one is shown."""
    if ids[2] >= len(BY_HAND):
        raise ButtonRetired
    vote_id, home = VoteId(ids[0]), AreaId(ids[1])
    building = await _building_of(context, home)
    found = await _note(context, vote_id, [home], BY_HAND[ids[2]])
    await _show_untold(context, found, building, 0)


async def told_all(context: Context, ids: tuple[int, ...]) -> None:
    """Asked once more: it is proof for many at once, and is never taken back."""
    vote, building = await _of_building(context, ids)
    found = await serving.ledger(context.unit, vote.id, context.neighbourhood.zone)
    untold = await serving.untold_in(context.unit, found, building)
    if untold:
        await context.in_place(views.really_all(vote, building, len(untold)))
    else:
        await _show_untold(context, found, building, 0)


async def told_all_indeed(context: Context, ids: tuple[int, ...]) -> None:
    """Somebody went along with paste: all that are left in the building."""
    vote, building = await _of_building(context, ids)
    await _show_untold(context, await _note(context, vote.id, building, How.DOOR), building, 0)


async def _of_building(context: Context, ids: tuple[int, ...]) -> tuple[Vote, Area]:
    vote = await finding.vote(context.unit, VoteId(ids[0]))
    building = await finding.area(context.unit, AreaId(ids[1]), Action.RUN_ASSEMBLY)
    require(context.actor, Action.RUN_ASSEMBLY, at=building)
    return vote, building


async def _note(
    context: Context, vote_id: VoteId, where: Sequence[AreaId] | Area, how: How
) -> Ledger:
    zone = context.neighbourhood.zone
    return await serving.by_hand(context.unit, vote_id, where, how, by=context.actor, zone=zone)


async def move_later(context: Context, ids: tuple[int, ...]) -> None:
    """With time to go from door to door once more."""
    if ids[1] not in views.LATER:
        raise ButtonRetired
    await _move(context, VoteId(ids[0]), ids[1])


async def move(context: Context, ids: tuple[int, ...]) -> None:
    await _move(context, VoteId(ids[0]), 0)


async def _move(context: Context, vote_id: VoteId, days: int) -> None:
    zone = context.neighbourhood.zone
    before = await finding.vote(context.unit, vote_id)
    vote = await serving.move(context.unit, before.id, context.actor, zone, days=days)
    if vote == before:
        said = N_("It can open on its day as things stand: nothing was moved.")
        context.alert(context.t.plain(said))
    else:
        await context.in_place(views.moved(vote))
    await telling.refresh(context.speaker, vote)


async def held_back(speaker: Speaker, vote: Vote, why: NotAllServed) -> None:
    """It can't open on its day: those who can do something about it hear so, once a day."""
    await begin(speaker, vote)
    if not await serving.hold_back(speaker.unit, vote):
        return
    area = await speaker.unit.areas.get(vote.area)
    for person in await speaker.unit.people.with_role_over(area, *STAFF):
        await speaker.tell(person, views.held_back(vote, why), gentle=True)


async def let_go(speaker: Speaker) -> None:
    """After a year nobody can go to court any more."""
    await speaker.unit.knocks.forget()
    await speaker.unit.assemblies.let_go(speaker.unit.now - timedelta(days=KEEP_DAYS))


async def _address(context: Context, home: Area) -> str:
    return words.home(context.t, await context.unit.areas.lineage(home))


async def _building_of(context: Context, home: AreaId) -> Area:
    lineage = await context.unit.areas.lineage(
        await finding.area(context.unit, home, Action.RUN_ASSEMBLY)
    )
    found = [each for each in lineage if each.level is Level.BUILDING]
    return found[-1] if found else lineage[-1]


def register(routes: Routes) -> None:
    run = Action.RUN_ASSEMBLY
    routes.press(buttons.KNOWN, known, action=Action.VOTE)
    routes.press(buttons.LEDGER, ledger, action=run)
    routes.press(buttons.HOMES, homes, action=run)
    routes.press(buttons.TOLD, told, action=run)
    routes.press(buttons.TOLD_ALL, told_all, action=run)
    routes.press(buttons.TOLD_ALL_INDEED, told_all_indeed, action=run)
    routes.press(buttons.MOVE, move, action=run)
    routes.press(buttons.MOVE_LATER, move_later, action=run)
    routes.continuations[SERVED] = served
    routes.jobs["assembly-serve"] = serve
    routes.jobs["assembly-forget"] = let_go

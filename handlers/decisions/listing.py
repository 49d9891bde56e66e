"""📢 决策公开: what is decided in one's areas, and how each came about."""

from collections.abc import Sequence

from domain.areas import Area
from domain.decisions import PROPOSERS, Decision, DecisionId, Procedure, Stage
from domain.people import Person
from domain.permissions import Action, may
from handlers.decisions import buttons, telling, views
from handlers.decisions.views import A_PAGE, Listed
from handlers.kit.context import Context
from handlers.kit.routing import Routes
from handlers.kit.screens import View
from services.decisions import holding, reach, speaking
from storage.unit import Unit

#: Longer ones fit into no column.
_LONGEST = 9


async def listed(context: Context, ids: tuple[int, ...]) -> None:
    await context.in_place(await _list(context, ids[0]))


async def _list(context: Context, page: int) -> View:
    unit, reader = context.unit, context.actor
    areas = await reach.of_person(unit, reader)
    if not areas:
        return views.nowhere()
    count = await unit.decisions.count(areas)
    page = min(page, max(0, count - 1) // A_PAGE)
    found = await unit.decisions.of(areas, page * A_PAGE, A_PAGE)
    lines = [
        Listed(decision=each, turn=await _turn(unit, each, reader), late=_late(each, unit))
        for each in found
    ]
    return views.listing(lines, page, count, proposes=await _proposes(unit, reader, areas))


async def _proposes(unit: Unit, reader: Person, areas: Sequence[Area]) -> bool:
    """Somewhere, for some office."""
    if not may(reader, Action.PROPOSE_DECISION):
        return False
    offices = {each for area in areas for each in await reach.offices(unit, reader, area)}
    return bool(offices & set(PROPOSERS[Procedure.REVIEWS]))


async def _turn(unit: Unit, decision: Decision, reader: Person) -> bool:
    if decision.stage.over:
        return False
    if await speaking.turn(unit, decision, reader) is not None:
        return True
    if decision.stage is Stage.ASSEMBLY and decision.vote is None:
        return may(reader, Action.CALL_VOTE, decision.area)
    waits = bool(decision.unanswered) or decision.stage is Stage.RESOLVING
    return waits and may(reader, Action.KEEP_DECISION, decision.area)


def _late(decision: Decision, unit: Unit) -> bool:
    voting = decision.stage is Stage.ASSEMBLY and decision.vote is not None
    return not voting and decision.late(unit.now)


async def opened(context: Context, ids: tuple[int, ...]) -> None:
    seen = await holding.read(context.unit, DecisionId(ids[0]), context.actor)
    shown = await telling.own(context.speaker, seen, context.actor, ids[1])
    await context.in_place(shown)


async def follow(context: Context, number: str) -> None:
    if number.isdecimal() and number.isascii() and len(number) <= _LONGEST:
        await show(context, DecisionId(int(number)))
    else:
        await context.privately(await _list(context, 0))


async def show(context: Context, decision_id: DecisionId) -> None:
    """As a new message in private."""
    seen = await holding.read(context.unit, decision_id, context.actor)
    await context.privately(await telling.own(context.speaker, seen, context.actor))


def register(routes: Routes) -> None:
    action = Action.FOLLOW_DECISION
    routes.press(buttons.LIST, listed, action=action)
    routes.press(buttons.OPEN, opened, action=action)
    routes.link(telling.LINK, follow, action=action)

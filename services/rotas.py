"""Rotas begin, bring forth their tasks, and end."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from domain.people import Person
from domain.permissions import Action, require
from domain.refusals import Refusal
from domain.rotas import AHEAD, Rota, RotaId
from domain.tasks import Task
from services import tasks
from services.catalogue import Catalogue
from storage.failures import NotFound
from storage.rotas import Wished
from storage.tasks import Wanted
from storage.unit import Unit

SUBJECT = "rota"
#: In one sweep: the rest have their turn with the next tick.
_SWEEP = 20
_USUAL_NOTICE = timedelta(hours=2)


class RotaUnknown(Refusal):
    """There is none of this number, or it has ended."""


async def begin(unit: Unit, wished: Wished, by: Person) -> Rota:
    """Its first tasks are made with the next sweep. Raises `NotEntitled`."""
    require(by, Action.COORDINATE, wished.area)
    rota_id = await unit.rotas.begin(wished, by.id, unit.now)
    await unit.events.add(SUBJECT, rota_id, "begun", by=by.id, at=unit.now)
    return await unit.rotas.get(rota_id)


async def show(unit: Unit, rota_id: RotaId, by: Person) -> Rota:
    """Raises `RotaUnknown`, `NotEntitled`."""
    try:
        rota = await unit.rotas.get(rota_id)
    except NotFound:
        raise RotaUnknown from None
    require(by, Action.COORDINATE, rota.area)
    return rota


async def end(unit: Unit, rota_id: RotaId, by: Person) -> Sequence[Task]:
    """No more tasks come of it. Those that nobody has taken, which are called off.

    Raises `RotaUnknown`, `NotEntitled`.
    """
    rota = await show(unit, rota_id, by)
    try:
        await unit.rotas.end(rota.id, unit.now)
    except NotFound:
        raise RotaUnknown from None
    await unit.events.add(SUBJECT, rota_id, "ended", by=by.id, at=unit.now)
    unclaimed = await unit.rotas.unclaimed(rota_id, unit.now)
    return [(await tasks.cancel(unit, each, by, "")).task for each in unclaimed]


async def due(unit: Unit, zone: tzinfo, catalogue: Catalogue) -> Sequence[Task]:
    """The tasks that were still missing up to the end of the day a week ahead. Once for each
    occurrence, however often and however late this is asked; what went by meanwhile is not made.
    """
    until = _end_of_day(unit.now + AHEAD, zone)
    made: list[Task] = []
    for rota, before in await unit.rotas.due(until, _SWEEP):
        known = before is not None and unit.now < before < until
        after = before if known and before is not None else unit.now
        for at in rota.occurrences(after, until, zone):
            task = await tasks.by_rota(unit, _wanted(rota, at, catalogue))
            made += [task] if task is not None else []
        await unit.rotas.made(rota.id, until)
    return made


def _end_of_day(at: datetime, zone: tzinfo) -> datetime:
    """So that each rota is looked at once a day, not with every tick."""
    return at.astimezone(zone).replace(hour=23, minute=59, second=59, microsecond=0)


def _wanted(rota: Rota, at: datetime, catalogue: Catalogue) -> Wanted:
    item = catalogue.item(rota.field, rota.item)
    return Wanted(
        field=rota.field,
        item=rota.item,
        title=rota.title,
        details=rota.details,
        area=rota.area,
        difficulty=rota.difficulty,
        most=rota.most,
        starts_at=at,
        capacity=rota.capacity,
        skills=item.skills if item else frozenset(),
        notice=item.notice if item else _USUAL_NOTICE,
        rota=rota.id,
    )

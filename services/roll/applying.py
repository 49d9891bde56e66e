"""The roll changed, one building in one transaction. Done twice it changes nothing the second
time: whatever is killed, it can be begun anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area, Level
from domain.changes import Change, Kind, compare
from domain.people import Person
from domain.permissions import Action, require
from domain.roll import Building
from services.roll import planning
from services.roll.placing import make
from services.roll.planning import Step
from services.roll.reading import Reading
from storage.roll import Ended, Standing
from storage.unit import Unit

SUBJECT = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    changes: int
    #: Who lived there by the roll, and do no longer.
    ended: Sequence[Ended]


async def apply(unit: Unit, reading: Reading, step: Step, by: Person | None) -> Applied:
    """`by=None`: the operator. Raises `NotEntitled`."""
    named = planning.building(reading, step)
    if step.area is None and not named.homes:
        # None of its lines can be taken.
        return Applied(changes=0, ended=())
    compound = await make(unit, step.site)
    if by is not None:
        require(by, Action.CHANGE_ROLL, at=compound)
    area = await _area(unit, step, named, compound)
    await unit.areas.hold(area)
    standing = await unit.roll.standing(area)
    changes = list(compare(standing.homes, named, reading.columns, spared=step.spared))
    await _build(unit, area, changes)
    if any(change.kind is Kind.NEW for change in changes):
        standing = await unit.roll.standing(area)
    await _write(unit, standing, changes)
    ended = await _strike(unit, area, standing, changes, by)
    if step.at is None:
        await unit.areas.retire([area.id], unit.now)
    return Applied(changes=len(changes), ended=ended)


async def _area(unit: Unit, step: Step, named: Building, compound: Area) -> Area:
    parent = compound
    if named.grid is not None:
        parent = await unit.areas.ensure(compound, Level.GRID, named.grid)
    if step.area is None:
        return await unit.areas.ensure(parent, Level.BUILDING, named.name)
    await unit.areas.revive(step.area)
    return await unit.areas.move(step.area, parent) if step.moves(named) else step.area


async def _build(unit: Unit, area: Area, changes: Sequence[Change]) -> None:
    new = [change for change in changes if change.kind is Kind.NEW and not change.name]
    entrances: dict[str | None, Area] = {None: area}
    for change in new:
        if change.unit is not None and change.unit not in entrances:
            entrances[change.unit] = await unit.areas.ensure(area, Level.UNIT, change.unit)
    await unit.areas.build(
        [
            (entrances[change.unit], change.room, change.after.size if change.after else None)
            for change in new
        ]
    )


async def _write(unit: Unit, standing: Standing, changes: Sequence[Change]) -> None:
    """What is new and what is changed."""
    people = [change for change in changes if change.name]
    await unit.roll.enter(
        [(standing.home_ids[_door(c)], c) for c in people if c.kind is Kind.NEW], unit.now
    )
    await unit.roll.amend(
        [(standing.lines[_door(c), c.name], c) for c in people if c.kind is Kind.CHANGED]
    )
    await unit.areas.resize(
        [
            (standing.home_ids[_door(change)], change.after.size if change.after else None)
            for change in changes
            if change.kind is Kind.CHANGED and not change.name
        ]
    )


async def _strike(
    unit: Unit, area: Area, standing: Standing, changes: Sequence[Change], by: Person | None
) -> Sequence[Ended]:
    gone = [change for change in changes if change.kind is Kind.GONE]
    lines = [standing.lines[_door(change), change.name] for change in gone if change.name]
    ended = await unit.roll.strike(lines, unit.now)
    for each in ended:
        await unit.events.add(
            SUBJECT,
            each.person,
            "moved-out",
            by=by.id if by else None,
            at=unit.now,
            note=f"{each.home} roll",
        )
    homes = [standing.home_ids[_door(change)] for change in gone if not change.name]
    if homes:
        await unit.areas.retire(homes, unit.now)
        await unit.areas.retire_empty_units(area, unit.now)
    return ended


def _door(change: Change) -> tuple[str | None, str | None]:
    return (change.unit, change.room)

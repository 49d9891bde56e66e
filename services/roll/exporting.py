"""The roll as rows, in the columns that an import reads."""

from collections.abc import Mapping, Sequence

from domain.areas import Area, Level
from domain.people import Person, Relation
from domain.permissions import TABLE, Action, require
from domain.roll import Column, Home, Listed
from services.roll.writing import Cell, packed
from storage.unit import Unit

#: In this order.
COLUMNS = tuple(Column)
#: Left out where nothing stands in them.
SPARE = tuple(
    COLUMNS.index(column)
    for column in (Column.DISTRICT, Column.STREET, Column.COMMUNITY, Column.GRID)
)
_LEVELS = {
    Level.DISTRICT: Column.DISTRICT,
    Level.STREET: Column.STREET,
    Level.COMMUNITY: Column.COMMUNITY,
    Level.COMPOUND: Column.COMPOUND,
    Level.GRID: Column.GRID,
    Level.BUILDING: Column.BUILDING,
}


async def export(unit: Unit, to: Person | None, relations: Mapping[Relation, str]) -> list[bytes]:
    """Packed rows of all that they may see, a chunk for each building. Raises `NotEntitled`.

    `to=None`: the operator, who may see everything. `relations`: in words.
    """
    chunks = []
    for building in await _buildings(unit, to):
        lineage = await unit.areas.lineage(building)
        above: dict[Column, Cell] = {
            _LEVELS[area.level]: area.name for area in lineage if area.level in _LEVELS
        }
        homes = (await unit.roll.standing(building)).homes
        chunks.append(
            packed(
                [cells.get(column) for column in COLUMNS]
                for home in homes
                for cells in _rows(above, home, relations)
            )
        )
    return chunks


def _rows(
    above: Mapping[Column, Cell], home: Home, relations: Mapping[Relation, str]
) -> Sequence[dict[Column, Cell]]:
    """One for each person; one, too, for a home in which nobody is named."""
    at = {**above, Column.UNIT: home.unit, Column.ROOM: home.room, Column.SIZE: home.size}
    return [
        {
            **at,
            Column.NAME: person.name,
            Column.PHONE: person.phone,
            Column.RELATION: relations[person.relation] if person.relation else None,
        }
        for person in home.people or (Listed(name=""),)
    ]


async def _buildings(unit: Unit, to: Person | None) -> Sequence[Area]:
    if to is None:
        everything = await unit.areas.within(await unit.areas.root(), Level.BUILDING)
        return sorted(everything, key=lambda area: area.path)
    require(to, Action.SEE_ROLL)
    found: dict[int, Area] = {}
    for grant in to.grants:
        if grant.role in TABLE[Action.SEE_ROLL]:
            area = await unit.areas.get(grant.area)
            inside = await unit.areas.within(area, Level.BUILDING)
            found |= {each.id: each for each in (area, *inside) if each.level is Level.BUILDING}
    # By compound and grid; within them in the order that people count in.
    return sorted(found.values(), key=lambda area: area.path)

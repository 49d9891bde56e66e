"""A roll that somebody sent in, until they have decided on it: kept, begun, dropped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import msgspec

from domain.people import Person
from domain.permissions import Action, require
from domain.roll import ImportOver, ImportUnknown
from services.roll.previewing import Preview
from storage.failures import NotFound
from storage.imports import Import, ImportId, State
from storage.unit import Unit

#: Names stand in it: what nobody decides on is not kept for longer.
KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is kept of an import in words."""

    preview: Preview
    #: Some of it may be applied already: from there on it is finished, not looked at again.
    begun: bool = False


def report(kept: Import) -> Report:
    return msgspec.json.decode(kept.report, type=Report)


async def keep(unit: Unit, by: Person, name: str, packed: bytes, seen: Preview) -> Import:
    """Ready to be applied; what they sent in before and have not decided on is dropped."""
    require(by, Action.CHANGE_ROLL)
    for before in await unit.imports.ready_of(by.id):
        await _settle(unit, before, State.DROPPED)
    upload_id = await unit.uploads.add(name, packed, unit.now, person_id=by.id)
    import_id = await unit.imports.add(
        by.id, name, _written(Report(preview=seen)), unit.now, upload_id=upload_id
    )
    return await unit.imports.get(import_id)


async def show(unit: Unit, import_id: ImportId, to: Person) -> Import:
    """Raises `ImportUnknown` also for somebody else's."""
    try:
        kept = await unit.imports.get(import_id)
    except NotFound:
        raise ImportUnknown from None
    if kept.person != to.id:
        raise ImportUnknown
    return kept


async def begin(unit: Unit, import_id: ImportId, by: Person) -> Import:
    """Of two presses one begins. Raises `ImportOver` for the other."""
    require(by, Action.CHANGE_ROLL)
    kept = await show(unit, import_id, by)
    if not await unit.imports.begin(kept.id):
        raise ImportOver(applied=(await unit.imports.get(kept.id)).state is not State.DROPPED)
    return await unit.imports.get(kept.id)


async def drop(unit: Unit, import_id: ImportId, by: Person) -> Import:
    """Raises `ImportOver`."""
    kept = await show(unit, import_id, by)
    if not await _settle(unit, kept, State.DROPPED):
        raise ImportOver(applied=kept.state is not State.DROPPED)
    return await unit.imports.get(kept.id)


async def ask_again(unit: Unit, kept: Import, seen: Preview) -> None:
    """The roll is another by now, so another thing would be done than was agreed to."""
    await unit.imports.report(kept.id, _written(Report(preview=seen)), State.READY)


async def note_begun(unit: Unit, kept: Import) -> None:
    begun = Report(preview=report(kept).preview, begun=True)
    await unit.imports.report(kept.id, _written(begun), State.APPLYING)


async def finish(unit: Unit, kept: Import) -> None:
    await _settle(unit, kept, State.APPLIED, State.APPLYING)


async def give_up(unit: Unit, kept: Import) -> None:
    """What was applied stays."""
    await _settle(unit, kept, State.DROPPED, State.APPLYING)


async def lapse(unit: Unit) -> Sequence[ImportId]:
    """Drop what nobody decided on, and what could not be finished."""
    old = await unit.imports.open_since(unit.now - KEPT)
    return [each.id for each in old if await _settle(unit, each, State.DROPPED, each.state)]


async def _settle(unit: Unit, kept: Import, state: State, before: State = State.READY) -> bool:
    numbers = _written(Report(preview=report(kept).preview.kept()))
    return await unit.imports.settle(kept.id, state, numbers, unit.now, before=before)


def _written(told: Report) -> str:
    return msgspec.json.encode(told).decode()

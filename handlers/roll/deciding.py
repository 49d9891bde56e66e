"""What somebody does with a roll they have looked at: its lists, apply it, drop it."""

from dataclasses import dataclass

from domain.permissions import NotEntitled
from domain.roll import ImportOver
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.raised import ButtonRetired
from handlers.kit.speaking import Speaker
from handlers.roll import notices, views
from handlers.roll.receiving import card_of
from services.roll import applying, imports, planning, previewing, reading
from services.roll.planning import Step
from services.roll.reading import Reading
from storage.imports import Import, ImportId, State

APPLY = "roll-apply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """An errand's: which import is to be applied."""

    import_id: int


async def apply(context: Context, ids: tuple[int, ...]) -> None:
    kept = await imports.begin(context.unit, ImportId(ids[0]), context.actor)
    decided = Decided(import_id=kept.id)
    await context.unit.errands.add(APPLY, decided, context.now, person_id=context.actor.id)
    await context.redraw(views.card(kept), card=card_of(kept.id))


async def drop(context: Context, ids: tuple[int, ...]) -> None:
    kept = await imports.drop(context.unit, ImportId(ids[0]), context.actor)
    await context.redraw(views.card(kept), card=card_of(kept.id))


async def back(context: Context, ids: tuple[int, ...]) -> None:
    kept = await imports.show(context.unit, ImportId(ids[0]), context.actor)
    await context.redraw(views.card(kept), card=card_of(kept.id))


async def look(context: Context, ids: tuple[int, ...]) -> None:
    import_id, which, at = ids
    kept = await imports.show(context.unit, ImportId(import_id), context.actor)
    if kept.state is not State.READY:
        raise ImportOver(applied=kept.state is not State.DROPPED)
    if which >= len(views.LISTS):
        raise ButtonRetired
    await context.redraw(views.page(kept, which, at))


async def carry_out(desk: Desk) -> None:
    """One building after the other; cut off anywhere, it begins anew and ends the same."""
    assert desk.person is not None, "somebody pressed a button"
    import_id = ImportId(desk.args(Decided).import_id)
    async with desk.reading() as unit:
        kept = await imports.show(unit, import_id, desk.person)
        upload = await unit.uploads.get(kept.upload_id or 0)
    if kept.state is not State.APPLYING or upload is None:
        return
    read = reading.unpacked(upload.content)
    try:
        if imports.report(kept).begun or await _still_so(desk, kept, read):
            await _apply(desk, kept, read)
    except NotEntitled:
        async with desk.speaking() as speaker:
            await imports.give_up(speaker.unit, kept)
            await _refresh(speaker, import_id)
        raise


async def lapse(speaker: Speaker) -> None:
    """What nobody decided on for days."""
    for import_id in await imports.lapse(speaker.unit):
        await _refresh(speaker, import_id)


async def _still_so(desk: Desk, kept: Import, read: Reading) -> bool:
    """Whether the same would be done as was agreed to; else they are asked again."""
    async with desk.reading() as unit:
        by = await unit.people.get(kept.person)
        seen = await previewing.preview(unit, read, by)
    if seen.digest == imports.report(kept).preview.digest:
        async with desk.speaking() as speaker:
            await imports.note_begun(speaker.unit, kept)
        return True
    async with desk.finishing() as speaker:
        await imports.ask_again(speaker.unit, kept, seen)
        await _refresh(speaker, kept.id)
        await speaker.tell(by, notices.another_by_now(kept.name))
    return False


async def _apply(desk: Desk, kept: Import, read: Reading) -> None:
    async with desk.reading() as unit:
        plan = await planning.plan(unit, read, await unit.people.get(kept.person))
    for step in plan.steps:
        async with desk.speaking() as speaker:
            await _step(speaker, kept, read, step)
    async with desk.finishing() as speaker:
        await imports.finish(speaker.unit, kept)
        await _refresh(speaker, kept.id)
        by = await speaker.unit.people.get(kept.person)
        await speaker.tell(by, notices.applied(kept.name, imports.report(kept).preview))


async def _step(speaker: Speaker, kept: Import, read: Reading, step: Step) -> None:
    unit = speaker.unit
    # Read anew each time: whoever loses the role changes nothing more.
    by = await unit.people.get(kept.person)
    for ended in (await applying.apply(unit, read, step, by)).ended:
        home = await unit.areas.lineage(await unit.areas.get(ended.home))
        person = await unit.people.get(ended.person)
        await speaker.tell(person, notices.named_no_longer(home), gentle=True)


async def _refresh(speaker: Speaker, import_id: ImportId) -> None:
    kept = await speaker.unit.imports.get(import_id)
    await speaker.refresh(card_of(import_id), views.card(kept))

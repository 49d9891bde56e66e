"""Files that are given out: the template, the roll, a whole list of changes."""

from dataclasses import dataclass

from domain.changes import Kind
from domain.files import Upload
from domain.permissions import Action, require
from domain.roll import ImportOver
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.kit.raised import ButtonRetired
from handlers.kit.screens import Screen, view
from handlers.roll import sheets, words
from services.roll import exporting, imports, planning, previewing, reading
from storage.imports import ImportId, State

TEMPLATE, EXPORT, LIST = "roll-template", "roll-export", "roll-list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An errand's: a list of an import, by its place among the kinds of change."""

    import_id: int = 0
    which: int = 0


async def ask_template(context: Context, _ids: tuple[int, ...]) -> None:
    await _ask(context, TEMPLATE, Asked())


async def ask_export(context: Context, _ids: tuple[int, ...]) -> None:
    await _ask(context, EXPORT, Asked())


async def ask_list(context: Context, ids: tuple[int, ...]) -> None:
    kept = await imports.show(context.unit, ImportId(ids[0]), context.actor)
    if ids[1] >= len(Kind):
        raise ButtonRetired
    await _ask(context, LIST, Asked(import_id=kept.id, which=ids[1]))


async def _ask(context: Context, kind: str, asked: Asked) -> None:
    """Pressed again while it is being written, it is written once."""
    if not await context.unit.errands.asked(kind, context.actor.id):
        await context.unit.errands.add(kind, asked, context.now, person_id=context.actor.id)
    await context.privately(_writing())


async def template(desk: Desk) -> None:
    assert desk.person is not None, "somebody pressed a button"
    t = desk.languages.of(desk.person.language)
    upload = await sheets.template(desk, t)
    async with desk.finishing() as speaker:
        await speaker.tell(desk.person, _template(upload))


async def export(desk: Desk) -> None:
    assert desk.person is not None, "somebody pressed a button"
    t = desk.languages.of(desk.person.language)
    relations = {relation: t.plain(word) for relation, word in words.RELATIONS.items()}
    async with desk.reading() as unit:
        by = await unit.people.get(desk.person.id)
        chunks = await exporting.export(unit, by, relations)
    upload = await sheets.roll(desk, t, chunks)
    async with desk.finishing() as speaker:
        by = await speaker.unit.people.get(desk.person.id)
        require(by, Action.SEE_ROLL)
        await speaker.tell(by, _exported(upload))


async def whole_list(desk: Desk) -> None:
    """As it would be by now; while it stands to be decided on."""
    assert desk.person is not None, "somebody pressed a button"
    asked, t = desk.args(Asked), desk.languages.of(desk.person.language)
    kind = tuple(Kind)[asked.which]
    async with desk.reading() as unit:
        by = await unit.people.get(desk.person.id)
        kept = await imports.show(unit, ImportId(asked.import_id), by)
        upload = await unit.uploads.get(kept.upload_id or 0)
        if upload is None:
            raise ImportOver(applied=kept.state is not State.DROPPED)
        read = reading.unpacked(upload.content)
        rows = []
        for step in (await planning.plan(unit, read, by)).steps:
            seen = await previewing.shown_of(unit, read, step)
            rows.append(sheets.change_rows(t, [each for each in seen if each.change.kind is kind]))
    file = await sheets.changes(desk, t, kind, rows)
    async with desk.finishing() as speaker:
        await speaker.tell(by, _list(file))


@view
def _writing(t: Translation) -> Screen:
    return Screen(text=t(N_("I am writing the file and send it in a moment.")))


@view
def _template(t: Translation, upload: Upload) -> Screen:
    return Screen(
        text=t(
            N_(
                "Fill in one line for each person, or one for a home in which nobody is named."
                " Compound, building and room are needed; unit, area, name, phone and relation"
                " (owner, family, tenant) where there are any. Delete the two examples, and send"
                " me the file here."
            )
        ),
        uploads=(upload,),
    )


@view
def _exported(t: Translation, upload: Upload) -> Screen:
    return Screen(
        text=t(
            N_(
                "The household roll as it stands. Names and phones stand in it: please keep it to"
                " yourself. Changed, it can be sent to me again."
            )
        ),
        uploads=(upload,),
    )


@view
def _list(t: Translation, upload: Upload) -> Screen:
    return Screen(text=t(N_("The whole list:")), uploads=(upload,))

"""A roll arrives: it is read as an errand, and shown before anything is done with it."""

from dataclasses import dataclass

from domain.permissions import Action, may, require
from domain.roll import LARGEST
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.kit.raised import FileTooLarge
from handlers.kit.said import Document, Said
from handlers.kit.screens import Screen, cut, view
from handlers.kit.speaking import CardOf
from handlers.roll import sheets, views
from services.roll import imports, previewing, reading
from storage.imports import ImportId

READ = "roll-read"
_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".et", ".ods", ".xlsb")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An errand's: a file at Telegram."""

    file_id: str
    name: str


def card_of(import_id: ImportId) -> CardOf:
    return CardOf(subject="roll", subject_id=import_id)


async def roll(context: Context, said: Said) -> None:
    if said.document is not None:
        require(context.actor, Action.CHANGE_ROLL)
        await _receive(context, said.document)
    else:
        changing = may(context.actor, Action.CHANGE_ROLL)
        await context.privately(_how(changing=changing))


async def take(context: Context, said: Said) -> bool:
    """A spreadsheet from somebody who may change the roll; anything else is for others."""
    sent = said.document
    if sent is None or not sent.name.lower().endswith(_ENDINGS):
        return False
    if not may(context.actor, Action.CHANGE_ROLL):
        return False
    await _receive(context, sent)
    return True


async def _receive(context: Context, sent: Document) -> None:
    if sent.size > LARGEST:
        raise FileTooLarge
    asked = Received(file_id=sent.file_id, name=cut(sent.name, _LONGEST_NAME))
    await context.unit.errands.add(READ, asked, context.now, person_id=context.actor.id)
    await context.privately(_reading(asked.name))


async def read(desk: Desk) -> None:
    """From the file to a preview. Nothing is changed."""
    asked = desk.args(Received)
    assert desk.person is not None, "somebody sent it"
    packed = await desk.apart(reading.read, await desk.fetch(asked.file_id))
    told = reading.unpacked(packed)
    async with desk.reading() as unit:
        by = await unit.people.get(desk.person.id)
        require(by, Action.CHANGE_ROLL)
        seen = await previewing.preview(unit, told, by)
    t = desk.languages.of(by.language)
    uploads = []
    if len(told.problems) > views.FEW:
        uploads.append(await sheets.problems(desk, t, told.problems))
    async with desk.finishing() as speaker:
        by = await speaker.unit.people.get(by.id)
        if seen.nothing or not seen.usable:
            await speaker.tell(by, views.nothing_to_do(asked.name, seen, uploads))
            return
        kept = await imports.keep(speaker.unit, by, asked.name, packed, seen)
        await speaker.tell(by, views.card(kept, uploads), card=card_of(kept.id))


@view
def _how(t: Translation, *, changing: bool) -> Screen:
    if not changing:
        return Screen(
            text=t(N_("The household roll of your area, as a file for Excel or WPS:")),
            keys=((views.EXPORT(t),),),
        )
    return Screen(
        text=t(
            N_(
                "To bring the household roll in or up to date, send me the table here (.xlsx or"
                " .csv). I show what would change, and change nothing before you say so."
            )
        ),
        keys=((views.TEMPLATE(t), views.EXPORT(t)),),
    )


@view
def _reading(t: Translation, name: str) -> Screen:
    return Screen(
        text=t(N_("I am reading {name} and show you in a moment what is new in it."), name=name)
    )

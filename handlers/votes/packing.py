"""📦 The pack: what a court would ask for, as a ZIP, in private, for a year."""

import asyncio
from dataclasses import dataclass

from domain.files import Upload
from domain.permissions import Action
from domain.votes import Vote, VoteId
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.kit.raised import FileGone, FileTooLarge
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, view
from handlers.votes import assembly_buttons as buttons
from handlers.votes import pack_readme
from handlers.votes.pack_tables import Tables
from services.assembly import packing
from services.assembly.packing import Pack, Packed
from services.drawing import workbook
from services.drawing.workbook import Table

ERRAND = "assembly.pack"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An errand's."""

    vote: int


async def ask(context: Context, ids: tuple[int, ...]) -> None:
    """Pressed again while it is being written, it is written once."""
    vote = await packing.may_pack(context.unit, VoteId(ids[0]), context.actor)
    asked = Asked(vote=vote.id)
    if not await context.unit.errands.asked(ERRAND, asked, context.actor.id):
        await context.unit.errands.add(ERRAND, asked, context.now, person_id=context.actor.id)
    await context.privately(_writing())


async def pack(desk: Desk) -> None:
    assert desk.person is not None, "somebody pressed a button"
    asked, t = desk.args(Asked), desk.languages.default
    async with desk.reading() as unit:
        by = await unit.people.get(desk.person.id)
        vote = await packing.may_pack(unit, VoteId(asked.vote), by)
        found = await packing.gather(unit, vote)
        at = t.local(unit.now)
    photos = await _photos(desk, t, found)
    files = [*await _documents(desk, t, found, photos), *photos.values()]
    parts = [await asyncio.to_thread(packing.archive, part, at) for part in packing.parts(files)]
    uploads = [_named(t, vote, part, number, len(parts)) for number, part in enumerate(parts, 1)]
    async with desk.finishing() as speaker:
        by = await speaker.unit.people.get(desk.person.id)
        await packing.may_pack(speaker.unit, vote.id, by)
        await speaker.unit.events.once("vote", vote.id, "packed", by=by.id, at=speaker.unit.now)
        await speaker.tell(by, _packed(vote, tuple(uploads)))


async def _photos(desk: Desk, t: Translation, found: Pack) -> dict[str, Packed]:
    """By the file's id. One that Telegram has no more is left out, and the tables say so."""
    named = [(t.plain(N_("papers")), each.file_id) for each in found.papers]
    named += [(t.plain(N_("proxies")), each.file_id) for each in found.proxies]
    photos: dict[str, Packed] = {}
    for number, (folder, file_id) in enumerate(named, 1):
        try:
            content = await desk.fetch(file_id)
        except (FileGone, FileTooLarge):
            continue
        photos[file_id] = Packed(name=f"{folder}/{number:04}.jpg", content=content)
    return photos


async def _documents(
    desk: Desk, t: Translation, found: Pack, photos: dict[str, Packed]
) -> list[Packed]:
    tables, names = Tables(t, found), {each: file.name for each, file in photos.items()}
    sheets: list[tuple[str, list[Table]]] = [
        (N_("1 roll"), [tables.roll()]),
        (N_("2 deliveries"), [tables.ledger()]),
        (N_("3 tally"), [tables.tally(), tables.ballots()]),
        (N_("4 paper ballots"), [tables.papers(names)]),
        (N_("5 proxies"), [tables.proxies(names)]),
    ]
    # With the mark in front, as old Windows takes it for GBK else.
    readme = Packed(
        name=t.plain(N_("0 read me first.txt")),
        content=pack_readme.text(t, found).encode("utf-8-sig"),
    )
    written = [
        Packed(name=f"{t.plain(name)}.xlsx", content=await desk.apart(workbook.workbook, each))
        for name, each in sheets
    ]
    roll = Packed(name="roll.txt", content=found.roll.written.encode())
    return [readme, *written, roll, Packed(name="ballots.json", content=found.document)]


def _named(t: Translation, vote: Vote, content: bytes, number: int, count: int) -> Upload:
    name = t.plain(N_("Owners' assembly {number}"), number=vote.id)
    suffix = f"-{number}" if count > 1 else ""
    return Upload(name=f"{name}{suffix}.zip", content=content)


@view
def _writing(t: Translation) -> Screen:
    return Screen(text=t(N_("I am putting the pack together and send it in a moment.")))


@view
def _packed(t: Translation, vote: Vote, uploads: tuple[Upload, ...]) -> Screen:
    said = N_(
        "📦 {title}: the whole pack. Names, doors and ballots stand in it: please keep it locked"
        " away. You can have it again until {day}."
    )
    text = t(said, title=vote.title, day=t.date(t.local(packing.until(vote)).date(), year=True))
    return Screen(text=text, uploads=uploads)


def register(routes: Routes) -> None:
    routes.press(buttons.PACK, ask, action=Action.SEE_ROLL)
    routes.errand(ERRAND, pack)

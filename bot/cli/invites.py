"""`linli invites`: the invitation sheets of a building, to be printed where the office is."""

import csv
from dataclasses import dataclass
from pathlib import Path

from bot.cli.databases import current
from bot.cli.words import Failed, say, t
from bot.clock import Clock
from bot.doctor.telegram import who
from bot.settings import Settings
from bot.transport import Wire
from domain.areas import Area, Level
from handlers.kit.i18n import Languages, Translation
from handlers.residents import sheet, words
from services import areas, inviting, sheets
from services.inviting import Batch
from storage.unit import Unit

_HEADINGS = ("home", "name", "relation", "link", "valid_until")
#: What a spreadsheet would take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    building: str
    #: "": there is only one with such a building.
    compound: str
    folder: Path


async def print_sheets(settings: Settings, ordered: Ordered) -> None:
    """A PDF and a list of the links. Raises `Failed`."""
    username = await _username(settings)
    here = settings.neighbourhood
    read = Languages(here.language, here.zone).default
    clock = Clock(offset=settings.clock.offset, file=settings.clock.path)
    async with current(settings, clock) as database:
        async with database.read() as unit:
            building = await _building(unit, ordered)
            batch = await inviting.for_building(unit, building, here)
        name = words.address(read, batch.building)
        if batch.made:
            drawn = sheets.draw(sheet.sheet(read, here, batch, username))
            _write(ordered.folder, name, drawn, _rows(read, batch, username))
            # Worth something only when it lies there: a full disk voids no older sheet.
            async with database.write() as unit:
                await inviting.keep(unit, batch.made, None, building)
    _told(name, batch, ordered.folder)


def _told(name: str, batch: Batch, folder: Path) -> None:
    if batch.made:
        say(
            t(
                "{building}: {count} invitations in {folder}. Sheets printed earlier are void.",
                building=name,
                count=len(batch.made),
                folder=folder,
            )
        )
    else:
        say(t("{building}: everybody on the roll is registered already.", building=name))
    if batch.nobody:
        say(t("In {count} homes the roll names nobody.", count=batch.nobody))


async def _username(settings: Settings) -> str:
    telegram = settings.telegram
    if not telegram.token:
        raise Failed(
            t(
                "The bot's token is missing: put what @BotFather gave you into the environment as"
                " LINLI_TELEGRAM__TOKEN, and start again."
            )
        )
    wire = Wire(telegram.base_url, telegram.token.reveal())
    await wire.initialize()
    try:
        me, finding = await who(settings, wire)
    finally:
        await wire.shutdown()
    if me is None:
        raise Failed(finding.text)
    return me.username


async def _building(unit: Unit, ordered: Ordered) -> Area:
    called = f"{ordered.compound}{ordered.building}"
    found = [area for area in await areas.find(unit, called) if area.level is Level.BUILDING]
    if not found:
        raise Failed(t("There is no building {name} on the roll: see `linli roll`.", name=called))
    if len(found) > 1:
        raise Failed(
            t("Several compounds have a building {name}: say which with --compound.", name=called)
        )
    return found[0]


def _rows(read: Translation, batch: Batch, username: str) -> list[tuple[str, ...]]:
    return [
        (
            words.address(read, each.home),
            words.who(read, each.name, each.relation),
            each.relation.value,
            sheet.link(username, each),
            words.last_day(read, each.expires_at),
        )
        for each in batch.made
    ]


def _write(folder: Path, name: str, drawn: bytes, rows: list[tuple[str, ...]]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Whoever holds a link can register with it: for this user's eyes only.
        for path in (folder / f"{name}.pdf", folder / "links.csv"):
            path.touch(mode=0o600)
        (folder / f"{name}.pdf").write_bytes(drawn)
        # With the mark by which Excel knows UTF-8.
        with (folder / "links.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(_HEADINGS)
            writer.writerows([tuple(map(_guarded, row)) for row in rows])
    except OSError as error:
        raise Failed(
            t(
                "{folder} cannot be written to ({reason}); nothing was changed.",
                folder=folder,
                reason=str(error),
            )
        ) from None


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

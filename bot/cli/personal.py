"""`linli export`: somebody's data for those who ask in writing."""

from pathlib import Path

from bot.app import routes
from bot.cli import files
from bot.cli.databases import current
from bot.cli.words import Failed, say, t
from bot.clock import Clock
from bot.settings import Settings
from domain.files import Upload
from handlers.kit.i18n import Languages
from handlers.people.mine import Exports
from services import privacy
from storage.unit import Unit


async def export(settings: Settings, telegram_id: int, folder: Path) -> None:
    """The same archive that they would get in their chat. Raises `Failed`."""
    clock = Clock(offset=settings.clock.offset, file=settings.clock.path)
    async with current(settings, clock) as database:
        async with database.read() as unit:
            made = await _made(unit, settings, telegram_id)
        # Before it is noted: a full disk hands out nothing.
        file = _written(folder, made, telegram_id)
        async with database.write() as unit:
            await privacy.note_export(unit, await unit.people.known_as(telegram_id))
    say(t("{file} holds all that is known of them. Hand it to nobody else.", file=file))


async def _made(unit: Unit, settings: Settings, telegram_id: int) -> Upload:
    person = await unit.people.known_as(telegram_id)
    if person is None:
        raise Failed(t("Nobody with the number {number} is known here.", number=telegram_id))
    here = settings.neighbourhood
    reads = Languages(here.language, here.zone).of(person.language)
    return await Exports(routes()).upload(unit, person, reads, here.name)


def _written(folder: Path, made: Upload, telegram_id: int) -> Path:
    """Named for whose it is: two people's never take each other's place."""
    name = Path(made.name)
    file = folder / f"{name.stem}-{telegram_id}{name.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files.write(file, made.content, replace=False)
    except OSError as refused:
        raise files.unwritable(file, refused) from None
    return file

"""`linli export`: somebody's data for those who ask in writing."""

from pathlib import Path

from bot.app import routes
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
        file = _written(folder, made)
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


def _written(folder: Path, made: Upload) -> Path:
    file = folder / made.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # For this user's eyes only.
        file.touch(mode=0o600)
        file.write_bytes(made.content)
    except OSError as refused:
        raise Failed(
            t("{file} cannot be written ({reason}).", file=file, reason=refused.strerror)
        ) from None
    return file

"""`linli roll`: take a household roll in from a file, or write the one there is into a file."""

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from bot.apart import Apart
from bot.cli import files
from bot.cli.databases import current
from bot.cli.words import Failed, language, say, t
from bot.clock import Clock
from bot.settings import Settings
from domain.changes import Kind
from domain.refusals import Refusal
from domain.roll import LARGEST, RollUnreadable, Unreadable
from handlers.kit import refusals
from handlers.kit.i18n import N_, Languages, Translation
from handlers.kit.speaking import Speaker
from handlers.roll import lines, words
from handlers.roll.telling import carry_out_step
from services.roll import exporting, planning, previewing, reading, writing
from services.roll.previewing import Preview
from services.roll.reading import Reading
from services.vote_keys import Keys
from storage.database import Database

_LISTED = {
    Kind.NEW: N_("New: {what}"),
    Kind.CHANGED: N_("Changed: {what}"),
    Kind.GONE: N_("Gone: {what}"),
}
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    apply: bool = False
    #: Apply what can be taken, though some lines can't.
    good_lines: bool = False
    #: Name every change.
    list_all: bool = False


async def take_in(settings: Settings, file: Path, wanted: Wanted) -> bool:
    """False where a line could not be taken, unless the others were wanted and are applied.
    Raises `Failed`.
    """
    plain = Languages(language(os.environ), settings.neighbourhood.zone).default
    with _explained(plain):
        read = reading.unpacked(await _apart(reading.read, _content(file)))
    async with current(settings, _clock(settings), as_it_is=not wanted.apply) as database:
        async with database.read() as unit:
            seen = await previewing.preview(unit, read, None)
        if wanted.list_all:
            await _list(database, read, plain)
        _tell(seen, file, plain)
        if wanted.apply and seen.usable and (wanted.good_lines or not seen.bad):
            await _apply(database, read, settings)
            say(t("All of this has been applied."))
            return True
        _say_how(seen, wanted)
    return not seen.bad


async def export(settings: Settings, file: Path, *, replace: bool) -> None:
    """Raises `Failed`, also where the file is there and may not be replaced."""
    relations = {relation: t(word) for relation, word in words.RELATIONS.items()}
    clock = _clock(settings)
    async with current(settings, clock, as_it_is=True) as database, database.read() as unit:
        chunks = await exporting.export(unit, None, relations)
    headings = [t(words.COLUMNS[column]) for column in exporting.COLUMNS]
    content = await _apart(
        writing.workbook, t("Household roll"), headings, chunks, exporting.SPARE
    )
    try:
        await asyncio.to_thread(files.write, file, content, replace=replace)
    except FileExistsError:
        raise Failed(
            t("{file} is there already: take another name, or add --force.", file=file)
        ) from None
    except OSError as refused:
        raise files.unwritable(file, refused) from None
    say(t("The roll is written to {file}. Names and phones stand in it.", file=file))


def _content(file: Path) -> bytes:
    """Raises `Failed` and `RollUnreadable`."""
    try:
        if file.stat().st_size > LARGEST:
            raise RollUnreadable(Unreadable.TOO_LARGE)
        return file.read_bytes()
    except OSError as refused:
        raise Failed(
            t("{file} cannot be read ({reason}).", file=file, reason=refused.strerror)
        ) from None


async def _apart(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    apart = Apart()
    try:
        return await apart(partial(work, *args, **kwargs))
    finally:
        await apart.close()


async def _apply(database: Database, read: Reading, settings: Settings) -> None:
    """Whom the roll no longer names is told as soon as the bot runs."""
    here = settings.neighbourhood
    languages = Languages(here.language, here.zone)
    keys = Keys(Path(settings.storage.keys))
    async with database.read() as unit:
        plan = await planning.plan(unit, read, None)
    for step in plan.steps:
        async with database.write() as unit:
            await carry_out_step(Speaker(unit, languages, here, keys), read, step, None)


async def _list(database: Database, read: Reading, plain: Translation) -> None:
    async with database.read() as unit:
        plan = await planning.plan(unit, read, None)
        for step in plan.steps:
            for shown in await previewing.shown_of(unit, read, step):
                say(t(_LISTED[shown.change.kind], what=lines.change(plain, shown)))


def _tell(seen: Preview, file: Path, plain: Translation) -> None:
    for problem in seen.problems:
        say(words.problem(plain, problem))
    more = seen.bad - len({problem.line for problem in seen.problems})
    if more > 0:
        say(t("… and {count} more lines with problems.", count=more))
    say(
        t(
            "{file}: {good} lines are fine, {bad} are not.",
            file=file.name,
            good=seen.good,
            bad=seen.bad,
        )
    )
    if seen.usable:
        for kind in Kind:
            say(lines.count(plain, kind, seen.count(kind)))
    if seen.moved:
        say(t("Buildings that go to another grid: {count}.", count=seen.moved))
    if seen.many_gone:
        say(lines.many_gone(plain))


def _say_how(seen: Preview, wanted: Wanted) -> None:
    say(t("Nothing has been changed."))
    if seen.nothing and seen.usable:
        say(t("Everything that can be read stands on the roll already: nothing to do."))
    if seen.bad and seen.usable and wanted.apply:
        say(
            t(
                "Mend the lines above and do it again, or apply the other {good} with"
                " --apply --good-lines.",
                good=seen.good,
            )
        )
    elif seen.usable and not seen.bad and not seen.nothing:
        say(t("To apply it, add --apply."))


@contextmanager
def _explained(plain: Translation) -> Iterator[None]:
    """Raises `Failed` for what the file's reader refuses."""
    try:
        yield
    except Refusal as refusal:
        raise Failed(refusals.words(plain, refusal)) from None


def _clock(settings: Settings) -> Clock:
    return Clock(offset=settings.clock.offset, file=settings.clock.path)

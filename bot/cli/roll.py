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
from bot.cli.databases import current
from bot.cli.words import Failed, language, say, t
from bot.clock import Clock
from bot.settings import Settings
from domain.changes import Kind
from domain.refusals import Refusal
from domain.roll import LARGEST, RollUnreadable, Unreadable
from handlers.kit import refusals
from handlers.kit.i18n import Languages, Translation
from handlers.roll import lines, words
from services.roll import applying, exporting, planning, previewing, reading, writing
from services.roll.previewing import Preview
from services.roll.reading import Reading
from storage.database import Database

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
    """False where a line could not be taken. Raises `Failed`."""
    plain = Languages(language(os.environ), settings.neighbourhood.zone).default
    with _explained(plain):
        read = reading.unpacked(await _apart(reading.read, _content(file)))
    async with current(settings, _clock(settings)) as database:
        async with database.read() as unit:
            seen = await previewing.preview(unit, read, None)
        if wanted.list_all:
            await _list(database, read, plain)
        _tell(seen, file, plain)
        whole = not seen.bad
        if wanted.apply and seen.usable and (whole or wanted.good_lines):
            await _apply(database, read)
            say(t("All of this has been applied."))
        else:
            _say_how(seen, wanted)
    return whole


async def export(settings: Settings, file: Path) -> None:
    """Raises `Failed`."""
    relations = {relation: t(word) for relation, word in words.RELATIONS.items()}
    async with current(settings, _clock(settings)) as database, database.read() as unit:
        chunks = await exporting.export(unit, None, relations)
    headings = [t(words.COLUMNS[column]) for column in exporting.COLUMNS]
    content = await _apart(
        writing.workbook, t("Household roll"), headings, chunks, exporting.SPARE
    )
    try:
        await asyncio.to_thread(file.write_bytes, content)
    except OSError as refused:
        raise Failed(
            t("{file} cannot be written ({reason}).", file=file, reason=refused.strerror)
        ) from None
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


async def _apply(database: Database, read: Reading) -> None:
    async with database.read() as unit:
        plan = await planning.plan(unit, read, None)
    for step in plan.steps:
        async with database.write() as unit:
            await applying.apply(unit, read, step, None)


async def _list(database: Database, read: Reading, plain: Translation) -> None:
    async with database.read() as unit:
        plan = await planning.plan(unit, read, None)
        for step in plan.steps:
            for shown in await previewing.shown_of(unit, read, step):
                say(lines.change(plain, shown))


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

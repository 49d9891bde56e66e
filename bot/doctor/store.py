"""The database: is it there, is it ours, does the work in it go on?"""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.cli.databases import place, unavailable
from bot.cli.words import t
from bot.doctor.finding import Finding, watch, well, wrong
from bot.settings import Settings
from storage.condition import Condition, Work
from storage.database import SQLITE, sqlite_path
from storage.migrate import State

_SERVED_WITHIN = timedelta(minutes=2)
_SENT_WITHIN = timedelta(minutes=10)
#: Where the fault in SQLite's write-ahead log is mended: from here on, and in these older lines.
_MENDED = (3, 51, 3)
_MENDED_LINES = {(3, 50): 7, (3, 44): 6}


def nothing_there(settings: Settings, reason: str) -> Finding:
    """No database could be opened: is it not made yet, or is it out of reach?"""
    url = settings.storage.url
    if url.startswith(SQLITE) and not sqlite_path(url).exists():
        return watch(t("There is no database yet: `linli run` makes {place}.", place=place(url)))
    return wrong(unavailable(url, reason))


def store(settings: Settings, condition: Condition, now: datetime) -> Iterator[Finding]:
    yield _schema(settings, condition.state)
    if settings.storage.url.startswith(SQLITE):
        yield _writable(settings)
        yield _engine(condition.version)
    else:
        yield well(t("PostgreSQL {version}", version=condition.version))
    if condition.work is not None:
        yield from _work(condition.work, now)


def _schema(settings: Settings, state: State) -> Finding:
    where = place(settings.storage.url)
    match state:
        case State.CURRENT:
            return well(t("The database {place} is up to date", place=where))
        case State.NEWER:
            return wrong(
                t(
                    "The database {place} was made by a newer Linli: install that version.",
                    place=where,
                )
            )
        case State.BEHIND:
            return watch(
                t(
                    "The database {place} is of an older Linli: `linli run` copies it, then brings"
                    " it up to date.",
                    place=where,
                )
            )
        case State.EMPTY:
            return watch(t("The database {place} is empty: `linli run` fills it.", place=where))


def _writable(settings: Settings) -> Finding:
    path = sqlite_path(settings.storage.url)
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return well(t("This user may write to {place} and its folder", place=path))
    return wrong(
        t("This user may not write to {place} and its folder: give it both (chown).", place=path)
    )


def _engine(version: str) -> Finding:
    major, minor, patch = map(int, version.split("."))
    line = _MENDED_LINES.get((major, minor))
    if (major, minor, patch) >= _MENDED or (line is not None and patch >= line):
        return well(t("SQLite {version}", version=version))
    return watch(
        t(
            "SQLite {version} has the fault of resetting its log too early, mended in 3.51.3. It"
            " needs two writers at once; Linli writes through one, so this is harmless here.",
            version=version,
        )
    )


def _work(work: Work, now: datetime) -> Iterator[Finding]:
    if work.parked:
        yield watch(
            t(
                "Messages put aside after three tries: {count}. Look for “put aside” in the log.",
                count=work.parked,
            )
        )
    waited = now - (work.unserved_since or now)
    if waited > _SERVED_WITHIN:
        yield wrong(
            t(
                "A message has waited for {minutes} minutes: is `linli run` running?",
                minutes=waited // timedelta(minutes=1),
            )
        )
    else:
        yield well(t("No message waits to be served"))
    held = now - (work.unsent_since or now)
    if held > _SENT_WITHIN:
        yield watch(
            t(
                "An answer has waited for {minutes} minutes to be sent: is `linli run` running,"
                " and can it reach Telegram?",
                minutes=held // timedelta(minutes=1),
            )
        )
    else:
        yield well(t("No answer waits to be sent"))

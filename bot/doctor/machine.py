"""The machine: room on the disk, copies, time."""

import shutil
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.cli.words import t
from bot.doctor.finding import Finding, watch, well, wrong
from bot.settings import Settings
from storage.backup import newest
from storage.database import SQLITE, sqlite_path

_MB = 1_000_000
_TIGHT = 1000 * _MB
_FULL = 100 * _MB
#: Older than that, and a nightly copy has failed at least once.
_OLD_COPY = timedelta(hours=49)


def machine(settings: Settings, now: datetime) -> Iterator[Finding]:
    yield _room(_folder(settings))
    yield _copies(Path(settings.storage.backups))
    yield _time(settings, now)


def _folder(settings: Settings) -> Path:
    """Where data goes, or the nearest folder above it that exists."""
    url = settings.storage.url
    wanted = sqlite_path(url).parent if url.startswith(SQLITE) else Path(settings.storage.backups)
    return next(each for each in (wanted.absolute(), *wanted.absolute().parents) if each.is_dir())


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    text = t("Free room on the disk of {folder}: {free} MB", folder=folder, free=free // _MB)
    if free < _FULL:
        return wrong(t("{fact}. Make room: soon nothing can be taken in.", fact=text))
    if free < _TIGHT:
        return watch(t("{fact}. Make room before it is full.", fact=text))
    return well(text)


def _copies(folder: Path) -> Finding:
    found = newest(folder)
    if not found:
        return watch(
            t(
                "There is no copy of the data in {folder}: run `linli backup` nightly.",
                folder=folder,
            )
        )
    age = timedelta(seconds=time.time() - max(each.stat().st_mtime for each in found))
    hours = int(age.total_seconds() // 3600)
    if age > _OLD_COPY:
        return watch(
            t(
                "The newest copy of the data is {hours} hours old: run `linli backup` nightly.",
                hours=hours,
            )
        )
    return well(
        t(
            "Copies of the data: {count}, the newest {hours} hours old",
            count=len(found),
            hours=hours,
        )
    )


def _time(settings: Settings, now: datetime) -> Finding:
    zone = settings.neighbourhood.zone
    if settings.clock.offset or settings.clock.file:
        return watch(
            t(
                "Linli's time is moved (section clock) to {time}: for trials only.",
                time=f"{now.astimezone(zone):%Y-%m-%d %H:%M}",
            )
        )
    return well(
        t(
            "Time zone {zone}: it is {time} there",
            zone=zone.key,
            time=f"{now.astimezone(zone):%Y-%m-%d %H:%M}",
        )
    )

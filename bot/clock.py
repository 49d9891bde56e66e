"""The time that Linli lives by: real time, or moved for a trial."""

import time
from datetime import UTC, datetime, timedelta
from math import isfinite
from pathlib import Path

#: Offsets beyond a century are slips of the keyboard, and would leave the calendar.
CENTURY = 100 * 366 * 24 * 3600


class Clock:
    """Called, it says the moment: aware, in UTC, shifted by `offset` and by what `file` holds.

    The file holds a number of seconds as text and is read again when it changes, so that somebody
    trying Linli out can move the time of a running process. A missing file means no shift.
    """

    def __init__(self, *, offset: float = 0, file: Path | None = None) -> None:
        self._offset = offset
        self._file = file
        self._seen: tuple[int, ...] = ()
        self._from_file = 0.0

    def __call__(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._offset + self._read())

    def monotonic(self) -> float:
        """For measuring how long something takes: seconds that no offset moves."""
        return time.monotonic()

    def _read(self) -> float:
        if self._file is None:
            return 0.0
        try:
            stat = self._file.stat()
            # Two writes may fall into one tick of the file system's clock.
            seen = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
            if seen != self._seen:
                self._from_file = self._parsed(self._file.read_text(encoding="utf-8"))
                self._seen = seen
        except (FileNotFoundError, NotADirectoryError):
            self._seen, self._from_file = (), 0.0
        return self._from_file

    def _parsed(self, text: str) -> float:
        """A text that is no number is a file being written: the last one that was holds on."""
        try:
            seconds = float(text)
        except ValueError:
            return self._from_file
        return seconds if isfinite(seconds) and abs(seconds) <= CENTURY else self._from_file

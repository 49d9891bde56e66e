"""Words that are too long, though Telegram brings them in pieces. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.files import File
from domain.notices.draft import longest

#: What comes so soon behind is the rest of one message.
_TOGETHER = timedelta(seconds=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """Of what was sent last."""

    #: Characters, too many; 0: they fit.
    count: int = 0
    #: When the last of them came.
    at: datetime | None = None


FITS = Length()


def measured(text: str, files: Sequence[File], before: Length, now: datetime) -> Length:
    """Of these words, or of all that they are the end of: that alone is not taken over."""
    rest = before.at is not None and now - before.at < _TOGETHER
    if not rest and len(text) <= longest(files):
        return FITS
    return Length(count=len(text) + (before.count if rest else 0), at=now)

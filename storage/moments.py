"""Moments between the domain (aware UTC) and the database (microseconds since 1970)."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


def stamp(at: datetime) -> int:
    return (at - _EPOCH) // _TICK


def moment(stamped: int) -> datetime:
    return _EPOCH + stamped * _TICK


def maybe_stamp(at: datetime | None) -> int | None:
    return None if at is None else stamp(at)


def maybe_moment(stamped: int | None) -> datetime | None:
    return None if stamped is None else moment(stamped)

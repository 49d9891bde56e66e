"""A clock that can be moved."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Real time plus an offset; called, it says the moment in UTC."""

    def __init__(self, offset: float = 0) -> None:
        #: Seconds ahead of real time.
        self.offset = offset

    def __call__(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.offset)

    def move(self, seconds: float) -> None:
        self.offset += seconds

    def move_to(self, at: datetime) -> None:
        """From `at` on the clock runs at its usual pace. Raises ValueError without a time zone."""
        if at.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        self.offset = (at - datetime.now(UTC)).total_seconds()

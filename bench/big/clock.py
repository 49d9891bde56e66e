"""A Monday morning, when nothing is held back for the night."""

import time
from datetime import datetime, timedelta

NOW = datetime.fromisoformat("2026-11-23T10:00:00+08:00")
_BEGUN = time.monotonic()


def now() -> datetime:
    return NOW + timedelta(seconds=time.monotonic() - _BEGUN)

"""The clock's part: repeating jobs that sweep for rows that are due.

There are no timers to restore: a sweep that ran twice, or late, does its work once.
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from telegram.ext import ContextTypes, JobQueue

from domain.settings import Neighbourhood
from handlers.kit.i18n import Languages
from handlers.kit.routing import Job
from handlers.kit.speaking import Speaker
from services.vote_keys import Keys
from storage.database import Database
from storage.failures import Unavailable

_log = logging.getLogger(__name__)

SECONDS = 30
#: Where the clock is moved by hand, it is looked at so often; a leap is longer than so much.
FOLLOWS = 0.5
#: Whoever moves it tries Linli out, and waits for what happens next.
WATCHED_SECONDS = 2
_LEAP = 60.0
#: Of a job that has more to do: the rest waits for the next sweep, and the other jobs do not.
_PORTIONS = 40
#: Telegram repeats an update for a day; longer than that a key need not be known.
_KEEP_UPDATES = timedelta(days=3)
_KEEP_SENT = timedelta(days=7)
_KEEP_ERRANDS = timedelta(days=1)
_KEEP_UPLOADS = timedelta(days=1)


class Schedule:
    def __init__(
        self,
        database: Database,
        languages: Languages,
        neighbourhood: Neighbourhood,
        jobs: dict[str, Job],
        holds: Callable[[], bool],
        *,
        keys: Keys,
        follow: Callable[[], datetime] | None = None,
    ) -> None:
        """`follow`: a clock that somebody moves by hand, and wants to see the effect."""
        self._database, self._holds = database, holds
        self._languages, self._neighbourhood, self._keys = languages, neighbourhood, keys
        self._jobs = jobs | {"tidy": tidy}
        self._follow = follow
        self._lead = self._ahead()

    def start(self, queue: "JobQueue[ContextTypes.DEFAULT_TYPE]") -> None:
        # Left to itself APScheduler drops a job that is more than a second late.
        late_is_fine = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        every = SECONDS if self._follow is None else WATCHED_SECONDS
        queue.run_repeating(self._tick, every, first=0, job_kwargs=late_is_fine)
        if self._follow is not None:
            queue.run_repeating(self._look_up, FOLLOWS, job_kwargs=late_is_fine)

    async def _tick(self, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if self._holds():
            await self.sweep()

    async def _look_up(self, _context: ContextTypes.DEFAULT_TYPE) -> None:
        await self.catch_up()

    async def catch_up(self) -> None:
        """Sweeps where the clock has leapt since this was asked last."""
        before, self._lead = self._lead, self._ahead()
        if abs(self._lead - before) > _LEAP and self._holds():
            await self.sweep()

    def _ahead(self) -> float:
        """Seconds, counted from whenever this machine began to count."""
        return self._follow().timestamp() - time.monotonic() if self._follow else 0.0

    async def sweep(self) -> None:
        """Each job in transactions of its own, between which people are answered."""
        for name, job in self._jobs.items():
            for _ in range(_PORTIONS):
                if not await self._done_in_part(name, job):
                    break

    async def _done_in_part(self, name: str, job: Job) -> bool:
        """Whether there is more of it. One that fails leaves the others alone."""
        try:
            async with self._database.write() as unit:
                speaker = Speaker(unit, self._languages, self._neighbourhood, self._keys)
                return bool(await job(speaker))
        except Unavailable as error:
            _log.warning("job %s waits for the database: %s", name, error)
        except Exception:  # noqa: BLE001 - one job must not stop the others
            _log.exception("job %s failed", name)
        return False


async def tidy(speaker: Speaker) -> None:
    """Let go what was held, and drop what nobody needs any more."""
    unit = speaker.unit
    await unit.outbox.release(unit.now)
    await unit.inbox.forget(unit.now - _KEEP_UPDATES)
    await unit.outbox.forget(unit.now - _KEEP_SENT)
    await unit.errands.forget(unit.now - _KEEP_ERRANDS)
    await unit.uploads.forget(unit.now - _KEEP_UPLOADS)
    lapse = timedelta(hours=speaker.neighbourhood.drafts.lapse_after_hours)
    await unit.drafts.forget(unit.now - lapse)

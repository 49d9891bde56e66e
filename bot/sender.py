"""The only place that sends: rows of the outbox become calls, many chats at once.

One message of a chat is under way at a time, and the next waits until that one is noted: so a
crash repeats at most one message per chat.
"""

import asyncio
import logging
import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from bot.limits import Limits
from bot.noting import write_back
from bot.outcomes import TOO_LATE, Outcome, Verdict, as_it_can_be_sent, judge, said_anew
from bot.settings import SendingSettings
from bot.transport import Answer, Attached, Unreachable, Wire
from storage.database import Database
from storage.failures import Unavailable
from storage.outbox import Waiting

_log = logging.getLogger(__name__)

#: Calls under way at once.
_AT_ONCE = 200
#: Rows of other processes are found by looking; our own worker rings at once.
_LOOK_SECONDS = 1.0
_LONGEST_PAUSE = 30.0
#: So many failures in a row, of whichever chats, are a fault of the line and not of a message.
_LINE_IS_DOWN = 3
#: What a stop may take.
_STOP_SECONDS = 8.0
#: Files under way at once, each held in memory; and the seconds that one may take.
_FILES_AT_ONCE = 4
_FILE_SECONDS = 120.0


class Sender:
    def __init__(
        self,
        database: Database,
        wire: Wire,
        settings: SendingSettings,
        arrived: Callable[[], None],
        *,
        uncover: Callable[[str], str] = str,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`uncover`: gives a payload back with what waited in it unreadable."""
        self._database, self._wire, self._arrived = database, wire, arrived
        self._uncover = uncover
        #: Seconds that Telegram's limits and our own pauses are counted in.
        self._monotonic = monotonic
        self._limits = Limits(settings)
        self._bell = asyncio.Event()
        self._busy: set[str] = set()
        self._flying: set[asyncio.Task[None]] = set()
        self._landed: list[Outcome] = []
        self._hands = asyncio.Semaphore(_FILES_AT_ONCE)
        self._failures = 0
        self._held_until = 0.0
        #: So many were not sent any more, since this process began.
        self.too_late = 0
        #: Monotonic seconds of the last round: what health goes by.
        self.alive_at = time.monotonic()

    def ring(self) -> None:
        self._bell.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Until `stopping` is set and everything under way has landed and is noted."""
        while not stopping.is_set():
            self._bell.clear()
            self.alive_at = time.monotonic()
            try:
                await self.note()
                pause = await self.launch()
            except Unavailable as error:
                _log.warning("database unavailable, sending waits: %s", error)
                pause = 1.0
            if not self._landed:
                await self._sleep(pause)
        await self.finish()

    async def finish(self) -> None:
        """Let what is under way land and note it, and send what can go at once meanwhile."""
        deadline = time.monotonic() + _STOP_SECONDS
        with suppress(Unavailable):
            while time.monotonic() < deadline:
                self._bell.clear()
                await self.note()
                await self.launch()
                if not self._flying and not self._landed:
                    return
                await self._sleep(deadline - time.monotonic())
        for task in self._flying:
            task.cancel()

    async def land(self) -> int:
        """Wait for what is under way, and note it. How many."""
        if self._flying:
            await asyncio.wait(self._flying)
        return await self.note()

    async def launch(self) -> float:
        """Send what may go. Seconds until more may."""
        now = self._monotonic()
        if now < self._held_until:
            return self._held_until - now
        # After the line was down one message tries it, not two hundred.
        room = (1 if self._failures >= _LINE_IS_DOWN else _AT_ONCE) - len(self._flying)
        if room <= 0:
            return _LOOK_SECONDS
        async with self._database.read() as unit:
            at = unit.now
            due = await unit.outbox.due(at, len(self._busy) + room)
        pause = _LOOK_SECONDS
        for row in due:
            ready = self._limits.ready_at(row, now)
            if row.lane in self._busy:
                continue
            if row.late(at):
                self._give_up(row)
            elif ready > now:
                pause = min(pause, ready - now)
            elif room > 0:
                room -= 1
                self._fly(row, now)
        return pause

    async def note(self) -> int:
        """Write back what landed, in one transaction. How many."""
        landed, self._landed = self._landed, []
        if not landed:
            return 0
        try:
            async with self._database.write() as unit:
                await write_back(unit, landed)
        except BaseException:
            # Cancelled or refused: it is still to be noted, and until then their lanes wait.
            self._landed = landed + self._landed
            raise
        self._busy.difference_update(outcome.row.lane for outcome in landed)
        if any(outcome.row.continuation or outcome.outside for outcome in landed):
            self._arrived()
        return len(landed)

    def _give_up(self, row: Waiting) -> None:
        """We were down, or Telegram out of reach, until it made no sense any more."""
        self.too_late += 1
        self._busy.add(row.lane)
        self._landed.append(Outcome(row=row, verdict=Verdict.LATE, error=TOO_LATE))

    def _fly(self, row: Waiting, now: float) -> None:
        self._limits.take(row, now)
        self._busy.add(row.lane)
        task = asyncio.create_task(self._send(row))
        self._flying.add(task)
        task.add_done_callback(self._flying.discard)

    async def _send(self, row: Waiting) -> None:
        try:
            row = as_it_can_be_sent(replace(row, payload=self._uncover(row.payload)))
            outcome = judge(row, await self._call(row))
            if outcome.verdict is Verdict.GONE:
                row = said_anew(row)
                outcome = judge(row, await self._call(row))
            self._failures = 0
        except Unreachable:
            outcome = Outcome(row=row, verdict=Verdict.LATER, wait=self._line_failed(row))
        except Exception:  # noqa: BLE001 - one message must not stop the others
            _log.exception("outbox row %s could not be sent", row.id)
            outcome = Outcome(row=row, verdict=Verdict.DROPPED, error="internal")
        self._hold(outcome)
        self._landed.append(outcome)
        self._bell.set()

    async def _call(self, row: Waiting) -> Answer:
        if row.upload_id is not None:
            answer = await self._hand_over(row, row.upload_id)
        else:
            answer = await self._wire.call(row.method, body(row))
        if answer.error_code >= 500:
            raise Unreachable(answer.description)
        return answer

    async def _hand_over(self, row: Waiting, upload_id: int) -> Answer:
        """With its file, read when its turn has come."""
        async with self._hands:
            try:
                async with self._database.read() as unit:
                    kept = await unit.uploads.get(upload_id)
            except Unavailable as error:
                raise Unreachable("database") from error
            if kept is None:
                return Answer(ok=False, error_code=404, description="upload not found")
            field = row.method.removeprefix("send").lower()
            attached = Attached(field=field, name=kept.name, content=kept.content)
            return await self._wire.call(
                row.method, body(row), seconds=_FILE_SECONDS, attached=attached
            )

    def _line_failed(self, row: Waiting) -> float:
        """Seconds until this row is tried again; the whole line rests when it is down."""
        now = self._monotonic()
        # Those that were under way when the line broke all tell the same news: it counts once.
        if now >= self._held_until:
            self._failures += 1
            pause = min(2.0 ** min(self._failures - 1, 5), _LONGEST_PAUSE)
            if self._failures >= _LINE_IS_DOWN:
                self._held_until = now + pause * random.uniform(0.5, 1)
        return min(2.0**row.attempts, _LONGEST_PAUSE) * random.uniform(0.5, 1)

    def _hold(self, outcome: Outcome) -> None:
        if outcome.asked_to_wait and outcome.row.chat_id is not None:
            now = self._monotonic()
            others = self._limits.hold(outcome.row.chat_id, outcome.wait, now)
            self._held_until = max(self._held_until, others)

    async def _sleep(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._bell.wait(), seconds)


def body(row: Waiting) -> bytes:
    """The stored JSON with the ids that may have changed while it waited."""
    ids = "" if row.chat_id is None else f'"chat_id":{row.chat_id},'
    if row.message_id is not None:
        ids += f'"message_id":{row.message_id},'
    if row.payload == "{}":
        ids = ids.rstrip(",")
    return ("{" + ids + row.payload[1:]).encode()

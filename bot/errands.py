"""Does the errands, one at a time. Rows are the truth: one that was cut off begins anew."""

import asyncio
import logging
import traceback
from contextlib import suppress
from datetime import timedelta

import msgspec

from bot.transport import TooLarge, Unreachable, Wire
from domain.refusals import Refusal
from domain.settings import Neighbourhood
from handlers.kit.errands import Apart, Desk, SettledMeanwhile
from handlers.kit.errands import Errand as Handler
from handlers.kit.i18n import Languages
from handlers.kit.raised import FileGone, FileTooLarge
from handlers.kit.refusals import said_no
from handlers.kit.screens import View
from handlers.kit.speaking import Speaker
from handlers.kit.trouble import did_not_work, errand_incident
from services.vote_keys import Keys
from storage.database import Database
from storage.errands import Errand
from storage.failures import NotFound, Unavailable

_log = logging.getLogger(__name__)

TRIES = 3
#: Before the second try, and before the third.
_BACK_OFF = (timedelta(seconds=20), timedelta(minutes=3))
#: Errands of other processes are found by looking; a commit of our own rings at once.
_LOOK_SECONDS = 5.0
_PAUSE = 1.0
#: The largest file that Telegram hands out, in bytes.
_LARGEST = 20 << 20


class _Path(msgspec.Struct):
    file_path: str
    file_size: int = 0


class Unheard(Exception):
    """Begun again and again, and never heard of any more: it took the process down."""


class Errands:
    def __init__(
        self,
        database: Database,
        wire: Wire,
        languages: Languages,
        neighbourhood: Neighbourhood,
        keys: Keys,
        *,
        handlers: dict[str, Handler],
        apart: Apart,
    ) -> None:
        self._database, self._wire = database, wire
        self._languages, self._neighbourhood, self._keys = languages, neighbourhood, keys
        self._handlers, self._apart = handlers, apart
        self._bell = asyncio.Event()

    def ring(self) -> None:
        self._bell.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Until `stopping` is set, or cancelled: what is being done then is begun anew later."""
        while not stopping.is_set():
            self._bell.clear()
            try:
                done = await self.step()
            except Unavailable as error:
                _log.warning("database unavailable, errands wait: %s", error)
                await asyncio.sleep(_PAUSE)
                continue
            if not done:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._bell.wait(), _LOOK_SECONDS)

    async def step(self) -> bool:
        """Do the next one that is due. False where none is. Raises `Unavailable`."""
        async with self._database.write() as unit:
            errand = await unit.errands.begin(unit.now)
        if errand is None:
            return False
        try:
            await self._do(errand)
        except (asyncio.CancelledError, Unavailable):
            with suppress(Unavailable):
                async with self._database.write() as unit:
                    await unit.errands.resume(errand.id)
            raise
        except Exception as error:  # noqa: BLE001 - it must not stand in the others' way
            # Not even its failure could be told.
            _log.error("errand %s is dropped: %s", errand.id, _where(error))
            async with self._database.write() as unit:
                await unit.errands.settle(errand.id, unit.now, error=type(error).__name__)
        return True

    async def _do(self, errand: Errand) -> None:
        try:
            if errand.attempts > TRIES:
                raise Unheard
            await self._handled(errand)
        except SettledMeanwhile:
            _log.info("errand %s was settled by somebody else", errand.id)
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 - it must not stop the others, whatever it was
            await self._failed(errand, error)

    async def _handled(self, errand: Errand) -> None:
        """What stands in its way is an answer too."""
        desk = await self._desk(errand)
        try:
            await self._handlers[errand.kind](desk)
        except Refusal as refusal:
            await self._settle(errand, refusal, said_no(refusal, desk.person))
            return
        async with self._database.write() as unit:
            await unit.errands.settle(errand.id, unit.now)

    async def _failed(self, errand: Errand, error: Exception) -> None:
        """It will be tried again, or is given up."""
        if errand.attempts < TRIES:
            _log.warning("errand %s is tried again: %s", errand.id, type(error).__name__)
            async with self._database.write() as unit:
                due = unit.now + _BACK_OFF[errand.attempts - 1]
                await unit.errands.postpone(errand.id, due)
            return
        _log.error("errand %s given up: %s", errand.id, _where(error))
        await self._settle(errand, error, did_not_work(errand.id))

    async def _settle(self, errand: Errand, error: Exception, view: View) -> None:
        """It ends here; whoever asked is told, and of a failure the administrators too."""
        kind = type(error).__name__
        async with self._database.write() as unit:
            speaker = Speaker(unit, self._languages, self._neighbourhood, self._keys)
            seen = await unit.errands.failed_lately(kind, unit.now)
            if not await unit.errands.settle(errand.id, unit.now, error=kind):
                return
            if errand.person_id is not None:
                await speaker.tell(await unit.people.get(errand.person_id), view)
            if not seen and not isinstance(error, Refusal):
                for administrator in await unit.people.administrators():
                    told = errand_incident(errand.id, errand.kind, kind)
                    await speaker.tell(administrator, told)

    async def _desk(self, errand: Errand) -> Desk:
        """Raises `SettledMeanwhile` where whoever asked is gone."""
        person = None
        if errand.person_id is not None:
            try:
                async with self._database.read() as unit:
                    person = await unit.people.get(errand.person_id)
            except NotFound:
                raise SettledMeanwhile from None
        return Desk(
            errand=errand,
            person=person,
            database=self._database,
            languages=self._languages,
            neighbourhood=self._neighbourhood,
            keys=self._keys,
            fetch=self._fetch,
            run_apart=self._apart,
        )

    async def _fetch(self, file_id: str) -> bytes:
        """Raises `FileTooLarge`, `FileGone` and `Unreachable`."""
        answer = await self._wire.call("getFile", msgspec.json.encode({"file_id": file_id}))
        if not answer.ok:
            words = answer.description.lower()
            if "too big" in words:
                raise FileTooLarge
            if answer.error_code == 400:
                raise FileGone
            raise Unreachable(answer.description)
        path = msgspec.json.decode(answer.result, type=_Path)
        if path.file_size > _LARGEST:
            raise FileTooLarge
        try:
            return await self._wire.fetch(path.file_path, _LARGEST)
        except TooLarge:
            raise FileTooLarge from None


def _where(error: Exception) -> str:
    """What was raised and where, without its words: they may quote what somebody sent in."""
    frames = traceback.format_tb(error.__traceback__)
    return f"{type(error).__name__}\n{''.join(frames)}{getattr(error, 'apart', '')}"

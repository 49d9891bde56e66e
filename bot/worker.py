"""Serves what is in the inbox: a batch shares one commit, each update its own savepoint."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

import msgspec
from telegram import MessageEntity, Update
from telegram.ext import Application

from bot.entries import NOBODY
from bot.gate import Gate, slow_down
from bot.intake import UNREAD
from domain.people import Person
from domain.refusals import Refusal
from domain.settings import Neighbourhood
from handlers.kit.context import Work, current
from handlers.kit.i18n import Languages
from handlers.kit.refusals import refuse
from handlers.kit.routing import Answered
from handlers.kit.speaking import Speaker
from handlers.kit.trouble import apology, incident
from services.vote_keys import Keys
from storage.database import Database
from storage.failures import Unavailable
from storage.inbox import Pending
from storage.unit import Unit

_log = logging.getLogger(__name__)

BATCH = 64
TRIES = 3
#: Updates of other processes are found by looking; our own intake rings at once.
_LOOK_SECONDS = 1.0


class Unreadable(Exception):
    """No update: it was stored as it came, and is put aside."""


class Worker:
    def __init__(
        self,
        database: Database,
        application: Application[Any, Any, Any, Any, Any, Any],
        languages: Languages,
        neighbourhood: Neighbourhood,
        keys: Keys,
        *,
        gate: Gate,
    ) -> None:
        self._database, self._application = database, application
        self._languages, self._neighbourhood, self._keys = languages, neighbourhood, keys
        self._gate = gate
        self._bell = asyncio.Event()
        #: How many are still to be served one by one, after a batch was undone as a whole.
        self._alone = 0

    def ring(self) -> None:
        self._bell.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Until `stopping` is set; then the batch in hand is finished."""
        while not stopping.is_set():
            self._bell.clear()
            try:
                served = await self.step()
            except Unavailable as error:
                _log.warning("database unavailable, trying again: %s", error)
                await _wait(stopping, 1.0)
                continue
            if not served:
                await _either(self._bell, stopping, _LOOK_SECONDS)

    async def step(self) -> int:
        """One batch. The number of updates taken, whatever became of them."""
        batch: Sequence[Pending] = ()
        try:
            async with self._database.write() as unit:
                batch = await unit.inbox.claim(1 if self._alone else BATCH)
                await unit.people.foresee([int(p.lane[1:]) for p in batch if p.lane[0] == "p"])
                done = [pending.id for pending in batch if await self._serve(unit, pending)]
                await unit.inbox.done(done, unit.now)
        except Unavailable:
            raise
        except Exception as error:
            if not batch:
                raise
            await self._undone(batch, error)
        else:
            self._alone = max(0, self._alone - len(batch))
        return len(batch)

    async def _undone(self, batch: Sequence[Pending], error: Exception) -> None:
        """It undid the whole batch, whoever it was: alone, each update answers for itself."""
        _log.error("a batch of %s was undone", len(batch), exc_info=error)
        if len(batch) > 1:
            self._alone = len(batch)
            return
        async with self._database.write() as unit:
            speaker = Speaker(unit, self._languages, self._neighbourhood, self._keys)
            await self._failed(speaker, batch[0], error, None)

    async def _serve(self, unit: Unit, pending: Pending) -> bool:
        """Whether it is done; else it stays, or is put aside."""
        speaker = Speaker(unit, self._languages, self._neighbourhood, self._keys)
        try:
            update = self._parse(pending)
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it must not stop the rest
            await self._park(speaker, pending, Unreadable(), None)
            return False
        actor = await _actor(unit, update)
        work = Work(
            speaker=speaker,
            actor=actor,
            received_at=pending.received_at,
            arrival=pending.id,
        )
        if not self._gate.admits(pending, update):
            await slow_down(work, update)
            return True
        token = current.set(work)
        try:
            return await self._process(pending, update, work)
        finally:
            current.reset(token)

    async def _process(self, pending: Pending, update: object, work: Work) -> bool:
        unit = work.speaker.unit
        try:
            async with unit.savepoint():
                await self._application.process_update(update)
                if work.failure is not None:
                    raise work.failure
        except Refusal as refusal:
            await self._refuse(work, update, refusal)
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 - it must not stop the rest, whatever it was
            await self._failed(work.speaker, pending, error, update)
            return False
        _stop_spinner(work, update)
        return True

    async def _refuse(self, work: Work, update: object, refusal: Refusal) -> None:
        """What was done is undone; what is said is why."""
        if not isinstance(update, Update):
            _log.warning("the answer to a message was of no use: %s", type(refusal).__name__)
            return
        chat = update.effective_chat if _spoken(update) else None
        await refuse(work, update.callback_query, chat.id if chat else None, refusal)

    async def _failed(
        self, speaker: Speaker, pending: Pending, error: Exception, update: object
    ) -> None:
        """It will be tried again, or is put aside."""
        if pending.attempts + 1 < TRIES:
            await speaker.unit.inbox.failed(pending.id)
            return
        _log.error("update %s put aside", pending.id, exc_info=error)
        await self._park(speaker, pending, error, update)

    def _parse(self, pending: Pending) -> object:
        if pending.lane.startswith(UNREAD):
            raise Unreadable
        data = msgspec.json.decode(pending.body)
        # Of our own making: what comes from outside has an update id, or was not readable.
        if data.keys() == {"answered"}:
            return msgspec.convert(data["answered"], Answered)
        return Update.de_json(data, self._application.bot)

    async def _park(
        self, speaker: Speaker, pending: Pending, error: Exception, update: object
    ) -> None:
        unit = speaker.unit
        kind = type(error).__name__
        seen = await unit.inbox.parked_lately(kind, unit.now)
        await unit.inbox.park(pending.id, kind, unit.now)
        if isinstance(update, Update):
            await apology(speaker, update, pending.id)
        if not seen:
            for administrator in await unit.people.administrators():
                await speaker.tell(administrator, incident(pending.id, kind))


async def _actor(unit: Unit, update: object) -> Person | None:
    """Who acts, known from their first word on; None for whoever can't be known again."""
    if not isinstance(update, Update):
        return None
    user, message = update.effective_user, update.message
    if user is None or user.is_bot or user.id in NOBODY or (message and message.sender_chat):
        return None
    person = await unit.people.known_as(user.id)
    if person is None and not _addressed(update):
        return None
    if person is None:
        return await unit.people.meet(user.id, user.full_name, unit.now)
    if person.name == str(user.id):
        # Until now known by number only, from the configuration.
        await unit.people.name(person.id, user.full_name)
        return replace(person, name=user.full_name)
    return person


def _addressed(update: Update) -> bool:
    """Whether somebody turned to us: who merely speaks in a group is not written down. Nor who
    presses what they were shown before they were forgotten, or closes the door behind them.
    """
    chat, message = update.effective_chat, update.message
    private = chat is not None and chat.id > 0
    if update.callback_query is not None:
        return not private
    if private and update.my_chat_member is None:
        return True
    entities = (message.entities or message.caption_entities) if message else ()
    return bool(entities) and entities[0].type == MessageEntity.BOT_COMMAND


def _spoken(update: Update) -> bool:
    """Whether somebody said or pressed something, and so waits for an answer there."""
    message = update.message
    return update.callback_query is not None or (
        message is not None and not message.new_chat_members
    )


def _stop_spinner(work: Work, update: object) -> None:
    press = update.callback_query if isinstance(update, Update) else None
    if press is not None and not work.press_answered:
        work.speaker.answer_press(press.id)


async def _wait(stopping: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stopping.wait(), seconds)


async def _either(bell: asyncio.Event, stopping: asyncio.Event, seconds: float) -> None:
    waits = [asyncio.ensure_future(event.wait()) for event in (bell, stopping)]
    await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()

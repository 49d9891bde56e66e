"""Where everything is put together: the features and what they stand on."""

import asyncio
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from telegram.error import NetworkError
from telegram.ext import Application, ContextTypes

import handlers.decisions
import handlers.desk
import handlers.digests
import handlers.groups
import handlers.home
import handlers.meetings
import handlers.notices
import handlers.people
import handlers.points
import handlers.residents
import handlers.roles
import handlers.roll
import handlers.tasks
import handlers.tickets
import handlers.votes
from bot.apart import Apart
from bot.dispatch import Dispatch
from bot.errands import Errands
from bot.gate import Gate
from bot.intake import Intake
from bot.lease import Lease
from bot.menu import menu
from bot.schedule import Schedule
from bot.seed import seed
from bot.sender import Sender
from bot.settings import Settings
from bot.transport import Wire
from bot.worker import Worker
from handlers.kit import errands, filling
from handlers.kit.context import Context
from handlers.kit.i18n import Languages
from handlers.kit.routing import Routes
from services import answers
from services.vote_keys import Keys
from storage.database import SQLITE, Database

#: In the order of the keyboard, the menu and the help.
FEATURES = (
    handlers.tickets,
    handlers.desk,
    handlers.meetings,
    handlers.votes,
    handlers.decisions,
    handlers.tasks,
    handlers.points,
    handlers.residents,
    handlers.notices,
    handlers.digests,
    handlers.people,
    handlers.roles,
    handlers.roll,
    handlers.groups,
    handlers.home,
)


def routes() -> Routes:
    made = Routes()
    filling.register(made)
    for feature in FEATURES:
        feature.register(made)
    return made


class Linli:
    """The parts of one process; they share nothing but the database and a few bells."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        wire: Wire,
        now: Callable[[], datetime],
        *,
        apart: errands.Apart | None = None,
    ) -> None:
        self.settings, self.database, self.wire, self.now = settings, database, wire, now
        here = settings.neighbourhood
        self.languages = Languages(here.language, here.zone)
        self.routes = routes()
        self.application = _application(settings, wire)
        Dispatch(self.routes).register(self.application)
        self.keys = Keys(Path(settings.storage.keys))
        self.worker = Worker(
            database,
            self.application,
            self.languages,
            here,
            self.keys,
            gate=Gate(settings.receiving),
        )
        self.intake = Intake(database, wire, self.worker.ring, cover=self.keys.cover_typed)
        self.sender = Sender(
            database, wire, settings.sending, self.worker.ring, uncover=self.keys.uncover
        )
        database.when_queued(self.sender.ring)
        self.apart = Apart()
        self.errands = self._errands(apart or self.apart)
        database.when_sent_off(self.errands.ring)
        self.leases = _leases(settings, database)
        self.schedule = self._schedule()
        self.stopping = asyncio.Event()

    def _errands(self, apart: errands.Apart) -> Errands:
        return Errands(
            self.database,
            self.wire,
            self.languages,
            self.settings.neighbourhood,
            self.keys,
            handlers=self.routes.errands,
            apart=apart,
        )

    def _schedule(self) -> Schedule:
        return Schedule(
            self.database,
            self.languages,
            self.settings.neighbourhood,
            self.routes.jobs,
            self.leases["clock"].held,
            keys=self.keys,
            follow=self.now if self.settings.clock.path else None,
        )

    async def prepare(self) -> None:
        """Learn who we are at Telegram, and whom the configuration vouches for; what people ask
        again and again is answered from the first day on.

        Raises PTB's `InvalidToken` and `NetworkError`.
        """
        await self.application.initialize()
        async with self.database.write() as unit:
            await seed(unit, self.settings)
            await answers.stock(unit)
            menu(unit, self.routes, self.languages)

    async def tick(self) -> None:
        """Let the clock run: APScheduler calls the sweeps, and errands are done, until this is
        cancelled.
        """
        queue = self.application.job_queue
        assert queue is not None, "python-telegram-bot[job-queue]"
        self.schedule.start(queue)
        await queue.start()
        try:
            await self.errands.run(self.stopping)
        finally:
            await queue.stop(wait=False)
            await self.apart.close()

    def stop(self) -> None:
        """Ask every part to finish what it has in hand."""
        self.stopping.set()
        self.worker.ring()
        self.sender.ring()
        self.errands.ring()

    async def close(self) -> None:
        """What `prepare` opened; the database stays with whoever opened it."""
        for lease in self.leases.values():
            await lease.release()
        with suppress(NetworkError, RuntimeError):
            await self.application.shutdown()
        await self.wire.shutdown()


def _application(settings: Settings, wire: Wire) -> Application[Any, Any, Any, Any, Any, Any]:
    """PTB without its updater, which confirms what is still only in memory."""
    base = settings.telegram.base_url
    return (
        Application.builder()
        .token(settings.telegram.token.reveal())
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .request(wire)
        .get_updates_request(wire)
        .updater(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )


def _leases(settings: Settings, database: Database) -> dict[str, Lease]:
    # Whoever has the SQLite file is alone by the file's lock, and waits for no predecessor.
    embedded = settings.storage.url.startswith(SQLITE)
    holder = "embedded" if embedded else f"{socket.gethostname()}-{os.getpid()}"
    return {name: Lease(database, name, holder) for name in ("intake", "sender", "clock")}

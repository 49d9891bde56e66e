"""One transaction with its tables, its moment, and what is to be sent when it commits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from storage.answers import Answers
from storage.areas import Areas
from storage.cards import Cards
from storage.desk import DeskTable
from storage.drafts import Drafts
from storage.duplicates import Duplicates
from storage.errands import Errands
from storage.events import Events
from storage.following import Following
from storage.grants import Grants
from storage.groups import Groups
from storage.inbox import Inbox
from storage.incidents import Incidents
from storage.leases import Leases
from storage.organisations import Organisations
from storage.outbox import Message, Outbox
from storage.people import People
from storage.rates import RatesTable
from storage.rules import Rules
from storage.session import Session
from storage.tickets import Tickets
from storage.uploads import Uploads


class Unit:
    """Everything done through one unit happens, or none of it does."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._queued: list[Message] = []
        #: The moment of this transaction, aware UTC.
        self.now = now
        self.answers = Answers(session)
        self.areas = Areas(session)
        self.cards = Cards(session)
        self.desk = DeskTable(session)
        self.drafts = Drafts(session)
        self.duplicates = Duplicates(session)
        self.errands = Errands(session)
        self.events = Events(session)
        self.groups = Groups(session)
        self.inbox = Inbox(session)
        self.incidents = Incidents(session)
        self.leases = Leases(session)
        self.organisations = Organisations(session)
        self.outbox = Outbox(session)
        self.people = People(session)
        self.grants = Grants(session, self.people)
        self.rates = RatesTable(session)
        self.rules = Rules(session)
        self.following = Following(session)
        self.tickets = Tickets(session)
        self.uploads = Uploads(session)

    def queue(self, message: Message) -> None:
        """Goes out once, and only if, this transaction commits."""
        self._queued.append(message)

    @property
    def queued(self) -> int:
        return len(self._queued)

    async def flush(self) -> None:
        """Write what was queued: one statement for the whole batch of updates."""
        queued, self._queued = self._queued, []
        if queued:
            await self.outbox.add(queued, self.now)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """What happens inside is undone alone when it raises, words queued included."""
        before = len(self._queued)
        try:
            async with self._session.savepoint():
                yield
        except BaseException:
            del self._queued[before:]
            raise

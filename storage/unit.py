"""One transaction with its tables, its moment, and what is to be sent when it commits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from storage.answers import Answers
from storage.applications import Applications
from storage.areas import Areas
from storage.attendances import Attendances
from storage.cards import Cards
from storage.claims import Claims
from storage.consents import Consents
from storage.desk import DeskTable
from storage.discussions import Discussions
from storage.drafts import Drafts
from storage.duplicates import Duplicates
from storage.errands import Errands
from storage.events import Events
from storage.following import Following
from storage.forgetting import Forgetting
from storage.grants import Grants
from storage.groups import Groups
from storage.guests import Guests
from storage.held import card_key
from storage.helped import Helped
from storage.holders import Holders
from storage.hours import Hours
from storage.imports import Imports
from storage.inbox import Inbox
from storage.incidents import Incidents
from storage.invitations import Invitations
from storage.items import Items
from storage.join_requests import JoinRequests
from storage.kept_out import KeptOut
from storage.leases import Leases
from storage.ledger import Ledger
from storage.meetings import Meetings
from storage.organisations import Organisations
from storage.outbox import Message, Outbox
from storage.people import People
from storage.personal import Personal
from storage.proposals import Proposals
from storage.rates import RatesTable
from storage.residents import Residents
from storage.resolutions import Resolutions
from storage.rewards import Rewards
from storage.roll import Roll
from storage.rotas import Rotas
from storage.rules import Rules
from storage.session import Session
from storage.task_desk import TaskDesk
from storage.tasks import Tasks
from storage.tickets import Tickets
from storage.uploads import Uploads
from storage.volunteers import Volunteers
from storage.votes import Votes
from storage.vouchers import Vouchers
from storage.wishes import Wishes


class Unit:
    """Everything done through one unit happens, or none of it does."""

    def __init__(self, session: Session, now: datetime) -> None:  # noqa: PLR0915 - a line a table
        self._session = session
        self._queued: list[Message] = []
        #: The moment of this transaction, aware UTC.
        self.now = now
        self.answers = Answers(session)
        self.applications = Applications(session)
        self.areas = Areas(session)
        self.cards = Cards(session)
        self.claims = Claims(session)
        self.consents = Consents(session)
        self.desk = DeskTable(session)
        self.discussions = Discussions(session)
        self.drafts = Drafts(session)
        self.duplicates = Duplicates(session)
        self.errands = Errands(session)
        self.events = Events(session)
        self.groups = Groups(session)
        self.guests = Guests(session)
        self.holders = Holders(session)
        self.helped = Helped(session)
        self.hours = Hours(session)
        self.imports = Imports(session)
        self.inbox = Inbox(session)
        self.incidents = Incidents(session)
        self.invitations = Invitations(session)
        self.items = Items(session)
        self.join_requests = JoinRequests(session)
        self.leases = Leases(session)
        self.ledger = Ledger(session)
        self.organisations = Organisations(session)
        self.outbox = Outbox(session)
        self.kept_out = KeptOut(session)
        self.people = People(session, self.kept_out)
        self.meetings = Meetings(session)
        self.attendances = Attendances(session, self.people)
        self.grants = Grants(session, self.people)
        self.rates = RatesTable(session)
        self.rotas = Rotas(session)
        self.rules = Rules(session)
        self.following = Following(session)
        self.forgetting = Forgetting(session, self.people)
        self.personal = Personal(session)
        self.proposals = Proposals(session)
        self.residents = Residents(session, self.people)
        self.resolutions = Resolutions(session)
        self.rewards = Rewards(session)
        self.roll = Roll(session, self.people)
        self.task_desk = TaskDesk(session)
        self.tasks = Tasks(session)
        self.tickets = Tickets(session)
        self.uploads = Uploads(session)
        self.volunteers = Volunteers(session, self.people)
        self.votes = Votes(session)
        self.vouchers = Vouchers(session)
        self.wishes = Wishes(session, self.people)

    def queue(self, message: Message) -> None:
        """Goes out once, and only if, this transaction commits."""
        self._queued.append(message)

    async def held_until(self, card_id: int) -> datetime | None:
        """When the message that will be this card goes out; None where none is held back."""
        key = card_key(card_id)
        newest = next((m for m in reversed(self._queued) if m.merge_key == key), None)
        return newest.not_before if newest else await self.outbox.held.until(card_id)

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

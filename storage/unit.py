"""One transaction with its tables, its moment, and what is to be sent when it commits."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from storage.answers import Answers
from storage.applications import Applications
from storage.areas import Areas
from storage.assemblies import Assemblies
from storage.attendances import Attendances
from storage.audiences import Audiences
from storage.cards import Cards
from storage.claims import Claims
from storage.consents import Consents
from storage.decisions import Decisions
from storage.delivered import Delivered
from storage.deliveries import Deliveries
from storage.desk import DeskTable
from storage.digests import Digests
from storage.discussions import Discussions
from storage.door_knocks import DoorKnocks
from storage.drafts import Drafts
from storage.duplicates import Duplicates
from storage.electorate import Electorate
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
from storage.invited import Invited
from storage.items import Items
from storage.join_requests import JoinRequests
from storage.kept_out import KeptOut
from storage.knocks import Knocks
from storage.leases import Leases
from storage.ledger import Ledger
from storage.meetings import Meetings
from storage.notice_posts import NoticePosts
from storage.notices import Notices
from storage.objections import Objections
from storage.organisations import Organisations
from storage.outbox import Message, Outbox
from storage.packs import Packs
from storage.papers import Papers
from storage.people import People
from storage.personal import Personal
from storage.proposals import Proposals
from storage.proxies import Proxies
from storage.rates import RatesTable
from storage.reminded import Reminded
from storage.residents import Residents
from storage.resolutions import Resolutions
from storage.rewards import Rewards
from storage.roll import Roll
from storage.rotas import Rotas
from storage.rules import Rules
from storage.served import Served
from storage.session import Session
from storage.task_desk import TaskDesk
from storage.tasks import Tasks
from storage.tickets import Tickets
from storage.uploads import Uploads
from storage.voices import Voices
from storage.volunteers import Volunteers
from storage.vote_desk import VoteDesk
from storage.votes import Votes
from storage.vouchers import Vouchers
from storage.waiting import Waiting
from storage.wishes import Wishes

Table = TypeVar("Table")


def _of(made: Callable[[Session], Table]) -> "cached_property[Table]":
    """Made when it is first asked for: most transactions need five of them."""
    return cached_property(lambda unit: made(unit._session))  # noqa: SLF001 - its own


def _with_people(made: Callable[[Session, People], Table]) -> "cached_property[Table]":
    return cached_property(lambda unit: made(unit._session, unit.people))  # noqa: SLF001


class Unit:
    """Everything done through one unit happens, or none of it does."""

    answers = _of(Answers)
    applications = _of(Applications)
    areas = _of(Areas)
    assemblies = _of(Assemblies)
    attendances = _of(Attendances)
    audiences = _of(Audiences)
    cards = _of(Cards)
    claims = _of(Claims)
    consents = _of(Consents)
    decisions = _of(Decisions)
    delivered = _of(Delivered)
    deliveries = _of(Deliveries)
    desk = _of(DeskTable)
    digests = _of(Digests)
    discussions = _of(Discussions)
    door_knocks = _of(DoorKnocks)
    drafts = _of(Drafts)
    duplicates = _of(Duplicates)
    electorate = _of(Electorate)
    errands = _of(Errands)
    events = _of(Events)
    following = _of(Following)
    groups = _of(Groups)
    guests = _of(Guests)
    helped = _of(Helped)
    holders = _of(Holders)
    hours = _of(Hours)
    imports = _of(Imports)
    inbox = _of(Inbox)
    incidents = _of(Incidents)
    invitations = _of(Invitations)
    items = _of(Items)
    join_requests = _of(JoinRequests)
    kept_out = _of(KeptOut)
    knocks = _of(Knocks)
    leases = _of(Leases)
    ledger = _of(Ledger)
    meetings = _of(Meetings)
    notice_posts = _of(NoticePosts)
    notices = _of(Notices)
    organisations = _of(Organisations)
    outbox = _of(Outbox)
    packs = _of(Packs)
    papers = _of(Papers)
    personal = _of(Personal)
    proposals = _of(Proposals)
    proxies = _of(Proxies)
    rates = _of(RatesTable)
    resolutions = _of(Resolutions)
    rewards = _of(Rewards)
    reminded = _of(Reminded)
    rotas = _of(Rotas)
    rules = _of(Rules)
    served = _of(Served)
    task_desk = _of(TaskDesk)
    tasks = _of(Tasks)
    tickets = _of(Tickets)
    uploads = _of(Uploads)
    voices = _of(Voices)
    vote_desk = _of(VoteDesk)
    votes = _of(Votes)
    vouchers = _of(Vouchers)
    waiting = _of(Waiting)

    people = _of(lambda session: People(session, KeptOut(session)))
    forgetting = _with_people(Forgetting)
    grants = _with_people(Grants)
    invited = _with_people(Invited)
    objections = _with_people(Objections)
    residents = _with_people(Residents)
    roll = _with_people(Roll)
    volunteers = _with_people(Volunteers)
    wishes = _with_people(Wishes)

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._queued: list[Message] = []
        #: The moment of this transaction, aware UTC.
        self.now = now

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

"""How the owners are told of their assembly, and what proves it (物业管理条例 art. 14)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

from domain.areas import AreaId
from domain.assembly import NOTICE_DAYS, Roll, Served, earliest, unserved
from domain.people import PersonId
from domain.refusals import Refusal

DeliveryId = NewType("DeliveryId", int)


class How(StrEnum):
    """The order is the order on the buttons."""

    MESSAGE = "message"
    #: Handed over.
    PERSON = "person"
    DOOR = "door"
    POST = "post"


#: What somebody did who went there; a message is the bot's.
BY_HAND = (How.PERSON, How.DOOR, How.POST)
#: Somebody received it. A paper at the door tells, and proves nothing.
PROOF = frozenset({How.PERSON, How.POST})


class DeliveryState(StrEnum):
    #: For its turn: nothing was sent yet.
    WAITING = "waiting"
    UNDER_WAY = "under_way"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One try to tell an owner."""

    id: DeliveryId
    #: The head's first flat, as it was then.
    home: AreaId
    how: How
    at: datetime
    #: Whom the bot wrote to.
    person: PersonId | None = None
    #: Who went there; None: the bot did it, or they are gone.
    by: PersonId | None = None
    state: DeliveryState = DeliveryState.DONE
    #: Why it failed.
    why: str = ""
    #: When they said that they know.
    read_at: datetime | None = None

    @property
    def done(self) -> bool:
        return self.state is DeliveryState.DONE

    @property
    def proven(self) -> bool:
        """More than that Telegram took a message, or a door a paper: it was received, says the
        owner, the post, or whoever handed it over.
        """
        return self.done and (self.how in PROOF or self.read_at is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A home whose owners were told of the date that holds."""

    home: AreaId
    #: First.
    at: datetime
    #: See `Delivery.proven`.
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """How far a notice has come."""

    total: int
    #: Heads that were told, in whatever way.
    told: int
    #: Of those, who was told by a message alone and has not said that they know.
    unread: int
    #: Heads that were told in no way, in the order of the roll.
    untold: Sequence[AreaId]
    #: Heads for whom voting would open too early: those, and who was told too late.
    late: Sequence[AreaId]
    #: On which it is to open.
    opens_on: date
    #: The first day on which it may, if all who were told in no way are told today. Another day
    #: than its own has to be told to everybody anew.
    earliest_on: date

    @property
    def in_time(self) -> bool:
        """Whether it can still open on its day."""
        return self.earliest_on <= self.opens_on

    @property
    def last_day(self) -> date:
        """Until when everybody has to be told, if it is to open on its day."""
        return self.opens_on - timedelta(days=NOTICE_DAYS)


def service(
    roll: Roll, told: Collection[Told], opens_on: date, today: date, zone: ZoneInfo
) -> Service:
    """`told`: of who owns a flat and has bought another one meanwhile there may be several."""
    known = [each for each in told if each.home in roll.voting_for]
    first: dict[AreaId, date] = {}
    for each in known:
        head, on = roll.voting_for[each.home].id, each.at.astimezone(zone).date()
        first[head] = min(on, first.get(head, on))
    proven_ = {roll.voting_for[each.home].id for each in known if each.proven}
    late = unserved(roll, [Served(head=head, on=on) for head, on in first.items()], opens_on)
    reached = earliest(max((first.get(head.id, today) for head in roll.heads), default=today))
    return Service(
        total=len(roll.heads),
        told=len(first),
        unread=len(first.keys() - proven_),
        untold=[head.id for head in roll.heads if head.id not in first],
        late=[head.id for head in roll.heads if head.id in late],
        opens_on=opens_on,
        earliest_on=reached if reached <= opens_on else earliest(today),
    )


def as_told(deliveries: Iterable[Delivery]) -> list[Told]:
    done = [each for each in deliveries if each.done]
    return [Told(home=each.home, at=each.at, proven=each.proven) for each in done]


def of_its_date(deliveries: Iterable[Delivery], moved_at: datetime | None) -> list[Delivery]:
    """What told of the date that holds: whoever heard of another one has to be told again."""
    return [each for each in deliveries if moved_at is None or each.at >= moved_at]


def proven(roll: Roll, deliveries: Iterable[Delivery], by: datetime) -> frozenset[AreaId]:
    """The heads whose being told can be proven, as it stood at that moment."""
    then = [each for each in deliveries if (each.read_at or each.at) <= by]
    return frozenset(_proven(roll, then))


def _proven(roll: Roll, deliveries: Iterable[Delivery]) -> set[AreaId]:
    found = (each.home for each in deliveries if each.proven and each.home in roll.voting_for)
    return {roll.voting_for[home].id for home in found}


def last_day(opens_at: datetime, now: datetime, zone: ZoneInfo) -> bool:
    """Whether a notice of tomorrow would be too late."""
    opens_on, today = opens_at.astimezone(zone).date(), now.astimezone(zone).date()
    return earliest(today) >= opens_on


class NotAllServed(Refusal):
    """Some owners were not told in time: voting may not open yet."""

    def __init__(self, late: int, earliest_on: date) -> None:
        super().__init__(late, earliest_on)
        self.late, self.earliest_on = late, earliest_on
        self.days = NOTICE_DAYS


class ServedAlready(Refusal):
    """Voting has opened: the ledger is closed."""


class NotAnAssembly(Refusal):
    """Only the owners' assembly asks for this."""

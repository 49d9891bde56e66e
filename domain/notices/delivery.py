"""What is known of one person's having been told."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.areas import AreaId
from domain.notices.kinds import DeliveryId, NoticeId, State, Why
from domain.people import PersonId, Who
from domain.residents import RollId


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One line of the ledger: of a person, or of somebody whom only the roll knows."""

    id: DeliveryId
    notice: NoticeId
    #: None: they have no account here.
    person: PersonId | None
    #: As the roll or they themselves write it; "" where they were forgotten since.
    name: str
    #: The same on the roll; "": the roll does not know them.
    on_roll: str = ""
    #: The line of the roll; None: known by their account.
    roll: RollId | None
    #: The door to knock at; None: they live nowhere here.
    home: AreaId | None
    state: State
    why: Why | None = None
    #: Telegram's words for why not.
    error: str | None = None
    sent_at: datetime | None = None
    opened_at: datetime | None = None
    acknowledged_at: datetime | None = None
    #: When they were asked once more.
    reminded_at: datetime | None = None
    told_at: datetime | None = None
    told_by: Who | None = None

    @property
    def reached_at(self) -> datetime | None:
        """When they had it at the latest: by message, or at their door. None: they have not."""
        moments = (self.sent_at, self.opened_at, self.acknowledged_at, self.told_at)
        return min((each for each in moments if each is not None), default=None)

    def silent(self, *, asks: bool) -> bool:
        """Somebody should go there. `asks`: having been sent it is not enough."""
        if asks:
            return self.acknowledged_at is None and self.told_at is None
        return self.reached_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many stand where; each is counted once, but for `without_files`."""

    waiting: int = 0
    queued: int = 0
    sent: int = 0
    failed: int = 0
    #: Of those sent or failed.
    opened: int = 0
    acknowledged: int = 0
    told: int = 0
    #: Of those sent: their pictures did not come.
    without_files: int = 0
    why: tuple[tuple[Why, int], ...] = ()

    @property
    def total(self) -> int:
        return self.waiting + self.queued + self.sent + self.failed

    @property
    def done(self) -> int:
        return self.sent + self.failed

    @property
    def listed(self) -> int:
        """Of those failed: only the roll knows them, and they are told at their door."""
        return dict(self.why).get(Why.NO_ACCOUNT, 0)


def all_reached(deliveries: Iterable[Delivery]) -> datetime | None:
    """When the last of them had it: None while one has not, or where there are none."""
    moments: Collection[datetime | None] = [each.reached_at for each in deliveries]
    known = [each for each in moments if each is not None]
    return max(known) if known and len(known) == len(moments) else None

"""What may happen to a meeting.

planned ─D-15─> calling ─D-5─> frozen ─30 min before─> open ─end─> ended ─D+1─> drafted ─┐
   └─────────── move, cancel ────┴────(until the first item)─┘          published <─72 h─┘
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NewType

from domain.areas import Area
from domain.meetings import refusals
from domain.meetings.kinds import COLLECTING, TO_COME, MeetingStage, Reply, Series
from domain.meetings.timeline import Timeline
from domain.people import Person, Who
from domain.permissions import Action, may, require

MeetingId = NewType("MeetingId", int)

#: So many wrong codes, then the chair checks somebody in (*ours*).
TRIES = 5
#: Nobody plans further ahead: what lies beyond is a slip of the pen (*ours*).
FURTHEST = timedelta(days=62)
_ENDS_AS = {True: MeetingStage.ENDED, False: MeetingStage.CANCELLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    id: MeetingId
    series: Series
    area: Area
    #: 202611: a series has one in each month.
    month: int
    starts_at: datetime
    #: As people find it; "": nobody has said.
    place: str = ""
    stage: MeetingStage
    #: How often its date was changed.
    moves: int = 0
    #: When it last was. None: never.
    moved_at: datetime | None = None
    #: Four figures that are shown at the door.
    code: str
    #: What the QR code at the door carries.
    token: str
    #: Who opened its first item. None: nobody yet.
    chair: Who | None = None
    ended_at: datetime | None = None
    #: Everybody left, nobody ended it, and the clock did.
    abandoned: bool = False
    #: Until when those who came may amend the minutes. None: they are not drafted.
    amend_until: datetime | None = None

    @property
    def collecting(self) -> bool:
        return self.stage in COLLECTING

    @property
    def to_come(self) -> bool:
        return self.stage in TO_COME

    @property
    def under_way(self) -> bool:
        """Its first item was opened, and it has not ended."""
        return self.stage is MeetingStage.OPEN and self.chair is not None

    def chaired_by(self, person: Person) -> bool:
        """Whether they may."""
        return may(person, Action.CHAIR, self.area)

    def due(self, times: Timeline, at: datetime) -> MeetingStage | None:
        """What the clock makes of it. None: nothing yet."""
        for stage, then, since in (
            (MeetingStage.PLANNED, MeetingStage.CALLING, times.call_at),
            (MeetingStage.CALLING, MeetingStage.FROZEN, times.freeze_at),
            (MeetingStage.FROZEN, MeetingStage.OPEN, times.check_in_at),
            # Everybody has left and nobody said so; or nobody came.
            (MeetingStage.OPEN, _ENDS_AS[self.chair is not None], times.end_at),
            (MeetingStage.ENDED, MeetingStage.DRAFTED, times.draft_at),
            (MeetingStage.DRAFTED, MeetingStage.PUBLISHED, self.amend_until),
        ):
            if self.stage is stage and since is not None and at >= since:
                return then
        return None

    def call(self) -> "Meeting":
        return replace(self, stage=MeetingStage.CALLING)

    def freeze(self) -> "Meeting":
        return replace(self, stage=MeetingStage.FROZEN)

    def freeze_by(self, by: Person) -> "Meeting":
        """Before its day: raises `AgendaFrozen`."""
        require(by, Action.CHAIR, self.area)
        self.may_collect()
        return self.freeze()

    def open_doors(self) -> "Meeting":
        return replace(self, stage=MeetingStage.OPEN)

    def move(self, by: Person, to: datetime, place: str, at: datetime) -> "Meeting":
        """Whoever was checked in for another hour checks in again; the agenda stays as it is."""
        self.may_be_moved(by)
        if not at < to < at + FURTHEST:
            raise refusals.NoSuchDate(self)
        stage = MeetingStage.FROZEN if self.stage is MeetingStage.OPEN else self.stage
        return replace(
            self, starts_at=to, place=place, stage=stage, moves=self.moves + 1, moved_at=at
        )

    def cancel(self, by: Person) -> "Meeting":
        self.may_be_moved(by)
        return replace(self, stage=MeetingStage.CANCELLED)

    def may_be_moved(self, by: Person) -> None:
        require(by, Action.CHAIR, self.area)
        self.must_be_to_come()
        if self.under_way:
            raise refusals.MeetingUnderWay(self)

    def may_collect(self) -> None:
        self.must_be_to_come()
        if not self.collecting:
            raise refusals.AgendaFrozen(self)

    def may_be_answered(self, reply: Reply) -> None:
        """Whether somebody comes can be said, and said otherwise, until it ends."""
        if self.stage is MeetingStage.OPEN and reply is Reply.EXCUSED:
            return
        self.must_be_to_come()

    def may_be_entered(self) -> None:
        """Raises why nobody checks in."""
        if self.stage in COLLECTING or self.stage is MeetingStage.FROZEN:
            raise refusals.DoorsClosed(self)
        self.must_be_open()

    def begin(self, by: Person) -> "Meeting":
        """With its first item: whoever opens it has the chair, and hands it on by leaving it."""
        require(by, Action.CHAIR, self.area)
        self.may_be_entered()
        return replace(self, chair=Who(id=by.id, name=by.name))

    def end(self, by: Person, at: datetime) -> "Meeting":
        require(by, Action.CHAIR, self.area)
        self.must_be_open()
        return replace(self, stage=MeetingStage.ENDED, ended_at=at)

    def abandon(self, at: datetime) -> "Meeting":
        """Everybody has left, and nobody said so."""
        return replace(self, stage=MeetingStage.ENDED, ended_at=at, abandoned=True)

    def lapse(self) -> "Meeting":
        """Nobody came."""
        return replace(self, stage=MeetingStage.CANCELLED)

    def draft(self, at: datetime, hours: int) -> "Meeting":
        return replace(self, stage=MeetingStage.DRAFTED, amend_until=at + timedelta(hours=hours))

    def publish(self) -> "Meeting":
        return replace(self, stage=MeetingStage.PUBLISHED)

    def may_be_amended(self, at: datetime) -> None:
        """Raises `MinutesNotDrafted`, `MinutesPublished`."""
        if self.stage is MeetingStage.PUBLISHED:
            raise refusals.MinutesPublished(self)
        if self.stage is not MeetingStage.DRAFTED or self.amend_until is None:
            raise refusals.MinutesNotDrafted(self)
        if at >= self.amend_until:
            raise refusals.MinutesPublished(self)

    def must_be_to_come(self) -> None:
        if not self.to_come:
            raise refusals.MeetingOver(self)

    def must_be_open(self) -> None:
        if self.stage is not MeetingStage.OPEN:
            raise refusals.MeetingOver(self)

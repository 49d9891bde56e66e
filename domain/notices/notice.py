"""A notice, from its draft to the last of those who were told."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.areas import Area
from domain.files import File
from domain.notices.draft import Audience, must_fit
from domain.notices.kinds import NoticeId, Stage, Urgency
from domain.notices.refusals import NoticeNotUnderWay
from domain.people import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    id: NoticeId
    stage: Stage
    text: str
    plain: str
    files: tuple[File, ...]
    areas: tuple[Area, ...]
    audience: Audience
    urgency: Urgency
    ends_at: datetime | None
    send_at: datetime | None
    asks: bool
    remind_after: int | None
    in_groups: bool
    pin: bool
    #: None: forgotten since.
    by: Who | None
    #: Counts up with each correction.
    revision: int
    made_at: datetime
    #: None until its hour has come.
    issued_at: datetime | None
    #: When all were written into the ledger; None: not yet.
    gathered_at: datetime | None
    #: When the last of them was sent it; None: not yet.
    settled_at: datetime | None
    #: When the silent were asked once more; None: they were not.
    reminded_at: datetime | None

    @property
    def title(self) -> str:
        """Its first line."""
        return next((line.strip() for line in self.plain.splitlines() if line.strip()), "")

    @property
    def open(self) -> bool:
        """Somebody may still be sent it."""
        return self.stage in {Stage.PLANNED, Stage.SENDING, Stage.PAUSED}

    @property
    def issued(self) -> bool:
        """Others than its author may know of it."""
        return self.issued_at is not None

    @property
    def captioned(self) -> bool:
        """Its words stand under its file, not in a message of their own."""
        return len(self.files) == 1

    def over(self, at: datetime) -> bool:
        return self.stage is Stage.CANCELLED or (self.ends_at is not None and self.ends_at <= at)

    def go(self, at: datetime) -> "Notice":
        """From its hour on, or after a pause. Raises `NoticeNotUnderWay`."""
        if self.stage not in {Stage.PLANNED, Stage.PAUSED}:
            raise NoticeNotUnderWay
        return replace(self, stage=Stage.SENDING, issued_at=self.issued_at or at)

    def pause(self) -> "Notice":
        """Raises `NoticeNotUnderWay`."""
        if self.stage is not Stage.SENDING:
            raise NoticeNotUnderWay
        return replace(self, stage=Stage.PAUSED)

    def cancel(self) -> "Notice":
        """Also one that was sent: whoever has it reads that it no longer holds."""
        if self.stage is Stage.CANCELLED:
            raise NoticeNotUnderWay
        return replace(self, stage=Stage.CANCELLED, revision=self.revision + 1)

    def correct(self, text: str, plain: str) -> "Notice":
        """Whoever has it reads the new words, and the others never the old ones."""
        if self.stage is Stage.CANCELLED:
            raise NoticeNotUnderWay
        must_fit(plain, self.files)
        again = Stage.SENDING if self.stage is Stage.SENT else self.stage
        # What nobody has read yet is not read as corrected.
        revision = self.revision + self.issued
        return replace(self, text=text, plain=plain, revision=revision, stage=again)

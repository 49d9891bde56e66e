"""What somebody wants said, and to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import AreaId
from domain.files import File
from domain.notices.kinds import (
    LONGEST,
    LONGEST_UNDER_FILE,
    Follows,
    NoticeId,
    Stage,
    Urgency,
)
from domain.notices.refusals import EndMissing, MomentPast, NoticeEmpty, NoticeTooLong
from domain.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whose followers are told: (ticket, 12)."""

    kind: Follows
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who lives in one of these areas or has something to do there, in one of these roles.

    `Role.RESIDENT` means everybody who lives there, `Role.OWNER` the owners; both with those whom
    only the roll knows: they are told at their door. A role reaches as it does elsewhere.
    """

    areas: tuple[AreaId, ...]
    roles: frozenset[Role] = frozenset({Role.RESIDENT})
    #: Only those who were sent that notice and have said nothing.
    silent_of: NoticeId | None = None
    #: Those who follow a ticket, or said that they come to a meeting, and nobody else.
    follows: Subject | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody wants said."""

    #: HTML as Telegram takes it; `plain` is the same without its formatting.
    text: str
    plain: str
    audience: Audience
    files: tuple[File, ...] = ()
    urgency: Urgency = Urgency.ORDINARY
    #: Until when it holds; an emergency must say so.
    ends_at: datetime | None = None
    #: None: at once.
    send_at: datetime | None = None
    #: Whether readers are asked to say that they know.
    asks: bool = False
    #: Hours after which the silent are asked once more; None: never.
    remind_after: int | None = None
    #: In the residents' groups of these areas, too.
    in_groups: bool = False
    pin: bool = False

    @property
    def stage(self) -> Stage:
        return Stage.SENDING if self.send_at is None else Stage.PLANNED

    def check(self, at: datetime) -> None:
        """Raises `NoticeEmpty`, `NoticeTooLong`, `EndMissing` and `MomentPast`."""
        if not self.plain.strip() and not self.files:
            raise NoticeEmpty
        must_fit(self.plain, self.files)
        if self.urgency is Urgency.EMERGENCY and self.ends_at is None:
            raise EndMissing
        if any(moment is not None and moment <= at for moment in (self.send_at, self.ends_at)):
            raise MomentPast


def longest(files: Sequence[File]) -> int:
    """One file has the words under it, several have them in a message behind."""
    return LONGEST_UNDER_FILE if len(files) == 1 else LONGEST


def must_fit(plain: str, files: Sequence[File]) -> None:
    """Raises `NoticeTooLong`."""
    most = longest(files)
    if len(plain) > most:
        raise NoticeTooLong(len(plain), most)

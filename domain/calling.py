"""A vote that somebody wants to call: what it has to have before anybody is told of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.areas import AreaId
from domain.assembly import Matter
from domain.assembly.procedure import must_be_told
from domain.published import Option
from domain.refusals import Refusal
from domain.votes import Vote, VoteKind

#: In characters: a card with all of them is one message.
TITLE, QUESTION, PLAN, REASON = 60, 800, 40, 300
FEWEST_PLANS, MOST_PLANS = 2, 6
#: From its opening to its close, and from its call to its opening (*ours*).
SHORTEST, LONGEST, FURTHEST = timedelta(minutes=30), timedelta(days=92), timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    kind: VoteKind
    title: str
    question: str
    #: With what is always among them, see `FOR`, `AGAINST`, `ABSTAIN` and `NONE` in
    #: `domain.outcomes`.
    options: tuple[Option, ...]
    #: Of the owners' assembly alone.
    matter: Matter | None = None
    area: AreaId
    secret: bool = False
    #: Whether a ballot may be replaced until voting closes.
    changeable: bool = False
    #: Whether it may be closed before its time.
    early: bool = False
    #: The officers', where they alone can open a secret vote; None: this server can.
    officers_key: bytes | None = None
    opens_at: datetime
    closes_at: datetime

    def must_be_fit(self, now: datetime, zone: ZoneInfo) -> None:
        """Raises `WordsUnfit`, `PlansUnfit`, `NoSuchTime`, and of owners `NoticeTooShort`."""
        if not 0 < len(self.title) <= TITLE or not 0 < len(self.question) <= QUESTION:
            raise WordsUnfit(TITLE, QUESTION)
        must_be_plans([option.label for option in self.options])
        opens, closes = self.opens_at, self.closes_at
        lasts = closes - opens
        if not now <= opens <= now + FURTHEST or not SHORTEST <= lasts <= LONGEST:
            raise NoSuchTime
        if self.kind is VoteKind.ASSEMBLY:
            told_on, opens_on = (at.astimezone(zone).date() for at in (now, opens))
            must_be_told(opens_on, told_on)

    def like(self, vote: Vote) -> bool:
        """The very same question, asked there already."""
        asked = (self.kind, self.area, _bare(self.title), _bare(self.question))
        return asked == (vote.kind, vote.area, _bare(vote.title), _bare(vote.question))


def must_be_plans(labels: Sequence[str], least: int = FEWEST_PLANS) -> None:
    """Raises `PlansUnfit`. Those that are always offered may stand among them."""
    fitting = all(0 < len(label) <= PLAN for label in labels)
    alike = len({_bare(label) for label in labels}) != len(labels)
    if not fitting or alike or not least <= len(labels) <= MOST_PLANS + 2:
        raise PlansUnfit(alike=alike)


def _bare(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())


class WordsUnfit(Refusal):
    """Title or question is missing, or too long."""

    def __init__(self, title: int, question: int) -> None:
        super().__init__(title, question)
        self.title, self.question = title, question


class PlansUnfit(Refusal):
    """Too few plans or too many, one too long, or the same one twice."""

    def __init__(self, *, alike: bool) -> None:
        super().__init__(alike)
        self.alike = alike


class NoSuchTime(Refusal):
    """It would open in the past or in another year, or close before it opens."""


class CalledAlready(Refusal):
    """Somebody asks this very question there already."""

    def __init__(self, vote: Vote) -> None:
        super().__init__(vote.id)
        self.vote = vote


class OverAlready(Refusal):
    """Voting is over, or it was called off before."""


class TimeGone(Refusal):
    """All of its time went by before it could be opened."""


class NotTheirKey(Refusal):
    """That is no code of an officers' key."""


class NotAnnouncedSo(Refusal):
    """Nobody said that it may be closed before its time."""


class NotOfOwners(Refusal):
    """The owners' assembly is held for a compound, or a part of one."""

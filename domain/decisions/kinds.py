"""What a decision is made of."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from domain.meetings import ResolutionId
from domain.people import Who
from domain.tickets import TicketId

#: Characters of an opinion in writing, at least and at most; objections one person may make while
#: something is published (*ours*).
SHORTEST, LONGEST, OBJECTIONS = 4, 800, 3


DecisionId = NewType("DecisionId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Where it comes from; all None: somebody thought of it."""

    ticket: TicketId | None = None
    #: Of a meeting.
    resolution: ResolutionId | None = None
    #: The one that was refused.
    former: DecisionId | None = None


FROM_SCRATCH = Grounds()


class Procedure(StrEnum):
    #: 三议一审两公开
    REVIEWS = "reviews"
    #: 支部先议、三方商议、业主大会决议: for smaller matters.
    SMALL = "small"


class Office(StrEnum):
    """In whose name somebody speaks."""

    #: 小区党支部
    BRANCH = "branch"
    #: 业主委员会
    COMMITTEE = "committee"
    #: 物业服务企业
    PROPERTY = "property"
    #: 社区党组织
    COMMUNITY = "community"
    #: 街道党工委
    STREET = "street"


class Stage(StrEnum):
    """What a decision waits for; it only ever goes on to a later one."""

    #: 社区党组织审议
    REVIEW = "review"
    #: 三方商议
    CONSULTATION = "consultation"
    #: 业主大会决议
    ASSEMBLY = "assembly"
    #: 街道党工委审核
    APPROVAL = "approval"
    #: 过程公开
    PROCESS = "process"
    #: Published, every objection answered: who does it by when?
    RESOLVING = "resolving"
    #: 结果公开, and being done.
    ADOPTED = "adopted"
    DONE = "done"
    #: By an office, with its reason, or by the owners.
    REFUSED = "refused"

    @property
    def over(self) -> bool:
        return self in {Stage.DONE, Stage.REFUSED}


class Published(StrEnum):
    PROCESS = "process"
    RESULT = "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What an office said in writing. It stays as it was said."""

    #: None: it is the proposal itself.
    step: Stage | None
    office: Office
    #: None: they are gone; what they said for their office stays.
    by: Who | None
    approved: bool
    text: str
    at: datetime
    #: By when it should have been said.
    due_at: datetime

    @property
    def late(self) -> bool:
        return self.at > self.due_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    kind: Published
    at: datetime
    until: datetime

    def runs(self, at: datetime) -> bool:
        return self.at <= at < self.until

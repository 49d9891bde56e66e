"""What a neighbour objects while a decision is published, and what they are answered."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from domain.decisions.kinds import Published
from domain.people import Who

ObjectionId = NewType("ObjectionId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    id: ObjectionId
    kind: Published
    #: Named to staff alone; None: they are gone.
    by: Who | None
    text: str
    at: datetime
    #: "": not answered yet.
    answer: str = ""
    answered_at: datetime | None = None

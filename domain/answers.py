"""What people ask again and again, and what staff say again and again."""

from dataclasses import dataclass
from typing import NewType

from domain.refusals import Refusal

AnswerId = NewType("AnswerId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    id: AnswerId
    #: None: canned, for staff to send with a tap.
    question: str | None
    text: str


class AnswerUnknown(Refusal):
    """There is no such answer, or it is in use no more."""


class AskedAlready(Refusal):
    """The very question has an answer already: that one can be changed."""

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.question = question

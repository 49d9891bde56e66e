"""What a check found."""

from dataclasses import dataclass
from enum import Enum


class Mark(Enum):
    WELL = "✅"
    #: It works, but somebody should know.
    WATCH = "⚠️"
    WRONG = "❌"


@dataclass(frozen=True, slots=True)
class Finding:
    mark: Mark
    #: One line: what is so and, where it should not be so, how to mend it.
    text: str

    def __str__(self) -> str:
        return f"{self.mark.value} {self.text}"


def well(text: str) -> Finding:
    return Finding(Mark.WELL, text)


def watch(text: str) -> Finding:
    return Finding(Mark.WATCH, text)


def wrong(text: str) -> Finding:
    return Finding(Mark.WRONG, text)

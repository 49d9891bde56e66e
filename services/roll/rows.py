"""The lines of a file as text, wherever they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.roll import Flaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line that is not empty."""

    #: As a spreadsheet counts: the first one is 1.
    number: int
    cells: list[str]
    #: By place: what the program that wrote the file made of a cell, so that it can't be used.
    odd: Mapping[int, Flaw] = field(default_factory=dict)

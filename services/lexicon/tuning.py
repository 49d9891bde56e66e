"""The labelled messages that the weights are learnt from."""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from services.lexicon.words import HERE

FILE = HERE.parents[1] / "tests" / "services" / "data" / "understanding.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """None where the writer saw none; kind and category are None where nothing is reported."""

    writer: str
    kind: str | None
    category: str | None
    building: str | None
    unit: str | None
    room: str | None
    spot: str | None
    urgent: str | None
    #: A second "kind/category" that a sane reader may choose.
    also: str | None
    text: str


def lines(file: Path = FILE) -> list[Line]:
    named = csv.DictReader(
        file.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return [_line(row) for row in named]


def digest(file: Path = FILE) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _line(row: dict[str, str]) -> Line:
    said = {name: None if value == "-" else value for name, value in row.items()}
    return Line(**(said | {"writer": row["writer"], "text": row["text"]}))  # type: ignore[arg-type]

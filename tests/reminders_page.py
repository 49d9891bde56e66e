"""docs/reminders.md, as the catalogue says it: `python tests/reminders_page.py` writes it anew."""

import sys
from datetime import timedelta
from functools import reduce
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "reminders.md"
sys.path.insert(0, str(PAGE.parents[1]))

from domain.people import Topic  # noqa: E402
from domain.reminders import CATALOGUE, Reminder  # noqa: E402
from domain.settings import Neighbourhood  # noqa: E402

_HEAD = """\
# Reminders

Everything that Linli says because of a date. Each row is said once for each date, to each person
or in each group: rows in the database note what was said, in the transaction that says it. So
nothing is said twice because the process was killed, was down, or the clock was put back; and
after a standstill only what still makes sense is said.

Quiet hours are those of the reader (`/quiet`), else 22:00-07:00. Groups have the latter. Whoever
has muted a topic under 👤 is not told of it, except where "nobody" can mute it. Settings stand in
`config.toml`; the values here are those that it starts with.

What could not be sent in time, because Linli was down or Telegram out of reach, is sent late; what
is "dropped" is not said any more once its moment is past. Answers to people, notices and results
are never dropped.

This page is made from `domain/reminders/`, where the jobs take their numbers from.
"""
_COLUMNS = (
    "what",
    "to whom",
    "when",
    "until",
    "unsent by then",
    "in quiet hours",
    "muted with",
    "job",
)
_MUTED = {
    Topic.TICKETS: "tickets",
    Topic.TASKS: "tasks",
    Topic.MEETINGS: "meetings",
    Topic.VOTES: "votes",
    Topic.NOTICES: "notices",
    Topic.DIGESTS: "digests",
}
_UNITS = (
    (timedelta(days=1), "day"),
    (timedelta(hours=1), "hour"),
    (timedelta(minutes=1), "minute"),
)


def page() -> str:
    parts = [_HEAD]
    for subject, rows in CATALOGUE.items():
        parts += [f"\n## {subject}\n\n", _line(_COLUMNS), _line(["---"] * len(_COLUMNS))]
        parts += [_line(_cells(row)) for row in rows]
    return "".join(parts)


def setting(name: str) -> object:
    return reduce(getattr, name.split("."), Neighbourhood())


def _cells(row: Reminder) -> list[str]:
    days = ""
    if row.term is not None:
        days = _long(row.term)
    elif row.setting is not None:
        days = f"`{row.setting}` ({setting(row.setting)})"
    muted = _MUTED[row.topic] if row.topic else "nobody"
    moments = [each.format(days=days) for each in (row.when, row.until)]
    unsent = "dropped" if row.dropped else "sent late"
    return [row.what, row.to, *moments, unsent, row.night.value, muted, f"`{row.job}`"]


def _long(term: timedelta) -> str:
    unit, name = next((unit, name) for unit, name in _UNITS if not term % unit)
    count = term // unit
    return f"{count} {name}{'s' if count > 1 else ''}"


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

"""The catalogue of reminders is whole: every job that tells, every row with its job and moment."""

from functools import reduce
from importlib import import_module
from pathlib import Path

from reminders_page import PAGE, page, setting

from bot.app import routes
from domain.reminders import (
    CATALOGUE,
    Reminder,
    assembly,
    decisions,
    digests,
    meetings,
    notices,
    people,
    tasks,
    tickets,
    votes,
)

_SUBJECTS = (assembly, decisions, digests, meetings, notices, people, tasks, tickets, votes)
#: Jobs that remind nobody of a date, and why.
SILENT = {
    "assembly-forget": "forgets",
    "join-requests": "forgets",
    "release": "follows a role that was taken",
    "retain": "forgets",
    "roll": "draws anew the card of an import that nobody decided on",
    "rotas": "makes tasks, which are offered as others are",
    "volunteers-gone": "follows a role that was taken",
    "votes-turnout": "draws cards anew",
}


def rows() -> list[Reminder]:
    return [row for rows in CATALOGUE.values() for row in rows]


def test_every_job_is_in_the_catalogue_or_reminds_nobody() -> None:
    listed = {row.job for row in rows()}

    assert listed | set(SILENT) == set(routes().jobs), "add its row to domain/reminders/"
    assert not listed & set(SILENT)


def test_every_row_says_once_what_it_says_and_where_its_moment_is_reckoned() -> None:
    said = [(row.job, row.what, row.to) for row in rows()]
    assert len(said) == len(set(said))
    for row in rows():
        module, _, name = row.reckoned.partition(":")
        found: object = reduce(getattr, name.split("."), import_module(module))
        assert found is not None, row.reckoned
        assert row.setting is None or setting(row.setting), row.setting
        assert row.term is None or row.setting is None, row.what
        counted = row.term is not None or row.setting is not None
        assert ("{days}" in row.when + row.until) == counted, row.what


def test_no_job_counts_by_a_number_of_its_own() -> None:
    """A term of the catalogue is the one that is reckoned with."""
    code = "".join(each.read_text(encoding="utf-8") for each in _code())
    named = {name: row for each in _SUBJECTS for name, row in vars(each).items()}
    terms = [row for row in named.values() if isinstance(row, Reminder) and row.term is not None]
    used = [row.term for name, row in named.items() if f"{name}.span" in code]

    assert [row.what for row in terms if not any(row.term is each for each in used)] == []


def _code() -> list[Path]:
    layers = ("domain", "storage", "services", "handlers", "bot")
    files = [each for layer in layers for each in (PAGE.parents[1] / layer).rglob("*.py")]
    return [each for each in files if "reminders" not in each.parts]


def test_the_page_for_those_who_run_it_is_the_catalogue() -> None:
    written = PAGE.read_text(encoding="utf-8")

    assert written == page(), "python tests/reminders_page.py writes it anew"

"""`linli verify`: recount a list that a vote published. Needs no settings and no database."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.cli.words import Failed, complain, say, t
from domain import published
from domain.published import LARGEST, Fault, NotAList, Problem, Published
from handlers.kit.i18n import N_

_HEAD = re.compile(r"[0-9a-f]{16}|[0-9a-f]{64}")
#: One file may be wrong in every line.
_SHOWN = 20

_WRONG = {
    Fault.OTHER_VOTE: N_("It is the list of another vote."),
    Fault.HEADER: N_("What was voted on, or when voting closed, has been changed."),
    Fault.CHANGED: N_("Ballot {line} has been changed."),
    Fault.MISSING: N_("Ballots {line} to {other} are missing."),
    Fault.ADDED: N_("Ballot {line} has been added."),
    Fault.SWAPPED: N_("Ballots {line} and {other} have been swapped."),
    Fault.REORDERED: N_("The ballots are in another order, from number {line} on."),
    Fault.TRUNCATED: N_("It ends after ballot {line}, and there were {other}."),
    Fault.SUMS: N_("“{choice}” is said to have {said}, and counting gives {found}."),
    Fault.PHRASE_TWICE: N_("Ballots {line} and {other} have the same phrase."),
    Fault.NO_OPTION: N_("Ballot {line} chooses “{choice}”, which was not offered."),
    Fault.HEAD: N_("Its check code does not fit what stands in it."),
    Fault.OTHER_HEAD: N_("Its check code is not the one that you gave."),
}
#: Where the same fault of one ballot, or of none, reads better in other words.
_MISSING_ONE = N_("Ballot {line} is missing.")
_SUMS_OF_ALL = N_("It says {said} ballots, and the sums give {found}.")
_OPTION_OF_SUMS = N_("The sums name “{choice}”, which was not offered.")


def verify(file: Path, older: Path | None, head: str) -> bool:
    """Whether it holds. Raises `Failed` where there is nothing to check."""
    posted = _posted(head)
    document = _read(file)
    _tell(document)
    problems = [_worded(each, document) for each in published.check(document, posted)]
    if older is not None:
        problems += _since(document, _read(older), older)
    if problems:
        _complain(file, problems)
    else:
        _praise(document, older, posted)
    return not problems


def _posted(head: str) -> str:
    """As people copy it: with capitals, spaces, on two lines."""
    posted = "".join(head.split()).lower()
    if posted and not _HEAD.fullmatch(posted):
        raise Failed(t("A check code has 16 or 64 of the characters 0-9 and a-f: copy it whole."))
    return posted


def _read(file: Path) -> Published:
    try:
        # A pipe or a device may have no end.
        if file.exists() and not file.is_file():
            raise Failed(t("{file} is no file.", file=file))
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as refused:
        raise Failed(
            t("{file} cannot be read ({reason}).", file=file, reason=refused.strerror)
        ) from None
    except ValueError:
        raise Failed(t("{file} is no file.", file=ascii(str(file)))) from None
    if len(content) > LARGEST:
        raise Failed(
            t(
                "{file} is too large for a list of ballots: at most {most} MB.",
                file=file,
                most=LARGEST // 2**20,
            )
        )
    try:
        return published.read(content)
    except NotAList:
        raise Failed(
            t("{file} is not a list of ballots as Linli publishes it, or only a part.", file=file)
        ) from None


def _tell(document: Published) -> None:
    header = document.header
    say(f"{_shown(header.title)} · {_shown(header.kind)}")
    say(_shown(header.question))
    for option in header.options:
        count = document.sums.get(option.key, 0)
        if document.areas is None:
            say(t("  {option}: {count}", option=_shown(option.label), count=count))
        else:
            say(
                t(
                    "  {option}: {count}, {area} m²",
                    option=_shown(option.label),
                    count=count,
                    area=_square_metres(document.areas.get(option.key, 0)),
                )
            )
    say(t("Ballots: {count}", count=document.count))


def _praise(document: Published, older: Path | None, posted: str) -> None:
    if document.lines is None:
        say(t("It holds. Only the sums were published, without a list to recount."))
    else:
        say(t("It holds: every ballot is as it was published, and the sums are right."))
    if older is not None:
        say(t("Nothing has changed since {file}.", file=older))
    if posted:
        say(t("It is the list whose check code you gave."))
    else:
        say(t("Check code: {head}. Compare it with the one in the group.", head=document.head))


def _complain(file: Path, problems: Sequence[str]) -> None:
    complain(t("{file} does not hold:", file=file))
    for problem in problems[:_SHOWN]:
        complain(f"  {problem}")
    if len(problems) > _SHOWN:
        complain(t("  … and {count} more.", count=len(problems) - _SHOWN))


def _since(newer: Published, older: Published, file: Path) -> Iterator[str]:
    if published.check(older):
        yield t("{file} itself does not hold: see `linli verify` of it.", file=file)
    for problem in published.against(newer, older):
        yield t("Since {file}: {what}", file=file, what=_worded(problem, older))


def _worded(problem: Problem, document: Published) -> str:
    labels = {option.key: option.label for option in document.header.options}
    return t(
        _msgid(problem),
        line=problem.line,
        other=problem.other,
        choice=_shown(labels.get(problem.choice, problem.choice)),
        said=problem.said,
        found=problem.found,
    )


def _msgid(problem: Problem) -> str:
    if problem.fault is Fault.MISSING and problem.line == problem.other:
        return _MISSING_ONE
    if problem.fault is Fault.SUMS and not problem.choice:
        return _SUMS_OF_ALL
    if problem.fault is Fault.NO_OPTION and not problem.line:
        return _OPTION_OF_SUMS
    return _WRONG[problem.fault]


def _square_metres(hundredths: int) -> str:
    return f"{hundredths // 100:,}.{hundredths % 100:02}"


def _shown(text: str) -> str:
    """Nothing that would command the terminal."""
    return "".join(each if each.isprintable() else "\ufffd" for each in text)

"""What is wrong with a published list, as facts; the words are for whoever shows them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from domain.published.document import Line, Published, counted, head, link


class Fault(StrEnum):
    #: Another vote's list.
    OTHER_VOTE = auto()
    #: What was voted on reads differently from what was hashed.
    HEADER = auto()
    #: Not what was hashed, or, against an older list, another choice or phrase.
    CHANGED = auto()
    #: From `line` to `other`.
    MISSING = auto()
    ADDED = auto()
    #: Two lines stand in each other's place, or have each other's choices.
    SWAPPED = auto()
    REORDERED = auto()
    #: It ends before its last line.
    TRUNCATED = auto()
    #: The number said for an option is not the one that the lines give.
    SUMS = auto()
    PHRASE_TWICE = auto()
    #: No such option.
    NO_OPTION = auto()
    #: The end of the chain is not what the list says it is.
    HEAD = auto()
    #: Not the list whose head was posted.
    OTHER_HEAD = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    fault: Fault
    #: A line's number; 0: of the whole.
    line: int = 0
    #: The other line that it concerns; of a list that ends early, the last one it should have;
    #: of lines that are missing, the last.
    other: int = 0
    #: The option.
    choice: str = ""
    #: Of a sum: as it is said, and as it should be.
    said: int = 0
    found: int = 0


def check(document: Published, posted: str = "") -> list[Problem]:
    """Empty: it holds. `posted`: the head as it was posted, where somebody has it."""
    problems: list[Problem] = []
    if document.header.digest != document.start:
        problems.append(Problem(fault=Fault.HEADER))
    if document.lines is not None:
        problems += _placed(document.lines, document.count)
        problems += _unlinked(document.start, document.lines)
        problems += _unfit(document, document.lines)
    problems += _sums(document)
    if document.head != _head(document) and not problems:
        problems.append(Problem(fault=Fault.HEAD))
    if posted and not document.head.startswith(posted):
        problems.append(Problem(fault=Fault.OTHER_HEAD))
    return problems


def against(newer: Published, older: Published) -> list[Problem]:
    """What became of the older list: by its lines; what was added by those of the newer. Empty:
    both are the same.
    """
    if newer.header != older.header:
        same = newer.header.title == older.header.title
        return [Problem(fault=Fault.HEADER if same else Fault.OTHER_VOTE)]
    problems = list(_lines_against(newer.lines or (), older.lines or ()))
    problems += _sums_against(newer, older)
    if not problems and newer != older:
        problems.append(Problem(fault=Fault.HEAD))
    return problems


def _placed(lines: Sequence[Line], count: int) -> Iterator[Problem]:
    """Every number once, and in its place."""
    numbers = [line.number for line in lines]
    times = Counter(numbers)
    within = sorted({number for number in numbers if 1 <= number <= count})
    last = within[-1] if within else 0
    for before, after in zip((0, *within), within, strict=False):
        if after > before + 1:
            yield Problem(fault=Fault.MISSING, line=before + 1, other=after - 1)
    if last < count:
        yield Problem(fault=Fault.TRUNCATED, line=last, other=count)
    for number, often in times.items():
        if often > 1 or not 1 <= number <= count:
            yield Problem(fault=Fault.ADDED, line=number)
    yield from _moved(numbers)


def _moved(numbers: Sequence[int]) -> Iterator[Problem]:
    apart = [
        (found, due) for found, due in zip(numbers, sorted(numbers), strict=True) if found != due
    ]
    if len(apart) == 2:
        yield Problem(fault=Fault.SWAPPED, line=apart[0][1], other=apart[0][0])
    elif apart:
        yield Problem(fault=Fault.REORDERED, line=apart[0][0])


def _unlinked(start: str, lines: Sequence[Line]) -> Iterator[Problem]:
    """Each against the line before by number, so that one that is changed points at itself."""
    hashes = {line.number: line.hash for line in lines} | {0: start}
    for line in lines:
        before = hashes.get(line.number - 1)
        if before is not None and line.hash != link(before, line.number, line.phrase, line.choice):
            yield Problem(fault=Fault.CHANGED, line=line.number)


def _unfit(document: Published, lines: Sequence[Line]) -> Iterator[Problem]:
    offered = {option.key for option in document.header.options}
    first: dict[str, int] = {}
    for line in lines:
        if line.choice not in offered:
            yield Problem(fault=Fault.NO_OPTION, line=line.number, choice=line.choice)
        if line.phrase in first:
            yield Problem(fault=Fault.PHRASE_TWICE, line=first[line.phrase], other=line.number)
        first.setdefault(line.phrase, line.number)


def _sums(document: Published) -> Iterator[Problem]:
    options = [option.key for option in document.header.options]
    if document.lines is not None:
        found = counted(document.header, document.lines)
        yield from _unlike(document.sums, found)
        total, due = len(document.lines), sum(found.values())
    else:
        total, due = document.count, sum(document.sums.values())
    for sums in (document.sums, document.areas):
        for choice in (sums or {}).keys() - set(options):
            yield Problem(fault=Fault.NO_OPTION, choice=choice)
    if total != due and document.lines is None:
        yield Problem(fault=Fault.SUMS, said=total, found=due)


def _unlike(said: Mapping[str, int], found: Mapping[str, int]) -> Iterator[Problem]:
    for choice in found:
        if said.get(choice, 0) != found[choice]:
            yield Problem(
                fault=Fault.SUMS, choice=choice, said=said.get(choice, 0), found=found[choice]
            )


def _head(document: Published) -> str:
    last = document.lines[-1].hash if document.lines else document.start
    return head(last, document.count, document.sums, document.areas)


def _lines_against(newer: Sequence[Line], older: Sequence[Line]) -> Iterator[Problem]:
    now = {line.phrase: line for line in newer}
    was = {line.phrase: line for line in older}
    gone = [line for line in older if line.phrase not in now]
    come = [line for line in newer if line.phrase not in was]
    yield from _replaced(gone, come)
    if not gone and not come:
        order = [was[line.phrase].number for line in newer]
        yield from _moved(order)
    yield from _chosen_anew([(was[phrase], now[phrase]) for phrase in was if phrase in now])


def _replaced(gone: Sequence[Line], come: Sequence[Line]) -> Iterator[Problem]:
    """One that reads differently in the same place is changed; else it went, or came."""
    places = {line.number: line for line in come}
    changed = {line.number for line in gone if line.number in places and len(gone) == len(come)}
    for line in gone:
        fault = Fault.CHANGED if line.number in changed else Fault.MISSING
        yield Problem(fault=fault, line=line.number, other=line.number)
    for line in come:
        if line.number not in changed:
            yield Problem(fault=Fault.ADDED, line=line.number)


def _chosen_anew(pairs: Sequence[tuple[Line, Line]]) -> Iterator[Problem]:
    apart = [(was, now) for was, now in pairs if was.choice != now.choice]
    if len(apart) == 2 and apart[0][0].choice == apart[1][1].choice:
        (first, _), (second, _) = apart
        yield Problem(fault=Fault.SWAPPED, line=first.number, other=second.number)
        return
    for was, now in apart:
        yield Problem(fault=Fault.CHANGED, line=was.number, other=now.number)


def _sums_against(newer: Published, older: Published) -> Iterator[Problem]:
    if newer.lines is None or older.lines is None:
        yield from _unlike(newer.sums, older.sums)
    if newer.areas is not None and older.areas is not None:
        yield from _unlike(newer.areas, older.areas)

"""How much is understood of writers never heard before: `python -m bench.understanding`.

Each writer in turn is left out: the weights are learnt from the others' lines, judged by theirs.
Beside it two ways that need no learning, with the same rules for places: counting the lexicon's
words, and the label of the most similar line (rapidfuzz's WRatio). Needs scikit-learn.
"""

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from resource import RUSAGE_SELF, getrusage

from rapidfuzz import fuzz, process

from domain.tickets import Category, Kind
from services.lexicon import kinds, reading, spots, training, tuning
from services.lexicon.tuning import Line
from services.understanding import understand

#: Whose lines are judged. The rest was written by those who also wrote the lexicon.
WRITERS = (
    "elders",
    "renters",
    "parents",
    "town",
    "market",
    "teachers",
    "wardens",
    "seasons",
    "keeper",
    "jianghan",
    "uptown",
    "newtown",
    "factory",
    "resettled",
    "southern",
    "jinan",
    "chat",
    "northeast",
    "polite",
    "voices",
    "wuhan",
    "dictated",
    "opinions",
)
#: Comparing with all lines takes a tenth of a second: of so many lines one is asked for.
SIMILAR_OF = 8
HEAD = (
    "writer left out      kind+category  building,  spot   urgent          chit-chat  reports\n"
    "                      (or the 2nd)  unit,room         recall  prec.   filed      missed"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    kind: str | None
    category: str | None
    place: tuple[str | None, ...]
    spot: str | None
    urgent: str | None


#: A way of understanding, made from the lines that it may know.
Way = Callable[[Sequence[Line]], Callable[[str], Answer]]


def ours(known: Sequence[Line]) -> Callable[[str], Answer]:
    learnt = training.learn(known)

    def answer(text: str) -> Answer:
        told = understand(text, learnt)
        place = (told.place.building, told.place.unit, told.place.room)
        return Answer(
            kind=told.kind,
            category=told.category,
            place=place,
            spot=told.place.spot,
            urgent=told.urgent,
        )

    return answer


def by_keywords(_known: Sequence[Line]) -> Callable[[str], Answer]:
    """The category and the kind with the most words."""

    def answer(text: str) -> Answer:
        read = reading.read(text)
        things = (*read.about.troubles, *read.about.things)
        counted: Counter[Category] = Counter(hit.tag.category for hit in things)
        points = kinds.points(read.cues)
        found = bool(counted)
        return _with_place(
            read,
            kind=max(points, key=lambda kind: points[kind], default=Kind.REPAIR)
            if found
            else None,
            category=counted.most_common(1)[0][0] if found else None,
            urgent=read.danger,
        )

    return answer


def by_similarity(known: Sequence[Line]) -> Callable[[str], Answer]:
    texts = [line.text for line in known]

    def answer(text: str) -> Answer:
        _, _, at = process.extractOne(text, texts, scorer=fuzz.WRatio)
        line = known[at]
        return _with_place(
            reading.read(text), kind=line.kind, category=line.category, urgent=line.urgent
        )

    return answer


def _with_place(
    read: reading.Reading, *, kind: str | None, category: str | None, urgent: str | None
) -> Answer:
    address = read.address
    place = (address.building, address.unit, address.room)
    spot = spots.find(address.rest)
    return Answer(kind=kind, category=category, place=place, spot=spot, urgent=urgent)


def measured(way: Way, writer: str, lines: Sequence[Line], *, one_of: int) -> str:
    """A row of the table."""
    answer = way([line for line in lines if line.writer != writer])
    asked = [line for line in lines if line.writer == writer][::one_of]
    said = [(line, answer(line.text)) for line in asked]
    chat = [one for line, one in said if line.kind is None]
    reports = [one for line, one in said if line.kind is not None]
    urgent = [(line, one) for line, one in said if line.urgent or one.urgent]
    figures = (
        _share(_alike(line, one, second=False) for line, one in said),
        _share(_alike(line, one, second=True) for line, one in said),
        _share(one.place == (line.building, line.unit, line.room) for line, one in said),
        _share(_near(line.spot, one.spot) for line, one in said if line.spot),
        _share(one.urgent is not None for line, one in urgent if line.urgent),
        _share(line.urgent is not None for line, one in urgent if one.urgent),
        _share(one.kind is not None for one in chat),
        _share(one.kind is None for one in reports),
    )
    row = "{:5.1%} ({:5.1%})  {:5.1%}     {:5.1%}  {:5.1%}  {:5.1%}   {:5.1%}      {:5.1%}"
    return row.format(*figures)


def _alike(line: Line, one: Answer, *, second: bool) -> bool:
    wanted = {f"{line.kind}/{line.category}", line.also if second else None}
    return f"{one.kind}/{one.category}" in wanted


def _near(wanted: str, heard: str | None) -> bool:
    """Loosely: 地下车库 and 地下车库B区 are one place."""
    wanted, heard = wanted.upper(), (heard or "").upper()
    return bool(heard) and (wanted in heard or heard in wanted)


def _share(right: Iterable[bool]) -> float:
    marks = list(right)
    return sum(marks) / len(marks) if marks else 1.0


def speed(lines: Sequence[Line]) -> str:
    """With the weights as shipped. Memory is what the process has taken more than before."""
    before, start = getrusage(RUSAGE_SELF).ru_maxrss, time.process_time()
    understand("电梯坏了")
    first = time.process_time() - start
    took = []
    for line in lines:
        start = time.process_time()
        understand(line.text)
        took.append(time.process_time() - start)
    hundredths = statistics.quantiles(took, n=100)
    grown = (getrusage(RUSAGE_SELF).ru_maxrss - before) / 1024
    return (
        f"One message: p50 {hundredths[49] * 1000:.2f} ms, p99 {hundredths[98] * 1000:.2f} ms;"
        f" the first {first * 1000:.0f} ms; memory +{grown:.0f} MB"
    )


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("--quick", action="store_true", help="only ours, not what is beside it")
    quick: bool = given.parse_args().quick
    lines = tuning.lines()
    print(speed([line for line in lines if line.writer in WRITERS]), flush=True)
    ways: dict[str, tuple[Way, int]] = {"ours": (ours, 1)}
    if not quick:
        ways |= {"keywords": (by_keywords, 1), "WRatio": (by_similarity, SIMILAR_OF)}
    print(HEAD)
    for name, (way, one_of) in ways.items():
        for writer in WRITERS:
            print(
                f"{name:9} {writer:11} {measured(way, writer, lines, one_of=one_of)}", flush=True
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Makes weights.bin: `python -m services.lexicon.training`, after lines were added or words.

Needs scikit-learn, which the bot itself does without. The same lines give the same weights.
"""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any
from zlib import crc32

from services.lexicon import features, reading, tuning
from services.lexicon.features import Features
from services.lexicon.model import FILE, FOUND, PIECES, Model
from services.lexicon.tuning import Line

#: How closely the lines are followed; small generalises.
CLOSENESS = 0.02
#: Entries that the file may hold, the weightiest. Pieces that a single line holds are among them:
#: without those, two points fewer are right.
ENTRIES = 950_000
#: The steps up to all but the very largest weights; finer ones make only the file larger.
FULL, MOST = 38, 127
NOTHING = "-"
#: Whose lines are no messages but what is said of things, and how long such a saying is at most
#: (characters).
SAYINGS, SHORT = "sayings", 10

#: What is learnt, each by itself: a label for every line.
ASKED: dict[str, Callable[[Line], str]] = {
    "kind": lambda line: line.kind or NOTHING,
    "category": lambda line: line.category or NOTHING,
    "both": lambda line: f"{line.kind or NOTHING}/{line.category or NOTHING}",
    "danger": lambda line: line.urgent or NOTHING,
    "urgent": lambda line: NOTHING if line.urgent is None else "yes",
}


def main() -> None:
    learnt = learn(tuning.lines(), data=tuning.digest())
    FILE.write_bytes(learnt.dump())


def learn(lines: Sequence[Line], *, data: str = "") -> Model:
    lines = [*lines, *filter(None, map(_at_home, lines))]
    return learn_from([features.of(reading.read(line.text)) for line in lines], lines, data=data)


def _at_home(line: Line) -> Line | None:
    """马桶堵了 as it is said of one's own home. So short, 我家 weighs much, and small talk begins
    with it as well.
    """
    if line.writer != SAYINGS or line.kind != "repair" or len(line.text) > SHORT:
        return None
    return replace(line, text=f"我家{line.text}")


def learn_from(given: Sequence[Features], lines: Sequence[Line], *, data: str = "") -> Model:
    """`given`: the features of each line. `data`: the digest of where the lines come from."""
    names = _names(given)
    matrix = _matrix(given, names)
    labels: list[str] = []
    biases: list[float] = []
    rows: list[Any] = []
    for question, answer in ASKED.items():
        for label, bias, weights in _answers(matrix, [answer(line) for line in lines]):
            labels.append(f"{question}:{label}")
            biases.append(round(bias, 6))
            rows.append(weights)
    return _packed(list(names), labels, biases, rows, data)


def _names(given: Sequence[Features]) -> dict[str, int]:
    """Ascending by hash, with their columns."""
    seen = {name for one in given for name in (*one.pieces, *one.found)}
    kept = {crc32(name.encode()): name for name in sorted(seen)}
    return {kept[key]: column for column, key in enumerate(sorted(kept))}


def _matrix(given: Sequence[Features], names: dict[str, int]) -> Any:
    values, columns, ends = array("f"), array("i"), array("i", [0])
    for one in given:
        apiece = PIECES / max(1, len(one.pieces)) ** 0.5
        said = [(name, apiece) for name in sorted(one.pieces)]
        said += [(name, FOUND * value) for name, value in sorted(one.found.items())]
        known = [(names[name], value) for name, value in said if name in names]
        columns.extend(column for column, _ in known)
        values.extend(value for _, value in known)
        ends.append(len(columns))
    sparse, numbers = import_module("scipy.sparse"), import_module("numpy")
    tables = [numbers.frombuffer(table, table.typecode) for table in (values, columns, ends)]
    return sparse.csr_matrix(tuple(tables), shape=(len(given), len(names)))


def _answers(matrix: Any, wanted: list[str]) -> list[tuple[str, float, Any]]:
    """Label, bias and weights. Of two labels only the second is told: the other is its reverse."""
    machine = import_module("sklearn.svm").LinearSVC(C=CLOSENESS, random_state=0, max_iter=5000)
    machine.fit(matrix, wanted)
    told = machine.classes_[-len(machine.coef_) :]
    return [
        (str(label), float(bias), weights)
        for label, bias, weights in zip(told, machine.intercept_, machine.coef_, strict=True)
    ]


def _packed(
    names: list[str], labels: list[str], biases: list[float], rows: list[Any], data: str
) -> Model:
    numbers = import_module("numpy")
    table = numbers.stack(rows, axis=1)
    sizes = numbers.sort(numbers.abs(table), axis=None)
    least = float(sizes[-ENTRIES]) if sizes.size > ENTRIES else 0.0
    unit = float(numbers.quantile(sizes, 0.9999)) / FULL
    steps = numbers.clip(numbers.rint(table / unit), -MOST, MOST).astype(numbers.int8)
    steps[numbers.abs(table) < least] = 0
    used = steps.any(axis=1)
    steps, names = steps[used], [name for name, kept in zip(names, used, strict=True) if kept]
    at, label = steps.nonzero()
    starts = numbers.searchsorted(at, numbers.arange(len(names) + 1))
    return Model(
        header={"data": data, "labels": labels, "biases": biases, "unit": unit},
        hashes=array("I", (crc32(name.encode()) for name in names)),
        starts=array("I", starts.tolist()),
        labels=label.astype(numbers.uint8).tobytes(),
        weights=array("b", steps[at, label].tobytes()),
    )


if __name__ == "__main__":
    main()

"""How much is understood of a writer whose lines the weights have never seen.

The figures that are asked for lie a little below those of `python -m bench.understanding`: they
are there to notice a change for the worse.
"""

import pytest

from services.lexicon import training, tuning
from services.lexicon.tuning import Line
from services.understanding import Understood, understand

UNHEARD = "elders"


@pytest.fixture(scope="module")
def heard() -> list[tuple[Line, Understood]]:
    lines = tuning.lines()
    # Of every fifth, as all of them take a minute.
    learnt = training.learn([line for line in lines if line.writer != UNHEARD][::5])
    return [(line, understand(line.text, learnt)) for line in lines if line.writer == UNHEARD]


@pytest.mark.timeout(300)
def test_kind_and_category_are_mostly_right(heard: list[tuple[Line, Understood]]) -> None:
    right = [(one.kind, one.category) == (line.kind, line.category) for line, one in heard]

    assert sum(right) >= 0.77 * len(right)


@pytest.mark.timeout(300)
def test_dangers_are_heard(heard: list[tuple[Line, Understood]]) -> None:
    right = [one.urgent is not None for line, one in heard if line.urgent]

    assert sum(right) >= 0.95 * len(right)


@pytest.mark.timeout(300)
def test_most_alarms_are_true(heard: list[tuple[Line, Understood]]) -> None:
    right = [line.urgent is not None for line, one in heard if one.urgent]

    assert sum(right) >= 0.70 * len(right)


@pytest.mark.timeout(300)
def test_most_chit_chat_is_left_alone(heard: list[tuple[Line, Understood]]) -> None:
    right = [one.kind is None for line, one in heard if line.kind is None]

    assert sum(right) >= 0.87 * len(right)


@pytest.mark.timeout(300)
def test_the_same_lines_give_the_same_weights() -> None:
    some = tuning.lines()[::50]

    assert training.learn(some).dump() == training.learn(some).dump()

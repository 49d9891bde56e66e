"""How much is understood of a writer whose lines the weights have never seen.

The figures that are asked for lie a little below those of `python -m bench.understanding`: they
are there to notice a change for the worse.
"""

from collections.abc import Iterable

import pytest

from services.lexicon import training, tuning
from services.understanding import understand

UNHEARD = "elders"


@pytest.mark.timeout(300)
def test_as_much_as_before_is_understood_of_them() -> None:
    """One test, as learning takes ten seconds."""
    lines = tuning.lines()
    # Of every fifth, as all of them take a minute.
    learnt = training.learn([line for line in lines if line.writer != UNHEARD][::5])
    heard = [(line, understand(line.text, learnt)) for line in lines if line.writer == UNHEARD]

    assert (
        share((one.kind, one.category) == (line.kind, line.category) for line, one in heard)
        >= 0.77
    )
    assert share(one.urgent is not None for line, one in heard if line.urgent) >= 0.95
    assert share(line.urgent is not None for line, one in heard if one.urgent) >= 0.70
    assert share(one.kind is None for line, one in heard if line.kind is None) >= 0.87


def share(right: Iterable[bool]) -> float:
    judged = list(right)
    return sum(judged) / len(judged)


@pytest.mark.timeout(300)
def test_the_same_lines_give_the_same_weights() -> None:
    some = tuning.lines()[::50]

    assert training.learn(some).dump() == training.learn(some).dump()

"""The plainest things that people say are understood, however they are wrapped: no share of these
may be lost for the sake of stranger ones.
"""

from pathlib import Path

import pytest

from services.understanding import understand

_FILE = Path(__file__).parent / "data" / "plain.tsv"
#: Kind, category, text; not among what the weights are learnt from.
PLAIN = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    "wrap",
    [
        "{}",
        "师傅，{}",
        "您好，{}，麻烦您了",
        "3号楼{}",
        "在3号楼，{}",
        "{}，3号楼2单元",
        "5-1-302{}",
    ],
)
def test_plain_words_are_understood(wrap: str) -> None:
    said = [(kind, category, wrap.format(text)) for kind, category, text in PLAIN if kind != "-"]
    heard = [(kind, category, text, understand(text)) for kind, category, text in said]
    other = [
        text for kind, category, text, one in heard if (one.kind, one.category) != (kind, category)
    ]

    assert [text for *_, text, one in heard if one.kind is None] == []
    assert len(other) <= 0.03 * len(said), other


def test_nothing_is_made_of_plain_answers() -> None:
    assert [text for kind, _, text in PLAIN if kind == "-" and understand(text).kind] == []

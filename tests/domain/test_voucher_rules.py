"""Codes as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.vouchers import ALPHABET, LENGTH, grouped, mixed, typed

CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH).filter(mixed)


@given(CODES)
def test_a_code_is_read_as_it_is_written(code: str) -> None:
    assert typed(grouped(code)) == code


@given(CODES, st.sampled_from([" ", "  ", "-", "–", "，", ".", "\n", "\u3000", "\u00a0"]))
def test_whatever_stands_between_its_characters(code: str, between: str) -> None:
    wide = "".join(chr(ord(each) + 0xFEE0) for each in code)

    assert typed(between.join(code.lower())) == code
    assert typed(between.join(wide)) == code


@pytest.mark.parametrize(
    "words",
    [
        "",
        "3号楼2单元",
        "1380013800",
        "2BCDEFGH3",
        "2BCDEFGHJK3",
        "lift broken",
        "help me 3BK",
        "电梯坏了",
        "🎫🎫🎫🎫",
    ],
)
def test_other_words_are_no_code(words: str) -> None:
    assert typed(words) is None


def test_nothing_in_a_code_looks_like_something_else() -> None:
    assert not set("0O1IL") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET)

"""What is said where others read along."""

import pytest

from domain.places import Place
from domain.privacy import masked_name, masked_text


@pytest.mark.parametrize(
    ("name", "masked"),
    [("王阿姨", "王**"), ("王", "王*"), ("欧阳建国先生", "欧***"), ("", "*")],
)
def test_names_keep_their_first_character(name: str, masked: str) -> None:
    assert masked_name(name) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("电话13812345678", "电话138****5678"),
        ("座机0535-4212345", "座机053****2345"),
        ("3-2-501漏水", "3-2-***漏水"),
        ("501室1501号", "***室1501号"),
        ("编号20261122", "编号20261122"),
    ],
)
def test_words_lose_the_door_and_the_telephone(text: str, masked: str) -> None:
    assert masked_text(text, Place(room="501")) == masked


def test_without_a_door_number_words_stay() -> None:
    assert masked_text("3号楼501", Place()) == "3号楼501"

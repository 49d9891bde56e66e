"""What is said where others read along."""

import pytest

from domain.places import Place
from domain.privacy import masked_name, masked_place, masked_text


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
        ("138 1234 5678", "138******5678"),
        ("+86-138-1234-5678", "+86**********5678"),
        ("１３８１２３４５６７８", "１３８****５６７８"),
        ("座机0535-4212345", "座机053*****2345"),
        ("4212345", "42***45"),
        ("3-2-501漏水", "3-2-***漏水"),
        ("五零一室漏水", "***室漏水"),
        ("501和５０２，楼上601", "***和***，楼上***"),
        ("12号楼2单元，220V，300元，2026年", "12号楼2单元，220V，300元，2026年"),
    ],
)
def test_words_lose_doors_and_telephones_however_written(text: str, masked: str) -> None:
    assert masked_text(text) == masked


@pytest.mark.parametrize(
    ("text", "name", "masked"),
    [
        ("我是王秀英，王秀英家漏水", "王秀英", "我是王**，王**家漏水"),
        ("Ann's annex, Anna", "Ann", "A**'s annex, Anna"),
        ("a+b 漏水", "a+b", "a** 漏水"),
        ("王家漏水", "王", "王家漏水"),
    ],
)
def test_words_lose_the_name_of_whoever_they_are_about(text: str, name: str, masked: str) -> None:
    assert masked_text(text, name) == masked


def test_a_place_in_somebodys_own_words_is_masked_too() -> None:
    place = Place(building="3", room="501", spot="老李家 13812345678")

    assert masked_place(place) == Place(building="3", spot="老李家 138****5678")

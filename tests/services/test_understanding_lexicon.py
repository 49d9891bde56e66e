"""The data files, as committee members leave them."""

import pytest

from domain.tickets import Category, Danger, Kind
from services.lexicon import dangers, pinyin, sounds, spelling, words
from services.lexicon.phrases import Phrasebook


def test_every_category_has_words_of_its_own() -> None:
    categories = words.read("categories")
    sizes = {
        name: sum(len(listed) for listed in table.values() if isinstance(listed, list))
        for name, table in categories.items()
    }

    assert set(sizes) == set(Category)
    assert all(size >= 30 for size in sizes.values()), sizes


def test_every_list_of_a_category_is_one_the_reader_knows() -> None:
    known = {"usually", "things", "troubles", "hints", *Kind}

    assert all(set(table) <= known for table in words.read("categories").values())


@pytest.mark.parametrize("danger", Danger)
def test_every_danger_has_its_cues(danger: Danger) -> None:
    assert len(words.read("dangers")[danger]["cues"]) >= 10


@pytest.mark.parametrize(
    ("text", "mentioned"), [("电梯困人了", True), ("没有着火", True), ("灯不亮", False)]
)
def test_words_of_danger_are_noticed_also_where_they_are_denied(
    text: str, *, mentioned: bool
) -> None:
    assert dangers.mentioned(text) is mentioned


def test_every_kind_has_its_cues() -> None:
    assert set(words.read("kinds")) == set(Kind)


@pytest.mark.parametrize("name", ["categories", "kinds", "dangers", "nothing", "places"])
def test_no_phrase_begins_or_ends_with_a_gap(name: str) -> None:
    text = (words.HERE / f"{name}.toml").read_text(encoding="utf-8")
    entries = "\n".join(line for line in text.splitlines() if not line.startswith("#"))

    assert '"…' not in entries
    assert '…"' not in entries


def test_words_are_written_as_messages_are_read() -> None:
    odd = [word for word, _ in words.vocabulary() if spelling.plain(word) != word]

    assert not odd, odd


def test_the_sounds_are_as_new_as_the_words() -> None:
    silent = {
        word
        for word, _ in words.vocabulary()
        if not word.isascii() and any("\u4e00" <= c <= "\u9fff" for c in word)
        if pinyin.sound_of("".join(c for c in word if "\u4e00" <= c <= "\u9fff")) is None
    }

    assert not silent, f"run python -m services.lexicon.build: {sorted(silent)}"


@pytest.mark.parametrize("text", ["我要休息", "大伙注意", "不同意", "单元门进不去", "11号楼水压"])
def test_ordinary_words_are_not_mended_into_ours(text: str) -> None:
    assert spelling.mended(text) == text


@pytest.mark.parametrize(
    ("letters", "syllables"),
    [
        ("dianti", ("dian", "ti")),
        ("diantihuaile", ("dian", "ti", "huai", "le")),
        ("elevator", ()),
        ("", ()),
    ],
)
def test_letters_divide_into_syllables_or_are_no_pinyin(
    letters: str, syllables: tuple[str, ...]
) -> None:
    assert pinyin.split(letters) == syllables


def test_a_plain_english_word_is_nobodys_misspelling() -> None:
    assert sounds.heard("the floor is flooring") == "the floor is flooring"


def test_a_gap_does_not_reach_into_the_next_sentence() -> None:
    book = Phrasebook([("电梯…坏", True)])

    assert book.find("电梯今天又坏")
    assert not book.find("电梯好了。灯坏")


def test_an_english_word_is_found_whole() -> None:
    book = Phrasebook([("gas", True)])

    assert book.find("i smell gas!")
    assert not book.find("i gasp")

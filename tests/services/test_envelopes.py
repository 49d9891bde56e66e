"""Envelopes of one size, buttons that say nothing, keys that end, phrases that are unique."""

import os
import stat
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey

from domain import phrases
from domain.phrases import PhraseTellsWho, PhraseUnfit
from domain.votes import NotTheKey
from services import envelopes
from services.envelopes import SIZE, Sealed, open_all, seal
from services.phrases import TURNS, proposed, words
from services.vote_keys import Keys, Veil

CHOICES = ["for", "against", "abstain"]
PRIVATE = PrivateKey.generate()
PUBLIC = bytes(PRIVATE.public_key)
VEIL = Veil(b"k" * 32)


@given(
    choice=st.sampled_from([*CHOICES, "x" * 32]),
    phrase=st.text(min_size=2, max_size=20),
    area=st.integers(min_value=0, max_value=10**9),
)
def test_an_envelope_has_one_size_and_gives_back_what_was_put_in(
    choice: str, phrase: str, area: int
) -> None:
    sealed = seal(PUBLIC, choice, phrase, area)

    assert len(sealed) == SIZE
    assert open_all([sealed], bytes(PRIVATE)) == [Sealed(choice=choice, phrase=phrase, area=area)]


def test_the_same_ballot_is_never_sealed_the_same_twice() -> None:
    assert len({seal(PUBLIC, "for", "春风·石榴") for _ in range(50)}) == 50


def test_what_does_not_fit_is_not_cut_off() -> None:
    with pytest.raises(ValueError, match=r"\d"):
        seal(PUBLIC, "x" * 200, "春风·石榴")


def test_opening_shuffles_and_another_key_opens_nothing() -> None:
    sealed = [seal(PUBLIC, "for", f"{n:02}") for n in range(60)]
    opened = [each.phrase for each in open_all(sealed, bytes(PRIVATE))]

    assert opened != sorted(opened)
    assert sorted(opened) == [f"{n:02}" for n in range(60)]
    with pytest.raises(NotTheKey):
        open_all(sealed, bytes(PrivateKey.generate()))
    with pytest.raises(NotTheKey):
        open_all([bytes(SIZE)], bytes(PRIVATE))


def test_the_digest_of_envelopes_does_not_tell_their_order() -> None:
    sealed = [seal(PUBLIC, "for", f"{n:02}") for n in range(9)]

    assert envelopes.digest(sealed) == envelopes.digest(sealed[::-1])
    assert envelopes.digest(sealed) != envelopes.digest(sealed[1:])


def test_a_button_carries_a_place_that_means_something_to_its_voter_alone() -> None:
    orders = {tuple(VEIL.order(voter, CHOICES)) for voter in range(100)}

    assert len(orders) == 6
    assert VEIL.order(1, CHOICES) == VEIL.order(1, CHOICES[::-1])
    assert VEIL.choice(1, 0, CHOICES) == VEIL.order(1, CHOICES)[0]
    assert [VEIL.choice(1, slot, CHOICES) for slot in (-1, 3, 10**30)] == [None] * 3


def test_where_a_choice_stands_says_nothing() -> None:
    first = Counter(VEIL.order(voter, CHOICES)[0] for voter in range(3000))

    assert all(850 < first[choice] < 1150 for choice in CHOICES), first


def test_what_waits_to_be_sent_is_covered_and_of_one_size(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    veil = keys.veil()
    covered = [keys.cover(veil, text) for text in ('赞成 "1"', "都不同意这三个方案")]
    payload = msgspec.json.encode({"text": covered}).decode()
    sent = keys.uncover(payload)
    keys.destroy(None, veil)

    assert len({len(each) for each in covered}) == 1
    assert "赞成" not in payload
    assert msgspec.json.decode(sent) == {"text": ['赞成 "1"', "都不同意这三个方案"]}
    assert msgspec.json.decode(keys.uncover(payload)) == {"text": ["—", "—"]}
    assert keys.uncover('{"text": "plain"}') == '{"text": "plain"}'


def test_a_veil_hides_phrases_in_one_size() -> None:
    hidden = [VEIL.hide(phrase) for phrase in ("猫咪", "𠮷" * 20)]

    assert len({len(each) for each in hidden}) == 1
    assert [VEIL.shown(each) for each in hidden] == ["猫咪", "𠮷" * 20]
    with pytest.raises(NotTheKey):
        Veil(b"x" * 32).shown(hidden[0])


def test_keys_lie_in_files_for_this_user_alone_until_they_are_destroyed(tmp_path: Path) -> None:
    keys = Keys(tmp_path / "keys")
    public, veil = keys.pair(), keys.veil()
    files = sorted((tmp_path / "keys").iterdir())
    modes = {stat.S_IMODE(path.stat().st_mode) for path in files}
    sealed = [seal(public, "for", "春风·石榴")]
    opened = open_all(sealed, keys.private(public))
    private = keys.private(public)
    keys.destroy(public, veil)
    keys.destroy(public, veil)

    assert opened[0].choice == "for"
    assert len(files) == 2
    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert not any((tmp_path / "keys").iterdir())
    assert not keys.has(public)
    with pytest.raises(NotTheKey):
        keys.private(public)
    with pytest.raises(NotTheKey):
        keys.veiled(veil)
    assert keys.put(private) == public


def test_strays_are_destroyed_when_they_are_old(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    kept, old, new = keys.pair(), keys.pair(), keys.pair()
    hours_ago = 1_000_000_000
    for path in tmp_path.iterdir():
        if path.read_bytes() != keys.private(new):
            os.utime(path, (hours_ago, hours_ago))
    keys.destroy_strays([kept], [])

    assert [keys.has(each) for each in (kept, old, new)] == [True, False, True]


def test_the_words_are_many_and_each_is_there_once() -> None:
    known = words()

    assert len(known) >= 2000
    assert len(set(known)) == len(known)
    assert all(len(each) == 2 and each.isalpha() for each in known)


def test_no_two_voters_are_ever_proposed_the_same() -> None:
    shown = {proposed(b"k", voter, turn) for voter in range(5000) for turn in range(TURNS)}

    assert len(shown) == 5000 * TURNS


def test_what_is_proposed_follows_from_the_key_alone() -> None:
    assert proposed(b"k", 7, 0) == proposed(b"k", 7, 0)
    assert proposed(b"k", 7, 0) != proposed(b"l", 7, 0)
    assert proposed(b"k", 7, 0) == proposed(b"k", 7, TURNS)


def test_what_is_proposed_could_have_been_chosen() -> None:
    assert all(phrases.own(proposed(b"k", voter, 0)) for voter in range(500))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  我家的  猫 ", "我家的 猫"),
        ("ＡＢＣ", "ABC"),
        ("心想事成！", "心想事成!"),
        ("Grüße 24", "Grüße 24"),
    ],
)
def test_a_phrase_of_ones_own_is_published_as_people_would_write_it(
    text: str, expected: str
) -> None:
    assert phrases.own(text) == expected


@pytest.mark.parametrize("text", ["", "猫", "x" * 21, "a\nb\x00c", "<b>x</b>", "“”！！", "😀😀😀"])
def test_what_cannot_be_read_out_is_no_phrase(text: str) -> None:
    with pytest.raises(PhraseUnfit):
        phrases.own(text)


@pytest.mark.parametrize(
    "text", ["13800138000", "打 138-0013", "3 5 0 1", "我是王阿姨", "王 阿姨！"]
)
def test_what_tells_who_they_are_is_no_phrase(text: str) -> None:
    with pytest.raises(PhraseTellsWho):
        phrases.own(text, ["王阿姨"])


def test_phrases_that_people_take_for_the_same_have_one_mark() -> None:
    assert VEIL.mark("春风·石榴") == VEIL.mark("春风 石榴!")
    assert VEIL.mark("ABC") == VEIL.mark("abc")
    assert VEIL.mark("春风·石榴") != VEIL.mark("春风·石狮")

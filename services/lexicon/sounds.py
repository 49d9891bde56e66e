"""Words known by their sound: pinyin typed in Latin letters, a wrong character that sounds the
same, and Latin words with a wrong letter.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, product

from rapidfuzz import fuzz, process

from services.lexicon import pinyin, words

#: How close a misspelt Latin word must come (of 100): about one wrong letter in seven.
CLOSE = 85.0
SHORTEST_GUESSED = 6
#: A message in some other language is not ours to guess at.
MOST_GUESSES = 8
#: In characters; a longer one is right if its beginning is.
LONGEST_WORD = 8
LATIN = re.compile(r"[a-z]+")
#: What counts buildings begins no other word: 8号楼保洁 holds no 漏.
COUNTED = re.compile(r"[\d一二三四五六七八九十号][楼栋幢座]")


@dataclass(frozen=True, slots=True)
class Syllable:
    """A stretch of text with what it may sound like. `typed`: as pinyin, not as a character."""

    start: int
    end: int
    readings: tuple[str, ...]
    typed: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A word with its sound. `loose`: recognised behind wrong characters too."""

    word: str
    sound: tuple[str, ...]
    loose: bool


def heard(text: str) -> str:
    """The text with known words put where something else sounds like them."""
    text = _guess_latin(text)
    syllables = list(_syllables(text))
    pieces: list[str] = []
    copied = at = 0
    while at < len(syllables):
        word, taken = _word_at(text, syllables, at)
        if word:
            pieces += [text[copied : syllables[at].start], word]
            copied = syllables[at + taken - 1].end
        at += taken
    return "".join([*pieces, text[copied:]])


def _word_at(text: str, syllables: list[Syllable], at: int) -> tuple[str, int]:
    """The word to put here and how many syllables it takes; "" to leave them as they are."""
    for length in range(min(LONGEST_WORD, len(syllables) - at), 1, -1):
        if text[syllables[at].start : syllables[at + length - 1].end] in _words():
            return "", length
    if COUNTED.match(text, max(0, syllables[at].start - 1)) is not None:
        return "", 1
    following = syllables[at + 1].readings if at + 1 < len(syllables) else ()
    for opening in product(syllables[at].readings, following):
        for known in _by_opening().get(opening, ()):
            if _sounds_like(text, syllables[at : at + len(known.sound)], known):
                return known.word, len(known.sound)
    return "", 1


def _sounds_like(text: str, run: list[Syllable], known: Known) -> bool:
    if len(run) < len(known.sound):
        return False
    if not all(sound in one.readings for one, sound in zip(run, known.sound, strict=True)):
        return False
    if not _joined(text, run):
        return False
    if all(one.typed for one in run):
        return True
    same = sum(text[one.start : one.end] == own for one, own in zip(run, known.word, strict=True))
    return known.loose and same >= min(2, len(run) - 1)


def _joined(text: str, run: list[Syllable]) -> bool:
    """Nothing but a space between the syllables."""
    return all(not text[left.end : right.start].strip() for left, right in pairwise(run))


def _syllables(text: str) -> Iterator[Syllable]:
    readings = pinyin.readings()
    for at, character in enumerate(text):
        if character in readings:
            yield Syllable(at, at + 1, readings[character], typed=False)
        elif "a" <= character <= "z" and not (at and "a" <= text[at - 1] <= "z"):
            yield from _typed(text, at)


def _typed(text: str, at: int) -> Iterator[Syllable]:
    token = LATIN.match(text, at)
    if token is None or token[0] in _latin():
        return
    for part in pinyin.split(token[0]):
        yield Syllable(at, at + len(part), (pinyin.fold(part),), typed=True)
        at += len(part)


def _guess_latin(text: str) -> str:
    tokens = [token for token in LATIN.finditer(text) if len(token[0]) >= SHORTEST_GUESSED]
    for token in reversed(tokens[:MOST_GUESSES]):
        guess = _guess(token[0])
        if guess is not None:
            text = text[: token.start()] + guess + text[token.end() :]
    return text


@lru_cache(maxsize=1024)
def _guess(token: str) -> str | None:
    latin = _latin()
    if token in latin or token.removesuffix("s") in latin or pinyin.split(token):
        return None
    choices = _guessable()
    found = process.extractOne(token, choices.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE)
    return choices[found[0]] if found else None


@cache
def _words() -> frozenset[str]:
    return frozenset(word for word, _ in words.vocabulary() if len(word) > 1)


@cache
def _known() -> list[Known]:
    never = frozenset(words.read("spelling")["never_by_sound"])
    found: dict[str, Known] = {}
    everyday = ((word, "") for word in words.read("spelling")["everyday"])
    for word, listed in (*words.vocabulary(), *everyday):
        sound = pinyin.sound_of(word) if len(word) > 1 and word not in never else None
        if sound and word not in found:
            loose = bool(listed) and (len(word) > 2 or listed in words.NAMES)
            found[word] = Known(word, tuple(map(pinyin.fold, sound)), loose)
    return list(found.values())


@cache
def _by_opening() -> dict[tuple[str, ...], list[Known]]:
    """By the first two syllables; longer words first, among equals in the order of the files."""
    found: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for known in sorted(_known(), key=lambda known: -len(known.sound)):
        found[known.sound[:2]].append(known)
    return dict(found)


@cache
def _latin() -> frozenset[str]:
    """Every Latin word in the files, and plain words that are nobody's misspelling."""
    ours = (token for word, _ in words.vocabulary() for token in LATIN.findall(word))
    return frozenset(ours) | frozenset(words.read("spelling")["plain_english"])


@cache
def _guessable() -> dict[str, str]:
    """What a misspelt Latin word may have been meant for: an English word, or pinyin of ours."""
    latin = {word: word for word in _latin() if len(word) >= SHORTEST_GUESSED - 1}
    sounds = {"".join(known.sound): known.word for known in reversed(_known())}
    return {
        sound: word for sound, word in sounds.items() if len(sound) >= SHORTEST_GUESSED
    } | latin

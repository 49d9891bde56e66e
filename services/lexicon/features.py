"""What is weighed of a message: pieces of its text and of its sound, and what the lexicon says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.lexicon import kinds, pinyin
from services.lexicon.addresses import PARTS
from services.lexicon.reading import Reading

#: Which numbers a message holds says little, that it holds one says something.
DIGITS = re.compile(r"\d+")
COMMAS = re.compile(",+")
LATIN = re.compile(r"[a-z]+")
LATIN_WORD = re.compile(r"[a-z']+")
ASKS_AT_END = re.compile(r"[吗呢么]\W*$")
#: Pieces of the text by characters, of its sound by syllables, of English by words.
CHARACTERS, SYLLABLES, WORDS = 3, 3, 2
#: A text of so few Chinese characters (a share) is read by its English words too.
LATIN_SHARE = 0.8
LONGEST_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Features:
    """`pieces` weigh alike and together the same whatever the length; `found` as they are."""

    pieces: frozenset[str]
    found: dict[str, float]


def of(reading: Reading) -> Features:
    rest = COMMAS.sub(",", DIGITS.sub("0", reading.address.rest))
    pieces = set(_runs(f"^{rest}$", CHARACTERS, "c"))
    pieces.update(_runs(_sounds(DIGITS.sub("0", reading.plain)), SYLLABLES, "p", "_"))
    pieces.update(_runs(_words(reading.plain, rest), WORDS, "w", " "))
    return Features(frozenset(pieces), {**_lexicon(reading), **_signs(reading)})


def _runs(parts: Sequence[str], longest: int, mark: str, between: str = "") -> Iterator[str]:
    for length in range(1, longest + 1):
        for at in range(len(parts) - length + 1):
            yield mark + between.join(parts[at : at + length])


def _words(plain: str, rest: str) -> list[str]:
    latin = sum(map(str.isascii, plain)) > LATIN_SHARE * len(plain)
    return LATIN_WORD.findall(plain) if latin else LATIN.findall(rest)


def _sounds(text: str) -> list[str]:
    """Syllables, by which a homophone and pinyin meet; "|" where one thought ends."""
    sounds = pinyin.alone()
    found: list[str] = []
    at = 0
    while at < len(text):
        word = LATIN.match(text, at)
        if word is not None:
            found += map(pinyin.fold, pinyin.split(word[0])) if _split(word[0]) else [word[0]]
            at = word.end()
            continue
        if text[at] in sounds:
            found.append(pinyin.fold(sounds[text[at]]))
        elif text[at] != " ":
            found.append("|")
        at += 1
    return found


def _split(word: str) -> bool:
    return bool(pinyin.split(word))


def _lexicon(reading: Reading) -> dict[str, float]:
    about = reading.about
    found = {f"T:{category}": points / 2 for category, points in about.points.items()}
    if about.best is not None:
        found[f"B:{about.best}"] = 1.5 * about.certainty
    found |= {f"K:{kind}": points / 3 for kind, points in kinds.points(reading.cues).items()}
    found |= {f"L:{hit.phrase}": 1.0 for hit in (*about.troubles, *about.things)}
    found |= {f"Q:{hit.phrase}": 1.0 for hit in reading.cues}
    found |= {f"N:{listed}": 1.0 for listed in reading.against.heard}
    if reading.danger is not None:
        found |= {f"D:{reading.danger}": 1.0, "D:": 1.0}
    return found


def _signs(reading: Reading) -> dict[str, float]:
    plain, about = reading.plain, reading.about
    length = min(LONGEST_LENGTH, (len(plain) + 1).bit_length())
    signs = {
        "?": "?" in plain,
        "?$": plain.endswith("?"),
        "吗$": ASKS_AT_END.search(plain) is not None,
        "!": "!" in plain,
        "latin": plain.isascii(),
        "over": reading.against.over_until > 0,
        "no danger": reading.no_danger,
        "no trouble": not about.troubles,
        "no thing": not about.things,
        "no cue": not reading.cues,
        f"length {length}": True,
    }
    signs |= {part: getattr(reading.address, part) is not None for part in PARTS}
    return {f"S:{sign}": 1.0 for sign, there in signs.items() if there}

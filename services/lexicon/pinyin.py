"""Pinyin: how characters and words sound, and how Latin letters divide into syllables."""

from functools import cache, lru_cache

from services.lexicon import words

LONGEST_SYLLABLE = 6
#: What many speakers do not tell apart.
MERGED = (("zh", "z"), ("ch", "c"), ("sh", "s"))


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """How each character may sound, alone or in a word of ours."""
    found = {character: {fold(sound)} for character, sound in alone().items()}
    for word, sounds in _together().items():
        for character, sound in zip(word, sounds, strict=True):
            found.setdefault(character, set()).add(fold(sound))
    in_order = {character: tuple(sorted(sounds)) for character, sounds in found.items()}
    shared = {sounds: sounds for sounds in in_order.values()}
    return {character: shared[sounds] for character, sounds in in_order.items()}


def sound_of(word: str) -> tuple[str, ...] | None:
    """The syllables of a word; None where a character is not in our table."""
    if word in _together():
        return _together()[word]
    sounds = alone()
    if not all(character in sounds for character in word):
        return None
    return tuple(sounds[character] for character in word)


def fold(syllable: str) -> str:
    """What remains of a syllable when accents are heard as one."""
    for apart, merged in MERGED:
        if syllable.startswith(apart):
            syllable = merged + syllable[2:]
    if syllable.endswith("ng") and not syllable.endswith("ong"):
        return syllable[:-1]
    return syllable


@lru_cache(maxsize=2048)
def split(letters: str) -> tuple[str, ...]:
    """Longest syllables first, backing up where the rest is no pinyin; empty if nothing fits."""
    for length in range(min(LONGEST_SYLLABLE, len(letters)), 0, -1):
        if letters[:length] not in _syllables():
            continue
        rest = letters[length:]
        tail = split(rest) if rest else ()
        if tail or not rest:
            return (letters[:length], *tail)
    return ()


@cache
def _syllables() -> frozenset[str]:
    return frozenset(words.read("sounds")["characters"])


@cache
def alone() -> dict[str, str]:
    """How each character sounds by itself, the common ones."""
    table: dict[str, str] = words.read("sounds")["characters"]
    return {character: sound for sound, characters in table.items() for character in characters}


@cache
def _together() -> dict[str, tuple[str, ...]]:
    table: dict[str, str] = words.read("sounds")["words"]
    return {word: tuple(sounds.split()) for word, sounds in table.items()}

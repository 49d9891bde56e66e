"""The page's own words: complete in both languages, and none that nobody uses."""

import re
from importlib.resources import files

_STATIC = files("playground").joinpath("static")
#: Words that are asked for by a name put together on the way.
_BUILT = {"down", "slow", "flood", "broken"}


def _words(language: str) -> dict[str, str]:
    text = _STATIC.joinpath(f"{language}.js").read_text(encoding="utf-8")
    return dict(re.findall(r'^  (\w+): "(.*)",$', text, re.MULTILINE))


def _scripts() -> str:
    names = sorted(file.name for file in _STATIC.iterdir() if file.name.endswith(".js"))
    parts = [name for name in names if name not in {"chinese.js", "english.js"}]
    return "\n".join(_STATIC.joinpath(name).read_text(encoding="utf-8") for name in parts)


def test_both_languages_have_the_same_words_with_the_same_places() -> None:
    chinese, english = _words("chinese"), _words("english")

    places = [
        {key: set(re.findall(r"\{(\w+)\}", words)) for key, words in each.items()}
        for each in (chinese, english)
    ]

    assert len(chinese) > 90
    assert places[0] == places[1]


def test_every_word_is_used_and_none_is_missing() -> None:
    words = set(_words("chinese"))
    quoted = set(re.findall(r'"(\w+)"', _scripts()))

    asked = set(re.findall(r'\bt\("(\w+)"', _scripts()))

    built = _BUILT | {f"{name}More" for name in _BUILT}
    assert asked - words == set()
    assert words - quoted - built == set()

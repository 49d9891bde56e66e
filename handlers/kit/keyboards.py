"""The keyboard that stays under the private chat."""

from collections.abc import Iterable

from handlers.kit.i18n import Translation

Keyboard = tuple[tuple[str, ...], ...]


def home(t: Translation, words: Iterable[str]) -> Keyboard:
    """`words`: the msgids of `Routes.words`, two in a row."""
    labels = [t.plain(word) for word in words]
    return tuple(tuple(labels[i : i + 2]) for i in range(0, len(labels), 2))

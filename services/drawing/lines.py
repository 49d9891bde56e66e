"""Words broken into lines, where Chinese may be broken anywhere and other words between them."""

import re
from collections.abc import Callable, Sequence
from functools import partial

#: A Latin word or a number with what follows it, spaces, or any one character.
_PIECES = re.compile(r"[!-~¡-ɏ]+|[^\S\n]+|.")
#: Never first in a line.
_CLOSING = frozenset("，。、；：？！）》」』】”’…%‰℃,.;:?!)]}")
#: Never last.
_OPENING = ("（", "《", "「", "『", "【", "“", "‘", "(", "[")


def broken(text: str, wide: Callable[[str], float], room: float) -> list[str]:
    """`wide`: of a text in one line. A word that is wider than a whole line is broken."""
    lines = [""]
    for paragraph in text.splitlines() or [""]:
        if lines[-1]:
            lines.append("")
        for piece in _PIECES.findall(paragraph):
            _put(lines, piece, wide, room)
    return [line.rstrip() for line in lines if line.strip()] or [""]


def fitted(
    text: str, sizes: Sequence[float], most: int, wide: Callable[[str, float], float], room: float
) -> tuple[float, list[str]]:
    """In the first of these sizes in which it takes no more than `most` lines; where there is
    none, in the last one, with a sign that something is missing.
    """
    tried = [(size, broken(text, partial(_wide, wide, size), room)) for size in sizes]
    size, lines = next((each for each in tried if len(each[1]) <= most), tried[-1])
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1])]
    return size, lines


def _wide(wide: Callable[[str, float], float], size: float, words: str) -> float:
    return wide(words, size)


def _put(lines: list[str], piece: str, wide: Callable[[str], float], room: float) -> None:
    if wide(lines[-1] + piece.rstrip()) <= room or piece in _CLOSING:
        lines[-1] += piece
    elif len(piece) > 1 and wide(piece) > room:
        for each in piece:
            _put(lines, each, wide, room)
    elif not piece.isspace():
        opened = lines[-1][-1:] if lines[-1].endswith(_OPENING) else ""
        lines[-1] = lines[-1].removesuffix(opened)
        lines.append(opened + piece)


def _cut(line: str) -> str:
    return f"{line[:-2].rstrip()}…"

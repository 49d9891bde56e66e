"""The phrase by which a voter finds their own line in the published list.

Two words are proposed; no two voters of one vote are ever proposed the same. Which ones follows
from a key that is destroyed with the vote, so that nobody has to write them down.
"""

import hmac
from functools import cache
from hashlib import sha256
from pathlib import Path

_FILE = Path(__file__).parent / "words.txt"
#: How often somebody may ask for another one, before they begin anew.
TURNS = 20
_ROUNDS = 6
_BETWEEN = "·"


@cache
def words() -> tuple[str, ...]:
    """All that there are, each once, in the order of the file."""
    found: list[str] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        first, colon, seconds = line.partition(":")
        if colon and not line.startswith("#"):
            found += [f"{first}{second}" for second in seconds.strip()]
    return tuple(found)


def proposed(key: bytes, voter: int, turn: int) -> str:
    """`voter`: their place on the roll of this vote, from 0; `turn`: how often they asked for
    another one.
    """
    known = words()
    place = _shuffled(key, voter * TURNS + turn % TURNS, len(known))
    return f"{known[place // len(known)]}{_BETWEEN}{known[place % len(known)]}"


def _shuffled(key: bytes, place: int, side: int) -> int:
    """One of the orders of all pairs, of which the key picks one: different places never come to
    the same pair. `place` below side * side.
    """
    left, right = divmod(place % (side * side), side)
    for round_ in range(_ROUNDS):
        mixed = int.from_bytes(_keyed(key, f"{round_}/{right}"), "big")
        left, right = right, (left + mixed) % side
    return left * side + right


def _keyed(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), sha256)

"""What makes a secret ballot secret: envelopes of one size, opened all at once in no order.

Whoever has the database, its copies and the logs, and not the key (`services.vote_keys`), learns
who took part, and of no ballot what it says. Once a vote is published nobody has the key.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from domain.votes import NotTheKey

#: Bytes of what is sealed, whatever it says: the longest choice with the longest phrase fit.
INSIDE = 192
#: Bytes of an envelope, with its seal.
SIZE = INSIDE + 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What is in an envelope."""

    choice: str
    phrase: str
    #: In hundredths of a square metre; 0 where areas do not count.
    area: int = 0


def seal(public: bytes, choice: str, phrase: str, area: int = 0) -> bytes:
    """An envelope, of the same size whatever is in it, and never the same twice."""
    from nacl.public import PublicKey, SealedBox  # noqa: PLC0415 - not before a secret vote

    inside = msgspec.json.encode((choice, phrase, area))
    if len(inside) > INSIDE:
        raise ValueError(len(inside))
    return SealedBox(PublicKey(public)).encrypt(inside.ljust(INSIDE))


def fits(public: bytes) -> bool:
    """Whether anything can be sealed with it at all: not every string of bytes is a key."""
    from nacl.exceptions import CryptoError  # noqa: PLC0415 - not before a secret vote
    from nacl.public import PublicKey, SealedBox  # noqa: PLC0415

    try:
        SealedBox(PublicKey(public)).encrypt(b"")
    except (CryptoError, ValueError, TypeError, RuntimeError):
        return False
    return True


def open_all(envelopes: Iterable[bytes], private: bytes) -> list[Sealed]:
    """In an order that says nothing. Raises `NotTheKey`."""
    from nacl.exceptions import CryptoError  # noqa: PLC0415 - as above
    from nacl.public import PrivateKey, SealedBox  # noqa: PLC0415

    box = SealedBox(PrivateKey(private))
    try:
        opened = [_read(box.decrypt(each)) for each in envelopes]
    except CryptoError:
        raise NotTheKey from None
    secrets.SystemRandom().shuffle(opened)
    return opened


def digest(envelopes: Sequence[bytes]) -> str:
    """Of the sorted envelopes, hexadecimal: published before they are opened."""
    return sha256(b"".join(sorted(envelopes))).hexdigest()


def _read(inside: bytes) -> Sealed:
    choice, phrase, area = msgspec.json.decode(inside, type=tuple[str, str, int])
    return Sealed(choice=choice, phrase=phrase, area=area)

"""The returning officers' own key: a file that a passphrase opens, and nothing else.

With it they alone can open the envelopes of a vote, once it is closed.
"""

from dataclasses import dataclass

import msgspec
from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.secret import SecretBox
from nacl.utils import random

FORMAT = "linli-officer-key-1"
#: Characters: less is guessed in an evening by whoever finds the file.
SHORTEST = 12
#: Of a file, in bytes.
LARGEST = 4096
_Argon = pwhash.argon2id
#: A file that asks for more work than this was not made by us: it would stop the machine.
_MOST_WORK, _MOST_MEMORY = 16, 1 << 30
_KEY = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    format: str
    #: Anybody may know it: envelopes are sealed with it.
    public: str
    salt: bytes
    work: int
    memory: int
    locked: bytes


class NoKeyFile(Exception):
    """No officers' key, or a damaged one."""


class WrongPassphrase(Exception):
    """It does not open this file."""


def made(passphrase: str) -> tuple[bytes, bytes]:
    """A new key: the file's content, and the public key."""
    private = PrivateKey.generate()
    public = bytes(private.public_key)
    salt = random(_Argon.SALTBYTES)
    work, memory = _Argon.OPSLIMIT_MODERATE, _Argon.MEMLIMIT_MODERATE
    box = SecretBox(_Argon.kdf(_KEY, passphrase.encode(), salt, work, memory))
    written = _Written(
        format=FORMAT,
        public=public.hex(),
        salt=salt,
        work=work,
        memory=memory,
        locked=bytes(box.encrypt(bytes(private))),
    )
    return msgspec.json.encode(written) + b"\n", public


def opened(content: bytes, passphrase: str) -> bytes:
    """The private key. Raises `NoKeyFile` and `WrongPassphrase`."""
    written = _read(content)
    try:
        key = _Argon.kdf(_KEY, passphrase.encode(), written.salt, written.work, written.memory)
    except (CryptoError, ValueError, TypeError):
        raise NoKeyFile from None
    try:
        private = SecretBox(key).decrypt(written.locked)
    except (CryptoError, ValueError):
        raise WrongPassphrase from None
    if len(private) != _KEY or bytes(PrivateKey(private).public_key).hex() != written.public:
        raise NoKeyFile
    return private


def readable(content: bytes) -> None:
    """Before anybody is asked for a passphrase. Raises `NoKeyFile`."""
    _read(content)


def _read(content: bytes) -> _Written:
    try:
        written = msgspec.json.decode(content, type=_Written)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise NoKeyFile from None
    within = 0 < written.work <= _MOST_WORK and 0 < written.memory <= _MOST_MEMORY
    if written.format != FORMAT or not within:
        raise NoKeyFile
    return written

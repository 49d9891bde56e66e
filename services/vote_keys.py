"""The keys of secret votes: they lie outside the database, and end with the vote."""

import hmac
import os
import re
import secrets
import time
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from domain.phrases import alike
from domain.votes import NotTheKey
from services import phrases

_KEY = 32
#: Of nobody's script: nothing that people write stands between these.
_COVER = "\ue0f0\ue0f1"
_COVERED = re.compile("\ue0f0([0-9a-f]{16}):([A-Za-z0-9+/=]+)\ue0f1")
#: The name of the veil for what is typed; as long as others have.
_TYPED = "0" * 16
#: Seconds.
_STRAY = 3600
#: Bytes: a phrase, or a button's label, of sixty Chinese characters.
_HIDDEN = 192


@dataclass(frozen=True, slots=True)
class Veil:
    """One vote's key for what voters see and press: it hides, and opens no envelope."""

    key: bytes

    def order(self, voter: int, choices: Sequence[str]) -> list[str]:
        """In which this voter is offered them: what a button carries is a place in this list."""
        return sorted(choices, key=lambda choice: self._keyed("order", voter, choice))

    def choice(self, voter: int, slot: int, choices: Sequence[str]) -> str | None:
        """What they pressed; None where there is no such button."""
        return self.order(voter, choices)[slot] if 0 <= slot < len(choices) else None

    def phrase(self, place: int, turn: int = 0) -> str:
        """Proposed to the voter at this place of the roll, from 0, who asked so often."""
        return phrases.proposed(self._keyed("phrase", 0, ""), place, turn)

    def hide(self, text: str) -> bytes:
        """Of one size, for texts of up to `_HIDDEN` bytes."""
        from nacl.secret import SecretBox  # noqa: PLC0415 - see `Keys`

        return bytes(SecretBox(self.key).encrypt(text.encode().ljust(_HIDDEN)))

    def shown(self, hidden: bytes) -> str:
        """Raises `NotTheKey`."""
        from nacl.exceptions import CryptoError  # noqa: PLC0415 - see `Keys`
        from nacl.secret import SecretBox  # noqa: PLC0415

        try:
            return SecretBox(self.key).decrypt(hidden).decode().rstrip()
        except (CryptoError, ValueError):
            raise NotTheKey from None

    def mark(self, phrase: str) -> bytes:
        """By which a phrase is known to be taken, and by nothing else."""
        return self._keyed("mark", 0, alike(phrase))

    def _keyed(self, use: str, voter: int, text: str) -> bytes:
        return hmac.digest(self.key, f"{use}/{voter}/{text}".encode(), sha256)


class Keys:
    """A folder that is no part of the database, nor of its copies; its files are for this user
    alone.

    The library is loaded with the first secret vote: most starts need none.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pair(self) -> bytes:
        """A new pair: the private key is kept here, the public one is returned."""
        from nacl.public import PrivateKey  # noqa: PLC0415 - see above

        private = PrivateKey.generate()
        self.put(bytes(private))
        return bytes(private.public_key)

    def put(self, private: bytes) -> bytes:
        """What officers kept, for a closing. The public key."""
        from nacl.public import PrivateKey  # noqa: PLC0415 - see above

        public = bytes(PrivateKey(private).public_key)
        self._write(_private(public), private)
        return public

    def private(self, public: bytes) -> bytes:
        """Raises `NotTheKey`."""
        return self._read(_private(public))

    def has(self, public: bytes) -> bool:
        return (self._folder / _private(public)).exists()

    def veil(self) -> str:
        """The name of a new one."""
        name = secrets.token_hex(8)
        self._write(f"{name}.veil", secrets.token_bytes(_KEY))
        return name

    def veiled(self, name: str) -> Veil:
        """Raises `NotTheKey`."""
        return Veil(self._read(f"{name}.veil"))

    def cover(self, veil: str, text: str) -> str:
        """For what waits in the database to be sent: it is uncovered on the way out."""
        hidden = b64encode(self.veiled(veil).hide(text)).decode()
        return f"{_COVER[0]}{veil}:{hidden}{_COVER[1]}"

    def cover_typed(self, text: str) -> str:
        """What somebody typed, while it waits to be served: see `typed`."""
        if not (self._folder / f"{_TYPED}.veil").exists():
            self._write(f"{_TYPED}.veil", secrets.token_bytes(_KEY))
        return self.cover(_TYPED, text)

    def typed(self, text: str) -> str:
        """As it was typed. "" where it waited until its key was gone."""
        found = _COVERED.fullmatch(text)
        if found is None:
            return text
        try:
            return self.veiled(found[1]).shown(b64decode(found[2]))
        except NotTheKey:
            return ""

    def forget_typed(self) -> None:
        """Whatever has been typed can't be read any more."""
        self._wipe(self._folder / f"{_TYPED}.veil")

    def uncover(self, payload: str) -> str:
        """JSON with what was covered in it, each inside a string. What can't be read any more is
        a stroke.
        """
        if _COVER[0] not in payload:
            return payload
        return _COVERED.sub(self._uncovered, payload)

    def _uncovered(self, found: re.Match[str]) -> str:
        try:
            text = self.veiled(found[1]).shown(b64decode(found[2]))
        except NotTheKey:
            text = "—"
        return msgspec.json.encode(text).decode()[1:-1]

    def destroy(self, public: bytes | None, veil: str) -> None:
        """Once they are gone they are gone. Also what was destroyed before."""
        if public is not None:
            self._wipe(self._folder / _private(public))
        if veil:
            self._wipe(self._folder / f"{veil}.veil")

    def destroy_strays(self, publics: Iterable[bytes], veils: Iterable[str]) -> None:
        """All but these: of votes that were never begun. Not what was made this hour: the
        transaction that it belongs to may not have ended.
        """
        kept = {_private(each) for each in publics} | {f"{each}.veil" for each in veils}
        found = sorted(self._folder.iterdir()) if self._folder.is_dir() else ()
        for path in found:
            ours = path.suffix in {".key", ".veil", ".part"} and path.name not in kept
            if ours and time.time() - path.stat().st_mtime > _STRAY:
                self._wipe(path)

    def _write(self, name: str, content: bytes) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / name
        part = path.with_suffix(".part")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(content)
            out.flush()
            # A vote whose key was lost in a power cut could never be opened.
            os.fsync(out.fileno())
        part.replace(path)
        _sync(self._folder)

    def _read(self, name: str) -> bytes:
        try:
            content = (self._folder / name).read_bytes()
        except FileNotFoundError:
            raise NotTheKey from None
        if len(content) != _KEY:
            raise NotTheKey
        return content

    def _wipe(self, path: Path) -> None:
        """Its bytes too, as far as a disk can be told to."""
        try:
            with path.open("r+b") as opened:
                opened.write(bytes(_KEY))
                opened.flush()
                os.fsync(opened.fileno())
            path.unlink()
        except FileNotFoundError:
            return
        _sync(self._folder)


def _private(public: bytes) -> str:
    return f"{sha256(public).hexdigest()[:16]}.key"


def _sync(folder: Path) -> None:
    """A name is on the disk only when its folder is."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)

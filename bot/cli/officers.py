"""`linli officer-key`: the key of those who open a secret vote's envelopes."""

import getpass
import os
import sys
from pathlib import Path

from bot.cli import files
from bot.cli.words import Failed, say, t
from bot.settings import Settings
from services import officer_keys
from services.officer_keys import LARGEST, SHORTEST, NoKeyFile, WrongPassphrase
from services.vote_keys import Keys


def make(file: Path) -> None:
    """Raises `Failed`."""
    if file.exists():
        raise files.unwritable(file, FileExistsError(file))
    passphrase = _asked(t("A passphrase for the key: "))
    if len(passphrase) < SHORTEST:
        raise Failed(
            t("A passphrase has {least} characters or more: nothing was made.", least=SHORTEST)
        )
    if _asked(t("Once more: ")) != passphrase:
        raise Failed(t("These were two different ones: nothing was made."))
    content, public = officer_keys.made(passphrase)
    try:
        files.write(file, content, replace=False)
    except OSError as refused:
        raise files.unwritable(file, refused) from None
    say(t("{file} is the key. Without it and its passphrase nobody opens the vote.", file=file))
    say(t("To open a vote with it, give this code: {code}", code=public.hex()))


def hand_over(settings: Settings, file: Path) -> None:
    """Raises `Failed`."""
    content = _content(file)
    no_key = t("{file} is no officers' key of Linli, or is damaged.", file=file)
    try:
        officer_keys.readable(content)
        private = officer_keys.opened(content, _asked(t("The passphrase: ")))
    except NoKeyFile:
        raise Failed(no_key) from None
    except WrongPassphrase:
        raise Failed(t("This passphrase does not open {file}.", file=file)) from None
    keys = Path(settings.storage.keys)
    try:
        Keys(keys).put(private)
    except OSError as refused:
        raise files.unwritable(keys, refused) from None
    say(
        t(
            "Linli has the key until the votes that were closed with it are published; then it"
            " destroys its copy. {file} stays yours.",
            file=file,
        )
    )


def _content(file: Path) -> bytes:
    try:
        if not file.is_file() and file.exists():
            raise Failed(t("{file} is no file.", file=file))
        with file.open("rb") as opened:
            return opened.read(LARGEST)
    except OSError as refused:
        raise Failed(
            t("{file} cannot be read ({reason}).", file=file, reason=refused.strerror)
        ) from None


def _asked(question: str) -> str:
    """Unseen where somebody types; else a line of the input."""
    if sys.stdin.isatty():
        return getpass.getpass(question)
    raw = sys.stdin.buffer.readline()
    return raw.decode(errors="replace").rstrip(os.linesep)

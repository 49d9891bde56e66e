"""Files with people's names in them: for the eyes of whoever runs the command."""

import os
from pathlib import Path

from bot.cli.words import Failed, t


def write(file: Path, content: bytes, *, replace: bool) -> None:
    """Readable by this user alone, also where it was there before. Raises `OSError`, and
    `FileExistsError` unless it may be replaced.
    """
    how = os.O_TRUNC if replace else os.O_EXCL
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | how, 0o600), "wb") as out:
        os.fchmod(out.fileno(), 0o600)
        try:
            out.write(content)
            out.flush()
        except OSError:
            # Half of it is no use, and would stand in the way of the next try.
            file.unlink(missing_ok=True)
            raise


def unwritable(file: Path, refused: OSError) -> Failed:
    """In words."""
    if isinstance(refused, FileExistsError) and file.exists():
        return Failed(t("{file} is there already and stays as it is.", file=file))
    return Failed(t("{file} cannot be written ({reason}).", file=file, reason=refused.strerror))

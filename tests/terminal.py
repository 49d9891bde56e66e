"""`linli …` as somebody types it, in a folder of its own."""

import asyncio
import io
import os
import sys
from asyncio.subprocess import PIPE
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from bot.__main__ import main
from bot.cli import words as terminal_words

_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    code: int
    out: str
    err: str


def environment(**settings: str) -> dict[str, str]:
    """Nothing of whoever runs these tests, and English."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("LINLI_")}
    return kept | {"PYTHONPATH": str(_ROOT), "LC_ALL": "C.UTF-8"} | settings


async def typed(*words: str, folder: Path, heard: str = "", **settings: str) -> Typed:
    """`typed("migrate", folder=…, LINLI_…=…)`: when it has ended. `heard`: what is typed when it
    asks. In a thread of this process, as a new one takes a second only to start: what has to be
    seen in a process of its own (signals, help, the terminal's letters) is typed `apart`.
    """
    return await asyncio.to_thread(_typed, words, folder, heard, environment(**settings))


def _typed(words: tuple[str, ...], folder: Path, heard: str, environ: dict[str, str]) -> Typed:
    out, err = io.StringIO(), io.StringIO()
    terminal_words._words.cache_clear()
    with (
        patch.dict(os.environ, environ, clear=True),
        patch.object(sys, "argv", ["linli", *words]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(heard.encode()))),
        chdir(folder),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
            return Typed(code=code, out=out.getvalue(), err=err.getvalue())
    raise AssertionError("every command ends by leaving")


async def apart(*words: str, folder: Path, heard: str = "", **settings: str) -> Typed:
    """As `typed`, in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        cwd=folder,
        env=environment(**settings),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        out, err = await process.communicate(heard.encode())
    except asyncio.CancelledError:
        process.kill()
        raise
    assert process.returncode is not None, "it has ended"
    return Typed(code=process.returncode, out=out.decode(), err=err.decode())

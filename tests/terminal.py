"""`linli …` as somebody types it: a process of its own, in a folder of its own."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from dataclasses import dataclass
from pathlib import Path

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
    """`typed("run", "--role", "all", folder=…, LINLI_…=…)`: when it has ended. `heard`: what is
    typed when it asks.
    """
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

"""What a start does not need is not loaded with it (S10)."""

import subprocess
import sys

import pytest

from bench.bots import ROOT

_HEAVY = ("nacl", "matplotlib", "numpy", "fpdf", "segno", "openpyxl", "icalendar", "alembic")


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """By a process that imports all that the bot is made of, and makes its routes."""
    program = "import sys, bot.app; bot.app.routes(); print(*sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return {name.partition(".")[0] for name in ended.stdout.split()}


@pytest.mark.parametrize("library", _HEAVY)
def test_it_waits_until_somebody_needs_it(library: str, loaded: set[str]) -> None:
    assert library not in loaded

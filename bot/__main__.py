"""`python -m bot` and `linli` are the same."""

import sys
from io import TextIOWrapper

from bot.cli.commands import app


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        # An old terminal has no ✅ in its alphabet: a question mark is better than no answer.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    app()


if __name__ == "__main__":
    main()

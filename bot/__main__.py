"""`python -m bot` and `linli` are the same."""

import sys
from io import TextIOWrapper

import click

from bot.cli import mistakes
from bot.cli.commands import app
from bot.cli.words import complain


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        # An old terminal has no ✅ in its alphabet: a question mark is better than no answer.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        sys.exit(app(standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as lost:
        lost.show()
        sys.exit(lost.exit_code)
    except click.UsageError as wrong:
        complain(mistakes.explained(wrong))
        sys.exit(wrong.exit_code)
    except click.Abort:
        sys.exit(1)


if __name__ == "__main__":
    main()

"""`python -m bot` and `linli` are the same."""

from bot.cli.commands import app


def main() -> None:
    app()


if __name__ == "__main__":
    main()

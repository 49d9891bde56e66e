"""Every command with what it takes. What each needs is imported when it is called: starting is
to be quick.
"""

import asyncio
import os
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from bot.cli.words import Failed, complain, t

app = typer.Typer(
    name="linli",
    help=t("Linli (邻里): an assistant for a neighbourhood, on Telegram."),
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Config = Annotated[
    Path | None,
    typer.Option(help=t("The settings (config.toml of this folder, where there is one)")),
]
#: As `bot.running.Part`, without what that imports.
Role = Annotated[
    Literal["all", "intake", "worker", "sender"],
    typer.Option(help=t("Which part of the work this process does")),
]


@app.command(help=t("Serve the neighbourhood, until SIGTERM or Ctrl-C."))
def run(config: Config = None, role: Role = "all") -> None:
    from bot.cli import serving  # noqa: PLC0415

    _do(serving.serve(_settings(config), role))


@app.command(help=t("Try Linli on this machine, without Telegram."))
def demo(
    port: Annotated[int, typer.Option(help=t("The page's port; 0 takes a free one"))] = 8025,
    host: Annotated[str, typer.Option(help=t("The page's address"))] = "127.0.0.1",
    headless: Annotated[bool, typer.Option("--headless", help=t("Open no browser"))] = False,
) -> None:
    from bot import demo  # noqa: PLC0415

    _do(demo.play(host, port, headless=headless))


@app.command(help=t("Bring the database to this release (`run` does it by itself)."))
def migrate(config: Config = None) -> None:
    from bot.cli import keeping  # noqa: PLC0415

    _do(keeping.migrate(_settings(config)))


@app.command(help=t("Make a whole copy of the database, also while Linli runs."))
def backup(
    config: Config = None,
    to: Annotated[
        Path | None, typer.Option(help=t("A folder (storage.backups unless given)"))
    ] = None,
) -> None:
    from bot.cli import keeping  # noqa: PLC0415

    _do(keeping.back_up(_settings(config), to))


@app.command(help=t("Put a copy back, while Linli is stopped; what is there is kept aside."))
def restore(
    file: Annotated[Path, typer.Argument(help=t("What `linli backup` made"))],
    config: Config = None,
) -> None:
    from bot.cli import keeping  # noqa: PLC0415

    _do(keeping.restore(_settings(config), file))


@app.command(help=t("Draw the invitation sheets of a building, with a list of their links."))
def invites(
    building: Annotated[str, typer.Option(help=t("As people call it: 3号楼"))],
    out: Annotated[Path, typer.Option(help=t("A folder for the PDF and the list of links"))],
    compound: Annotated[str, typer.Option(help=t("Where several have such a building"))] = "",
    config: Config = None,
) -> None:
    from bot.cli import invites as printing  # noqa: PLC0415

    ordered = printing.Ordered(building=building, compound=compound, folder=out)
    _do(printing.print_sheets(_settings(config), ordered))


@app.command(help=t("Take a household roll in from a file, or write the one there is into one."))
def roll(
    file: Annotated[Path | None, typer.Argument(help=t("An .xlsx or .csv with the roll"))] = None,
    *,
    apply: Annotated[bool, typer.Option("--apply", help=t("Change the roll"))] = False,
    good_lines: Annotated[
        bool, typer.Option("--good-lines", help=t("Though some lines cannot be taken"))
    ] = False,
    list_all: Annotated[bool, typer.Option("--list", help=t("Name every change"))] = False,
    export: Annotated[Path | None, typer.Option(help=t("An .xlsx to write the roll into"))] = None,
    force: Annotated[
        bool, typer.Option("--force", help=t("Write over what --export names"))
    ] = False,
    config: Config = None,
) -> None:
    from bot.cli import roll as rolls  # noqa: PLC0415

    if (file is None) == (export is None):
        complain(t("Name one file: a roll to take in, or --export and a file to write."))
        raise typer.Exit(2)
    if export is not None:
        _do(rolls.export(_settings(config), export, replace=force))
    elif file is not None:
        wanted = rolls.Wanted(apply=apply, good_lines=good_lines, list_all=list_all)
        _do(rolls.take_in(_settings(config), file, wanted))


@app.command(help=t("Write all that is known of somebody into a file, as /export does."))
def export(
    person: Annotated[int, typer.Option(help=t("Their number at Telegram"))],
    out: Annotated[Path, typer.Option(help=t("A folder for the ZIP"))],
    config: Config = None,
) -> None:
    from bot.cli import personal  # noqa: PLC0415

    _do(personal.export(_settings(config), person, out))


@app.command(
    help=t("Recount a list of ballots that a vote published, and see that nothing was changed.")
)
def verify(
    file: Annotated[Path, typer.Argument(help=t("The list, as it was handed out"))],
    against: Annotated[
        Path | None, typer.Option(help=t("An older copy: to see that nothing vanished"))
    ] = None,
    head: Annotated[str, typer.Option(help=t("The check code, as it was posted"))] = "",
) -> None:
    from bot.cli import verifying  # noqa: PLC0415

    with _in_words():
        if not verifying.verify(file, against, head):
            raise typer.Exit(1)


@app.command(
    name="officer-key",
    help=t("Make a key with which the officers alone open a secret vote, or hand it over."),
)
def officer_key(
    file: Annotated[Path, typer.Argument(help=t("The key's file; keep it off this machine"))],
    *,
    new: Annotated[bool, typer.Option("--new", help=t("Make a new key"))] = False,
    config: Config = None,
) -> None:
    from bot.cli import officers  # noqa: PLC0415

    with _in_words():
        if new:
            officers.make(file)
        else:
            officers.hand_over(_settings(config), file)


@app.command(help=t("Look for what is wrong, and say how to mend it."))
def doctor(config: Config = None) -> None:
    from bot.doctor.examining import examine  # noqa: PLC0415

    _do(examine(config, os.environ))


@app.command(
    help=t(
        "Say what is understood of each line of the input: one JSON object a line, with kind,"
        " category, building, unit, room, place, urgent and score."
    )
)
def understand() -> None:
    from bot.cli import understand as understanding  # noqa: PLC0415

    understanding.serve()


def _settings(config: Path | None) -> Any:
    from bot.config import ConfigInvalid, load  # noqa: PLC0415

    try:
        return load(config, os.environ, t=t)
    except ConfigInvalid as invalid:
        complain(t("Linli cannot start with these settings:"))
        for fault in invalid.faults:
            complain(f"  {fault}")
        raise typer.Exit(1) from None


def _do(work: Coroutine[Any, Any, bool | None]) -> None:
    with _in_words():
        if asyncio.run(work) is False:
            raise typer.Exit(1)


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except Failed as failed:
        complain(str(failed))
        raise typer.Exit(1) from None

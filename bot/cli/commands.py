"""Every command with what it takes. What each needs is imported when it is called: starting is
to be quick.
"""

import asyncio
import gc
import os
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from bot.cli.words import Failed, complain, t

#: As `bot.running.Part`, without what that imports.
_ROLES = ("all", "intake", "worker", "sender")
#: So many objects are made before the collector looks at them, as long as a start goes on: what is
#: imported stays, and looking at it again and again takes a sixth of the start.
_WHILE_STARTING = 200_000

_PATH = click.Path(path_type=Path)
_config = click.option(
    "--config",
    type=_PATH,
    help=t("The settings (config.toml of this folder, where there is one)"),
)


class _Command(click.Command):
    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Raises `click.UsageError`, which always says of which command."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as wrong:
            wrong.ctx = wrong.ctx or ctx
            raise
        if ctx.args:
            raise click.UsageError(t("“{words}” is too much here.", words=" ".join(ctx.args)), ctx)
        return rest


class _InOrder(click.Group):
    command_class = _Command

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """As they stand below: what is needed first comes first."""
        return list(self.commands)


@click.group(cls=_InOrder, help=t("Linli (邻里): an assistant for a neighbourhood, on Telegram."))
def app() -> None:
    """Each command stands below."""


def _command(text: str, name: str | None = None) -> Callable[[Callable[..., None]], click.Command]:
    return app.command(name, help=text, short_help=text.rstrip("."))


@_command(t("Serve the neighbourhood, until SIGTERM or Ctrl-C."))
@_config
@click.option(
    "--role",
    type=click.Choice(_ROLES),
    default="all",
    show_default=True,
    help=t("Which part of the work this process does"),
)
def run(config: Path | None, role: Any) -> None:
    gc.set_threshold(_WHILE_STARTING)
    from bot.cli import serving  # noqa: PLC0415

    _do(serving.serve(_settings(config), role))


@_command(t("Try Linli on this machine, without Telegram."))
@click.option(
    "--port", default=8025, show_default=True, help=t("The page's port; 0 takes a free one")
)
@click.option("--host", default="127.0.0.1", show_default=True, help=t("The page's address"))
@click.option("--headless", is_flag=True, help=t("Open no browser"))
def demo(port: int, host: str, *, headless: bool) -> None:
    from bot import demo  # noqa: PLC0415

    _do(demo.play(host, port, headless=headless))


@_command(t("Bring the database to this release (`run` does it by itself)."))
@_config
def migrate(config: Path | None) -> None:
    from bot.cli import keeping  # noqa: PLC0415

    _do(keeping.migrate(_settings(config)))


@_command(t("Make a whole copy of the database, also while Linli runs."))
@_config
@click.option("--to", type=_PATH, help=t("A folder (storage.backups unless given)"))
def backup(config: Path | None, to: Path | None) -> None:
    from bot.cli import keeping  # noqa: PLC0415

    _do(keeping.back_up(_settings(config), to))


@_command(t("Put a copy back, while Linli is stopped; what is there is kept aside."))
@click.argument("file", type=_PATH, help=t("What `linli backup` made"))
@_config
def restore(file: Path, config: Path | None) -> None:
    from bot.cli import keeping  # noqa: PLC0415

    _do(keeping.restore(_settings(config), file))


@_command(t("Draw the invitation sheets of a building, with a list of their links."))
@click.option("--building", required=True, help=t("As people call it: 3号楼"))
@click.option(
    "--out", type=_PATH, required=True, help=t("A folder for the PDF and the list of links")
)
@click.option("--compound", default="", help=t("Where several have such a building"))
@_config
def invites(building: str, out: Path, compound: str, config: Path | None) -> None:
    from bot.cli import invites as printing  # noqa: PLC0415

    ordered = printing.Ordered(building=building, compound=compound, folder=out)
    _do(printing.print_sheets(_settings(config), ordered))


@_command(t("Take a household roll in from a file, or write the one there is into one."))
@click.argument("file", type=_PATH, required=False, help=t("An .xlsx or .csv with the roll"))
@click.option("--apply", is_flag=True, help=t("Change the roll"))
@click.option("--good-lines", is_flag=True, help=t("Though some lines cannot be taken"))
@click.option("--list", "list_all", is_flag=True, help=t("Name every change"))
@click.option("--export", type=_PATH, help=t("An .xlsx to write the roll into"))
@click.option("--force", is_flag=True, help=t("Write over what --export names"))
@_config
def roll(file: Path | None, export: Path | None, config: Path | None, **chosen: bool) -> None:
    from bot.cli import roll as rolls  # noqa: PLC0415

    if (file is None) == (export is None):
        complain(t("Name one file: a roll to take in, or --export and a file to write."))
        raise click.exceptions.Exit(2)
    replace = chosen.pop("force")
    if export is not None:
        _do(rolls.export(_settings(config), export, replace=replace))
    elif file is not None:
        _do(rolls.take_in(_settings(config), file, rolls.Wanted(**chosen)))


@_command(t("Write all that is known of somebody into a file, as /export does."))
@click.option("--person", type=int, required=True, help=t("Their number at Telegram"))
@click.option("--out", type=_PATH, required=True, help=t("A folder for the ZIP"))
@_config
def export(person: int, out: Path, config: Path | None) -> None:
    from bot.cli import personal  # noqa: PLC0415

    _do(personal.export(_settings(config), person, out))


@_command(t("Recount a list of ballots that a vote published, and see that nothing was changed."))
@click.argument("file", type=_PATH, help=t("The list, as it was handed out"))
@click.option("--against", type=_PATH, help=t("An older copy: to see that nothing vanished"))
@click.option("--head", default="", help=t("The check code, as it was posted"))
def verify(file: Path, against: Path | None, head: str) -> None:
    from bot.cli import verifying  # noqa: PLC0415

    with _in_words():
        if not verifying.verify(file, against, head):
            raise click.exceptions.Exit(1)


@_command(
    t("Make a key with which the officers alone open a secret vote, or hand it over."),
    "officer-key",
)
@click.argument("file", type=_PATH, help=t("The key's file; keep it off this machine"))
@click.option("--new", is_flag=True, help=t("Make a new key"))
@_config
def officer_key(file: Path, config: Path | None, *, new: bool) -> None:
    from bot.cli import officers  # noqa: PLC0415

    with _in_words():
        if new:
            officers.make(file)
        else:
            officers.hand_over(_settings(config), file)


@_command(t("Look for what is wrong, and say how to mend it."))
@_config
def doctor(config: Path | None) -> None:
    from bot.doctor.examining import examine  # noqa: PLC0415

    _do(examine(config, os.environ))


@_command(
    t(
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
        raise click.exceptions.Exit(1) from None


def _do(work: Coroutine[Any, Any, bool | None]) -> None:
    with _in_words():
        if asyncio.run(work) is False:
            raise click.exceptions.Exit(1)


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except Failed as failed:
        complain(str(failed))
        raise click.exceptions.Exit(1) from None

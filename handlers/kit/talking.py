"""Words in a private chat, and presses anywhere: find out what they are meant for."""

import msgspec

from domain.refusals import Refusal
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Languages
from handlers.kit.routing import Routes
from handlers.kit.said import Said

BACK_WORDS = {"返回", "back"}


class ButtonRetired(Refusal):
    """A button of an older release, or one that nobody ever sent."""


async def press(routes: Routes, context: Context, data: str) -> None:
    """Raises `ButtonRetired` for anything but a known name and ids."""
    wire, *ids = data.split(":")
    button, handler = routes.presses.get(wire, (None, None))
    if button is None or handler is None or not _are_ids(ids, button.takes):
        raise ButtonRetired
    await handler(context, tuple(map(int, ids)))


def _are_ids(ids: list[str], count: int) -> bool:
    # Longer numbers fit into no column.
    return len(ids) == count and all(i.isascii() and i.isdigit() and len(i) < 19 for i in ids)


async def talk(routes: Routes, context: Context, said: Said) -> None:
    """A home key, a way back, a number, an answer, or something new: in that order."""
    command = command_behind(routes, context.speaker.languages, said.text)
    if command is not None:
        await routes.commands[command](context, Said())
        return
    filling = await forms.opened(context, routes.forms)
    if filling and said.text.lower() in BACK_WORDS:
        await forms.step_back(context, filling)
    elif (data := await _numbered(context, said.text)) is not None:
        await press(routes, context, data)
    elif filling:
        await forms.hear(context, filling, said)
    elif routes.listen is not None:
        await routes.listen(context, said)


def command_behind(routes: Routes, languages: Languages, text: str) -> str | None:
    """People keep the keyboard of the language they had: its words work in every language."""
    for word, command in routes.words.items():
        if any(t.plain(word) == text for t in languages.all()):
            return command
    return None


async def _numbered(context: Context, text: str) -> str | None:
    """The button that a reply of "1", "2", "3" stands for."""
    number = _number(text)
    if number is None:
        return None
    buttons = await context.unit.outbox.choices(context.chat.id)
    shown = msgspec.json.decode(buttons, type=list[str]) if buttons else []
    return shown[number - 1] if 1 <= number <= len(shown) else None


def _number(text: str) -> int | None:
    # isdecimal: full-width "１" is how many Chinese keyboards write it.
    return int(text) if len(text) <= 2 and text.isdecimal() else None


RETIRED_WORDS = N_("This button is no longer in use. Send /start to begin anew.")

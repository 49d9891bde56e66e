"""Words in a private chat, and presses anywhere: find out what they are meant for."""

from typing import Any

import msgspec

from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import Languages
from handlers.kit.payloads import Offered
from handlers.kit.questions import Filling
from handlers.kit.raised import ButtonRetired, NoUseForFile
from handlers.kit.routing import Routes
from handlers.kit.said import Said

BACK_WORDS = {"返回", "back"}
_LONGEST_LABEL = 40


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
    """A home key, a way back, a button typed, an order, an alarm, an answer, a home key by its
    words, or something new: in that order. What is forwarded is no key, no button and no way back.
    """
    command = command_behind(routes, context.speaker.languages, said.text)
    if command is not None and not said.forwarded:
        await routes.commands[command](context, Said())
        return
    filling = await forms.opened(context, routes.forms)
    if await _handed_over(routes, context, filling, said):
        return
    if filling and said.text.lower() in BACK_WORDS and not said.forwarded:
        await forms.step_back(context, filling)
    elif (data := await _typed(context, said)) is not None:
        await press(routes, context, data)
    elif await ordered(routes, context, said) or await _alarmed(routes, context, filling, said):
        return
    elif filling:
        await forms.hear(context, filling, said)
    else:
        await _begun(routes, context, said)


async def _begun(routes: Routes, context: Context, said: Said) -> None:
    """Words that nothing waited for."""
    named = _named(routes, context.speaker.languages, said)
    if named is not None:
        await routes.commands[named](context, Said())
    elif routes.listen is not None:
        await routes.listen(context, said)


async def _alarmed(
    routes: Routes, context: Context, filling: Filling[Any] | None, said: Said
) -> bool:
    return bool(filling and routes.alarm and await routes.alarm(context, filling, said))


async def ordered(routes: Routes, context: Context, said: Said) -> bool:
    """Whether these words ordered something."""
    for take in routes.spoken:
        if await take(context, said):
            return True
    return False


async def _handed_over(
    routes: Routes, context: Context, filling: Filling[Any] | None, said: Said
) -> bool:
    """Whether a contact or a document was taken. Raises `NoUseForFile`."""
    if said.contact and filling and filling.form.contact:
        return False
    if said.contact and routes.contact and await routes.contact(context, said):
        return True
    if said.document is None or (filling and filling.form.document):
        return False
    if routes.document and await routes.document(context, said):
        return True
    # Words that came with it are heard all the same: they may tell of a danger.
    if not said.text:
        raise NoUseForFile
    return False


def command_behind(routes: Routes, languages: Languages, text: str) -> str | None:
    """People keep the keyboard of the language they had: its words work in every language."""
    for word, command in routes.words.items():
        if any(t.plain(word) == text for t in languages.all()):
            return command
    return None


def _named(routes: Routes, languages: Languages, said: Said) -> str | None:
    """The home key whose words somebody typed without its picture. Asked last: they may just as
    well be an answer, or the words of a button that is shown.
    """
    words = "" if said.forwarded or len(said.text) > _LONGEST_LABEL else _bare(said.text)
    for word, command in routes.words.items():
        if words and any(_bare(t.plain(word)) == words for t in languages.all()):
            return command
    return None


async def _typed(context: Context, said: Said) -> str | None:
    """The button of the newest screen that somebody typed, by its number or its words."""
    number, words = _number(said.text), _bare(said.text)
    if said.forwarded or not words or len(words) > _LONGEST_LABEL:
        return None
    shown = await offered(context)
    if number is not None:
        counted = [each.data for each in shown if not each.tap_only]
        return counted[number - 1] if 1 <= number <= len(counted) else None
    return next((each.data for each in shown if _bare(each.label) == words), None)


async def offered(context: Context) -> list[Offered]:
    """The buttons of the newest screen in this private chat."""
    kept = await context.unit.outbox.choices(context.chat.id)
    return msgspec.json.decode(kept, type=list[Offered]) if kept else []


def _number(text: str) -> int | None:
    # isdecimal: full-width "１" is how many Chinese keyboards write it.
    return int(text) if len(text) <= 2 and text.isdecimal() else None


def _bare(text: str) -> str:
    """Without the pictures and signs that nobody types."""
    return "".join(character for character in text if character.isalnum()).lower()

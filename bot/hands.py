"""What the demo's people do on their telephones, each time as soon as the bot has answered."""

import asyncio
from collections.abc import Callable
from functools import partial

from playground import Phone

#: The bot answers within milliseconds; a machine that is busy may take longer.
_LOOK_SECONDS, _LOOKS = 0.02, 500
#: Of a list, turned until what is sought comes up.
_PAGES = 8


def labels(phone: Phone) -> list[str]:
    """Under what the bot said last."""
    return [label for message in phone.messages[-1:] for label in message.buttons]


async def taps(phone: Phone, *inscriptions: str) -> None:
    """One after the other; the beginning of what a button says will do."""
    for inscription in inscriptions:
        if await until(partial(_shown, phone, inscription)):
            before = _screen(phone)
            await phone.taps(inscription)
            await until(partial(_changed, phone, before))


async def leafs(phone: Phone, onwards: str, inscription: str) -> None:
    """Turns pages until there is such a button, and taps it."""
    await until(lambda: _shown(phone, onwards) or _shown(phone, inscription))
    for _ in range(_PAGES):
        if _shown(phone, inscription):
            break
        await taps(phone, onwards)
    await taps(phone, inscription)


async def says(phone: Phone, text: str) -> None:
    before = phone.last
    await phone.says(text)
    await until(lambda: phone.last is not before)


async def until(so: Callable[[], object]) -> bool:
    for _ in range(_LOOKS):
        if so():
            return True
        await asyncio.sleep(_LOOK_SECONDS)
    return False


def _screen(phone: Phone) -> tuple[str, list[str]]:
    return phone.last.text, labels(phone)


def _changed(phone: Phone, before: tuple[str, list[str]]) -> bool:
    return _screen(phone) != before


def _shown(phone: Phone, inscription: str) -> bool:
    return any(label.startswith(inscription) for label in labels(phone))

"""The demo's residents show that they live there, by their telephones, as everybody may."""

import asyncio
from collections.abc import Callable

from bot.cast import Cast
from playground import Phone, World

_AGREE = "✅ 同意并加入"
#: The bot answers within milliseconds; a machine that is busy may take longer.
_LOOK_SECONDS, _LOOKS = 0.02, 500


async def everybody(world: World, cast: Cast) -> None:
    """All at once. Whoever gets no answer stays a guest: the page works without them."""
    await asyncio.gather(*(_move_in(Phone(world, person)) for person in cast.residents))


async def _move_in(phone: Phone) -> None:
    await phone.sends_contact()
    if await _until(lambda: any(_AGREE in message.buttons for message in phone.messages)):
        before = phone.last
        await phone.taps(_AGREE)
        # The welcome: whoever writes at once hears it before the answer to that.
        await _until(lambda: phone.last is not before)


async def _until(so: Callable[[], bool]) -> bool:
    for _ in range(_LOOKS):
        if so():
            return True
        await asyncio.sleep(_LOOK_SECONDS)
    return False

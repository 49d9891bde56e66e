"""The demo's residents show that they live there, by their telephones, as everybody may."""

import asyncio

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
    for _ in range(_LOOKS):
        if any(_AGREE in message.buttons for message in phone.messages):
            await phone.taps(_AGREE)
            return
        await asyncio.sleep(_LOOK_SECONDS)

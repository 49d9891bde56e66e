"""Everybody settles in, as they would in earnest: the demo's residents show by their telephones
that they live there, and the community's office says who gets what.
"""

import asyncio
from collections.abc import Callable

from bot.cast import OFFICE, RULE, Cast
from playground import Phone, World

_AGREE = "✅ 同意并加入"
_TO_THE_RULES = ("⚙️ 更多…", "🔀 派单规则", "➕ 新规则")
_MORE, _SUBMIT = "更多…", "✅ 提交"
#: Pages of categories.
_PAGES = 5
#: The bot answers within milliseconds; a machine that is busy may take longer.
_LOOK_SECONDS, _LOOKS = 0.02, 500


async def everybody(world: World, cast: Cast) -> None:
    """All at once. Whoever gets no answer stays a guest: the page works without them."""
    office = _rule(Phone(world, cast.people[OFFICE]))
    await asyncio.gather(*(_move_in(Phone(world, person)) for person in cast.residents), office)


async def _move_in(phone: Phone) -> None:
    await phone.sends_contact()
    if await _until(lambda: any(_AGREE in message.buttons for message in phone.messages)):
        before = phone.last
        await phone.taps(_AGREE)
        # The welcome: whoever writes at once hears it before the answer to that.
        await _until(lambda: phone.last is not before)


async def _rule(phone: Phone) -> None:
    """As far as the bot answers: what no rule names waits on its desk."""
    await phone.says("/desk")
    for label in _TO_THE_RULES:
        await _taps(phone, label)
    category, _ = RULE
    await _until(lambda: {category, _MORE} & _labels(phone))
    for _ in range(_PAGES):
        if category not in _labels(phone):
            await _turns(phone)
    for label in (*RULE, _SUBMIT):
        await _taps(phone, label)


def _labels(phone: Phone) -> set[str]:
    """Under what the bot said last."""
    return {label for message in phone.messages[-1:] for label in message.buttons}


async def _taps(phone: Phone, label: str) -> None:
    if await _until(lambda: label in _labels(phone)):
        await phone.taps(label)


async def _turns(phone: Phone) -> None:
    before = _labels(phone)
    await _taps(phone, _MORE)
    await _until(lambda: _labels(phone) != before)


async def _until(so: Callable[[], object]) -> bool:
    for _ in range(_LOOKS):
        if so():
            return True
        await asyncio.sleep(_LOOK_SECONDS)
    return False

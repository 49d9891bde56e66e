"""Every button of the groups, about to be pressed."""

from offices import compound
from ready import Ready, Scene
from town import Town

from playground import Phone
from playground.chats import Chat


async def _asked(town: Town, compounds: int = 2) -> tuple[Phone, Chat]:
    for at in range(compounds):
        await compound(town, f"小区{at}")
    chen = town.administrator()
    # The others stand in it as well: they see the buttons.
    chat = town.world.group("业主群", [town.world.only_bot], owner=chen.person)
    await chen.says("/bind", chat=chat)
    return chen, chat


async def purpose(town: Town) -> Ready:
    chen, chat = await _asked(town)
    return Ready(chen, "居民群", chen.sees(chat)[-1])


async def area(town: Town) -> Ready:
    chen, chat = await _asked(town)
    await chen.taps("居民群", chat=chat)
    return Ready(chen, "小区1", chen.sees(chat)[-1])


async def page(town: Town) -> Ready:
    chen, chat = await _asked(town, compounds=7)
    await chen.taps("居民群", chat=chat)
    return Ready(chen, "更多…", chen.sees(chat)[-1])


async def admits(town: Town) -> Ready:
    chen, chat = await _asked(town, compounds=1)
    await chen.taps("居民群", chat=chat)
    return Ready(chen, "🚪 已登记的住户自动放行", chen.sees(chat)[-1])


SCENES: dict[str, Scene] = {"gp": purpose, "ga": area, "gl": page, "gj": admits}

"""The buttons beside an owners' vote, each where it stands."""

from assembling import (
    TITLE,
    announced,
    enter_paper,
    give_proxy,
    opened,
    over,
    panel,
)
from ready import Ready, Scene
from town import Town


def before(*taps: str) -> Scene:
    """For staff, while the notice goes round; the last one is the button."""

    async def scene(town: Town) -> Ready:
        here = await announced(town)
        await panel(here.liu)
        for label in taps[:-1]:
            await here.liu.taps(label, on=here.liu.last)
        return Ready(here.liu, taps[-1], here.liu.last)

    return scene


def during(*taps: str) -> Scene:
    """For the building head, while voting is open."""

    async def scene(town: Town) -> Ready:
        here = await opened(town)
        await panel(here.zhou)
        for label in taps[:-1]:
            await here.zhou.taps(label, on=here.zhou.last)
        return Ready(here.zhou, taps[-1], here.zhou.last)

    return scene


async def known(town: Town) -> Ready:
    here = await announced(town)
    return Ready(here.wang, "我已知晓", here.wang.last)


async def listed(town: Town) -> Ready:
    here = await opened(town)
    await here.zhou.says("/vote")
    return Ready(here.zhou, "🏛 业主大会表决", here.zhou.last)


async def open_panel(town: Town) -> Ready:
    ready = await listed(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, f"🏛 {TITLE}", ready.who.last)


async def move(town: Town) -> Ready:
    """Nobody went to the doors in time."""
    here = await announced(town)
    town.clock.move(days=3)
    await panel(here.liu)
    return Ready(here.liu, "🗓 改到最早的合法日期", here.liu.last)


async def move_later(town: Town) -> Ready:
    ready = await move(town)
    label = next(each for each in ready.message.buttons if each.startswith("🗓 改到12月"))
    return Ready(ready.who, label, ready.message)


async def silent_off(town: Town) -> Ready:
    here = await announced(town)
    await panel(here.liu)
    await here.liu.taps("⚖️ 未表态的计入参与")
    await here.liu.says("议事规则第十二条：已送达未表态的，计入参与。")
    await here.liu.taps("⚖️ 我已看清，确认计入")
    return Ready(here.liu, "⚖️ 不计未表态的", here.liu.last)


def entered(*taps: str) -> Scene:
    """A paper ballot waits for the second person."""

    async def scene(town: Town) -> Ready:
        here = await opened(town)
        await enter_paper(here.lin)
        await panel(here.zhou)
        for label in taps[:-1]:
            await here.zhou.taps(label, on=here.zhou.last)
        return Ready(here.zhou, taps[-1], here.zhou.last)

    return scene


async def waiting(town: Town) -> Ready:
    ready = await entered("")(town)
    label = next(each for each in ready.message.buttons if each.startswith("🔍"))
    return Ready(ready.who, label, ready.message)


async def proxies(town: Town) -> Ready:
    here = await opened(town)
    await panel(here.liu)
    return Ready(here.liu, "🤝 委托投票", here.liu.last)


async def record(town: Town) -> Ready:
    ready = await proxies(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "📄 登记委托书", ready.who.last)


async def revoke(town: Town) -> Ready:
    here = await opened(town)
    await give_proxy(here)
    return Ready(here.zhang, "✖️ 收回委托", here.zhang.last)


async def pack(town: Town) -> Ready:
    here = await opened(town)
    await over(here)
    await panel(here.liu)
    return Ready(here.liu, "📦 导出全套档案", here.liu.last)


_PAPER = ("🔍 复核纸质票 (1)", "幸福里3号楼2单元501室")
SCENES: dict[str, Scene] = {
    "oa": open_panel,
    "ob": listed,
    "ok": known,
    "ol": before("📮 送达台账"),
    "oh": before("📮 送达台账", "5号楼 · 3"),
    "os": before("📮 送达台账", "5号楼 · 3", "🤝 当面送达"),
    "or": before("📮 送达台账", "5号楼 · 3", "📌 余下的都已贴到门上"),
    "oi": before("📮 送达台账", "5号楼 · 3", "📌 余下的都已贴到门上", "📌 都贴了，确认登记"),
    "om": move,
    "oo": move_later,
    "oz": before("⚖️ 未表态的计入参与"),
    "ou": silent_off,
    "og": during("📊 还差多少"),
    "od": during("🚪 敲门名单"),
    "ov": during("🚪 敲门名单", "3号楼 · 4"),
    "ot": during("🚪 敲门名单", "3号楼 · 4", "🚪 没人在家"),
    "of": during("🚪 敲门名单", "3号楼 · 4", "🖨 打印名单"),
    "oe": during("📝 录入纸质票"),
    "ow": waiting,
    "oc": entered(*_PAPER),
    "oy": entered(*_PAPER, "赞成"),
    "on": entered(*_PAPER, "🚫 看不清"),
    "op": proxies,
    "oq": record,
    "ox": revoke,
    "oj": pack,
}

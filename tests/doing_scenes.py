"""Every button of doing a task and of judging it, about to be pressed."""

from collections.abc import Awaitable, Callable

from doing import arrived, confirmed, finished, grabbed
from helping import task, volunteer
from ready import Ready, Scene
from town import Town

from playground import Phone

Stage = Callable[[Town], Awaitable[tuple[Phone, Phone, int]]]


def _volunteers(stage: Stage, label: str) -> Scene:
    async def scene(town: Town) -> Ready:
        _, zhao, _ = await stage(town)
        return Ready(zhao, label, zhao.last)

    return scene


def _neighbours(stage: Stage, label: str) -> Scene:
    async def scene(town: Town) -> Ready:
        wang, _, _ = await stage(town)
        card = next(each for each in reversed(wang.messages) if label in each.buttons)
        return Ready(wang, label, card)

    return scene


async def _on_time(town: Town) -> tuple[Phone, Phone, int]:
    started = await grabbed(town)
    town.clock.move(hours=2)
    return started


async def check_in(town: Town) -> Ready:
    boss, zhao = town.administrator(), await volunteer(town)
    number = await task(town)
    await zhao.says(f"抢 {number}")
    town.clock.move(hours=2)
    await zhao.taps("📍 我到了")
    return Ready(boss, "✅ 签到", boss.last)


async def refuse(town: Town) -> Ready:
    boss = town.administrator()
    wang, _, _ = await finished(town)
    await wang.taps("👎")
    return Ready(boss, "👎 不认定", boss.last)


SCENES: dict[str, Scene] = {
    "va": _volunteers(_on_time, "📍 我到了"),
    "vd": _volunteers(grabbed, "放弃"),
    "vf": _volunteers(arrived, "✅ 完成"),
    "vc": _neighbours(finished, "👍 办好了"),
    "vx": _neighbours(finished, "👎 没办好"),
    "vr": _neighbours(confirmed, "★★★★"),
    "vs": _neighbours(confirmed, "只发文字"),
    "vk": check_in,
    "vz": refuse,
}

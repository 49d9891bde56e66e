"""The buttons of volunteers, each where it stands."""

from helping import posted, task, volunteer
from ready import Ready, Scene
from town import Town


async def grab(town: Town) -> Ready:
    zhao = await volunteer(town, "王秀英")
    group = await posted(town, await task(town), zhao)
    return Ready(zhao, "🙋 抢单", zhao.sees(group)[-1])


async def decline(town: Town) -> Ready:
    zhao = await volunteer(town, "王秀英")
    await task(town)
    await town.tick()
    return Ready(zhao, "来不了", zhao.last)


async def open_one(town: Town) -> Ready:
    zhao = await volunteer(town, "王秀英")
    await task(town)
    await zhao.says("/tasks")
    return Ready(zhao, zhao.last.buttons[0], zhao.last)


async def page(town: Town) -> Ready:
    zhao = await volunteer(town, "王秀英")
    for _ in range(7):
        await task(town)
    await zhao.says("/tasks")
    return Ready(zhao, "▶️", zhao.last)


SCENES: dict[str, Scene] = {"vg": grab, "vn": decline, "vo": open_one, "vp": page}

"""Every button on points, about to be pressed."""

from helping import volunteer
from ready import Ready, Scene
from served import served
from town import Town

from playground import Phone

A_PAGE = 6


async def at_the_points(town: Town, count: int = 1) -> Phone:
    """A volunteer who reads what they have."""
    zhao = await volunteer(town)
    for at in range(count):
        await served(town, zhao, f"第{at}件事", minutes=30)
    await zhao.says("/points")
    return zhao


def _scene(label: str, count: int = 1) -> Scene:
    async def scene(town: Town) -> Ready:
        zhao = await at_the_points(town, count)
        return Ready(zhao, next(each for each in zhao.last.buttons if label in each), zhao.last)

    return scene


async def correct(town: Town) -> Ready:
    chen = town.administrator()
    await chen.says("/points")
    return Ready(chen, "✏️ 更正积分", chen.last)


SCENES: dict[str, Scene] = {
    "pp": _scene("▶️", A_PAGE + 1),
    "pi": _scene("看图"),
    "pt": _scene("表格"),
    "pc": correct,
}

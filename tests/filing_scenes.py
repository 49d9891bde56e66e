"""The buttons of whoever files, each on its screen."""

from ready import Ready, Scene
from scenes import filed
from town import Town


async def join(town: Town) -> Ready:
    await filed(town)
    zhang = town.resident("张大爷")
    await zhang.opens("t1")
    return Ready(zhang, "🙋 我也遇到", zhang.last)


SCENES: dict[str, Scene] = {"nj": join}

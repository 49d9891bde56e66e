"""The button of what waits for somebody, about to be pressed."""

from ready import Ready, Scene
from town import Town

#: It shows whoever presses their own.
OWN = frozenset({"lo"})


async def waiting(town: Town) -> Ready:
    wang = town.resident()
    await wang.says("/me")
    return Ready(wang, "📌 等我办的", wang.last)


SCENES: dict[str, Scene] = {"lo": waiting}

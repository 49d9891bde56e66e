"""Staff's buttons of votes, each where it stands; and the file that anybody recounts."""

from calling import asked, move_to, poll, vote
from meeting import neighbours, secretary
from ready import Ready, Scene
from town import Town

from playground import Phone


async def _staff(town: Town) -> Phone:
    """Whose last message is the list, with one vote in it."""
    liu = (await poll(town))[2]
    await liu.says("/vote")
    await liu.taps("🗳 发起和查看表决")
    return liu


async def votes(town: Town) -> Ready:
    await neighbours(town, "王阿姨")
    liu = await secretary(town)
    await liu.says("/vote")
    return Ready(liu, "🗳 发起和查看表决", liu.last)


async def call(town: Town) -> Ready:
    liu = await _staff(town)
    return Ready(liu, "➕ 发起表决", liu.last)


async def card(town: Town) -> Ready:
    liu = await _staff(town)
    return Ready(liu, liu.last.buttons[0], liu.last)


async def back(town: Town) -> Ready:
    ready = await card(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "↩️ 全部表决", ready.who.last)


async def off(town: Town) -> Ready:
    liu = (await poll(town))[2]
    return Ready(liu, "✖️ 取消表决", liu.last)


async def end(town: Town) -> Ready:
    await neighbours(town, "王阿姨")
    liu = await secretary(town)
    await asked(liu)
    await liu.taps("🏁 允许提前截止")
    await liu.taps("📣 发布公告")
    return Ready(liu, "🏁 提前截止", liu.last)


async def file(town: Town) -> Ready:
    wang, _, _, chat = await poll(town)
    await move_to(town, (await vote(town)).closes_at)
    return Ready(wang, "📎 核对用文件", wang.sees(chat)[-1])


#: Anybody who may see the vote asks for its file.
OWN = {"ar"}
SCENES: dict[str, Scene] = {
    "ah": votes,
    "an": call,
    "ac": card,
    "al": back,
    "ax": off,
    "ae": end,
    "ar": file,
}

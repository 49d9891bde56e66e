"""The buttons of ballots, each where it stands."""

from balloting import measured, opened, over
from meeting import neighbours
from offices import lives
from ready import Ready, Scene
from town import Town

from domain.votes import VoteKind
from playground import Phone


async def _open(town: Town, **call: object) -> Phone:
    """Whose last message is the ballot."""
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    await opened(town, **call)
    await wang.says("/vote")
    return wang


def on_the_ballot(label: str, **call: object) -> Scene:
    async def scene(town: Town) -> Ready:
        wang = await _open(town, **call)
        return Ready(wang, label, wang.last)

    return scene


def when_asked(label: str, **call: object) -> Scene:
    async def scene(town: Town) -> Ready:
        wang = await _open(town, **call)
        await wang.taps("赞成")
        return Ready(wang, label, wang.last)

    return scene


async def listed(town: Town) -> Ready:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    await opened(town)
    await opened(town, title="清理楼道")
    await wang.says("/vote")
    return Ready(wang, wang.last.buttons[0], wang.last)


async def voice(town: Town) -> Ready:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    await measured(town)
    await lives(town, wang, "幸福里3号楼2单元101")
    await lives(town, town.guest("刘奶奶"), "幸福里3号楼2单元101")
    await opened(town, kind=VoteKind.ASSEMBLY)
    await wang.says("/vote")
    return Ready(wang, wang.last.buttons[0], wang.last)


async def lines(town: Town) -> Ready:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    vote = await opened(town, secret=True)
    await over(town, vote)
    await wang.says("/vote")
    return Ready(wang, "📜 公布清单", wang.last)


SCENES: dict[str, Scene] = {
    "bl": on_the_ballot("↩️ 全部表决"),
    "bo": listed,
    "bv": voice,
    "bc": on_the_ballot("赞成", changeable=True),
    "by": when_asked("✅ 确定投出"),
    "br": lines,
    "zc": on_the_ballot("赞成", secret=True),
    "zy": when_asked("✅ 确定投出", secret=True),
    "zo": when_asked("↩️ 返回", secret=True),
    "zw": on_the_ballot("🔒 为什么说是秘密的？", secret=True),
    "zp": on_the_ballot("🔁 换一个口令", secret=True),
    "zl": on_the_ballot("🗳 其他表决", secret=True),
}

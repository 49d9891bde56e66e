"""Every button of one's own card, about to be pressed."""

from ready import Ready, Scene
from town import Town

from playground import Phone

#: What is everybody's own: pressed by somebody else it does the same for them.
OWN = frozenset({"ml", "mq", "mt", "mc", "mx"})


async def _card(town: Town) -> Phone:
    wang = town.resident()
    await wang.says("/me")
    return wang


async def _on_the_card(town: Town, label: str) -> Ready:
    wang = await _card(town)
    return Ready(wang, label, wang.last)


async def language(town: Town) -> Ready:
    return await _on_the_card(town, "🌐 语言")


async def quiet(town: Town) -> Ready:
    return await _on_the_card(town, "🌙 免打扰")


async def topics(town: Town) -> Ready:
    return await _on_the_card(town, "🔔 通知")


async def data(town: Town) -> Ready:
    return await _on_the_card(town, "📦 我的数据")


async def topic(town: Town) -> Ready:
    ready = await topics(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "✅ 投票", ready.who.last)


async def back(town: Town) -> Ready:
    ready = await topics(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "↩️ 返回", ready.who.last)


async def export(town: Town) -> Ready:
    ready = await data(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "📦 导出我的数据", ready.who.last)


async def forget(town: Town) -> Ready:
    ready = await data(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "🗑 注销", ready.who.last)


async def go_on(town: Town) -> Ready:
    wang = town.resident()
    await wang.says("/forget")
    return Ready(wang, "继续", wang.last)


SCENES: dict[str, Scene] = {
    "mb": back,
    "mg": language,
    "mq": quiet,
    "mn": topics,
    "mt": topic,
    "md": data,
    "mx": export,
    "mf": forget,
    "mc": go_on,
}

"""Every button of one's own service, about to be pressed."""

from helping import task
from offices import compound, lives
from ready import Ready, Scene
from serving import at_the_profile, joined
from town import Town

from playground import Phone

#: Whoever presses it does something for themself.
OWN = frozenset({"uj"})
_HOME = "幸福里3号楼2单元501"


async def _resident(town: Town) -> Phone:
    await compound(town)
    return await lives(town, town.guest("王秀英"), _HOME)


async def _profile(town: Town) -> Phone:
    return await joined(await _resident(town))


async def _on_the_profile(town: Town, label: str) -> Ready:
    wang = await _profile(town)
    return Ready(wang, label, wang.last)


async def join(town: Town) -> Ready:
    wang = await _resident(town)
    await wang.says("/tasks")
    return Ready(wang, "🤝 我要当志愿者", wang.last)


async def profile(town: Town) -> Ready:
    wang = await _profile(town)
    await wang.says("/tasks")
    return Ready(wang, "⚙️ 我的志愿服务", wang.last)


async def duty(town: Town) -> Ready:
    return await _on_the_profile(town, "🟢 值班中（点一下就休息）")


async def named(town: Town) -> Ready:
    return await _on_the_profile(town, "⬜ 感谢榜上不写我的名字")


async def areas(town: Town) -> Ready:
    return await _on_the_profile(town, "📍 服务范围")


async def buildings(town: Town) -> Ready:
    ready = await areas(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "🏢 只选几栋楼", ready.who.last)


async def serve(town: Town) -> Ready:
    ready = await buildings(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "⬜ 3号楼", ready.who.last)


async def skills(town: Town) -> Ready:
    return await _on_the_profile(town, "🛠 我会的")


async def skill(town: Town) -> Ready:
    ready = await skills(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "⬜ 开车", ready.who.last)


async def per_day(town: Town) -> Ready:
    ready = await _on_the_profile(town, "🔔 每天最多问我 3 次")
    await ready.who.taps(ready.label)
    return Ready(ready.who, "⬜ 每天 1 次", ready.who.last)


async def mine(town: Town) -> Ready:
    return await _on_the_profile(town, "📋 我的任务")


async def calendar(town: Town) -> Ready:
    wang = await _profile(town)
    await wang.says(f"抢 {await task(town, '幸福里')}")
    await at_the_profile(wang)
    return Ready(wang, "📅 我的日历", wang.last)


async def add_to_calendar(town: Town) -> Ready:
    wang = await _profile(town)
    await wang.says(f"抢 {await task(town, '幸福里')}")
    return Ready(wang, "📅 加到日历", wang.last)


async def leave(town: Town) -> Ready:
    return await _on_the_profile(town, "🚪 不再当志愿者")


async def leave_indeed(town: Town) -> Ready:
    ready = await leave(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "是，不再当了", ready.who.last)


SCENES: dict[str, Scene] = {
    "up": profile,
    "uj": join,
    "ud": duty,
    "un": named,
    "ua": areas,
    "ug": buildings,
    "ub": serve,
    "us": skills,
    "uk": skill,
    "ur": per_day,
    "uh": mine,
    "uc": calendar,
    "ue": add_to_calendar,
    "uo": leave,
    "ux": leave_indeed,
}

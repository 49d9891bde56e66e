"""Every button of the roles, about to be pressed."""

from offices import given
from ready import Ready, Scene
from town import Town

from domain.people import Role
from playground import Phone


async def _listed(town: Town) -> tuple[Phone, Phone]:
    """The administrator looks at the list, and who stands on it."""
    chen = town.administrator()
    wang = await given(town, town.guest("王秀英"), Role.BUILDING_HEAD)
    await chen.says("/roles")
    return chen, wang


async def _opened(town: Town) -> tuple[Phone, Phone]:
    chen, wang = await _listed(town)
    await chen.taps("楼栋长 · 王秀英")
    return chen, wang


async def _pressing(town: Town, label: str) -> Ready:
    chen, _ = await _opened(town)
    return Ready(chen, label, chen.last)


async def page(town: Town) -> Ready:
    chen = town.administrator()
    for at in range(6):
        await given(town, town.guest(f"志愿者{at}"), Role.VOLUNTEER)
    await chen.says("/roles")
    return Ready(chen, "更多…", chen.last)


async def person(town: Town) -> Ready:
    chen, _ = await _listed(town)
    return Ready(chen, "楼栋长 · 王秀英 · 幸福里", chen.last)


async def appoint(town: Town) -> Ready:
    return await _pressing(town, "➕ 任命")


async def find(town: Town) -> Ready:
    chen, _ = await _listed(town)
    return Ready(chen, "🔎 找人", chen.last)


async def take(town: Town) -> Ready:
    return await _pressing(town, "收回：楼栋长 · 幸福里")


async def take_indeed(town: Town) -> Ready:
    ready = await take(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "确定收回", ready.who.last)


async def bar(town: Town) -> Ready:
    return await _pressing(town, "🚫 停用")


async def bar_indeed(town: Town) -> Ready:
    ready = await bar(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "确定停用", ready.who.last)


async def welcome(town: Town) -> Ready:
    ready = await bar_indeed(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "恢复", ready.who.last)


async def _proposed(town: Town) -> Phone:
    """The second administrator, who is asked."""
    chen, liu, wang = town.administrator(), town.administrator("刘主任"), town.guest("王秀英")
    await wang.opens()
    await chen.says("/roles")
    await chen.taps("➕ 任命")
    await chen.says("王秀英")
    await chen.taps("更多…", on=chen.last)
    await chen.taps("管理员", on=chen.last)
    await chen.taps("✅ 提交")
    return liu


async def proposal(town: Town) -> Ready:
    liu = await _proposed(town)
    await liu.says("/roles")
    return Ready(liu, "⏳ 有一件事等您确认", liu.last)


async def confirm(town: Town) -> Ready:
    liu = await _proposed(town)
    return Ready(liu, "✅ 同意", liu.last)


async def decline(town: Town) -> Ready:
    liu = await _proposed(town)
    return Ready(liu, "❌ 不同意", liu.last)


SCENES: dict[str, Scene] = {
    "ka": page,
    "kp": person,
    "kn": appoint,
    "kf": find,
    "kt": take,
    "ky": take_indeed,
    "kb": bar,
    "kz": bar_indeed,
    "kw": welcome,
    "kq": proposal,
    "kc": confirm,
    "kd": decline,
}

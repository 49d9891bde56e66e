"""The buttons of notices, each where it stands."""

from noticing import WORDS, composed, later, office, sent
from offices import compound, given, lives
from ready import Ready, Scene
from town import Town

from domain.people import Role
from playground import Phone


async def _out(town: Town, *switches: str) -> tuple[Phone, Phone]:
    """Whoever wrote it, with its card; and a neighbour who has it."""
    liu, [wang] = await office(town, "王阿姨")
    await sent(town, liu, *switches)
    return liu, wang


async def acknowledge(town: Town) -> Ready:
    _, wang = await _out(town, "⬜️ 要求确认")
    return Ready(wang, "我已知晓", wang.last)


def on_the_card(label: str, *switches: str) -> Scene:
    async def scene(town: Town) -> Ready:
        liu, _ = await _out(town, *switches)
        return Ready(liu, label, liu.last)

    return scene


async def pause(town: Town) -> Ready:
    """At night, when it waits for the morning."""
    town.clock.move(hours=14)
    return await on_the_card("⏸ 暂停")(town)


async def resume(town: Town) -> Ready:
    ready = await pause(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "▶️ 继续发送", ready.who.last)


async def cancel_indeed(town: Town) -> Ready:
    ready = await on_the_card("✖️ 取消通知")(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "是的，取消", ready.who.last)


async def remind(town: Town) -> Ready:
    ready = await on_the_card("🔔 再提醒未确认的", "⬜️ 要求确认")(town)
    town.clock.move(hours=7)
    return ready


async def tick(town: Town) -> Ready:
    ready = await on_the_card("🚪 上门名单", "⬜️ 要求确认")(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, ready.who.last.buttons[0], ready.who.last)


async def call(town: Town) -> Ready:
    """Of two buildings."""
    await compound(town, "幸福里", "3", "5")
    liu = await given(town, town.guest("刘书记"), Role.SECRETARY, "幸福里")
    for name, building in (("王阿姨", "3"), ("远邻", "5")):
        await lives(town, town.guest(name), f"幸福里{building}号楼1单元101")
    await sent(town, liu, "⬜️ 要求确认")
    await liu.taps("🚪 上门名单")
    return Ready(liu, "🙋 请楼栋长上门", liu.last)


async def untick(town: Town) -> Ready:
    ready = await tick(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, ready.who.last.buttons[0], ready.who.last)


async def listed(town: Town) -> Ready:
    _, wang = await _out(town)
    await wang.says("📰 通知")
    return Ready(wang, wang.last.buttons[0], wang.last)


async def back(town: Town) -> Ready:
    ready = await listed(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "↩️ 返回", ready.who.last)


async def many(town: Town) -> Phone:
    liu, [wang] = await office(town, "王阿姨")
    for number in range(8):
        await composed(liu, words=f"{WORDS}（{number}）")
        await liu.taps("✅ 发送")
    await later(town)
    return wang


async def search(town: Town) -> Ready:
    wang = await many(town)
    await wang.says("/notices")
    return Ready(wang, "🔍 查找", wang.last)


async def found(town: Town) -> Ready:
    wang = await many(town)
    await wang.says("/notices 停水")
    return Ready(wang, "更多…", wang.last)


async def compose(town: Town) -> Ready:
    liu = await given(town, town.guest("刘书记"), Role.SECRETARY)
    await liu.says("/notices")
    return Ready(liu, "📢 发通知", liu.last)


async def manage(town: Town) -> Ready:
    liu, _ = await _out(town)
    await liu.says("/notices")
    await liu.taps(liu.last.buttons[0])
    return Ready(liu, "📊 送达情况", liu.last)


#: Anybody who is welcome may press these, for themselves.
OWN = {"ia", "ib", "ic", "id", "ig"}
SCENES: dict[str, Scene] = {
    "ia": acknowledge,
    "ib": back,
    "ic": listed,
    "id": search,
    "ie": compose,
    "if": manage,
    "ig": found,
    "in": pause,
    "io": resume,
    "ip": on_the_card("✖️ 取消通知"),
    "iq": cancel_indeed,
    "ir": on_the_card("✏️ 更正"),
    "is": on_the_card("📒 送达台账"),
    "it": on_the_card("🚪 上门名单"),
    "iu": tick,
    "iv": untick,
    "iw": on_the_card("🔄 刷新"),
    "ix": call,
    "iy": remind,
}

"""The buttons of the filing form and of a ticket, each on its screen."""

from ready import Ready, Scene
from scenes import LIFT
from town import Town

from playground import Phone
from playground.chats import Message


async def _summary(town: Town, label: str) -> Ready:
    wang = town.resident()
    await wang.says(LIFT)
    return Ready(wang, label, wang.last)


async def _filed(town: Town) -> tuple[Phone, Phone, Message]:
    wang, li = town.resident(), town.repairer()
    group = town.staff_group(li)
    await wang.sends_photo(LIFT)
    await wang.taps("✅ 提交")
    return wang, li, li.sees(group)[-1]


async def _finished(town: Town) -> tuple[Phone, Phone]:
    wang, li, card = await _filed(town)
    await li.taps("接单", on=card)
    await li.taps("完成", on=card)
    await li.sends_photo("换了门机电源")
    await li.taps("✅ 提交")
    return wang, li


async def choose(town: Town) -> Ready:
    wang = town.resident()
    await wang.says("/repair 7号楼那个东西不对劲")
    return Ready(wang, "更多…", wang.last)


async def back(town: Town) -> Ready:
    wang = town.resident()
    await wang.says("/repair 楼道灯不亮了")
    return Ready(wang, "↩️ 返回", wang.last)


async def cancel(town: Town) -> Ready:
    return await _summary(town, "❌ 取消")


async def submit(town: Town) -> Ready:
    return await _summary(town, "✅ 提交")


async def edit(town: Town) -> Ready:
    return await _summary(town, "✏️ 修改")


async def reask(town: Town) -> Ready:
    ready = await edit(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "地点", ready.who.last)


async def speak(town: Town) -> Ready:
    wang = town.resident()
    await wang.says("/lang")
    return Ready(wang, "English", wang.last)


async def accept(town: Town) -> Ready:
    _, li, card = await _filed(town)
    return Ready(li, "接单", card)


async def finish(town: Town) -> Ready:
    _, li, card = await _filed(town)
    await li.taps("接单", on=card)
    return Ready(li, "完成", card)


async def confirm(town: Town) -> Ready:
    wang, _ = await _finished(town)
    return Ready(wang, "👍 已解决", wang.last)


async def reopen(town: Town) -> Ready:
    wang, _ = await _finished(town)
    return Ready(wang, "🔁 没解决", wang.last)


async def rate(town: Town) -> Ready:
    ready = await confirm(town)
    await ready.who.taps(ready.label)
    return Ready(
        ready.who, "★★★★", next(m for m in reversed(ready.who.messages) if "★★★★" in m.buttons)
    )


async def withdraw(town: Town) -> Ready:
    wang, _, _ = await _filed(town)
    return Ready(wang, "↩️ 撤回", wang.last)


async def open_one(town: Town) -> Ready:
    wang, _, _ = await _filed(town)
    await wang.says("/tickets")
    return Ready(wang, "#1 电梯 · 等待接单", wang.last)


async def photos(town: Town) -> Ready:
    _, li, card = await _filed(town)
    return Ready(li, "📷 图片 (1)", card)


async def page(town: Town) -> Ready:
    wang = town.resident()
    for _ in range(7):
        town.clock.move(hours=1)
        await wang.says(LIFT)
        await wang.taps("✅ 提交")
    await wang.says("/tickets")
    return Ready(wang, "▶️", wang.last)


SCENES: dict[str, Scene] = {
    "fc": choose,
    "fb": back,
    "fx": cancel,
    "fs": submit,
    "fe": edit,
    "fq": reask,
    "ml": speak,
    "ta": accept,
    "tf": finish,
    "tc": confirm,
    "tn": reopen,
    "tr": rate,
    "tw": withdraw,
    "to": open_one,
    "tp": photos,
    "tl": page,
}

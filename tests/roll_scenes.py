"""Every button of a roll, about to be pressed."""

from ready import Ready, Scene
from spreadsheets import LI, WANG, csv
from town import Town

from playground import File, Phone


async def sent(phone: Phone, *lines: tuple[str, ...], name: str = "名册.csv") -> None:
    await phone.sends_document(File(name=name, data=csv(*lines)))


async def _shown(town: Town, label: str, *lines: tuple[str, ...]) -> Ready:
    """The preview of a file stands there."""
    chen = town.administrator()
    await sent(chen, *(lines or (WANG, LI)))
    return Ready(chen, label, chen.last)


async def _asked(town: Town, label: str) -> Ready:
    chen = town.administrator()
    await chen.says("/roll")
    return Ready(chen, label, chen.last)


async def apply(town: Town) -> Ready:
    return await _shown(town, "✅ 确认写入")


async def drop(town: Town) -> Ready:
    return await _shown(town, "❌ 不要了")


async def look(town: Town) -> Ready:
    return await _shown(town, "🆕 新增（4）")


async def back(town: Town) -> Ready:
    ready = await look(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "↩️ 返回", ready.who.last)


async def whole(town: Town) -> Ready:
    many = [("幸福里", "1", "1", str(number), "80.00", "", "", "") for number in range(101, 121)]
    ready = await _shown(town, "🆕 新增（20）", *many)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "📄 全部（文件）", ready.who.last)


async def template(town: Town) -> Ready:
    return await _asked(town, "📄 模板")


async def export(town: Town) -> Ready:
    return await _asked(town, "⬇️ 导出名册")


SCENES: dict[str, Scene] = {
    "ra": apply,
    "rd": drop,
    "rl": look,
    "rv": back,
    "rf": whole,
    "rt": template,
    "rx": export,
}

"""Every button of the desk, about to be pressed."""

from offices import compound
from ready import Ready, Scene
from town import Town

from domain.organisations import OrganisationKind
from playground import Phone

MANY = 7


async def _at_the_desk(town: Town) -> Phone:
    """陈主任, who may do all of it, in a compound of two buildings."""
    await compound(town, "幸福里", "3", "5")
    async with town.linli.database.write() as unit:
        await unit.organisations.ensure("安居物业", OrganisationKind.PROPERTY)
    chen = town.administrator()
    await chen.says("/desk")
    return chen


async def walked(town: Town, *labels: str) -> Phone:
    """As far as these taps lead, or words, where no button is called so."""
    chen = await _at_the_desk(town)
    return await on(chen, *labels)


async def on(who: Phone, *steps: str) -> Phone:
    for step in steps:
        shown = who.last.buttons
        if any(step in label for label in shown):
            await who.taps(step, on=who.last)
        else:
            await who.says(step)
    return who


def _ready(who: Phone, label: str) -> Ready:
    return Ready(who, next(each for each in who.last.buttons if label in each), who.last)


def _scene(label: str, *labels: str) -> Scene:
    async def scene(town: Town) -> Ready:
        return _ready(await walked(town, *labels), label)

    return scene


async def filed_many(town: Town, count: int = MANY) -> None:
    wang = town.resident()
    for _ in range(count):
        town.clock.move(hours=1)
        await wang.says("3号楼2单元电梯坏了")
        await wang.taps("✅ 提交")
        if "继续提交" in " ".join(wang.last.buttons):
            await wang.taps("继续提交", on=wang.last)


async def found(town: Town) -> Ready:
    await filed_many(town)
    chen = await _at_the_desk(town)
    await chen.says("/find 电梯")
    return _ready(chen, "▶️")


ANNOUNCED = (
    "更多",
    "停水停电",
    "➕ 发布",
    "给排水",
    "幸福里",
    "水管抢修停水",
    "2小时后",
    "✅ 提交",
)
ADDED = ("更多", "常用答复", "➕ 添加", "师傅已经出发。", "✅ 提交")
RULED = ("更多", "派单规则", "➕ 新规则", "所有类别", "安居物业", "✅ 提交")
RATES = ("更多", "三率")


async def _card(town: Town, count: int = 1) -> Phone:
    """Ticket 1, on 陈主任's screen."""
    chen = await _at_the_desk(town)
    for at in range(count):
        await on(chen, *ADDED[:3], f"师傅已经出发{at}。", "✅ 提交")
        await chen.says("/desk")
    wang = town.resident()
    await wang.says("3号楼2单元电梯坏了")
    await wang.taps("✅ 提交")
    await chen.says("/find 1")
    return await on(chen, "#1")


async def canned(town: Town) -> Ready:
    return _ready(await _card(town), "常用答复")


async def _canned(town: Town, count: int = 1) -> Phone:
    return await on(await _card(town, count), "常用答复")


async def canned_page(town: Town) -> Ready:
    return _ready(await _canned(town, 6), "更多")


async def canned_one(town: Town) -> Ready:
    return _ready(await _canned(town), "师傅已经出发")


SCENES: dict[str, Scene] = {
    "da": canned,
    "dh": _scene("工作台", "全部"),
    "dl": _scene("全部"),
    "dx": _scene("筛选", "更多"),
    "dc": _scene("按类别", "更多", "筛选"),
    "dz": _scene("按地点", "更多", "筛选"),
    "dm": _scene("更多"),
    "df": _scene("查工单", "更多", "筛选"),
    "dn": found,
    "di": _scene("停水停电", "更多"),
    "dk": _scene("➕ 发布", "更多", "停水停电"),
    "dj": _scene("给排水", *ANNOUNCED, "返回列表"),
    "do": _scene("改恢复时间", *ANNOUNCED),
    "de": _scene("已恢复", *ANNOUNCED),
    "dy": _scene("确定已恢复", *ANNOUNCED, "已恢复"),
    "dw": _scene("统一办结", *ANNOUNCED),
    "dq": _scene("常见问题", "更多"),
    "du": _scene("➕ 添加", "更多", "常用答复"),
    "dp": _scene("师傅已经出发", *ADDED, "返回列表"),
    "dv": _scene("改写", *ADDED),
    "dr": _scene("停用", *ADDED),
    "dd": _scene("确定停用", *ADDED, "停用"),
    "dt": canned_page,
    "db": canned_one,
    "dg": _scene("派单规则", "更多"),
    "d1": _scene("换个地方", "更多", "派单规则"),
    "d2": _scene("➕ 新规则", "更多", "派单规则"),
    "d3": _scene("安居物业", *RULED),
    "d4": _scene("删除", *RULED, "安居物业"),
    "d5": _scene("三率", "更多"),
    "d6": _scene("换个地方", *RATES),
    "d7": _scene("看某个单位", *RATES),
    "d8": _scene("看图", *RATES),
    "d9": _scene("表格", *RATES),
}

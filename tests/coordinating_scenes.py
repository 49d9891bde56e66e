"""Every button of those who look after tasks, about to be pressed."""

from coordinating import at_the_desk, coordinator, made
from helping import bound, task, volunteer
from ready import Ready, Scene
from town import Town

from playground import Phone


def _ready(who: Phone, label: str) -> Ready:
    return Ready(who, next(each for each in who.last.buttons if label in each), who.last)


async def _boss(town: Town) -> Phone:
    """陈主任, with task 1 that 赵阿姨 has."""
    chen, zhao = town.administrator(), await volunteer(town)
    await chen.says("/start")
    await zhao.says(f"抢 {await task(town, capacity=2)}")
    await chen.says("/task 1")
    return chen


def _on_card(label: str, *steps: str) -> Scene:
    async def scene(town: Town) -> Ready:
        chen = await _boss(town)
        for step in steps:
            await chen.taps(step, on=chen.last)
        return _ready(chen, label)

    return scene


async def home(town: Town) -> Ready:
    lin = await coordinator(town)
    await lin.says("/desk")
    await lin.taps("更多")
    return _ready(lin, "🤝 志愿任务")


def _at_home(label: str) -> Scene:
    async def scene(town: Town) -> Ready:
        lin = await made(town)
        return _ready(await at_the_desk(lin), label)

    return scene


async def one(town: Town) -> Ready:
    lin = await made(town)
    await at_the_desk(lin)
    await lin.taps("📂 全部", on=lin.last)
    return _ready(lin, "#1")


async def call(town: Town) -> Ready:
    chen = await _boss(town)
    await bound(town, chen, purpose="volunteers")
    return _ready(chen, "📣 再喊人")


async def of_ticket(town: Town) -> Ready:
    lin = await coordinator(town)
    wang = town.resident("王阿姨")
    await wang.says("3号楼2单元电梯坏了")
    await wang.taps("✅ 提交")
    return _ready(lin, "✏️ 改一改再转志愿者")


ROTA = ("➕ 新排班", "环境卫生", "楼道清扫", "幸福里3号楼", "每周六", "9:00", "2人")


async def rota(town: Town) -> Phone:
    """Begun, on its card."""
    lin = await coordinator(town)
    await at_the_desk(lin)
    await lin.taps("🗓 固定排班", on=lin.last)
    for step in ROTA:
        await lin.taps(step, on=lin.last)
    await lin.taps("✅ 开始排班", on=lin.last)
    return lin


def _on_rota(label: str, *steps: str) -> Scene:
    async def scene(town: Town) -> Ready:
        lin = await rota(town)
        for step in steps:
            await lin.taps(step, on=lin.last)
        return _ready(lin, label)

    return scene


async def add_rota(town: Town) -> Ready:
    lin = await at_the_desk(await coordinator(town))
    await lin.taps("🗓 固定排班", on=lin.last)
    return _ready(lin, "➕ 新排班")


SCENES: dict[str, Scene] = {
    "wh": home,
    "wa": _at_home("➕ 发布任务"),
    "wl": _at_home("📂 全部"),
    "wo": one,
    "wg": call,
    "wk": _on_card("🔢 看签到码"),
    "we": _on_card("🕒 补记时长"),
    "wx": _on_card("❌ 取消任务"),
    "wp": _on_card("👥 谁接了"),
    "wc": _on_card("赵阿姨", "👥 谁接了"),
    "wr": _on_card("↩️ 收回", "👥 谁接了", "赵阿姨"),
    "wy": _on_card("确定收回", "👥 谁接了", "赵阿姨", "↩️ 收回"),
    "wt": of_ticket,
    "yl": _at_home("🗓 固定排班"),
    "ya": add_rota,
    "yo": _on_rota("楼道清扫", "↩️ 固定排班"),
    "ye": _on_rota("⏹ 结束排班"),
    "yy": _on_rota("确定", "⏹ 结束排班"),
}

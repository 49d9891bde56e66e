"""The buttons of meetings, each where it stands."""

from meeting import agenda, discussing, neighbours, opened, over, panel, secretary
from offices import given
from ready import Ready, Scene
from town import Town

from domain.meetings import MeetingId
from domain.people import Role
from playground import Phone


async def _called(town: Town, *titles: str) -> tuple[Phone, Phone, Phone]:
    """Whose last message is the card of the meeting."""
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    await town.tick()
    if titles:
        await agenda(town, wang, liu, *titles)
    for phone in (wang, zhang, liu):
        await phone.says("/meeting")
    return wang, zhang, liu


def on_the_card(label: str) -> Scene:
    async def scene(town: Town) -> Ready:
        wang, _, _ = await _called(town, "加装充电桩", "清理楼道")
        return Ready(wang, label, wang.last)

    return scene


async def open_card(town: Town) -> Ready:
    wang, _, _ = await _called(town, "加装充电桩", "清理楼道")
    await wang.taps("📋 议题")
    return Ready(wang, "↩️ 返回", wang.last)


async def item(town: Town) -> Ready:
    ready = await open_card(town)
    return Ready(ready.who, ready.message.buttons[0], ready.message)


async def second(town: Town) -> Ready:
    _, zhang, _ = await _called(town, "加装充电桩")
    await zhang.taps("📋 议题")
    return Ready(zhang, "附议", zhang.last)


async def choose(town: Town) -> Ready:
    wang, _, liu = await _called(town)
    await wang.says("/topic 加装充电桩")
    await wang.taps("✅ 提交")
    await liu.says("/meeting")
    await liu.taps("📋 议题")
    return Ready(liu, "📌 列入议程", liu.last)


async def check_in(town: Town) -> Ready:
    wang, _, _ = await _called(town)
    await opened(town)
    await wang.says("/meeting")
    return Ready(wang, "📍 签到", wang.last)


async def join(town: Town) -> Ready:
    wang, _, _ = await _called(town)
    await wang.taps("线上参加")
    await opened(town)
    await wang.says("/meeting")
    return Ready(wang, "💻 线上签到", wang.last)


async def uninvite(town: Town) -> Ready:
    ready = await before("✉️ 邀请")(town)
    await given(town, town.guest("马能人"), Role.VOLUNTEER, "幸福里")
    await ready.who.taps("✉️ 邀请")
    await ready.who.taps("➕ 按姓名邀请")
    await ready.who.says("马能人")
    return Ready(ready.who, "✖️ 马能人", ready.who.last)


async def invite(town: Town) -> Ready:
    ready = await before("✉️ 邀请")(town)
    await ready.who.taps("✉️ 邀请")
    return Ready(ready.who, "➕ 按姓名邀请", ready.who.last)


async def chair(town: Town) -> Ready:
    _, _, liu = await _called(town)
    return Ready(liu, "🎤 主持", liu.last)


def before(label: str) -> Scene:
    async def scene(town: Town) -> Ready:
        ready = await chair(town)
        await ready.who.taps(ready.label)
        return Ready(ready.who, label, ready.who.last)

    return scene


async def begin(town: Town) -> Ready:
    wang, _, liu = await _called(town, "加装充电桩")
    await opened(town, wang)
    await panel(liu)
    return Ready(liu, "▶️ 加装充电桩", liu.last)


async def admit(town: Town) -> Ready:
    _, _, liu = await _called(town, "加装充电桩")
    await opened(town)
    await panel(liu)
    return Ready(liu, "✍️ 代签到", liu.last)


def on_the_panel(label: str) -> Scene:
    async def scene(town: Town) -> Ready:
        wang, _, liu = await discussing(town)
        await wang.taps("✋ 我要发言")
        return Ready(liu, label, liu.last)

    return scene


async def speak(town: Town) -> Ready:
    wang, _, _ = await discussing(town)
    return Ready(wang, "✋ 我要发言", wang.last)


def voting(label: str) -> Scene:
    async def scene(town: Town) -> Ready:
        wang, _, liu = await discussing(town)
        await liu.taps("🗳 开始表决")
        return Ready(wang, label, wang.last)

    return scene


async def close_vote(town: Town) -> Ready:
    ready = await on_the_panel("🗳 开始表决")(town)
    await ready.who.taps(ready.label)
    await panel(ready.who)
    return Ready(ready.who, "🗳 结束表决", ready.who.last)


async def end(town: Town) -> Ready:
    _, _, liu = await discussing(town)
    await liu.taps("⏭ 不作决议，下一项")
    await panel(liu)
    return Ready(liu, "🏁 散会", liu.last)


def drafted(label: str) -> Scene:
    async def scene(town: Town) -> Ready:
        wang, _, _ = await over(town)
        return Ready(wang, label, wang.last)

    return scene


async def minutes(town: Town) -> Ready:
    wang, _, _ = await over(town)
    async with town.linli.database.read() as unit:
        assert await unit.resolutions.minutes(MeetingId(1))
    await wang.says("/start m1")
    return Ready(wang, "📄 会议纪要", wang.last)


#: Anybody who is welcome may press these, for themselves.
OWN = {"ea", "eb", "ec", "ed", "el", "ei", "eo", "ep", "es", "eq", "ej"}
SCENES: dict[str, Scene] = {
    "ea": on_the_card("参加"),
    "eb": on_the_card("线上参加"),
    "ec": on_the_card("请假"),
    "ep": on_the_card("我要提议"),
    "el": on_the_card("📋 议题和附议"),
    "ed": on_the_card("📅 加入日历"),
    "eo": open_card,
    "ei": item,
    "es": second,
    "ek": choose,
    "eq": check_in,
    "ej": join,
    "eh": chair,
    "et": before("➕ 加议题"),
    "ee": before("✉️ 邀请"),
    "xi": invite,
    "eu": uninvite,
    "er": before("🔢 签到码"),
    "ef": before("🔒 定下议程"),
    "ev": before("🕒 改时间地点"),
    "ex": before("✖️ 取消会议"),
    "xo": begin,
    "xr": on_the_panel("📝 记录发言"),
    "xn": on_the_panel("🎤 下一位发言"),
    "xv": on_the_panel("🗳 开始表决"),
    "xs": on_the_panel("✅ 形成决议"),
    "xd": on_the_panel("⏭ 不作决议，下一项"),
    "en": admit,
    "ew": speak,
    "xa": voting("赞成"),
    "xb": voting("反对"),
    "xc": voting("弃权"),
    "xz": close_vote,
    "ez": end,
    "em": minutes,
    "ey": drafted("👍 没有问题"),
    "eg": drafted("✏️ 我要更正"),
}

"""Every button of the residents, about to be pressed."""

from homes import Homes, head, settled, sheet
from ready import Ready, Scene
from town import Town

from playground import Phone

ROOM = "3号楼2单元501"


async def _owner(town: Town) -> tuple[Phone, Homes]:
    here = await settled(town)
    wang = town.guest("王阿姨")
    await wang.opens(await sheet(town, here.wangs_line))
    await wang.taps("✅ 同意并加入")
    return wang, here


async def _asked(town: Town) -> tuple[Phone, Phone]:
    await settled(town)
    zhou, wang = await head(town), town.guest("小王")
    await wang.says("/join")
    await wang.taps("🏠 请楼栋长确认")
    for answer in (ROOM, "王秀英"):
        await wang.says(answer)
    await wang.taps("业主")
    await wang.taps("✅ 同意并提交")
    return wang, zhou


async def join(town: Town) -> Ready:
    wang, zhou = await _asked(town)
    await zhou.taps("❌ 不同意")
    return Ready(wang, "🏠 去登记", wang.last)


async def phone(town: Town) -> Ready:
    wang = town.guest("小王")
    await wang.says("/join")
    return Ready(wang, "📱 用手机号核对", wang.last)


async def ask(town: Town) -> Ready:
    ready = await phone(town)
    return Ready(ready.who, "🏠 请楼栋长确认", ready.message)


async def approve(town: Town) -> Ready:
    _, zhou = await _asked(town)
    return Ready(zhou, "✅ 同意", zhou.last)


async def refuse(town: Town) -> Ready:
    _, zhou = await _asked(town)
    return Ready(zhou, "❌ 不同意", zhou.last)


async def withdraw(town: Town) -> Ready:
    wang, _ = await _asked(town)
    return Ready(wang, "↩️ 撤回申请", wang.last)


async def home(town: Town) -> Ready:
    wang, _ = await _owner(town)
    await wang.says("/join")
    return Ready(wang, "幸福里3号楼2单元501室", wang.last)


async def leave(town: Town) -> Ready:
    ready = await home(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "🚪 我已搬走", ready.who.last)


async def end(town: Town) -> Ready:
    ready = await leave(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "是的，确定", ready.who.last)


async def invite(town: Town) -> Ready:
    wang, _ = await _owner(town)
    await wang.says("/invite")
    return Ready(wang, "👪 邀请家人", wang.last)


async def by_door(town: Town) -> Ready:
    await settled(town)
    zhou = await head(town)
    await zhou.says("/invite")
    return Ready(zhou, "🚪 按门牌邀请一户", zhou.last)


async def printing(town: Town) -> Ready:
    ready = await by_door(town)
    return Ready(ready.who, "🖨 打印整栋楼的邀请单", ready.message)


SCENES: dict[str, Scene] = {
    "hj": join,
    "ho": phone,
    "hb": ask,
    "hy": approve,
    "hn": refuse,
    "hw": withdraw,
    "hh": home,
    "hl": leave,
    "hz": end,
    "hi": invite,
    "hd": by_door,
    "hp": printing,
}

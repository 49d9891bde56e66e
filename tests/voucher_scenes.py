"""Every button of rewards and vouchers, about to be pressed."""

from ready import Ready, Scene
from town import Town
from vouchering import CUT, bought, merchant, redeemed, reward, saver

from playground import Phone


async def _at_the_shelf(town: Town) -> Phone:
    zhao = await saver(town, "王秀英")
    await reward(town)
    await zhao.says("/voucher")
    return zhao


async def choose(town: Town) -> Ready:
    zhao = await _at_the_shelf(town)
    return Ready(zhao, zhao.last.buttons[0], zhao.last)


async def mine(town: Town) -> Ready:
    zhao = await _at_the_shelf(town)
    return Ready(zhao, "🎫 我的兑换券", zhao.last)


async def shelf(town: Town) -> Ready:
    ready = await mine(town)
    await ready.who.taps(ready.label, on=ready.message)
    return Ready(ready.who, "🎁 积分兑换", ready.who.last)


async def show(town: Town) -> Ready:
    zhao, _ = await bought(town, "王秀英")
    await zhao.taps("🎫 我的兑换券", on=zhao.last)
    return Ready(zhao, zhao.last.buttons[0], zhao.last)


async def _at_the_till(town: Town) -> Phone:
    clerk = await merchant(town, "李师傅")
    await reward(town)
    await clerk.says("/redeem")
    return clerk


async def kept(town: Town) -> Ready:
    clerk = await _at_the_till(town)
    return Ready(clerk, "⚙️ 兑换品管理", clerk.last)


async def offer(town: Town) -> Ready:
    ready = await kept(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, ready.who.last.buttons[0], ready.who.last)


async def add(town: Town) -> Ready:
    ready = await offer(town)
    return Ready(ready.who, "➕ 上架兑换品", ready.who.last)


async def retire(town: Town) -> Ready:
    ready = await offer(town)
    await ready.who.taps(CUT)
    return Ready(ready.who, "🗑 下架", ready.who.last)


async def retire_indeed(town: Town) -> Ready:
    ready = await retire(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "确定下架", ready.who.last)


async def honoured(town: Town) -> Ready:
    _, code = await bought(town, "王秀英")
    clerk = await merchant(town, "李师傅")
    await redeemed(clerk, code)
    return Ready(clerk, "📒 本月核销", clerk.last)


async def table(town: Town) -> Ready:
    ready = await honoured(town)
    await ready.who.taps(ready.label, on=ready.message)
    return Ready(ready.who, "📄 表格 XLSX", ready.who.last)


SCENES: dict[str, Scene] = {
    "sr": choose,
    "sm": mine,
    "sl": shelf,
    "sv": show,
    "sk": kept,
    "so": offer,
    "sa": add,
    "sx": retire,
    "sy": retire_indeed,
    "sh": honoured,
    "st": table,
}

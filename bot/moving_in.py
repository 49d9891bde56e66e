"""Everybody settles in, as they would in earnest: the demo's residents show by their telephones
that they live there, some of them join the volunteers, a shop says what it gives for points, and
those in office say who gets what.
"""

import asyncio

from bot import cast, hands
from bot.cast import Cast, Service
from playground import Phone, World

_AGREE = "✅ 同意并加入"
_SERVICE, _JOIN, _PROFILE = "🤝 志愿服务", "🤝 我要当志愿者", "⚙️ 我的志愿服务"
_MORE, _SUBMIT, _BACK = "更多…", "✅ 提交", "↩️ 返回"
_ADD_RULE = ("⚙️ 更多…", "🔀 派单规则", "➕ 新规则")
_ADD_ROTA = ("⚙️ 更多…", "🤝 志愿任务", "🗓 固定排班", "➕ 新排班")


async def everybody(world: World, there: Cast) -> None:
    """All at once. Whoever gets no answer stays a guest: the page works without them."""
    phones = {name: Phone(world, person) for name, person in there.people.items()}
    elsewhere = cast.VOLUNTEERS.keys() - cast.RESIDENTS.keys()
    await asyncio.gather(
        *(_resident(name, phones[name]) for name in cast.RESIDENTS),
        *(_serves(phones[name], cast.VOLUNTEERS[name]) for name in elsewhere),
        _rule(phones[cast.OFFICE]),
        _shop(phones[cast.MERCHANT]),
    )


async def _resident(name: str, phone: Phone) -> None:
    await _move_in(phone)
    if name in cast.VOLUNTEERS:
        await _serves(phone, cast.VOLUNTEERS[name])
    if name == cast.SECRETARY:
        await _rota(phone)


async def _move_in(phone: Phone) -> None:
    await phone.sends_contact()
    if await hands.until(lambda: any(_AGREE in message.buttons for message in phone.messages)):
        before = phone.last
        await phone.taps(_AGREE)
        # The welcome: whoever writes at once hears it before the answer to that.
        await hands.until(lambda: phone.last is not before)


async def _serves(phone: Phone, service: Service) -> None:
    await hands.until(lambda: _SERVICE in phone.keyboard)
    await phone.taps(_SERVICE)
    await hands.until(lambda: {_JOIN, _PROFILE} & {*hands.labels(phone)})
    await hands.taps(phone, _JOIN if _JOIN in hands.labels(phone) else _PROFILE)
    await hands.until(lambda: "🛠 我会的" in hands.labels(phone))
    if service.skills:
        await hands.taps(phone, "🛠 我会的")
        for skill in service.skills:
            await hands.leafs(phone, "▶️", f"⬜ {skill}")
        await hands.taps(phone, _BACK)
    if service.buildings:
        await hands.taps(phone, "📍 服务范围", "🏢 只选几栋楼")
        await hands.taps(phone, *(f"⬜ {each}" for each in service.buildings), _BACK, _BACK)
    if service.named:
        await hands.taps(phone, "⬜ 感谢榜上不写我的名字")
    if service.rests:
        await hands.taps(phone, "🟢 值班中")


async def _rule(phone: Phone) -> None:
    """As far as the bot answers: what no rule names waits on its desk."""
    category, organisation = cast.RULE
    await phone.says("/desk")
    await hands.taps(phone, *_ADD_RULE)
    await hands.leafs(phone, _MORE, category)
    await hands.taps(phone, organisation, _SUBMIT)


async def _rota(phone: Phone) -> None:
    field, what, where, day, begins, people = cast.ROTA
    await phone.says("/desk")
    await hands.taps(phone, *_ADD_ROTA, field)
    await hands.leafs(phone, _MORE, what)
    await hands.taps(phone, where, day, begins, people, "✅ 开始排班")


async def _shop(phone: Phone) -> None:
    """The first thing stands where it can be seen when the second one is added."""
    await phone.says("/redeem")
    await hands.taps(phone, "⚙️ 兑换品管理")
    for name, points in cast.REWARDS.items():
        await hands.taps(phone, "➕ 上架兑换品")
        await hands.until(lambda: "❌ 取消" in hands.labels(phone))
        await hands.says(phone, name)
        await hands.says(phone, str(points))
        await hands.taps(phone, _SUBMIT, "↩️ 返回列表")

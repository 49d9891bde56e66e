"""Every button of those who work on tickets, about to be pressed."""

from offices import given
from ready import Ready, Scene
from scenes import LIFT, filed, finished
from town import Town

from domain.organisations import OrganisationKind
from domain.people import Role
from playground import Phone


async def employ(town: Town, phone: Phone, name: str = "幸福物业") -> int:
    """As repair staff of that organisation, everywhere; its id."""
    await phone.opens()
    async with town.linli.database.write() as unit:
        company = await unit.organisations.ensure(name, OrganisationKind.PROPERTY)
        person = await unit.people.known_as(phone.person.id)
        assert person is not None
        root = await unit.areas.root()
        await unit.grants.give(
            person.id, Role.WORKER, root, unit.now, by=None, organisation=company.id
        )
        return company.id


async def on_the_desk(town: Town) -> tuple[Phone, Phone, Phone]:
    """A reporter, a community worker who has the ticket in private, and repair staff."""
    wang, li, lin = town.resident("王阿姨"), town.repairer("李师傅"), town.guest("林社工")
    await given(town, lin, Role.COMMUNITY)
    await wang.says(LIFT)
    await wang.taps("✅ 提交")
    return wang, lin, li


async def accepted(town: Town) -> tuple[Phone, Phone]:
    wang, li, group = await filed(town)
    await li.taps("接单", chat=group)
    return wang, li


async def done(worker: Phone) -> None:
    await worker.taps("完成")
    await worker.sends_photo("换了门机电源")
    await worker.taps("✅ 提交")


async def _deciding(town: Town, label: str) -> Ready:
    _, lin, _ = await on_the_desk(town)
    return Ready(lin, label, lin.last)


async def _working(town: Town, label: str) -> Ready:
    _, li = await accepted(town)
    return Ready(li, label, li.last)


async def dispatch(town: Town) -> Ready:
    return await _deciding(town, "派单")


async def _choosing(town: Town, *crew: str) -> Phone:
    _, lin, _ = await on_the_desk(town)
    for name in crew:
        await employ(town, town.guest(name), "蓝天电梯")
    await lin.taps("派单")
    return lin


async def organisations(town: Town) -> Ready:
    _, lin, _ = await on_the_desk(town)
    async with town.linli.database.write() as unit:
        for at in range(6):
            await unit.organisations.ensure(f"第{at}公司", OrganisationKind.DEPARTMENT)
    await lin.taps("派单")
    return Ready(lin, "▶️", lin.last)


async def employer(town: Town) -> Ready:
    lin = await _choosing(town, "赵师傅")
    return Ready(lin, "蓝天电梯", lin.last)


async def give(town: Town) -> Ready:
    lin = await _choosing(town, "赵师傅", "钱师傅")
    await lin.taps("蓝天电梯")
    return Ready(lin, "钱师傅", lin.last)


async def offer(town: Town) -> Ready:
    return await _deciding(town, "转志愿者")


async def recall(town: Town) -> Ready:
    ready = await offer(town)
    await ready.who.taps(ready.label)
    return Ready(ready.who, "收回", ready.who.last)


async def merge(town: Town) -> Ready:
    return await _deciding(town, "合并重复")


async def unmerge(town: Town) -> Ready:
    wang, lin, _ = await on_the_desk(town)
    async with town.linli.database.write() as unit:
        person = await unit.people.known_as(wang.person.id)
        assert person is not None
        ticket = await unit.tickets.get((await unit.tickets.of_reporter(person.id, 1, 0))[0].id)
    await wang.says("7号楼1单元电梯坏了")
    await wang.taps("✅ 提交")
    card = lin.last
    await lin.taps("合并重复", on=card)
    await lin.says(f"#{ticket.id}")
    return Ready(lin, "取消合并", card)


async def reject(town: Town) -> Ready:
    return await _deciding(town, "不予受理")


async def more(town: Town) -> Ready:
    return await _deciding(town, "更多…")


async def give_back(town: Town) -> Ready:
    return await _working(town, "退回")


async def extend(town: Town) -> Ready:
    return await _working(town, "延期")


async def pause(town: Town) -> Ready:
    return await _working(town, "暂停")


async def resume(town: Town) -> Ready:
    _, li = await accepted(town)
    sheet = li.last
    await li.taps("暂停", on=sheet)
    await li.taps("等配件")
    return Ready(li, "继续", sheet)


async def note(town: Town) -> Ready:
    return await _working(town, "备注")


async def reply(town: Town) -> Ready:
    return await _working(town, "💬 回复")


async def contacted(town: Town) -> Ready:
    wang, _, _ = await finished(town)
    return Ready(wang, "联系了", wang.last)


SCENES: dict[str, Scene] = {
    "td": dispatch,
    "tv": organisations,
    "tg": employer,
    "tz": give,
    "tq": offer,
    "ti": recall,
    "tm": merge,
    "tu": unmerge,
    "tj": reject,
    "tt": more,
    "tb": give_back,
    "te": extend,
    "tk": pause,
    "ts": resume,
    "tx": note,
    "ty": reply,
    "th": contacted,
}

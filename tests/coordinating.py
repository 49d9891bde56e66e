"""Coordinators, and the tasks that they make."""

from helping import task, volunteer
from offices import compound, given
from town import Town

from domain.people import Role
from domain.tasks import Claim, Task, TaskId
from playground import Phone


async def coordinator(
    town: Town, place: str = "", name: str = "林社工", role: Role = Role.COMMUNITY
) -> Phone:
    """Of a compound of two buildings, or of a part of it."""
    await compound(town, "幸福里", "3", "5")
    return await given(town, town.guest(name), role, place)


async def stored(town: Town, number: int = 1) -> Task:
    """As committed, read anew."""
    async with town.linli.database.read() as unit:
        return await unit.tasks.get(TaskId(number))


async def claims(town: Town, number: int = 1) -> list[Claim]:
    async with town.linli.database.read() as unit:
        return list(await unit.claims.of(TaskId(number)))


async def count(town: Town) -> int:
    """How many tasks there are."""
    async with town.linli.database.read() as unit:
        return int(await unit.tasks._session.value("SELECT count(*) FROM tasks"))


async def at_the_desk(phone: Phone) -> Phone:
    """🤝 is behind ⚙️."""
    await phone.says("/desk")
    await phone.taps("更多")
    await phone.taps("🤝 志愿任务", on=phone.last)
    return phone


async def sweeping(lin: Phone, when: str = "周六9:00", where: str = "幸福里3号楼") -> Phone:
    """As far as the summary: 楼道清扫 for two."""
    await lin.says("/task")
    await lin.taps("环境卫生")
    await lin.taps("楼道清扫")
    await lin.says(where)
    await lin.says(when)
    await lin.taps("2人")
    await lin.says("无")
    await lin.says("无")
    return lin


async def made(town: Town, when: str = "周六9:00", where: str = "幸福里3号楼") -> Phone:
    """Task 1, on the card of whoever made it."""
    lin = await coordinator(town)
    await sweeping(lin, when, where)
    await lin.taps("✅ 发布")
    return lin


async def administrator(town: Town) -> Phone:
    """Who can be written to."""
    chen = town.administrator()
    await chen.says("/start")
    return chen


async def held_task(town: Town, capacity: int = 1) -> tuple[Phone, Phone]:
    """A coordinator on the card of task 1, which begins in two hours, and who has it."""
    chen, zhao = await administrator(town), await volunteer(town)
    await zhao.says(f"抢 {await task(town, capacity=capacity)}")
    await chen.says("/task 1")
    return chen, zhao


async def finished_for_nobody(town: Town) -> tuple[Phone, Phone]:
    """The same two, after an hour of work in which nobody in particular was helped."""
    chen, zhao = await held_task(town)
    town.clock.move(hours=2)
    await zhao.taps("📍 我到了")
    await zhao.says((await stored(town)).code)
    town.clock.move(hours=1)
    await zhao.taps("✅ 完成")
    await zhao.sends_photo("扫干净了")
    await zhao.taps("✅ 提交")
    return chen, zhao

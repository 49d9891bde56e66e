"""A compound with neighbours, and a meeting that is walked through its month."""

from datetime import datetime

from offices import compound, given, known, lives
from town import Town

from domain.meetings import Item, Meeting, MeetingId
from domain.people import Role
from playground import Phone
from playground.chats import Chat
from services.meetings import attending, proposing

ZONE = "+08:00"


async def until(town: Town, moment: str) -> None:
    """2026-12-10 09:30, local."""
    at = datetime.fromisoformat(f"{moment}{ZONE}")
    town.clock.move(seconds=(at - town.clock()).total_seconds())
    await town.tick()


async def neighbours(town: Town, *names: str) -> list[Phone]:
    """Each with a home of their own in 幸福里 3号楼."""
    await compound(town, "幸福里", "3", "5")
    homes = [
        f"幸福里{building}号楼{stair}单元{room}"
        for building in (3, 5)
        for stair in (1, 2)
        for room in (101, 501)
    ]
    return [
        await lives(town, town.guest(name), home) for name, home in zip(names, homes, strict=False)
    ]


async def secretary(town: Town, name: str = "刘书记") -> Phone:
    return await given(town, town.guest(name), Role.SECRETARY, "幸福里")


async def group(town: Town, *members: Phone) -> Chat:
    people = [phone.person for phone in members]
    chat = town.world.group("幸福里邻居群", [town.world.only_bot, *people], owner=people[0])
    async with town.linli.database.write() as unit:
        root = await unit.areas.root()
        await unit.groups.bind(chat.id, "residents", chat.title or "", root.id)
    return chat


async def read(town: Town, number: int = 1) -> Meeting:
    """As committed."""
    async with town.linli.database.read() as unit:
        return await unit.meetings.get(MeetingId(number))


async def items(town: Town, number: int = 1) -> list[Item]:
    async with town.linli.database.read() as unit:
        return list(await unit.items.of(MeetingId(number)))


async def propose(phone: Phone, title: str) -> None:
    await phone.says(f"/topic {title}")
    await phone.taps("✅ 提交")


async def second(phone: Phone, at: int = 0) -> None:
    await phone.says("/meeting")
    await phone.taps("📋 议题")
    if "附议" not in phone.last.buttons:
        await phone.taps(phone.last.buttons[at])
    await phone.taps("附议")


async def check_in(town: Town, phone: Phone, number: int = 1) -> None:
    await phone.says(f"/start e{(await read(town, number)).token}")


async def agenda(town: Town, by: Phone, chair: Phone, *titles: str) -> None:
    """Proposed and chosen, without a word to anybody."""
    await town.tick()
    async with town.linli.database.write() as unit:
        proposer = await unit.people.get(await known(unit, by))
        chooser = await unit.people.get(await known(unit, chair))
        for title in titles:
            here = town.linli.settings.neighbourhood
            item = await proposing.propose(unit, MeetingId(1), title, proposer, here)
            await proposing.choose(unit, item.id, chooser)


async def opened(town: Town, *people: Phone) -> None:
    """The evening of the 25th, with these checked in."""
    await until(town, "2026-12-25 18:40")
    async with town.linli.database.write() as unit:
        token = (await unit.meetings.get(MeetingId(1))).token
        for phone in people:
            person = await unit.people.get(await known(unit, phone))
            await attending.check_in_by_link(unit, token, person)


async def discussing(town: Town) -> tuple[Phone, Phone, Phone]:
    """Two neighbours and the secretary, whose last message is the panel, with an item open."""
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    await agenda(town, wang, liu, "加装充电桩", "清理楼道")
    await opened(town, wang, zhang, liu)
    await panel(liu)
    await liu.taps("▶️ 加装充电桩")
    await panel(liu)
    return wang, zhang, liu


async def panel(chair: Phone) -> None:
    await chair.says("/meeting")
    await chair.taps("🎤 主持")


async def over(town: Town) -> tuple[Phone, Phone, Phone]:
    """The morning after: the draft was sent."""
    wang, zhang, liu = await discussing(town)
    await liu.taps("⏭ 不作决议，下一项")
    await panel(liu)
    await liu.taps("🏁 散会")
    await until(town, "2026-12-26 09:30")
    return wang, zhang, liu

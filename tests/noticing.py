"""Notices for a town: who writes them, who has them."""

from offices import compound, given, lives
from town import Town

from domain.areas import Level
from domain.notices import Delivery, Notice, NoticeId
from domain.people import Role
from playground import Phone, actions
from playground.chats import Chat
from services import notices

WORDS = "明天停水，请提前储水"


async def office(town: Town, *neighbours: str) -> tuple[Phone, list[Phone]]:
    """A secretary, and those who live in 3号楼 from the first door on."""
    if not town.world.people:
        await compound(town)
    liu = await given(town, town.guest("刘书记"), Role.SECRETARY, "幸福里")
    doors = ("1单元101", "1单元501", "2单元101", "2单元501")
    lived = [
        await lives(town, town.guest(name), f"幸福里3号楼{door}")
        for name, door in zip(neighbours, doors, strict=False)
    ]
    return liu, lived


async def composed(phone: Phone, *switches: str, words: str = WORDS) -> None:
    """Up to the summary, for everybody who lives in the compound."""
    await phone.says("/notice")
    await phone.says(words)
    await phone.taps("幸福里")
    await phone.taps("所有住户")
    for switch in switches:
        await phone.taps(switch)


async def sent(town: Town, phone: Phone, *switches: str, words: str = WORDS) -> NoticeId:
    """And out, as far as it goes by itself."""
    await composed(phone, *switches, words=words)
    await phone.taps("✅ 发送")
    await later(town)
    async with town.linli.database.read() as unit:
        rows = await unit.notices._session.all("SELECT max(id) AS id FROM notices")
        return NoticeId(rows[0]["id"])


async def later(town: Town, seconds: float = 5) -> None:
    """Whoever goes through the ledger has looked again."""
    town.clock.move(seconds=seconds)
    await town.tick()


async def read(town: Town, number: NoticeId) -> Notice:
    async with town.linli.database.read() as unit:
        return await notices.get(unit, number)


async def lines(town: Town, number: NoticeId) -> list[Delivery]:
    async with town.linli.database.read() as unit:
        return list(await notices.ledger(unit, await notices.get(unit, number)))


async def group(town: Town, title: str, *members: Phone) -> Chat:
    """Of the residents of the compound."""
    chat = town.group(title, *members)
    async with town.linli.database.write() as unit:
        [area] = await unit.areas.within(await unit.areas.root(), Level.COMPOUND)
        await unit.groups.bind(chat.id, "residents", title, area.id)
    return chat


async def bold(phone: Phone, words: str, until: int) -> None:
    """Says it with its beginning in bold."""
    entities = [{"type": "bold", "offset": 0, "length": until}]
    await phone._done(
        actions.write(phone.world, phone.person, {"text": words, "entities": entities})
    )

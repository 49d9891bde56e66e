"""A vote that staff call: the form filled in, tap by tap."""

from datetime import datetime

from meeting import group, neighbours, secretary
from town import Town

from domain.votes import Vote, VoteId
from playground import Phone
from playground.chats import Chat

OPINION = "💬 意向征询"
MEETING = "🗓 议事会表决"
ASSEMBLY = "🏛 业主大会表决"
TEXT = "电动车充电桩\n要不要在3号楼旁边装充电桩？"
YES_OR_NO = "赞成 / 反对 / 弃权"


async def begin(chair: Phone, kind: str = OPINION, place: str = "幸福里") -> None:
    """As far as its words."""
    await chair.says("/vote")
    await chair.taps("🗳 发起和查看表决")
    await chair.taps("➕ 发起表决")
    await chair.taps(kind)
    if place in chair.last.buttons:
        await chair.taps(place)


async def asked(
    chair: Phone,
    kind: str = OPINION,
    *,
    text: str = TEXT,
    options: str = YES_OR_NO,
    secrecy: str = "👁 记名投票",
    changes: str = "🔁 能",
    opens: str = "⚡ 马上开始",
    closes: str = "3天后",
    matter: str = "5",
) -> None:
    """As far as its preview."""
    await begin(chair, kind)
    if kind == ASSEMBLY:
        await chair.says(matter)
    await chair.says(text)
    await chair.says(options)
    await chair.taps(secrecy)
    await chair.taps(changes)
    if kind == ASSEMBLY and not opens[0].isdigit():
        opens = chair.last.buttons[0]
    await (chair.taps if opens in chair.last.buttons else chair.says)(opens)
    if closes:
        await (chair.taps if closes in chair.last.buttons else chair.says)(closes)


async def called(chair: Phone, kind: str = OPINION, **how: str) -> None:
    await asked(chair, kind, **how)
    await chair.taps("📣 发布公告")


async def poll(town: Town, **how: str) -> tuple[Phone, Phone, Phone, Chat]:
    """Two neighbours, the secretary, and the group where a poll is open."""
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    chat = await group(town, wang, zhang, liu)
    await called(liu, **how)
    await town.tick()
    return wang, zhang, liu, chat


async def vote(town: Town, number: int = 1) -> Vote:
    """As committed."""
    async with town.linli.database.read() as unit:
        return await unit.votes.get(VoteId(number))


async def document(town: Town, number: int = 1) -> bytes:
    async with town.linli.database.read() as unit:
        found = await unit.votes.published(VoteId(number))
        assert found is not None
        return found


async def move_to(town: Town, at: datetime, *, seconds: float = 10) -> None:
    """A moment after it, with what the clock does."""
    town.clock.move(seconds=(at - town.clock()).total_seconds() + seconds)
    await town.tick()

"""A compound whose offices are held, each by somebody else, and a decision on its way."""

from dataclasses import dataclass, replace
from datetime import timedelta

from meeting import group, neighbours, until
from offices import area_of, given, known
from town import Town

from domain.areas import Level
from domain.decisions import (
    Decision,
    DecisionId,
    Office,
    Procedure,
    Publication,
    Published,
    Stage,
)
from domain.organisations import OrganisationKind
from domain.people import Role
from domain.settings import DecisionSettings
from playground import Phone
from playground.chats import Chat
from services.decisions import proposing, publishing
from services.decisions.proposing import Proposal

RULES = DecisionSettings()
LIFT = "给3号楼加装电梯"
WHY = "3号楼有二十一户老人，上下楼不便。加装一部电梯，约45万元，由维修资金列支。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    town: Town
    #: 支部书记, 业委会, 物业, 社区, 街道.
    liu: Phone
    zhao: Phone
    sun: Phone
    lin: Phone
    he: Phone
    #: Neighbours, each with a home of 80 m² of their own.
    owners: list[Phone]
    group: Chat


async def offices(town: Town) -> Offices:
    owners = await neighbours(town, "王阿姨", "张大爷", "李奶奶", "周叔")
    liu = await given(town, town.guest("刘书记"), Role.SECRETARY, "幸福里")
    zhao = await given(town, town.guest("赵主任"), Role.COMMITTEE, "幸福里")
    lin = await given(town, town.guest("林社工"), Role.COMMUNITY)
    he = await given(town, town.guest("何科长"), Role.STREET)
    sun = await manager(town)
    chat = await group(town, liu, *owners)
    await _only_these_homes(town)
    return Offices(
        town=town, liu=liu, zhao=zhao, sun=sun, lin=lin, he=he, owners=owners, group=chat
    )


async def manager(town: Town, name: str = "孙经理", company: str = "幸福物业") -> Phone:
    """Works for a property company that serves the compound."""
    phone = town.guest(name)
    await phone.opens()
    async with town.linli.database.write() as unit:
        found = await unit.organisations.ensure(company, OrganisationKind.PROPERTY)
        area = await area_of(unit, "幸福里")
        await unit.grants.give(
            await known(unit, phone), Role.WORKER, area, unit.now, by=None, organisation=found.id
        )
    return phone


async def _only_these_homes(town: Town) -> None:
    """Four homes of 80 m², whose owners are here: the others are not there."""
    async with town.linli.database.write() as unit:
        area = await area_of(unit, "幸福里")
        homes = await unit.areas.within(area, Level.HOME)
        rows = await unit.areas._session.all("SELECT home_id FROM residencies")
        lived_in = {row["home_id"] for row in rows}
        await unit.areas.resize([(each.id, 8_000) for each in homes])
        gone = [each.id for each in homes if each.id not in lived_in]
        await unit.areas.retire(gone, unit.now)


async def read(town: Town, number: int = 1) -> Decision:
    """As committed."""
    async with town.linli.database.read() as unit:
        return await unit.decisions.get(DecisionId(number))


async def propose(
    phone: Phone, title: str = LIFT, text: str = WHY, way: str = "重大事项：三议一审两公开"
) -> None:
    """By whoever holds one office."""
    await phone.says("/start w")
    await phone.taps("➕ 提议一项决策")
    await phone.says(title)
    if "重大事项：三议一审两公开" in phone.last.buttons:
        await phone.taps(way)
    if "使用维修资金" in phone.last.buttons:
        await phone.taps("使用维修资金")
    await phone.says(text)
    await phone.taps("✅ 提交")


async def says_word(phone: Phone, label: str, text: str, number: int = 1) -> None:
    await phone.says(f"/start w{number}")
    await phone.taps(label)
    await phone.says(text)
    await phone.taps("✅ 提交")


async def approve(phone: Phone, text: str = "情况属实，同意。", number: int = 1) -> None:
    await says_word(phone, "✅ 同意", text, number)


async def refuse(phone: Phone, text: str = "资金没有着落。", number: int = 1) -> None:
    await says_word(phone, "❌ 不同意", text, number)


async def to_the_assembly(here: Offices) -> None:
    """Proposed by the committee, reviewed by the community."""
    await propose(here.zhao)
    await approve(here.lin)


async def called(here: Offices) -> None:
    """To vote for a week, from the first lawful day on."""
    await here.zhao.says("/start w1")
    await here.zhao.taps("🗳 召集业主大会表决")
    await here.zhao.taps("最早可以的那天（今天起第15天）")
    await here.zhao.taps("7天")
    await here.zhao.taps("✅ 召集")
    await here.town.tick()


async def voted(here: Offices, choice: str = "赞成", count: int = 3) -> None:
    """By so many of the four owners; then it is published."""
    await until(here.town, "2026-12-07 09:01")
    for owner in here.owners[:count]:
        await owner.says("/vote")
        await owner.taps(choice)
    await until(here.town, "2026-12-14 09:01")
    await here.town.tick()


async def published(here: Offices) -> None:
    """Through all three reviews: its process is published from the 14th to the 21st."""
    await to_the_assembly(here)
    await called(here)
    await voted(here)
    await approve(here.he, "程序合规，同意实施。")
    await here.town.tick()


async def adopted(here: Offices) -> None:
    """Nobody objected; the property company is to do it within a month."""
    await published(here)
    await until(here.town, "2026-12-21 09:05")
    await resolved(here)


async def resolved(here: Offices) -> None:
    await here.liu.says("/start w1")
    await here.liu.taps("✅ 安排谁办、何时办好")
    await here.liu.taps("按提议办")
    await here.liu.taps("幸福物业")
    await here.liu.taps("一个月内")
    await here.liu.taps("✅ 就这样安排")


async def proposed(here: Offices, procedure: Procedure = Procedure.REVIEWS) -> Decision:
    """Without a word to anybody: by the committee, or by the branch."""
    small = procedure is Procedure.SMALL
    async with here.town.linli.database.write() as unit:
        by = await unit.people.get(await known(unit, here.liu if small else here.zhao))
        proposal = Proposal(
            procedure=procedure,
            area=await area_of(unit, "幸福里"),
            office=Office.BRANCH if small else Office.COMMITTEE,
            title=LIFT,
            text=WHY,
        )
        return await proposing.propose(unit, proposal, by, RULES)


async def standing(
    here: Offices, stage: Stage, procedure: Procedure = Procedure.REVIEWS
) -> Decision:
    """As if all before it had happened, without a word to anybody."""
    decision = await proposed(here, procedure)
    async with here.town.linli.database.write() as unit:
        at, days = unit.now, timedelta(days=RULES.publication_days)
        over = Publication(kind=Published.PROCESS, at=at - days, until=at)
        runs = Publication(kind=Published.PROCESS, at=at, until=at + days)
        shown = {Stage.PROCESS: (runs,), Stage.RESOLVING: (over,)}.get(stage, ())
        due_at = None if stage.over else at + days
        await unit.decisions.save(
            replace(decision, stage=stage, publications=shown, due_at=due_at)
        )
        return await unit.decisions.get(decision.id)


async def objected(here: Offices, text: str = "电梯会挡住一楼的采光。") -> None:
    """By the first owner, to what is published."""
    async with here.town.linli.database.write() as unit:
        by = await unit.people.get(await known(unit, here.owners[0]))
        await publishing.object_to(unit, DecisionId(1), text, by, unit.now)

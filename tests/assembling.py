"""An owners' vote as it goes: called with sixteen days' notice, served, opened, published."""

import io
import zipfile
from dataclasses import dataclass
from datetime import timedelta

import openpyxl
from calling import move_to, vote
from meeting import neighbours, secretary
from offices import area_of, given, known
from serving import files
from town import Town
from voting import OPTIONS

from domain.assembly import Matter
from domain.calling import Wish
from domain.people import Role
from domain.serving import How
from domain.votes import VoteId, VoteKind
from playground import Phone
from services.votes import calling, rolls
from storage.served import Tried

TITLE = "电动车充电桩"
#: 0.01 m².
FLAT = 8_000
#: Of 赵大叔, and of nobody whom we know.
ZHAO, NOBODY = "3号楼2单元501", "5号楼2单元501"


@dataclass(frozen=True, slots=True, kw_only=True)
class Court:
    """幸福里: eight flats of 80 m². Four owners are registered in building 3 and one in building
    5, of whose other three flats nobody is known. 刘书记 runs it, 周楼长 looks after building 3,
    林社工 after all of it.
    """

    town: Town
    wang: Phone
    zhang: Phone
    li: Phone
    zhao: Phone
    qian: Phone
    liu: Phone
    zhou: Phone
    lin: Phone

    @property
    def owners(self) -> list[Phone]:
        return [self.wang, self.zhang, self.li, self.zhao, self.qian]


async def court(town: Town) -> Court:
    wang, zhang, li, zhao, qian = await neighbours(
        town, "王阿姨", "张大爷", "李婶子", "赵大叔", "钱老师"
    )
    async with town.linli.database.write() as unit:
        await unit._session.run(f"UPDATE areas SET size = {FLAT} WHERE level = 'home'")
    people = {"wang": wang, "zhang": zhang, "li": li, "zhao": zhao, "qian": qian}
    liu = await secretary(town)
    zhou = await given(town, town.guest("周楼长"), Role.BUILDING_HEAD, "幸福里3号楼")
    lin = await given(town, town.guest("林社工"), Role.COMMUNITY)
    return Court(town=town, liu=liu, zhou=zhou, lin=lin, **people)


async def announced(
    town: Town, here: Court | None = None, *, secret: bool = False, changeable: bool = True
) -> Court:
    """And every owner was written to."""
    here = here or await court(town)
    async with town.linli.database.write() as unit:
        opens_at = unit.now + timedelta(days=16)
        wish = Wish(
            kind=VoteKind.ASSEMBLY,
            title=TITLE,
            question="要不要在3号楼旁边装充电桩？",
            options=OPTIONS,
            matter=Matter.USE_FUND,
            area=(await area_of(unit, "幸福里")).id,
            secret=secret,
            changeable=changeable,
            opens_at=opens_at,
            closes_at=opens_at + timedelta(days=3),
        )
        by = await unit.people.get(await known(unit, here.liu))
        await calling.call(unit, wish, by, town.linli.settings.neighbourhood.zone)
    await town.tick()
    return here


async def at_the_doors(town: Town, vote_id: int = 1) -> None:
    """A notice at every door."""
    async with town.linli.database.write() as unit:
        called = await unit.votes.get(VoteId(vote_id))
        for head in (await rolls.assembly_roll(unit, called)).heads:
            tried = Tried(vote=called.id, home=head.id, how=How.DOOR, at=unit.now)
            await unit.served.add(tried)


async def opened(
    town: Town, here: Court | None = None, *, secret: bool = False, changeable: bool = True
) -> Court:
    here = await announced(town, here, secret=secret, changeable=changeable)
    await at_the_doors(town)
    await move_to(town, (await vote(town)).opens_at)
    return here


async def over(here: Court) -> None:
    """Published."""
    await move_to(here.town, (await vote(here.town)).closes_at, seconds=20)
    await here.town.tick()


async def panel(phone: Phone) -> None:
    """Staff by their list, building heads by theirs."""
    await phone.says("/vote")
    if "🗳 发起和查看表决" in phone.last.buttons:
        await phone.taps("🗳 发起和查看表决")
        await phone.taps(next(each for each in phone.last.buttons if TITLE in each))
        await phone.taps("🏛 业主大会")
    else:
        await phone.taps("🏛 业主大会表决")
        await phone.taps(f"🏛 {TITLE}")


async def pack(here: Court, phone: Phone) -> dict[str, bytes]:
    """The files of the archive that came last."""
    await panel(phone)
    await phone.taps("📦 导出全套档案")
    [*_, sent] = files(here.town, phone)
    with zipfile.ZipFile(io.BytesIO(sent.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


async def enter_paper(phone: Phone, door: str = ZHAO, choice: str = "赞成") -> None:
    """As the first one."""
    await panel(phone)
    await phone.taps("📝 录入纸质票")
    await phone.says(door)
    await phone.sends_photo()
    await phone.taps(choice)
    await phone.taps("✅ 录入")


async def enter_again(phone: Phone, choice: str = "赞成", door: str = ZHAO) -> None:
    """From the photo."""
    await panel(phone)
    await phone.taps("🔍 复核纸质票", on=phone.last)
    await phone.taps(next(each for each in phone.last.buttons if door in each))
    await phone.taps(choice)


async def give_proxy(here: Court, door: str = "3号楼1单元501", holder: str = "钱老师") -> None:
    """张大爷's, unless said otherwise."""
    await panel(here.liu)
    await here.liu.taps("🤝 委托投票")
    await here.liu.taps("📄 登记委托书")
    await here.liu.says(door)
    await here.liu.says(holder)
    await here.liu.sends_photo()
    await here.liu.taps("✅ 登记")


def sheet(content: bytes) -> list[list[str]]:
    """The first sheet of a workbook, each cell as text."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [
        ["" if cell is None else str(cell) for cell in row] for row in book.worksheets[0].values
    ]


async def choices(town: Town) -> dict[str, tuple[str, bool]]:
    """By the door: the choice on record, and whether somebody's hand cast it."""
    async with town.linli.database.read() as unit:
        found = {}
        for each in await unit.packs.cast(VoteId(1)):
            if each.choice is not None:
                home = await unit.areas.lineage(await unit.areas.get(each.key))  # type: ignore[arg-type]
                door = f"{home[-3].name}-{home[-2].name}-{home[-1].name}"
                found[door] = (each.choice, each.by is not None)
        return found

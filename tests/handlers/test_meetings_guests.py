"""Who is invited, told, and there: by office, by name, from an armchair."""

from dataclasses import replace

from meeting import (
    agenda,
    items,
    neighbours,
    opened,
    panel,
    propose,
    read,
    second,
    secretary,
    until,
)
from offices import given, lives
from serving import files
from town import MORNING, HandClock, Town, close, settled_town

from domain.meeting_settings import AllianceSettings, MeetingSettings
from domain.meetings import ItemStage, MeetingStage, Series
from domain.people import Role
from domain.settings import Neighbourhood


async def test_a_capable_neighbour_is_invited_each_month_until_they_are_not(town: Town) -> None:
    await neighbours(town, "王阿姨")
    liu = await secretary(town)
    ma = await given(town, town.guest("马能人"), Role.VOLUNTEER, "幸福里")
    await town.tick()
    await panel(liu)
    await liu.taps("✉️ 邀请")
    assert f"?start=m{(await read(town)).id}" in liu.last.text
    await liu.taps("➕ 按姓名邀请")
    await liu.says("李某某")
    assert "没找到这个名字" in liu.last.text
    await liu.says("能人")
    assert "请您来参加会议" in ma.last.text
    await until(town, "2026-12-18 09:00")
    assert "还有一周" in ma.last.text
    await until(town, "2027-01-10 09:30")
    assert "1月民情议事会" in ma.last.text

    await panel(liu)
    await liu.taps("✉️ 邀请")
    await liu.taps("✖️ 马能人")
    await until(town, "2027-01-18 09:30")

    assert "还有一周" not in ma.last.text


async def test_who_joins_online_needs_no_code_and_votes(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    await agenda(town, wang, liu, "加装充电桩")
    await zhang.says("/meeting")
    await zhang.taps("线上参加")
    await opened(town, wang)
    assert "🎤 主持" not in liu.last.buttons
    assert "▶️ 加装充电桩" in liu.last.buttons
    await zhang.taps("💻 线上签到")
    await liu.taps("▶️ 加装充电桩")
    await liu.taps("🗳 开始表决")
    await zhang.taps("赞成")
    await liu.taps("🗳 结束表决")

    [item] = await items(town)
    assert item.passed
    await liu.taps("⏭ 不作决议，下一项")
    await liu.taps("🏁 散会")
    await until(town, "2026-12-26 09:30")
    assert "到会：3 人，2 户（其中线上 1 人）" in zhang.last.text


async def test_everybody_concerned_hears_what_became_of_the_agenda(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    await town.tick()
    await propose(wang, "加装充电桩")
    await propose(wang, "东门装路灯")
    await second(zhang)
    await liu.says("/meeting")
    await liu.taps("📋 议题")
    await liu.taps("2. 东门装路灯")
    await liu.taps("📌 列入议程")

    await until(town, "2026-12-20 09:30")

    heard = [message.text for message in wang.messages]
    assert any("列入议程了：东门装路灯" in text for text in heard)
    assert any("附议的人还不够" in text and "加装充电桩" in text for text in heard)
    frozen = next(message for message in liu.messages if "议程定下了：1 条" in message.text)
    assert "加装充电桩" in frozen.text
    await liu.taps("📋 议题", on=frozen)
    await liu.taps("1. 加装充电桩（未列入）")
    await liu.taps("📌 列入议程")
    assert [each.stage for each in await items(town)] == [ItemStage.LISTED] * 2


async def test_with_nothing_on_the_agenda_the_chair_adds_something_and_begins(town: Town) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    liu = await secretary(town)
    await town.tick()
    await opened(town, wang)
    assert "还没有议题" in liu.last.text

    await liu.taps("➕ 加议题")
    await liu.says("春节值班表")
    await liu.taps("▶️ 春节值班表")

    assert (await read(town)).under_way
    assert "春节值班表" in wang.last.text


async def test_the_alliance_is_for_whom_it_invites_and_nobody_else(sqlite_url: str) -> None:
    rules = MeetingSettings(alliance=AllianceSettings(day=15, place="二楼", invites=("merchant",)))
    here = replace(Neighbourhood(name="幸福里"), meetings=rules)
    town = await settled_town(sqlite_url, here, HandClock(MORNING))
    await town.tick()
    ma, wang = town.guest("马老板"), town.guest("王阿姨")
    await given(town, ma, Role.MERCHANT)
    await given(town, wang, Role.VOLUNTEER)
    async with town.linli.database.read() as unit:
        found = await unit.meetings.going_on(town.clock(), 9)
    [alliance] = [each for each in found if each.series is Series.ALLIANCE]

    await until(town, "2026-12-08 09:30")
    for phone in (ma, wang):
        await phone.says(f"/start m{alliance.id}")
        await phone.presses(f"ea:{alliance.id}", on=phone.last)

    async with town.linli.database.read() as unit:
        coming = (await unit.attendances.count(alliance.id)).coming
    seen, refused = ma.messages, wang.last.text
    await close(town)
    assert any("二楼" in message.text for message in seen)
    assert "没有找到这次会议" in refused
    assert coming == 1


async def test_a_tenant_and_the_owner_of_a_home_have_one_vote_and_two_homes_do_not_make_two(
    town: Town,
) -> None:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    tenant = await lives(town, town.guest("小租"), "幸福里3号楼1单元101", "tenant")
    await lives(town, wang, "幸福里5号楼1单元101")
    await agenda(town, wang, liu, "加装充电桩")
    await opened(town, wang, tenant)
    await liu.taps("▶️ 加装充电桩")
    await liu.taps("🗳 开始表决")

    await wang.taps("赞成")
    await tenant.taps("弃权")
    await liu.taps("🗳 结束表决")

    [item] = await items(town)
    assert item.count is not None
    assert (item.count.present, item.count.yes, item.count.abstained) == (1, 0, 1)


async def test_the_minutes_of_the_last_one_stay_within_reach(town: Town) -> None:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    await agenda(town, wang, liu, "加装充电桩")
    await opened(town, wang)
    await liu.taps("▶️ 加装充电桩")
    await until(town, "2026-12-26 09:30")
    await until(town, "2026-12-29 10:00")
    assert (await read(town)).stage is MeetingStage.PUBLISHED

    await wang.says("/meeting")
    await wang.taps("📄 上次纪要")

    assert "没有人宣布散会" in wang.last.text
    assert files(town, liu)[-1].name == "会议纪要.pdf"

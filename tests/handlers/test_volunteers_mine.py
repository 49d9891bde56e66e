"""📋 What somebody has, waits for and did."""

from datetime import timedelta

import pytest
from archives import exported
from helping import claims, task
from offices import compound, known, lives
from serving import at_the_profile, joined
from town import Town

from domain.settings import VolunteerSettings
from domain.tasks import ClaimId
from playground import Phone
from services import tasks


@pytest.fixture
async def wang(town: Town) -> Phone:
    await compound(town)
    lived = await lives(town, town.guest("王阿姨"), "幸福里3号楼2单元501")
    return await joined(lived)


async def confirmed(town: Town, phone: Phone, helped: Phone, number: int, stars: int) -> None:
    """As the person helped would say it."""
    [claim] = await claims(town, number)
    await town.settle()
    town.clock.move(hours=2)
    async with town.linli.database.write() as unit:
        person = await unit.people.get(await known(unit, phone))
        await tasks.arrive(unit, claim.task.id, person, claim.task.code)
    town.clock.move(minutes=90)
    async with town.linli.database.write() as unit:
        await tasks.finish(unit, claim.task.id, person, "好了", ())
        by = await unit.people.get(await known(unit, helped))
        await tasks.confirm(unit, ClaimId(claim.id), by, VolunteerSettings())
        await tasks.rate(unit, ClaimId(claim.id), by, stars)


async def test_nothing_taken_yet_is_said_plainly(wang: Phone) -> None:
    await wang.taps("📋 我的任务")

    assert "还没有接过任务" in wang.last.text


async def test_each_stands_there_with_what_became_of_it(town: Town, wang: Phone) -> None:
    li = await lives(town, town.guest("李奶奶"), "幸福里3号楼1单元101")
    liu = await joined(await lives(town, town.guest("刘叔叔"), "幸福里3号楼1单元501"))
    done = await task(town, "幸福里", li, title="陪诊")
    await wang.says(f"抢 {done}")
    await confirmed(town, wang, li, done, 5)
    waits = await task(town, "幸福里", title="扫雪")
    await liu.says(f"抢 {waits}")
    await wang.says(f"抢 {waits}")
    await at_the_profile(wang)
    given = wang.last.text

    await wang.taps("📋 我的任务")

    assert "已服务 1.5小时，2 积分" in given
    told = wang.last.text
    assert "#1 陪诊" in told
    assert "1.5小时 · 2 分 · ★★★★★" in told
    assert "排第 1 位" in told
    assert told.index("扫雪") < told.index("陪诊")
    assert wang.last.buttons == ["#2", "#1", "📅 我的日历", "↩️ 返回"]


async def test_more_than_a_page_is_turned(town: Town, wang: Phone) -> None:
    for _ in range(5):
        number = await task(town, "幸福里")
        await wang.says(f"抢 {number}")
    await at_the_profile(wang)
    await wang.taps("📋 我的任务")
    first = wang.last.buttons

    await wang.taps("▶️")

    assert first == ["#5", "#4", "#3", "#2", "▶️", "📅 我的日历", "↩️ 返回"]
    assert wang.last.buttons == ["#1", "◀️", "📅 我的日历", "↩️ 返回"]


async def test_an_export_tells_all_of_it_in_words(town: Town, wang: Phone) -> None:
    li = await lives(town, town.guest("李奶奶"), "幸福里3号楼1单元101")
    number = await task(town, "幸福里", li, title="陪诊")
    await wang.says(f"抢 {number}")
    await confirmed(town, wang, li, number, 4)

    await wang.says("/export")

    archive = await exported(town, wang)
    words, data = archive["readme.txt"], archive["data.json"]
    assert "您当志愿者接过的任务（1 个）" in words
    assert "值班中 · 每天最多问我 3 次 · 感谢榜上不写我的名字" in words
    assert "#1 陪诊" in words
    assert "★★★★" in words
    assert '"claims"' in data


async def test_after_years_a_task_says_nothing_of_whom_it_helped(town: Town, wang: Phone) -> None:
    li = await lives(town, town.guest("李奶奶"), "幸福里3号楼1单元101")
    number = await task(town, "幸福里", li, title="陪诊", details="轮椅在楼下")
    await wang.says(f"抢 {number}")
    await confirmed(town, wang, li, number, 4)
    town.clock.move(days=731)

    await town.tick()

    [claim] = await claims(town, number)
    assert (claim.task.private, claim.task.details, claim.task.helped) == ("", "", None)
    assert (claim.task.title, claim.worked) == ("陪诊", timedelta(minutes=90))


async def test_whoever_was_to_be_helped_and_erases_themself_calls_it_off(
    town: Town, wang: Phone
) -> None:
    li = await lives(town, town.guest("李奶奶"), "幸福里3号楼1单元101")
    number = await task(town, "幸福里", li, title="陪李奶奶看病")
    await wang.says(f"抢 {number}")

    await li.says("/forget")
    await li.taps("继续")
    await li.taps("🗑 全部删除")
    await town.tick()

    [claim] = await claims(town, number)
    assert claim.state == "released"
    assert claim.task.title == "陪**看病"
    assert claim.task.private == ""
    assert any("不用去了" in message.text for message in wang.messages)

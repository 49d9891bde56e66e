"""Staff make tasks: what comes of it, and who may."""

from pathlib import Path

import town as towns
from coordinating import at_the_desk, coordinator, count, made, stored, sweeping
from helping import volunteer
from town import HandClock, Town

from domain.people import Role
from domain.settings import Neighbourhood, VolunteerSettings
from domain.tasks import Field, TaskStage


async def test_a_task_is_made_with_a_few_taps(town: Town) -> None:
    lin = await coordinator(town)
    await at_the_desk(lin)
    await lin.taps("➕ 发布任务")
    await lin.taps("环境卫生")
    await lin.taps("楼道清扫")
    await lin.taps("幸福里3号楼")
    await lin.taps("周六9:00")
    await lin.taps("2人")
    await lin.says("自带扫把，楼下集合")
    await lin.says("找501王阿姨拿钥匙，13800000501")
    await lin.taps("✅ 发布")

    made = await stored(town)
    assert (made.title, made.item, made.field) == ("楼道清扫", "stairwell", Field.SANITATION)
    assert (made.capacity, made.difficulty) == (2, 1)
    assert f"{made.starts_at:%m-%d %H:%M}" == "11-28 01:00"
    assert made.details == "自带扫把，楼下集合"
    assert made.private == "找501王阿姨拿钥匙，13800000501"
    assert "任务 #1" in lin.last.text


async def test_whoever_serves_there_is_asked_and_reads_nothing_private(town: Town) -> None:
    zhao = await volunteer(town)
    lin = await coordinator(town)
    await sweeping(lin)
    await lin.taps("✏️ 修改")
    await lin.taps("🔒 只给接单的人")
    await lin.says("钥匙在501")
    await lin.taps("✅ 发布")

    await town.tick()

    assert "楼道清扫" in zhao.last.text
    assert "501" not in zhao.last.text
    await zhao.taps("🙋 抢单")
    assert "钥匙在501" in zhao.last.text


async def test_a_sentence_fills_in_what_it_says(town: Town) -> None:
    lin = await coordinator(town)
    await lin.says("/task 周六上午9点3号楼楼道清扫4人")
    await lin.taps("没有了")
    await lin.taps("没有了")
    await lin.taps("✅ 发布")

    made = await stored(town)
    assert (made.item, made.capacity, made.area.name) == ("stairwell", 4, "3")
    assert f"{made.starts_at:%m-%d %H:%M}" == "11-28 01:00"


async def test_words_that_name_nothing_known_are_the_task(town: Town) -> None:
    lin = await coordinator(town)
    await lin.says("/task 给花坛换土")

    await lin.taps("环境卫生")

    assert "需要多久" in lin.last.text


async def test_nobody_serving_there_is_said_before_it_is_made(town: Town) -> None:
    lin = await coordinator(town)

    await sweeping(lin)

    assert "还没有能做这件事的志愿者" in lin.last.text
    assert await count(town) == 0


async def test_how_many_serve_there_is_said_too(town: Town) -> None:
    await volunteer(town)
    lin = await coordinator(town)

    await sweeping(lin)

    assert "有 1 位志愿者能做" in lin.last.text


async def test_a_coordinator_makes_tasks_only_within_their_area(town: Town) -> None:
    head = await coordinator(town, "幸福里3号楼", "周楼长", Role.BUILDING_HEAD)
    await head.says("/task 周六上午9点楼道清扫2人")

    await head.taps("没有了")
    await head.taps("没有了")
    await head.taps("✏️ 修改")
    await head.taps("地点")
    await head.says("幸福里5号楼")

    assert "没有找到这个地方" in head.last.text
    assert await count(town) == 0


async def test_no_screen_has_more_than_eight_buttons(town: Town) -> None:
    lin = await coordinator(town)
    await lin.says("/task")
    screens = [lin.last.buttons]

    for said in ("文化便民", "外语角", "幸福里3号楼", "周日9点", "3", "无", "无", "✏️ 修改"):
        await (lin.taps(said) if said in lin.last.buttons else lin.says(said))
        screens.append(lin.last.buttons)

    assert [each for each in screens if len(each) > 8] == []


async def test_pressed_twice_it_is_made_once(town: Town) -> None:
    lin = await coordinator(town)
    await sweeping(lin)
    await lin.taps("✅ 发布")

    await lin.press_again()

    assert await count(town) == 1


async def test_two_coordinators_at_once_make_two(town: Town) -> None:
    lin = await made(town)
    zhou = await coordinator(town, "幸福里3号楼", "周楼长", Role.BUILDING_HEAD)
    await sweeping(zhou)
    await zhou.taps("✅ 发布")

    assert await count(town) == 2
    assert (await stored(town, 2)).stage is TaskStage.OPEN
    assert "任务 #1" in lin.last.text


async def test_a_resident_makes_none(town: Town) -> None:
    wang = town.resident()

    await wang.says("/task 楼道清扫")

    assert "社区工作者" in wang.last.text
    assert await count(town) == 0


async def test_urgent_is_one_tap_on_the_summary(town: Town) -> None:
    lin = await coordinator(town)
    await sweeping(lin)

    await lin.taps("🚨 加急")
    await lin.taps("✅ 发布")

    assert (await stored(town)).urgent


async def test_a_ticket_is_looked_at_before_it_is_offered(town: Town) -> None:
    lin = await coordinator(town)
    wang = town.resident("王阿姨")
    await wang.says("/ask 3号楼2单元501想找人帮忙买菜")
    while "✅ 提交" not in wang.last.buttons:
        await wang.taps(wang.last.buttons[0])
    await wang.taps("✅ 提交")
    await lin.taps("✏️ 改一改再转志愿者")
    await lin.taps("明天9:00")
    await lin.taps("✅ 发布")

    made = await stored(town)
    assert made.ticket == 1
    assert made.helped is not None
    assert made.starts_at is not None
    assert (await town.ticket(1)).stage == "offered"


async def test_a_neighbourhoods_own_catalogue_is_offered(
    sqlite_url: str, clock: HandClock, tmp_path: Path
) -> None:
    own = tmp_path / "services.toml"
    own.write_text('[care.tea]\nzh = "陪喝茶"\nhours = 1\ndifficulty = 1\n', encoding="utf-8")
    volunteers = VolunteerSettings(catalogue=str(own))
    here = Neighbourhood(name="幸福里", volunteers=volunteers)
    town = await towns.settled_town(sqlite_url, here, clock)
    lin = await coordinator(town)
    await lin.says("/task")

    await lin.taps("扶老助困")

    assert lin.last.buttons[0] == "陪喝茶"
    await towns.close(town)

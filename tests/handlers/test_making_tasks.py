"""Staff make tasks: what is asked, what is refused, and what comes of it."""

from pathlib import Path

import pytest
import town as towns
from coordinating import at_the_desk, coordinator, count, made, stored, sweeping
from helping import volunteer
from town import HandClock, Town

from domain.people import Role
from domain.settings import Neighbourhood, VolunteerSettings
from domain.tasks import Field, TaskStage
from playground import Phone


async def _asked_when(town: Town, item: str = "楼道清扫") -> Phone:
    lin = await coordinator(town)
    await lin.says("/task")
    await lin.taps("环境卫生")
    await lin.says(item)
    if item != "楼道清扫":
        await lin.taps("1小时")
        await lin.taps("★")
    await lin.taps("幸福里3号楼")
    return lin


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


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("明天下午3点", "11-23 15:00"),
        ("周六上午9点", "11-28 09:00"),
        ("25号19:30", "11-25 19:30"),
        ("下周三晚上七点半", "11-25 19:30"),
        ("11月30日8：30", "11-30 08:30"),
        ("2026-12-01 14:00", "12-01 14:00"),
        ("大后天早上8点一刻", "11-25 08:15"),
        ("3天后9点", "11-25 09:00"),
    ],
)
async def test_the_time_is_understood_as_it_is_said(town: Town, said: str, begins: str) -> None:
    lin = await coordinator(town)
    await sweeping(lin, said)
    await lin.taps("✅ 发布")

    at = (await stored(town)).starts_at
    assert at is not None
    assert f"{at.astimezone(town.linli.settings.neighbourhood.zone):%m-%d %H:%M}" == begins


async def test_as_soon_as_possible_has_no_time(town: Town) -> None:
    lin = await coordinator(town)
    await sweeping(lin, "尽快")
    await lin.taps("✅ 发布")

    assert (await stored(town)).starts_at is None


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("今天早上7点", "已经过了"),
        ("昨天9点", "已经过了"),
        ("随便", "什么时候开始"),
        ("25号", "什么时候开始"),
        ("2月30日9点", "什么时候开始"),
        ("2027年11月1日9点", "半年以后"),
    ],
)
async def test_a_time_that_cannot_be_is_said_plainly(town: Town, said: str, answer: str) -> None:
    lin = await _asked_when(town)

    await lin.says(said)

    assert answer in lin.last.text
    assert await count(town) == 0


async def test_short_notice_is_said_before_it_is_chosen(town: Town) -> None:
    lin = await _asked_when(town)

    await lin.says("今天11点")

    assert "提前12小时" in lin.last.text
    assert "21:00" in lin.last.buttons[0]
    await lin.taps("🚨 加急，就")
    for answer in ("1人", "没有了", "没有了", "✅ 发布"):
        await lin.taps(answer)
    made = await stored(town)
    assert made.urgent
    assert made.starts_at is not None
    assert made.notice <= (made.starts_at - town.clock()) / 2


async def test_the_earliest_time_is_offered(town: Town) -> None:
    lin = await _asked_when(town)
    await lin.says("今天11点")

    await lin.taps("21:00")

    assert "几个人" in lin.last.text


async def test_own_words_are_asked_how_long_and_how_hard(town: Town) -> None:
    lin = await _asked_when(town, "给花坛换土")
    for answer in ("明天9:00", "4人", "没有了", "没有了", "✅ 发布"):
        await lin.taps(answer)

    made = await stored(town)
    assert (made.title, made.item, made.capacity) == ("给花坛换土", "", 4)
    assert made.most.total_seconds() == 3600


@pytest.mark.parametrize("said", ["0", "1000", "201", "-1", "两个", "1.5", "9" * 50])
async def test_how_many_is_a_number_from_1_to_200(town: Town, said: str) -> None:
    lin = await _asked_when(town)
    await lin.taps("明天9:00")

    await lin.says(said)

    assert "1 到 200" in lin.last.text


@pytest.mark.parametrize("said", ["0", "0小时", "5分钟", "13小时", "nan", "很久", "-2"])
async def test_how_long_is_a_quarter_of_an_hour_to_half_a_day(town: Town, said: str) -> None:
    lin = await coordinator(town)
    await lin.says("/task")
    await lin.taps("环境卫生")
    await lin.says("给花坛换土")

    await lin.says(said)

    assert "15分钟到12小时" in lin.last.text


@pytest.mark.parametrize(("said", "minutes"), [("半小时", 30), ("1.5小时", 90), ("90分钟", 90)])
async def test_how_long_is_understood(town: Town, said: str, minutes: int) -> None:
    lin = await coordinator(town)
    await lin.says("/task")
    await lin.taps("环境卫生")
    await lin.says("给花坛换土")
    await lin.says(said)
    for answer in ("★★", "幸福里3号楼", "尽快", "1人", "没有了", "没有了", "✅ 发布"):
        await lin.taps(answer)

    made = await stored(town)
    assert made.most.total_seconds() == minutes * 60
    assert made.difficulty == 2


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


@pytest.mark.parametrize("question", range(8))
async def test_a_forged_choice_is_refused(town: Town, question: int) -> None:
    lin = await _asked_when(town)
    draft = lin.last.rows[0][0]["callback_data"].split(":")[1]

    await lin.presses(f"fc:{draft}:{question}:{10**14}", on=lin.last)

    assert "不用了" in lin.toast
    assert await count(town) == 0


async def test_a_time_that_went_by_while_the_form_stood_is_refused(town: Town) -> None:
    lin = await coordinator(town)
    await sweeping(lin, "明天9:00")
    town.clock.move(hours=23, minutes=59)
    await lin.taps("✅ 发布")
    assert await count(town) == 1

    await sweeping(lin, "明天9:00")
    town.clock.move(hours=23, minutes=59, seconds=30)
    town.clock.move(minutes=2)
    await lin.taps("✅ 发布")

    assert "已经过了" in lin.toast
    assert await count(town) == 1


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

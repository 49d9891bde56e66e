"""When, how long, how many: what each question of a new task takes, and what not."""

import pytest
from coordinating import coordinator, count, stored, sweeping
from town import Town

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

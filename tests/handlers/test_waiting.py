"""📌 等我办的: what waits for somebody, asked for, or told once in the morning."""

from calling import called
from digesting import court, reported, until
from meeting import neighbours
from noticing import sent
from scenes import filed, finished
from town import Town

from playground import Phone

HEAD = "等您办的事"


async def waits(phone: Phone) -> list[str]:
    await phone.says("/me")
    await phone.taps("📌 等我办的")
    return phone.last.buttons


def told(phone: Phone) -> int:
    return sum(HEAD in message.text for message in phone.messages)


async def test_whoever_has_nothing_to_do_reads_that(town: Town) -> None:
    wang = town.resident()

    assert await waits(wang) == []
    assert "没有等您办的事" in wang.last.text


async def test_a_reporter_is_shown_what_asks_for_their_word_and_goes_there(town: Town) -> None:
    wang, _, _ = await finished(town)

    assert await waits(wang) == ["👍 解决了吗？#1 电梯"]
    await wang.taps("👍 解决了吗？#1 电梯")
    assert "👍 已解决" in wang.last.buttons


async def test_votes_and_notices_wait_until_they_are_answered(town: Town) -> None:
    wang, liu, _ = await court(town)
    await sent(town, liu, "⬜️ 要求确认")
    await called(liu)
    await town.tick()
    vote = "🗳 还没投票：电动车充电桩（11月25日 20:00）"
    notice = "📢 请看通知：明天停水，请提前储水"

    assert await waits(wang) == [vote, notice]
    await wang.taps(vote)
    await wang.taps("赞成")
    assert await waits(wang) == [notice]
    await wang.taps(notice)
    await wang.taps("我已知晓")
    assert await waits(wang) == []


async def test_a_meeting_waits_for_an_answer_in_its_last_week(town: Town) -> None:
    [wang] = await neighbours(town, "王阿姨")
    await until(town, "2026-12-10 10:00")
    assert await waits(wang) == []

    await until(town, "2026-12-20 10:00")

    [meeting] = await waits(wang)
    assert meeting == "🗓 幸福里议事会，您来吗？（12月25日 19:00）"
    await wang.taps(meeting)
    await wang.taps("参加")
    assert await waits(wang) == []


async def test_a_dispatcher_sees_the_desk_and_nine_things_fit_on_one_screen(town: Town) -> None:
    chen, li = town.administrator(), town.repairer()
    wang, zhang = town.resident(), town.resident("张大爷")
    for building in range(1, 9):
        reporter = wang if building % 2 else zhang
        await reporter.says(f"{building}号楼电梯坏了")
        await reporter.taps("✅ 提交")
        await li.says(f"/ticket {building}")
        await li.taps("接单")
    await reported(wang)

    assert await waits(chen) == ["📋 工作台：新来和超期的1件"]
    await chen.taps("📋 工作台")
    assert "工作台" in chen.last.text
    shown = await waits(li)
    assert len(shown) == 7
    assert shown[0].startswith("🔧 在办：#1 电梯（")
    assert "8件。先办这几件" in li.last.text


async def test_from_a_group_it_leads_into_the_private_chat(town: Town) -> None:
    wang, _, chat = await court(town)
    await reported(wang)
    await until(town, "2026-11-23 08:00")

    await wang.taps("📌 等我办的", chat=chat)

    assert "没有等您办的事" in wang.last.text
    assert not any("没有等您办的事" in each.words for each in chat.messages.values())


async def test_whoever_is_on_duty_is_told_once_a_morning_while_something_waits(
    town: Town,
) -> None:
    wang, li, group = await filed(town)
    await li.taps("接单", chat=group)
    await until(town, "2026-11-24 07:59")
    assert told(li) == 0

    for moment in ("2026-11-24 08:00", "2026-11-24 08:30", "2026-11-24 12:00"):
        await until(town, moment)

    assert (told(li), told(wang)) == (1, 0)
    assert li.last.buttons[0].startswith("🔧 在办：#1 电梯")
    await until(town, "2026-11-25 09:00")
    assert told(li) == 1, "too late for this morning"
    await until(town, "2026-11-26 08:59")
    assert told(li) == 2


async def test_a_resident_is_told_who_asks_for_it_and_staff_are_not_who_decline(
    town: Town,
) -> None:
    wang, li, _ = await finished(town)
    await wang.says("/me")
    await wang.taps("🔔 通知")
    await wang.taps("🔕 每天早上：等我办的")
    assert "✅ 每天早上：等我办的" in wang.last.buttons
    await li.says("/me")
    await li.taps("🔔 通知")
    await li.taps("✅ 每天早上：等我办的")
    assert "🔕 每天早上：等我办的" in li.last.buttons

    await until(town, "2026-11-23 08:00")

    assert (told(wang), told(li)) == (1, 0)
    await wang.says("/lang")
    await wang.taps("English")
    await wang.says("/me")
    await wang.taps("📌 What waits for me")
    assert wang.last.buttons == ["👍 Is it solved? #1 Elevator"]

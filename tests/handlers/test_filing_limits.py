"""Five an hour and twenty a day are enough; an emergency is never one too many."""

from scenes import LIFT
from town import Town

from domain.tickets import Danger
from playground import Phone


async def submitted(phone: Phone, words: str) -> None:
    await phone.says(words)
    await phone.taps("✅ 提交")


async def test_the_sixth_within_an_hour_waits_and_the_next_hour_is_free(town: Town) -> None:
    wang = town.resident()
    for _ in range(5):
        await submitted(wang, LIFT)

    await wang.says(LIFT)
    assert "5 件" in wang.last.text
    town.clock.move(hours=1)
    await submitted(wang, LIFT)

    assert (await town.ticket(6)).text == LIFT


async def test_the_twenty_first_within_a_day_waits(town: Town) -> None:
    wang = town.resident()
    for _ in range(20):
        await submitted(wang, LIFT)
        town.clock.move(minutes=15)

    await wang.says(LIFT)
    assert "20 件" in wang.last.text
    town.clock.move(hours=24)
    await submitted(wang, LIFT)

    assert (await town.ticket(21)).text == LIFT


async def test_what_was_begun_as_an_emergency_and_is_none_waits_and_is_kept(town: Town) -> None:
    wang = town.resident()
    for _ in range(5):
        await submitted(wang, LIFT)
    await wang.says("3号楼着火了")
    await wang.taps("✏️ 修改")
    await wang.taps("内容")
    await wang.says("5号楼楼道灯不亮了")

    await wang.taps("✅ 提交")
    assert "5 件" in wang.toast
    town.clock.move(hours=1)
    await wang.taps("✅ 提交")

    assert (await town.ticket(6)).text == "5号楼楼道灯不亮了"


async def test_twenty_emergencies_in_a_row_are_all_filed(town: Town) -> None:
    wang, li = town.resident(), town.repairer()
    group = town.staff_group(li)

    for at in range(21):
        await submitted(wang, f"{at + 1}号楼着火了")

    assert (await town.ticket(21)).danger is Danger.FIRE
    assert "21" in li.sees(group)[-1].text
    await submitted(wang, LIFT)
    assert (await town.ticket(22)).danger is None

"""Whoever stops, moves out or is kept out leaves no task behind."""

import pytest
from helping import claims, task
from offices import lives, posts, taken
from serving import at_the_profile, joined, neighbour
from town import Town

from domain.people import Role
from playground import Phone
from services import points


@pytest.fixture
async def wang(town: Town) -> Phone:
    return await neighbour(town)


async def test_stopping_asks_once_and_passes_on_what_one_has(town: Town, wang: Phone) -> None:
    liu = await lives(town, town.guest("刘叔叔"), "幸福里3号楼1单元101")
    await joined(wang)
    await joined(liu)
    number = await task(town, "幸福里")
    await wang.says(f"抢 {number}")
    await liu.says(f"抢 {number}")
    await wang.says("/tasks")
    await wang.taps("⚙️ 我的志愿服务")

    await wang.taps("🚪 不再当志愿者")
    asked = wang.last.text
    before = await posts(town, wang)
    await wang.taps("是，不再当了")

    assert "1 个任务" in asked
    assert before == [(Role.VOLUNTEER, "幸福里")]
    assert await posts(town, wang) == []
    assert [c.person.name for c in await claims(town, number) if c.active] == ["刘叔叔"]
    assert "轮到您了" in liu.last.text
    assert "谢谢您" in str([message.text for message in wang.messages])


async def test_thinking_better_of_it_changes_nothing(town: Town, wang: Phone) -> None:
    await joined(wang)
    await wang.taps("🚪 不再当志愿者")

    await wang.taps("不，我留下")

    assert "我的志愿服务" in wang.last.text
    assert await posts(town, wang) == [(Role.VOLUNTEER, "幸福里")]


async def test_one_can_come_back_after_stopping(town: Town, wang: Phone) -> None:
    await joined(wang)
    await wang.taps("🚪 不再当志愿者")
    await wang.taps("是，不再当了")

    await wang.taps("🤝 我要当志愿者")

    assert "欢迎" in wang.last.text
    assert await posts(town, wang) == [(Role.VOLUNTEER, "幸福里")]


async def test_nobody_stops_in_the_middle_of_a_task(town: Town, wang: Phone) -> None:
    await _at_work(town, wang)
    await at_the_profile(wang)

    await wang.taps("🚪 不再当志愿者")

    assert "请先报完成" in wang.toast
    assert await posts(town, wang) == [(Role.VOLUNTEER, "幸福里")]


async def test_a_confirmation_found_again_later_asks_anew(town: Town, wang: Phone) -> None:
    await joined(wang)
    await wang.taps("🚪 不再当志愿者")
    await wang.taps("是，不再当了")

    await wang.press_again()

    assert "志愿者" in (wang.toast or wang.last.text)
    assert await posts(town, wang) == []


async def test_what_somebody_had_who_is_kept_out_goes_to_others(town: Town, wang: Phone) -> None:
    liu = await lives(town, town.guest("刘叔叔"), "幸福里3号楼1单元101")
    await joined(wang)
    await joined(liu)
    number = await task(town, "幸福里")
    await wang.says(f"抢 {number}")
    await liu.says(f"抢 {number}")
    async with town.linli.database.write() as unit:
        person = await unit.people.known_as(wang.person.id)
        assert person is not None
        await unit.people.bar(person.id, unit.now)

    await town.tick()

    assert [c.person.name for c in await claims(town, number) if c.active] == ["刘叔叔"]
    assert "轮到您了" in liu.last.text


async def test_what_somebody_had_whose_role_was_taken_goes_to_others(
    town: Town, wang: Phone
) -> None:
    await joined(wang)
    number = await task(town, "幸福里")
    await wang.says(f"抢 {number}")
    await taken(town, wang)

    await town.tick()
    await town.tick()

    assert await holders_now(town, number) == []
    assert "交给别人" in wang.last.text


async def test_what_somebody_had_who_erased_themself_goes_to_others(
    town: Town, wang: Phone
) -> None:
    liu = await lives(town, town.guest("刘叔叔"), "幸福里3号楼1单元101")
    await joined(wang)
    await joined(liu)
    number = await task(town, "幸福里")
    await wang.says(f"抢 {number}")
    await liu.says(f"抢 {number}")

    await wang.says("/forget")
    await wang.taps("继续")
    await wang.taps("🗑 全部删除")

    assert await holders_now(town, number) == ["刘叔叔"]
    assert "轮到您了" in liu.last.text


async def test_who_is_kept_out_in_the_middle_of_a_task_has_it_no_more(
    town: Town, wang: Phone
) -> None:
    number = await _at_work(town, wang)
    async with town.linli.database.write() as unit:
        person = await unit.people.known_as(wang.person.id)
        assert person is not None
        await unit.people.bar(person.id, unit.now)

    await town.tick()

    assert await holders_now(town, number) == []


async def test_what_was_reported_done_counts_after_stopping_too(town: Town, wang: Phone) -> None:
    number = await _at_work(town, wang)
    town.clock.move(hours=1)
    await wang.taps("✅ 完成")
    await wang.sends_photo("扫干净了")
    await wang.taps("✅ 提交")
    await at_the_profile(wang)
    await wang.taps("🚪 不再当志愿者")
    asked = wang.last.text
    await wang.taps("是，不再当了")

    town.clock.move(days=8)
    await town.tick()

    [claim] = await claims(town, number)
    assert "让给别人" not in asked
    assert claim.state == "confirmed"
    async with town.linli.database.read() as unit:
        assert (await points.balance(unit, claim.person.id)).earned == 2


async def test_who_moves_out_serves_there_no_more(town: Town, wang: Phone) -> None:
    await joined(wang)
    await wang.says("/me")
    await wang.taps("🏠 幸福里3号楼2单元501室")
    await wang.taps("🚪 我已搬走")
    await wang.taps("是的，确定")

    await town.tick()

    assert await posts(town, wang) == []


async def holders_now(town: Town, number: int) -> list[str]:
    return [each.person.name for each in await claims(town, number) if each.active]


async def _at_work(town: Town, phone: Phone) -> int:
    await joined(phone)
    number = await task(town, "幸福里")
    await phone.says(f"抢 {number}")
    town.clock.move(hours=2)
    [claim] = await claims(town, number)
    await phone.taps("📍 我到了")
    await phone.says(claim.task.code)
    return number

"""What an erasure does not undo: being kept out, and what was used of a day's limits."""

import pytest
from forgetting import erased, known, rows
from offices import compound, given
from scenes import LIFT
from town import Town

from domain.people import Role
from playground import Phone


async def test_whoever_is_kept_out_stays_so_through_an_erasure(town: Town) -> None:
    chen, zhao, li = town.administrator(), town.guest("赵四"), town.guest("李四")
    await zhao.opens()
    async with town.linli.database.write() as unit:
        person = await unit.people.known_as(zhao.person.id)
        assert person is not None
        await unit.people.bar(person.id, unit.now)
    await erased(zhao)
    assert not await known(town, zhao)
    left = str(await rows(town, "SELECT mark, salt FROM kept_out"))

    await zhao.opens()
    await li.opens()

    async with town.linli.database.read() as unit:
        back = await unit.people.known_as(zhao.person.id)
        other = await unit.people.known_as(li.person.id)
    assert back is not None
    assert other is not None
    assert (back.barred, other.barred) == (True, False)
    assert str(zhao.person.id) not in left
    assert await rows(town, "SELECT mark FROM kept_out") == []
    await chen.says("/roles")
    await chen.taps("🔎 找人")
    await chen.says("赵四")
    await chen.taps("恢复")
    assert "欢迎回来" in zhao.last.text


async def test_of_several_kept_out_each_is_known_again(town: Town) -> None:
    phones = [town.guest(name) for name in ("赵四", "钱五", "孙六")]
    for phone in phones:
        await phone.opens()
        async with town.linli.database.write() as unit:
            person = await unit.people.known_as(phone.person.id)
            assert person is not None
            await unit.people.bar(person.id, unit.now)
        await erased(phone)

    barred = []
    for phone in phones:
        await phone.opens()
        async with town.linli.database.read() as unit:
            person = await unit.people.known_as(phone.person.id)
            barred.append(person is not None and person.barred)

    assert barred == [True, True, True]


async def test_filings_of_the_hour_count_still_for_whoever_comes_back(town: Town) -> None:
    wang = town.guest("小王")
    for _ in range(5):
        await wang.says(LIFT)
        await wang.taps("✅ 提交")
    await erased(wang)

    await wang.says(LIFT)

    assert "5 件" in wang.last.text
    await wang.says("3号楼着火了")
    assert "✅ 提交" in wang.last.buttons
    town.clock.move(hours=2)
    await wang.says("/cancel")
    await wang.says(LIFT)
    assert "✅ 提交" in wang.last.buttons


async def test_guesses_of_the_hour_count_still_for_whoever_comes_back(town: Town) -> None:
    thief = town.guest("小偷")
    for number in range(9):
        await thief.opens(f"i{number:022}")
    before = thief.last.text
    await erased(thief)

    await thief.opens(f"i{10:022}")

    assert "过一小时" not in before
    assert "过一小时" in thief.last.text


@pytest.mark.parametrize("clear", [True, False])
async def test_nobody_is_still_being_chosen_who_was_erased(town: Town, clear: bool) -> None:
    """`clear`: it is certain already who was meant."""
    await compound(town, "幸福里", "3")
    chen, wang = town.administrator(), town.guest("王秀英")
    await wang.opens()
    if not clear:
        await town.guest("王秀英二").opens()
    await chen.says("/roles")
    await chen.taps("➕ 任命")
    await chen.says("王秀英")
    assert "王秀英" in str(await rows(town, "SELECT answers FROM drafts"))

    await erased(wang)

    assert await rows(town, "SELECT answers FROM drafts") == []


async def test_other_peoples_forms_stay_as_they_are(town: Town) -> None:
    await compound(town, "幸福里", "3")
    chen, wang, li = town.administrator(), town.guest("王秀英"), town.guest("李四")
    neighbour = town.resident()
    for phone in (wang, li):
        await phone.opens()
    await chen.says("/roles")
    await chen.taps("➕ 任命")
    await chen.says("李四")
    person = (await rows(town, "SELECT id FROM people WHERE name = '王秀英'"))[0][0]
    await neighbour.says(f'3号楼2单元电梯坏了，"person":{person},"id":{person},"name":"王秀英"')
    before = await rows(town, "SELECT answers FROM drafts ORDER BY id")

    await erased(wang)

    assert len(before) == 2
    assert await rows(town, "SELECT answers FROM drafts ORDER BY id") == before


async def test_whom_a_worker_kept_out_only_an_administrator_brings_back_after_an_erasure(
    town: Town,
) -> None:
    await compound(town, "幸福里", "3")
    worker = await given(town, town.guest("周社工"), Role.COMMUNITY, "幸福里")
    zhao = town.guest("赵四")
    await zhao.opens()
    await looks_at(worker, "赵四")
    await worker.taps("🚫 停用")
    await worker.taps("确定停用")
    before = worker.last.buttons
    await erased(zhao)
    await zhao.opens()

    await looks_at(worker, "赵四")

    assert any("恢复" in label for label in before)
    assert "赵四" in worker.last.text
    assert not any("恢复" in label for label in worker.last.buttons)


async def looks_at(by: Phone, name: str) -> None:
    await by.says("/roles")
    await by.taps("🔎 找人")
    await by.says(name)

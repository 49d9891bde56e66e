"""Being found on the roll by one's own telephone number."""

import pytest
from homes import Homes, listed, person, settled
from town import Town

from domain.people import Relation
from playground import Phone


@pytest.fixture
async def here(town: Town) -> Homes:
    return await settled(town)


def caller(town: Town, name: str, phone: str) -> Phone:
    return Phone(town.world, town.world.person(name, phone=phone), town.settle)


async def lives_in(town: Town, phone: Phone) -> set[int]:
    return {each.home for each in (await person(town, phone)).homes}


async def test_the_number_on_the_roll_finds_the_home(town: Town, here: Homes) -> None:
    wang = caller(town, "王阿姨", "+86 138-0000-0501")
    await wang.says("/join")
    await wang.taps("📱 用手机号核对")

    await wang.taps("📱 发送我的手机号")
    assert "王**" in wang.last.text
    await wang.taps("✅ 同意并加入")

    assert await lives_in(town, wang) == {here.wang.id}
    assert "📱 发送我的手机号" not in wang.keyboard


async def test_one_number_may_find_several_homes(town: Town, here: Homes) -> None:
    async with town.linli.database.write() as unit:
        await listed(unit, here.empty, "王秀英", Relation.OWNER, "13800000501")
    wang = caller(town, "王阿姨", "+8613800000501")

    await wang.sends_contact()
    await wang.taps("✅ 同意并加入")

    assert await lives_in(town, wang) == {here.wang.id, here.empty.id}


async def test_somebody_elses_contact_opens_no_door(town: Town, here: Homes) -> None:
    wang, thief = caller(town, "王阿姨", "+8613800000501"), town.guest("小偷")
    await thief.opens()

    await thief.sends_contact(of=wang.person)

    assert "✅ 同意并加入" not in thief.last.buttons
    assert await lives_in(town, thief) == set()


async def test_an_own_contact_that_is_forwarded_opens_no_door(town: Town, here: Homes) -> None:
    wang, thief = caller(town, "王阿姨", "+8613800000501"), town.guest("小偷")
    group = town.group("3号楼业主群", wang, thief)
    await thief.opens()
    card = await wang.sends_contact(chat=group)

    await thief.forwards(card, chat=town.world.dialogue(thief.person, town.world.only_bot))

    assert await lives_in(town, thief) == set()
    assert "✅ 同意并加入" not in thief.last.buttons


async def test_unknown_and_claimed_numbers_read_the_same(town: Town, here: Homes) -> None:
    wang = caller(town, "王阿姨", "+8613800000501")
    await wang.sends_contact()
    await wang.taps("✅ 同意并加入")
    again, nobody = caller(town, "同号", "+8613800000501"), town.guest("路人")

    await again.sends_contact()
    await nobody.sends_contact()

    assert again.last.text == nobody.last.text
    assert again.last.buttons == ["🏠 请楼栋长确认"]


async def test_whoever_agrees_second_to_the_same_line_gets_nothing(
    town: Town, here: Homes
) -> None:
    first, second = (caller(town, name, "+8613800000501") for name in ("先", "后"))
    await first.sends_contact()
    await second.sends_contact()

    await first.taps("✅ 同意并加入")
    await second.taps("✅ 同意并加入")

    assert await lives_in(town, first) == {here.wang.id}
    assert await lives_in(town, second) == set()
    assert "核对不上" in second.toast


async def test_five_tries_a_day_are_enough(town: Town, here: Homes) -> None:
    nobody = town.guest("路人")
    for _ in range(5):
        await nobody.sends_contact()
    assert "核对不上" in nobody.last.text

    await nobody.sends_contact()
    assert "次数够多" in nobody.last.text
    town.clock.move(days=1, minutes=1)
    await nobody.sends_contact()

    assert "核对不上" in nobody.last.text


async def test_the_number_itself_is_kept_nowhere(town: Town, here: Homes) -> None:
    wang = caller(town, "王阿姨", "+8613800000501")
    await wang.sends_contact()
    await wang.taps("✅ 同意并加入")

    async with town.linli.database.read() as unit:
        for table in ("drafts", "events", "people", "residencies", "cards"):
            rows = await unit._session.all(f"SELECT * FROM {table}")
            assert not any("13800000501" in str(value) for row in rows for value in row)

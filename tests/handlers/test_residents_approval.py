"""The building head vouches: asked in a few words, answered with one tap."""

import pytest
from homes import Homes, building, head, holder, home, person, settled, sheet
from town import Town

from domain.people import Relation, Role
from playground import Phone

ROOM = "3号楼2单元501"


@pytest.fixture
async def here(town: Town) -> Homes:
    return await settled(town)


async def asks(
    town: Town, called: str = "王秀英", relation: str = "业主", room: str = ROOM
) -> Phone:
    phone = town.guest("小王")
    await phone.says("/join")
    await phone.taps("🏠 请楼栋长确认")
    await phone.says(room)
    await phone.says(called)
    await phone.taps(relation)
    await phone.taps("✅ 同意并提交")
    return phone


async def relation(town: Town, phone: Phone, home: int) -> Relation | None:
    lived = (await person(town, phone)).lives_in(home)  # type: ignore[arg-type]
    return lived.relation if lived else None


async def test_one_tap_of_the_building_head_makes_a_resident(town: Town, here: Homes) -> None:
    zhou = await head(town)
    wang = await asks(town)
    assert "楼栋长 周楼长" in wang.last.text
    assert "业主 王秀英，姓名一致" in zhou.last.text

    await zhou.taps("✅ 同意")

    assert await relation(town, wang, here.wang.id) is Relation.OWNER
    assert "您已登记" in wang.last.text
    assert "周楼长 已同意" in zhou.last.text


async def test_the_line_on_the_roll_is_theirs_from_then_on(town: Town, here: Homes) -> None:
    zhou = await head(town)
    await asks(town)
    await zhou.taps("✅ 同意")

    async with town.linli.database.read() as unit:
        line = await unit.residents.line(here.wangs_line)

    assert line is not None
    assert line.claimed


async def test_nobody_becomes_an_owner_whom_the_roll_does_not_know(
    town: Town, here: Homes
) -> None:
    zhou = await head(town)
    wang = await asks(town, called="王小明")
    assert "没有这个名字" in zhou.last.text

    await zhou.taps("✅ 同意（按家人登记）")

    assert await relation(town, wang, here.wang.id) is Relation.FAMILY


async def test_the_answer_no_is_kind_and_leads_on(town: Town, here: Homes) -> None:
    zhou = await head(town)
    wang = await asks(town)

    await zhou.taps("❌ 不同意")

    assert await relation(town, wang, here.wang.id) is None
    assert "没能得到确认" in wang.last.text
    assert wang.last.buttons == ["🏠 去登记"]


async def test_of_two_heads_the_first_one_decides(town: Town, here: Homes) -> None:
    zhou, ma = await head(town), await head(town, "马楼长")
    wang = await asks(town)
    card = ma.last
    refuse = next(str(k["callback_data"]) for row in card.rows for k in row if "不" in k["text"])

    await zhou.taps("✅ 同意")
    await ma.presses(refuse, on=card)

    assert await relation(town, wang, here.wang.id) is Relation.OWNER
    assert "周楼长 已同意" in ma.last.text
    assert "已经处理过" in ma.toast


async def test_it_goes_up_the_ladder_where_there_is_no_head(town: Town, here: Homes) -> None:
    secretary = await holder(town, Role.SECRETARY, "陈书记")

    wang = await asks(town)

    assert "陈书记" in wang.last.text
    assert "✅ 同意" in secretary.last.buttons


async def test_where_nobody_can_decide_nothing_is_kept(town: Town, here: Homes) -> None:
    wang = await asks(town)

    assert "没有人能在这里确认" in wang.toast
    async with town.linli.database.read() as unit:
        assert await unit.applications.waiting((await person(town, wang)).id) is None


async def test_nobody_vouches_for_themself(town: Town, here: Homes) -> None:
    zhou = await head(town)
    await zhou.says("/join")
    await zhou.taps("🏠 请楼栋长确认")
    await zhou.says(ROOM)
    await zhou.says("王秀英")
    await zhou.taps("家人")

    await zhou.taps("✅ 同意并提交")

    assert "没有人能在这里确认" in zhou.toast


async def test_the_head_of_another_building_decides_nothing(town: Town, here: Homes) -> None:
    zhou, other = await head(town), town.guest("马楼长")
    await other.opens()
    async with town.linli.database.write() as unit:
        ma = await person(town, other)
        await unit.grants.give(
            ma.id, Role.BUILDING_HEAD, await building(unit, "9"), unit.now, by=None
        )
    wang = await asks(town)
    approve = next(str(k["callback_data"]) for row in zhou.last.rows for k in row)

    await other.presses(approve, on=other.last)

    assert await relation(town, wang, here.wang.id) is None


async def test_one_request_waits_at_a_time_and_can_be_withdrawn(town: Town, here: Homes) -> None:
    zhou = await head(town)
    wang = await asks(town)
    await wang.says("/join")
    await wang.taps("🏠 请楼栋长确认")
    assert "等待确认" in wang.last.text

    await wang.taps("↩️ 撤回申请")

    assert "已撤回" in wang.last.text
    assert zhou.last.buttons == []


async def test_what_nobody_answers_lapses_with_a_word(town: Town, here: Homes) -> None:
    zhou = await head(town)
    wang = await asks(town)
    town.clock.move(days=14, minutes=1)

    await town.tick()
    await town.tick()

    assert "没有人回复" in wang.last.text
    assert [m.text for m in wang.messages].count(wang.last.text) == 1
    assert zhou.last.buttons == []


async def test_whoever_comes_in_by_the_sheet_meanwhile_needs_no_answer(
    town: Town, here: Homes
) -> None:
    zhou = await head(town)
    wang = await asks(town)

    await wang.opens(await sheet(town, here.wangs_line))
    await wang.taps("✅ 同意并加入")

    assert await relation(town, wang, here.wang.id) is Relation.OWNER
    assert zhou.last.buttons == []


async def test_the_compound_is_asked_only_where_two_have_such_a_home(
    town: Town, here: Homes
) -> None:
    import homes  # noqa: PLC0415 - the others need no second compound

    await head(town)
    async with town.linli.database.write() as unit:
        await homes.home(unit, "501", compound="祥和苑")
    wang = town.guest("小王")
    await wang.says("/join")
    await wang.taps("🏠 请楼栋长确认")

    await wang.says(ROOM)
    assert "哪一处" in wang.last.text
    await wang.taps("幸福里3号楼2单元501")

    assert "姓名" in wang.last.text


async def test_a_door_that_is_on_no_roll_is_asked_again(town: Town, here: Homes) -> None:
    await head(town)
    wang = town.guest("小王")
    await wang.says("/join")
    await wang.taps("🏠 请楼栋长确认")

    await wang.says("3号楼2单元909")

    assert "名册上找不到" in wang.last.text


async def test_who_was_approved_can_be_struck_out_again_from_the_card(
    town: Town, here: Homes
) -> None:
    zhou = await head(town)
    wang = await asks(town)
    await zhou.taps("✅ 同意")

    await zhou.taps("🚪 已不住这里")
    await zhou.taps("是的，确定")

    assert await relation(town, wang, here.wang.id) is None
    assert "登记已结束" in wang.last.text


async def test_whose_compound_is_not_among_the_first_names_it(town: Town, here: Homes) -> None:
    async with town.linli.database.write() as unit:
        for number in range(7):
            await home(unit, "501", compound=f"甲{number}苑")
    wang = town.guest("小王")
    await wang.says("/join")
    await wang.taps("🏠 请楼栋长确认")
    await wang.says(ROOM)
    assert "连小区名一起写" in wang.last.text

    await wang.says(f"甲6苑{ROOM}")

    assert "姓名" in wang.last.text


async def test_asking_and_withdrawing_comes_to_an_end(town: Town, here: Homes) -> None:
    zhou = await head(town)
    wang = town.guest("小王")
    for _ in range(3):
        await ask_again(wang)
        await wang.taps("↩️ 撤回申请")
    heard = len(zhou.messages)
    await wang.says("/join")

    await wang.taps("🏠 请楼栋长确认")

    assert "今天已经申请了3次" in wang.toast
    assert len(zhou.messages) == heard
    town.clock.move(days=1, seconds=1)
    await ask_again(wang)
    assert "✅ 同意" in zhou.last.buttons


async def ask_again(wang: Phone) -> None:
    await wang.says("/join")
    await wang.taps("🏠 请楼栋长确认")
    for answer in (ROOM, "王秀英"):
        await wang.says(answer)
    await wang.taps("业主")
    await wang.taps("✅ 同意并提交")

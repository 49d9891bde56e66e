"""Who keeps others waiting is reminded, once of each date, before it is too late."""

from helping import volunteer
from homes import head, settled
from meeting import discussing, until
from offices import given, posts
from town import Town
from working_scenes import accepted, employ

from domain.people import Role
from playground import Phone


def _heard(phone: Phone, words: str) -> int:
    return sum(words in message.text for message in phone.messages)


async def _sweeps(town: Town, **by: float) -> None:
    town.clock.move(**by)
    for _ in range(3):
        await town.tick()


async def _proposed(town: Town) -> tuple[Phone, Phone, Phone]:
    """Who proposes, who may confirm, and who is to be an administrator."""
    chen, liu = town.administrator("陈主任"), town.administrator("刘主任")
    wang = town.guest("王秀英")
    await wang.opens()
    await chen.says("/roles")
    await chen.taps("➕ 任命")
    await chen.says("王秀英")
    for label in ("更多…", "管理员", "✅ 提交"):
        await chen.taps(label, on=chen.last)
    return chen, liu, wang


async def test_two_days_before_a_proposal_lapses_the_others_are_asked_once_more(
    town: Town,
) -> None:
    chen, liu, wang = await _proposed(town)
    card = liu.last
    await _sweeps(town, days=4, hours=20)
    assert _heard(liu, "还在等您答复") == 0
    # At eleven at night it waits, at seven it is said.
    await _sweeps(town, hours=18)
    assert _heard(liu, "还在等您答复") == 0
    await _sweeps(town, hours=8)
    await _sweeps(town, hours=8)

    assert (_heard(liu, "还在等您答复"), _heard(chen, "还在等您答复")) == (1, 0)
    assert "到11月29日 09:00就作废" in liu.last.text
    assert "陈主任提议任命王秀英为管理员" in liu.last.text
    assert card.buttons == []
    await liu.taps("✅ 同意")
    assert await posts(town, wang) == [(Role.ADMINISTRATOR, "")]
    await _sweeps(town, days=1)
    assert _heard(liu, "还在等您答复") == 0


async def test_three_days_before_a_request_for_a_home_lapses_the_building_head_hears_of_it(
    town: Town,
) -> None:
    await settled(town)
    zhou, phone = await head(town), town.guest("小王")
    await phone.says("/join")
    await phone.taps("🏠 请楼栋长确认")
    for words in ("3号楼2单元501", "王秀英"):
        await phone.says(words)
    await phone.taps("业主")
    await phone.taps("✅ 同意并提交")
    await _sweeps(town, days=10, hours=23)
    assert _heard(zhou, "有位邻居还在等您") == 0
    await _sweeps(town, hours=1)
    await _sweeps(town, days=1)

    assert _heard(zhou, "有位邻居还在等您") == 1
    assert "到12月6日 09:00就作废" in zhou.last.text
    await zhou.taps("✅ 同意")
    assert "您已登记" in phone.last.text


async def test_what_has_lapsed_meanwhile_is_asked_of_nobody(town: Town) -> None:
    chen, liu, _ = await _proposed(town)
    await _sweeps(town, days=7, minutes=1)

    assert _heard(liu, "还在等您答复") == 0
    assert "7天内没有人答复" in chen.last.text


async def _resolved(liu: Phone, owner: str) -> None:
    """For the first of January at six."""
    await liu.taps("✅ 形成决议")
    await liu.taps("按提议办")
    await liu.taps(owner)
    await liu.taps("一周内")
    await liu.taps("✅ 通过决议")


async def test_volunteers_that_carry_out_what_was_resolved_are_reminded_then_who_asks_them(
    town: Town,
) -> None:
    lin = await given(town, town.guest("林社工"), Role.COMMUNITY)
    _, _, liu = await discussing(town)
    zhao, qian = await volunteer(town, "赵阿姨"), await volunteer(town, "钱叔")
    await _resolved(liu, "🤝 志愿者")
    await zhao.says("抢 1")
    await until(town, "2026-12-30 17:30")
    assert _heard(zhao, "由您这边落实") == 0
    await until(town, "2026-12-30 18:30")
    await _sweeps(town, hours=3)

    assert [_heard(each, "由您这边落实") for each in (zhao, qian, lin)] == [1, 0, 0]
    assert "加装充电桩" in zhao.last.text
    assert _heard(liu, "决议快到期") == 1


async def test_what_was_resolved_and_is_overdue_is_told_to_all_who_look_after_it(
    town: Town,
) -> None:
    lin = await given(town, town.guest("林社工"), Role.COMMUNITY)
    _, _, liu = await discussing(town)
    li = town.guest("李师傅")
    await employ(town, li)
    await _resolved(liu, "幸福物业")
    await li.taps("接单")
    await li.taps("延期")
    await li.taps("5 天")
    await li.says("等货")
    await until(town, "2026-12-31 18:30")
    await until(town, "2027-01-01 18:30")
    await _sweeps(town, hours=1)

    heard = [_heard(each, "已经超期，请您抓紧落实") for each in (li, lin, liu)]
    assert (heard, _heard(liu, "已经过了期限，还没完成")) == ([1, 1, 0], 1)
    assert _heard(li, "由您这边落实") == 1
    await li.taps("打开")
    assert "加装充电桩" in li.last.text
    await _sweeps(town, days=3)
    assert _heard(li, "已经超期，请您抓紧落实") == 1


async def test_a_ticket_that_warns_by_itself_is_not_spoken_of_twice(town: Town) -> None:
    _, _, liu = await discussing(town)
    li = town.guest("李师傅")
    await employ(town, li)
    await _resolved(liu, "幸福物业")
    await until(town, "2026-12-31 18:30")
    await until(town, "2027-01-01 18:30")

    assert [_heard(li, words) for words in ("🟡 工单", "🔴 工单", "落实")] == [1, 1, 0]


async def test_work_that_is_held_up_is_asked_about_each_week(town: Town) -> None:
    lin = await given(town, town.guest("林社工"), Role.COMMUNITY)
    _, li = await accepted(town)
    await li.taps("暂停")
    await li.taps("等配件")
    await _sweeps(town, days=6, hours=23)
    assert _heard(li, "已经暂停") == 0
    await _sweeps(town, hours=1)
    assert (_heard(li, "已经暂停 7 天：等配件"), _heard(lin, "已经暂停")) == (1, 0)
    await _sweeps(town, days=6)
    await _sweeps(town, days=9)
    await _sweeps(town, hours=-1)
    await _sweeps(town, hours=2)

    said = [m.text.split("：")[0] for m in li.messages if "已经暂停" in m.text]
    assert said == ["⏸ 工单 #1 已经暂停 7 天", "⏸ 工单 #1 已经暂停 21 天"]
    assert _heard(lin, "已经暂停 21 天") == 1
    await li.taps("继续", on=li.last)
    await _sweeps(town, days=30)
    assert _heard(li, "已经暂停") == 2

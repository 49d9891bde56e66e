"""Notices looked up afterwards: by whoever was told, and by whoever knocks at doors."""

from noticing import WORDS, composed, later, office, sent
from offices import compound, given, lives
from town import Town

from domain.people import Role


async def test_one_looked_up_is_answered_where_it_stands(town: Town) -> None:
    """A picture with words under it, and its words alone in the list."""
    liu, [wang] = await office(town, "王阿姨")
    await liu.says("/notice")
    await liu.sends_photo(WORDS)
    await liu.taps("幸福里")
    await liu.taps("所有住户")
    await liu.taps("⬜️ 要求确认")
    await liu.taps("✅ 发送")
    await later(town)
    await wang.says("/notices")
    await wang.taps(wang.last.buttons[0])
    await wang.taps("我已知晓", on=wang.last)

    assert "确认知晓" in wang.last.text
    assert [m for m in wang.messages if "我已知晓" in m.buttons] == []


async def test_whoever_was_told_finds_it_again(town: Town) -> None:
    liu, [wang, li] = await office(town, "王阿姨", "李叔")
    await wang.says("3号楼2单元电梯坏了")
    await wang.taps("✅ 提交")
    await liu.says("/notice 配件到了")
    await liu.taps("幸福里")
    await liu.says("工单1")
    assert "⬜️ 同时发到群" not in liu.last.buttons
    await liu.taps("✅ 发送")
    await later(town)
    await wang.says("/notices")
    await li.says("/notices")

    assert wang.last.buttons[0].endswith("配件到了")
    assert "还没有通知" in li.last.text


async def test_heads_are_asked_to_knock_and_find_their_doors(town: Town) -> None:
    await compound(town, "幸福里", "3", "5")
    liu = await given(town, town.guest("刘书记"), Role.SECRETARY, "幸福里")
    wang = await lives(town, town.guest("王阿姨"), "幸福里3号楼1单元101")
    zhou = await given(town, town.guest("周楼长"), Role.BUILDING_HEAD, "幸福里3号楼")
    await lives(town, town.guest("远邻"), "幸福里5号楼1单元101")
    await sent(town, liu, "⬜️ 要求确认")
    await liu.taps("🚪 上门名单")
    await liu.taps("🙋 请楼栋长上门")
    assert "已请 1 位楼栋长" in liu.toast
    assert "3号楼还有 1 户没有回应" in zhou.last.text
    await liu.taps("🙋 请楼栋长上门")
    assert "请过几个小时" in liu.toast
    for phone in (zhou, wang):
        await phone.says("/notices")
        await phone.taps(phone.last.buttons[0])
    assert ["🚪 上门名单" in phone.last.buttons for phone in (zhou, wang)] == [True, False]
    await zhou.taps("🚪 上门名单", on=zhou.last)

    assert "还有 1 户没有确认" in zhou.last.text
    assert zhou.last.buttons[0] == "⬜️ 1单元101室 王阿姨"


async def test_many_are_leafed_through_forth_and_back(town: Town) -> None:
    liu, _ = await office(town, "王阿姨")
    for number in range(11):
        await composed(liu, words=f"停水（{number}）")
        await liu.taps("✅ 发送")
    await later(town)
    for begin in ("/notices", "/notices 停水"):
        await liu.says(begin)
        seen = [liu.last.buttons]
        for label in ("更多…", "更多…", "↩️ 返回"):
            await liu.taps(label)
            seen.append(liu.last.buttons)

        assert max(map(len, seen)) <= 8
        assert [sum("停水（" in label for label in page) for page in seen] == [5, 5, 1, 5]
        assert seen[3] == seen[1]

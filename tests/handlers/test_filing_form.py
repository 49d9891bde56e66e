"""Finding one's way in the form: back, changed, typed instead of tapped."""

from scenes import LIFT
from town import Town

from domain.tickets import Category, Stage


async def test_an_answer_can_be_changed_before_submitting(town: Town) -> None:
    wang = town.resident()
    await wang.says(LIFT)

    await wang.taps("✏️ 修改")
    await wang.taps("地点")
    await wang.says("4号楼1单元")
    await wang.taps("✅ 提交")

    ticket = await town.ticket(1)
    assert (ticket.place.building, ticket.place.unit) == ("4", "1")


async def test_numbers_press_the_buttons_in_their_order(town: Town) -> None:
    wang = town.resident()
    await wang.says(LIFT)

    await wang.says("１")

    assert (await town.ticket(1)).stage is Stage.FILED


async def test_a_cancelled_form_files_nothing_and_its_buttons_say_so(town: Town) -> None:
    wang = town.resident()
    await wang.says(LIFT)
    form = wang.last
    await wang.says("/cancel")

    await wang.presses("fs:1", on=form)

    assert "重新开始" in wang.toast


async def test_back_leads_to_the_question_before_and_then_out(town: Town) -> None:
    wang = town.resident()
    await wang.says("/repair 楼道灯不亮了")

    await wang.says("返回")
    assert "哪方面" in wang.last.text
    await wang.taps("返回")
    assert "出了什么问题" in wang.last.text
    await wang.taps("返回")

    assert "已取消" in wang.last.text


async def test_an_impatient_second_number_takes_nothing_back(town: Town) -> None:
    wang = town.resident()
    await wang.says(LIFT)

    await wang.says("1")
    await wang.says("1")

    assert (await town.ticket(1)).stage is Stage.FILED


async def test_a_button_may_be_typed_in_words(town: Town) -> None:
    wang = town.resident()
    await wang.says(LIFT)

    await wang.says("提交")

    assert (await town.ticket(1)).text == LIFT


async def test_yes_files_what_the_summary_shows(town: Town) -> None:
    wang = town.resident()
    await wang.says(LIFT)

    await wang.says("好的")

    assert (await town.ticket(1)).text == LIFT


async def test_a_number_at_an_open_question_presses_no_button_of_an_older_screen(
    town: Town,
) -> None:
    wang = town.resident()
    await wang.says("/repair 那个东西不对劲")
    await wang.taps("电梯")

    await wang.says("3")
    assert "具体地方" in wang.last.text
    await wang.says("3号楼")

    assert "电梯" in wang.last.text


async def test_another_building_is_another_door(town: Town) -> None:
    wang = town.resident()
    await wang.says("3-2-501厨房漏水")
    await wang.taps("✏️ 修改")
    await wang.taps("地点")

    await wang.says("4号楼")
    await wang.taps("✅ 提交")

    place = (await town.ticket(1)).place
    assert (place.building, place.unit, place.room) == ("4", None, None)


async def test_other_words_are_understood_afresh(town: Town) -> None:
    wang = town.resident()
    await wang.says("3号楼着火了")
    await wang.taps("✏️ 修改")
    await wang.taps("内容")

    await wang.says("5号楼楼道灯不亮了")
    await wang.taps("✅ 提交")

    ticket = await town.ticket(1)
    assert (ticket.danger, ticket.category) == (None, Category.LIGHTING)


async def test_looking_at_more_categories_forgets_nothing(town: Town) -> None:
    wang = town.resident()
    await wang.says(LIFT)
    await wang.taps("✏️ 修改")
    await wang.taps("类别")

    await wang.taps("更多…")
    await wang.taps("返回")

    assert "电梯" in wang.last.text
    assert "可以吗" in wang.last.text


async def test_something_else_may_be_typed(town: Town) -> None:
    wang = town.resident()
    await wang.says("/repair 7号楼那个东西不对劲")

    await wang.says("其他")
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).category is Category.OTHER


async def test_pressing_the_key_again_throws_nothing_away(town: Town) -> None:
    wang = town.resident()
    await wang.says("/repair 楼道灯不亮了")

    await wang.says("/repair")
    await wang.says("5号楼")
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).text == "楼道灯不亮了"

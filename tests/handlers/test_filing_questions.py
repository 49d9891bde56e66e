"""A question is answered, or passed on to staff."""

from town import Town

from domain.tickets import Kind
from services import answers


async def stocked(town: Town) -> None:
    async with town.linli.database.write() as unit:
        await answers.stock(unit)


async def test_a_question_is_answered_with_the_best_entry(town: Town) -> None:
    await stocked(town)
    wang = town.resident()

    await wang.says("请问物业费怎么交？")

    assert "物业费可以到物业服务中心交" in wang.last.text
    assert wang.last.buttons[:2] == ["👍 就是这个", "不是，转工作人员"]


async def test_an_answer_that_was_meant_files_nothing(town: Town) -> None:
    await stocked(town)
    wang = town.resident()
    await wang.says("请问物业费怎么交？")

    await wang.taps("👍 就是这个")

    async with town.linli.database.read() as unit:
        assert await unit._session.value("SELECT count(*) FROM tickets") == 0


async def test_a_question_is_passed_on_to_staff_with_one_tap(town: Town) -> None:
    await stocked(town)
    wang, li = town.resident(), town.repairer()
    group = town.staff_group(li)
    await wang.says("请问物业费怎么交？")

    await wang.taps("不是，转工作人员")

    ticket = await town.ticket(1)
    assert (ticket.kind, ticket.text) == (Kind.HELP, "请问物业费怎么交？")
    assert "物业费" in li.sees(group)[-1].text


async def test_what_nobody_has_written_down_is_offered_to_staff(town: Town) -> None:
    wang = town.resident()

    await wang.says("小区里的枣树是谁种的？")
    await wang.taps("✅ 问工作人员")

    assert (await town.ticket(1)).kind is Kind.HELP


async def test_an_answer_on_the_screen_swallows_no_report(town: Town) -> None:
    await stocked(town)
    wang = town.resident()
    await wang.says("请问物业费怎么交？")

    await wang.says("3号楼2单元电梯坏了")
    await wang.taps("✅ 提交")

    assert (await town.ticket(1)).kind is Kind.REPAIR


async def test_the_help_command_answers_questions_too(town: Town) -> None:
    await stocked(town)
    wang = town.resident()

    await wang.says("/ask 物业费怎么交")

    assert "物业费可以到物业服务中心交" in wang.last.text

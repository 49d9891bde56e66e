"""What people ask again and again is answered from the first day on, as staff want it."""

from town import Town

from services import answers

PAYING, DOGS = "物业费怎么交", "养狗怎么登记"


async def _asked(town: Town) -> dict[str | None, str]:
    async with town.linli.database.read() as unit:
        return {each.question: each.text for each in await answers.questions(unit)}


async def test_a_new_neighbourhood_answers_what_is_often_asked(town: Town) -> None:
    wang = town.resident()

    await wang.says("请问物业费怎么交")

    assert PAYING in wang.last.text
    assert "👍 就是这个" in wang.last.buttons
    assert len(await _asked(town)) >= 25


async def test_a_restart_leaves_what_staff_changed_and_retired(town: Town) -> None:
    chen = town.administrator()
    await chen.says("/start")
    async with town.linli.database.write() as unit:
        chair = await unit.people.known_as(chen.person.id)
        assert chair is not None
        known = {each.question: each.id for each in await answers.questions(unit)}
        await answers.change(unit, known[PAYING], "到一楼大厅交。", chair)
        await answers.retire(unit, known[DOGS], chair)
    before = await _asked(town)

    await town.linli.prepare()

    assert await _asked(town) == before
    assert before[PAYING] == "到一楼大厅交。"
    assert DOGS not in before

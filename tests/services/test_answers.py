"""Questions that the bot answers by itself, on both databases."""

import asyncio
from dataclasses import replace

import pytest

from domain.answers import AnswerId, AnswerUnknown, AskedAlready
from domain.people import Person, Role
from domain.permissions import NotEntitled
from domain.settings import EmergencyNumbers, Neighbourhood
from services import answers
from storage.database import Database

SHIPPED = "物业费怎么交"


@pytest.fixture
async def lin(database: Database) -> Person:
    async with database.write() as unit:
        await answers.stock(unit)
        root = await unit.areas.root()
        met = await unit.people.meet(1, "林社工", unit.now)
        await unit.grants.give(met.id, Role.COMMUNITY, root, unit.now, by=None)
        return await unit.people.get(met.id)


async def test_a_shipped_question_is_answered(database: Database, lin: Person) -> None:
    async with database.read() as unit:
        match = await answers.best(unit, "请问在哪里可以交物业费呀")
        strange = await answers.best(unit, "今晚球赛几点开始")

    assert match is not None
    assert match.sure
    assert match.answer.question == SHIPPED
    assert strange is None or not strange.sure


async def test_what_staff_changed_or_retired_stays_so_after_a_restart(
    database: Database, lin: Person
) -> None:
    async with database.write() as unit:
        listed = await answers.questions(unit)
        changed = next(each for each in listed if each.question == SHIPPED)
        retired = next(each for each in listed if each.question == "养狗怎么登记")
        await answers.change(unit, changed.id, "到一楼大厅交。", lin)
        await answers.retire(unit, retired.id, lin)
    async with database.write() as unit:
        await answers.stock(unit)
        match = await answers.best(unit, "物业费怎么交")
        after = await answers.questions(unit)

    assert match is not None
    assert match.answer.text == "到一楼大厅交。"
    assert len(after) == len(listed) - 1
    assert retired.question not in {each.question for each in after}


@pytest.mark.parametrize(
    "said",
    [
        "电梯修好了，谢谢师傅",
        "停水通知看到了，谢谢",
        "快递已取",
        "好的",
        "在不在",
        "xie xie shi fu",
    ],
)
async def test_what_asks_nothing_is_not_answered(
    database: Database, lin: Person, said: str
) -> None:
    async with database.read() as unit:
        match = await answers.best(unit, said)

    assert match is None or not match.sure


@pytest.mark.parametrize(
    "said", ["qing wen men jin ka zai na ban", "求租车位", "物业费怎么交，谢谢", "物业费怎么交"]
)
async def test_what_asks_is_answered_thanks_or_not(
    database: Database, lin: Person, said: str
) -> None:
    async with database.read() as unit:
        match = await answers.best(unit, said)

    assert match is not None
    assert match.sure


async def test_stocked_by_two_at_once_every_question_stands_once(database: Database) -> None:
    async def stock() -> None:
        async with database.write() as unit:
            await answers.stock(unit)

    await asyncio.gather(stock(), stock())
    async with database.read() as unit:
        asked = [each.question for each in await answers.questions(unit)]

    assert len(asked) == len(set(asked)) >= 25


async def test_staff_add_a_question_of_their_own(database: Database, lin: Person) -> None:
    async with database.write() as unit:
        added = await answers.add(unit, "游泳池几点开放", "暑假每天 14:00-20:00。", lin)
        with pytest.raises(AskedAlready):
            await answers.add(unit, "游泳池几点开放", "不开放。", lin)
        match = await answers.best(unit, "泳池今天开放到几点")
        await answers.retire(unit, added.id, lin)
        renewed = await answers.add(unit, "游泳池几点开放", "已经关闭。", lin)

    assert match is not None
    assert match.answer == added
    assert renewed.id != added.id


async def test_canned_answers_are_listed_newest_first_and_never_answer_by_themselves(
    database: Database, lin: Person
) -> None:
    async with database.write() as unit:
        for text in ("收到，马上安排。", "师傅今天下午到。"):
            await answers.add(unit, None, text, lin)
        listed = await answers.canned(unit)
        match = await answers.best(unit, "师傅今天下午到。")

    assert [each.text for each in listed] == ["师傅今天下午到。", "收到，马上安排。"]
    assert match is None or match.answer.question is not None


async def test_what_is_retired_is_gone(database: Database, lin: Person) -> None:
    async with database.write() as unit:
        canned = await answers.add(unit, None, "收到。", lin)
        await answers.retire(unit, canned.id, lin)
        with pytest.raises(AnswerUnknown):
            await answers.retire(unit, canned.id, lin)
        with pytest.raises(AnswerUnknown):
            await answers.change(unit, canned.id, "好的。", lin)
        with pytest.raises(AnswerUnknown):
            await answers.show(unit, AnswerId(canned.id + 1))


async def test_residents_change_no_answers(database: Database, lin: Person) -> None:
    async with database.write() as unit:
        wang = await unit.people.meet(2, "王阿姨", unit.now)
        [first, *_] = await answers.questions(unit)
        with pytest.raises(NotEntitled):
            await answers.add(unit, "问", "答", wang)
        with pytest.raises(NotEntitled):
            await answers.change(unit, first.id, "答", wang)
        with pytest.raises(NotEntitled):
            await answers.retire(unit, first.id, wang)


async def test_the_neighbourhood_s_own_numbers_stand_in_the_answer(
    database: Database, lin: Person
) -> None:
    rules = Neighbourhood(name="幸福里", emergency=EmergencyNumbers(property_office="6222 1234"))
    async with database.read() as unit:
        match = await answers.best(unit, "物业电话是多少")

    assert match is not None
    assert "6222 1234" in answers.worded(match.answer, rules)
    unset = answers.worded(match.answer, replace(rules, emergency=EmergencyNumbers()))
    assert "{" not in unset

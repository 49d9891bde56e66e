"""Who complains anonymously: nothing that is shown, sent or kept for others tells who it is."""

from collections.abc import AsyncIterator

import pytest
from everyone import RUDE, Everyone, at_work, complained
from logged import listening
from scenes import LIFT
from town import Town

from domain.people import Person
from playground import Phone
from storage.schema import metadata

NAME, NUMBER = "金丝雀秀英", "13812345678"
NOISE = "我要投诉：3号楼2单元501装修太吵，天天半夜吵"


@pytest.fixture
async def looking(town: Town) -> Everyone:
    return await at_work(town, NAME, NUMBER)


@pytest.fixture
async def everyone(looking: Everyone) -> AsyncIterator[Everyone]:
    """Whatever a test does with them, in the end nobody was told."""
    yield looking
    assert looking.learnt(NAME, NAME[:1], NUMBER) == []


async def me(town: Town, phone: Phone) -> Person:
    async with town.linli.database.read() as unit:
        person = await unit.people.known_as(phone.person.id)
    assert person is not None
    return person


async def test_from_filing_to_stars_nobody_learns_who_it_is(
    town: Town, everyone: Everyone
) -> None:
    await everyone.whole_life()

    ticket = await town.ticket(1)
    assert (ticket.outcome, ticket.stars, ticket.contacted) == ("confirmed", 5, True)
    assert everyone.told("匿名居民") != []


async def test_one_table_alone_joins_the_ticket_to_a_person(
    town: Town, everyone: Everyone
) -> None:
    await everyone.whole_life()
    person = await me(town, everyone.wang)

    joined: set[str] = set()
    async with town.linli.database.read() as unit:
        for table in metadata.tables.values():
            for key in table.foreign_keys:
                if key.target_fullname == "people.id":
                    name = str(key.parent.name)
                    rows = f"SELECT count(*) FROM {table.name} WHERE {name} = :me"
                    if await unit._session.value(rows, me=person.id):
                        joined.add(f"{table.name}.{name}")

    assert joined == {"anonymous_reporters.person_id", *_ALL_THE_SAME}


#: What is kept of them whether they complained or not.
_ALL_THE_SAME = {"grants.person_id", "residencies.person_id"}


async def test_nothing_that_is_kept_names_them_but_what_leads_to_their_chat(
    town: Town, everyone: Everyone
) -> None:
    """Their number at Telegram is where answers are sent, and whose turn an update is."""
    await everyone.whole_life()
    holds: set[str] = set()
    marks = (NAME, NUMBER, str(everyone.wang.person.id))

    async with town.linli.database.read() as unit:
        for name in metadata.tables:
            for row in await unit._session.all(f"SELECT * FROM {name}"):
                for column in row.keys():  # noqa: SIM118 - no dict
                    if any(mark in str(row[column]) for mark in marks):
                        holds.add(f"{name}.{column}")

    assert holds == {
        "people.telegram_id",
        "people.name",
        "roll.name",
        "roll.phone",
        "cards.chat_id",
        "choices.chat_id",
        "inbox.lane",
        "outbox.lane",
        "outbox.chat_id",
        "outbox.merge_key",
    }


async def test_a_point_on_the_map_says_not_whose_it_is(town: Town, everyone: Everyone) -> None:
    await everyone.wang.says("我要投诉：有人乱扔垃圾")
    await everyone.wang.sends_location(37.38681, 121.60042)
    await everyone.wang.taps("🕶 匿名提交")

    await everyone.lin.says("/ticket 1")

    assert "121.60042,37.38681" in everyone.lin.last.text


async def test_what_arrived_and_what_was_sent_is_not_kept(town: Town, everyone: Everyone) -> None:
    await everyone.whole_life()

    async with town.linli.database.read() as unit:
        bodies = await unit._session.value("SELECT count(*) FROM inbox WHERE body IS NOT NULL")
        payloads = await unit._session.value(
            "SELECT count(*) FROM outbox WHERE payload IS NOT NULL"
        )
        drafts = await unit._session.value(
            "SELECT count(*) FROM drafts WHERE person_id = :me",
            me=(await me(town, everyone.wang)).id,
        )
    assert (bodies, payloads, drafts) == (0, 0, 0)


async def test_the_log_tells_of_nobody(town: Town, everyone: Everyone) -> None:
    with listening() as log:
        await everyone.whole_life()

    marks = (NAME, NUMBER, str(everyone.wang.person.id), "大狗")
    assert [mark for mark in marks if mark in log.getvalue()] == []


@pytest.mark.parametrize("words", [NAME, NUMBER, f"p{NUMBER}", "幸福里3号楼2单元501"])
async def test_looking_for_the_reporter_finds_what_has_their_name_alone(
    looking: Everyone, words: str
) -> None:
    await looking.wang.says(LIFT)
    await looking.wang.taps("✅ 提交")
    await complained(looking.wang)

    await looking.lin.says(f"/find {words}")

    assert "#2" not in looking.lin.last.text + str(looking.lin.last.buttons)


async def test_it_is_found_by_what_it_says(town: Town, looking: Everyone) -> None:
    """The control of the test above."""
    await complained(looking.wang)

    await looking.lin.says("/find 大狗吓人")

    assert "#1" in looking.lin.last.text + str(looking.lin.last.buttons)


async def test_a_neighbour_who_says_the_same_is_not_led_to_it(
    town: Town, everyone: Everyone
) -> None:
    await complained(everyone.wang, NOISE)

    await everyone.zhang.says(NOISE)
    offered = everyone.zhang.last.text
    await everyone.zhang.says("/ticket 1")

    assert "#1" not in offered
    assert "没有" in everyone.zhang.last.text


async def test_a_neighbour_who_says_the_same_of_a_named_one_is(
    town: Town, everyone: Everyone
) -> None:
    """The control of the test above."""
    await everyone.chen.says(NOISE)
    await everyone.chen.taps("✅ 提交")

    await everyone.zhang.says(NOISE)

    assert "#1" in everyone.zhang.last.text


async def test_merged_with_a_neighbours_each_hears_and_neither_learns_of_the_other(
    town: Town, everyone: Everyone
) -> None:
    await everyone.zhang.says(RUDE)
    await everyone.zhang.taps("✅ 提交")
    await complained(everyone.wang)
    await everyone.lin.taps("合并重复", chat=everyone.group)
    await everyone.lin.says("1")
    heard = len(everyone.wang.messages)

    await everyone.li.taps("接单", chat=everyone.group)
    await everyone.li.taps("完成", chat=everyone.group)
    await everyone.li.sends_photo("已经批评教育")
    await everyone.li.taps("✅ 提交")
    assert len(everyone.wang.messages) > heard
    assert "张" not in str([message.text for message in everyone.wang.messages])
    assert (await town.ticket(2)).merged_into == 1


async def test_who_cannot_be_reached_is_not_told_of_either(town: Town, everyone: Everyone) -> None:
    await complained(everyone.wang)
    card = everyone.li.sees(everyone.group)[-1]
    await everyone.li.says("请说说几点", chat=everyone.group, reply_to=card)
    reached = everyone.li.sees(everyone.group)[-1].text
    await everyone.wang.blocks()

    await everyone.li.says("请说说几点", chat=everyone.group, reply_to=card)

    assert everyone.li.sees(everyone.group)[-1].text == reached

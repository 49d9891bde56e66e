"""Whoever complains anonymously may work here, or sit in the group where it is talked about."""

from collections.abc import AsyncIterator

import pytest
from everyone import RUDE, Everyone, at_work, complained
from town import Town

from domain.tickets import Step, TicketId


@pytest.fixture
async def everyone(town: Town) -> AsyncIterator[Everyone]:
    people = await at_work(town, "金丝雀秀英", "13812345678")
    yield people
    assert people.learnt("金丝雀") == []


async def test_what_they_do_for_a_living_names_them_as_it_names_all(
    town: Town, everyone: Everyone
) -> None:
    await complained(everyone.li)

    await everyone.li.taps("接单", chat=everyone.group)

    async with town.linli.database.read() as unit:
        story = await unit.events.of_ticket(TicketId(1))
    named = {event.step: event.by.name if event.by else None for event in story}
    assert named == {Step.FILED: None, Step.ACCEPTED: "李师傅"}


async def test_their_words_in_the_group_are_words_of_staff(town: Town, everyone: Everyone) -> None:
    await complained(everyone.li)
    card = everyone.li.sees(everyone.group)[-1]

    before = len(everyone.li.sees(everyone.group))
    await everyone.li.says("我去看看", chat=everyone.group, reply_to=card)

    async with town.linli.database.read() as unit:
        [_, said] = await unit.events.of_ticket(TicketId(1))
    assert (said.step, said.by and said.by.name) == (Step.ANSWERED, "李师傅")
    under = [message.text for message in everyone.li.sees(everyone.group)[before:]]
    assert under[0] == "我去看看"
    assert ["已记在工单上" in text for text in under[1:]] == [True]


async def test_asked_for_in_their_group_it_is_shown_as_to_anybody(
    town: Town, everyone: Everyone
) -> None:
    await complained(everyone.li)
    before = len(everyone.li.messages)

    await everyone.li.says("/ticket 1", chat=everyone.group)

    assert RUDE[5:] in everyone.li.sees(everyone.group)[-1].text
    assert len(everyone.li.messages) == before


async def test_their_words_in_private_are_those_of_a_resident(
    town: Town, everyone: Everyone
) -> None:
    await complained(everyone.li)

    await everyone.li.says("他今天又骂人", reply_to=everyone.li.last)

    under = everyone.li.sees(everyone.group)[-1]
    assert "他今天又骂人" in under.text
    assert "李师傅" not in under.text


async def test_a_neighbour_in_the_staff_group_is_not_heard_as_its_reporter(
    town: Town, everyone: Everyone
) -> None:
    await everyone.wang.joins(everyone.group)
    await complained(everyone.wang)
    before = len(everyone.li.sees(everyone.group))

    await everyone.wang.says(
        "是真的", chat=everyone.group, reply_to=everyone.li.sees(everyone.group)[-1]
    )

    async with town.linli.database.read() as unit:
        assert len(await unit.events.of_ticket(TicketId(1))) == 1
    said = [message.text for message in everyone.li.sees(everyone.group)[before:]]
    assert said == ["是真的"]

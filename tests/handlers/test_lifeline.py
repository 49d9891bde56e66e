"""Danger to life that no ticket mends: whoever writes of it reads first whom to call."""

import pytest
from town import Town

from services import lifeline
from services.lifeline import Call


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("我不想活了", "12356"),
        ("救命", "120"),
        ("我妈昏迷了", "120"),
        ("我爸晕倒了没有反应", "120"),
        ("我妈胸口疼喘不上气", "120"),
        ("我老伴突然不会说话了", "120"),
        ("老人摔倒了起不来", "120"),
        ("楼上有人要跳楼", "110"),
        ("有小偷", "110"),
        ("有人打架", "110"),
        ("my father is unconscious", "120"),
    ],
)
async def test_the_number_to_call_comes_first(town: Town, said: str, number: str) -> None:
    wang = town.resident()
    await wang.says("/start")
    before = len(wang.messages)

    await wang.says(said)

    [first, *_] = [m for m in wang.messages[before:] if m.by is town.world.only_bot]
    assert number in first.words


async def test_it_is_heard_in_the_middle_of_a_form_too(town: Town) -> None:
    wang = town.resident()
    await wang.says("/repair")

    await wang.says("快，我妈昏迷了")

    assert any("120" in message.words for message in wang.messages)


@pytest.mark.parametrize(
    "said",
    [
        "臭得喘不过气",
        "救命啊太吵了",
        "昨天老张晕倒了，多亏邻居",
        "全场跳楼价甩卖",
        "想死你了",
        "热得差点晕倒",
        "周五有急救讲座，教老人摔倒了起不来怎么办",
        "电梯坏了",
    ],
)
def test_what_is_told_or_only_said_so_calls_nobody(said: str) -> None:
    assert lifeline.heard(said) is None


def test_every_call_is_known() -> None:
    assert {lifeline.heard(each) for each in ("不想活了", "有小偷", "救命")} == set(Call)

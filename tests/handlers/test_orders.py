"""What is an order, and what is only talk: the words themselves."""

import pytest

from handlers.tasks.orders import Order

GRAB = Order("抢单", "抢", "接单", "grab")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("抢 12", (12,)),
        ("抢12", (12,)),
        ("抢　１２", (12,)),
        ("抢十二", (12,)),
        ("抢二十", (20,)),
        ("抢二〇五", (205,)),
        ("抢第12号任务！", (12,)),
        ("我要抢12号吧", (12,)),
        ("12，我抢", (12,)),
        ("I'll grab #12.", (12,)),
        ("GRAB 12", (12,)),
        ("抢 12 谢谢", (12,)),
        ("抢 12 12", (12,)),
        ("抢12、13和14", (12, 13, 14)),
        ("抢", ()),
        ("我抢！", ()),
        ("接单", ()),
    ],
)
def test_an_order_names_its_numbers(text: str, numbers: tuple[int, ...]) -> None:
    assert GRAB.read(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "抢一单",
        "抢12个",
        "抢12号楼",
        "抢-12",
        "抢1.5",
        "抢票12",
        "谁抢12",
        "别抢12",
        "抢12吗？",
        "grabbing 12",
        "抢 " + "1 " * 3000,
        "抢" + " " * 4000 + "x",
    ],
)
def test_inside_of_other_words_it_is_talk(text: str) -> None:
    assert GRAB.read(text) is None

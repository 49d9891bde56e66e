"""Whatever is said, nothing is filed without a tap."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from town import Town

WORDS = st.lists(
    st.sampled_from(
        [
            "3号楼2单元电梯坏了",
            "3号楼着火了",
            "物业费怎么交？",
            "我要投诉保安骂人",
            "帮我妈报修",
            "/repair",
            "/complain 垃圾没人清",
            "/ask 谁能帮忙搬东西",
            "/tickets",
            "/ticket 1",
            "返回",
            "5号楼",
            "谢谢",
            "在吗",
            "🔧 报修",
        ]
    )
    | st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12),
    min_size=1,
    max_size=5,
)
#: These are taps, typed: a button's number, its label, or yes to what is asked.
TYPED = {
    "提交",
    "好",
    "好的",
    "可以",
    "行",
    "对",
    "对的",
    "是",
    "是的",
    "同意",
    "确认",
    "确定",
    "ok",
    "yes",
}


@given(said=WORDS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
async def test_whatever_is_said_files_nothing(town: Town, said: list[str]) -> None:
    wang = town.resident("王阿姨")

    for words in said:
        if words not in TYPED and not words.isdecimal():
            await wang.says(words)

    async with town.linli.database.read() as unit:
        assert await unit._session.value("SELECT count(*) FROM tickets") == 0


@pytest.mark.parametrize(
    ("sentence", "taps"),
    [
        ("3号楼2单元电梯坏了", 1),
        ("帮我妈报修，3号楼2单元501厨房漏水", 1),
        ("3号楼停水了", 1),
        ("我要投诉东门保安骂人", 1),
        ("那个东西不对劲", 3),
        ("电梯坏了", 2),
    ],
)
async def test_filing_takes_at_most_one_sentence_and_so_many_taps(
    town: Town, sentence: str, taps: int
) -> None:
    wang = town.resident()
    await wang.says("3号楼9单元楼道灯不亮了")
    await wang.taps("✅ 提交")
    await wang.says(f"/repair {sentence}" if taps > 1 else sentence)

    for done in range(taps):
        label = "✅ 提交" if "✅ 提交" in wang.last.buttons else wang.last.buttons[0]
        assert (label == "✅ 提交") is (done == taps - 1)
        await wang.taps(label, on=wang.last)

    assert (await town.ticket(2)).text == sentence

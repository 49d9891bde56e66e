"""A repair, from a sentence to a rating."""

from domain.tickets import Stage
from town import Town

LIFT = "3号楼2单元电梯坏了"


async def test_the_reporter_hears_that_a_repairer_is_coming(town: Town) -> None:
    wang, li = town.resident("王阿姨"), town.repairer("李师傅")
    town.staff_group(li)
    await wang.says(LIFT)
    await wang.taps("✅ 提交")

    await li.taps("接单")

    assert "李师傅" in wang.last.text
    assert (await town.ticket(1)).stage is Stage.ACCEPTED

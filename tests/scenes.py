"""How far a ticket has come when a test begins."""

from town import Town

from playground import Phone
from playground.chats import Chat

LIFT = "3号楼2单元电梯坏了"


async def filed(town: Town, sentence: str = LIFT) -> tuple[Phone, Phone, Chat]:
    """A reporter, a repairer, and the group where ticket 1 waits."""
    wang, li = town.resident("王阿姨"), town.repairer("李师傅")
    group = town.staff_group(li)
    await wang.says(sentence)
    await wang.taps("✅ 提交")
    return wang, li, group


async def finished(town: Town) -> tuple[Phone, Phone, Chat]:
    wang, li, group = await filed(town)
    await li.taps("接单")
    await li.taps("完成", chat=group)
    await li.sends_photo("换了门机电源")
    await li.taps("✅ 提交")
    return wang, li, group

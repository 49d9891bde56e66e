"""Who complained anonymously, or joined a neighbour's ticket, takes theirs along, and leaves."""

from archives import exported, rows
from everyone import Everyone, at_work
from scenes import LIFT, filed
from town import Town

from domain.tickets import Stage, Step, TicketId
from playground import Phone

NAME = "金丝雀秀英"
RUDE = "我要投诉：东门大狗吓人，从不牵绳，电话13812345678"


async def _complained(town: Town) -> Everyone:
    people = await at_work(town, NAME, "13700001234")
    await people.wang.says(RUDE)
    await people.wang.taps("🕶 匿名提交")
    return people


async def _leaves(phone: Phone) -> None:
    await phone.says("/forget")
    await phone.taps("继续")
    await phone.taps("🗑 全部删除")


async def _links(town: Town, table: str) -> int:
    async with town.linli.database.read() as unit:
        return int(await unit._session.value(f"SELECT count(*) FROM {table}"))


async def test_what_nobody_has_taken_is_withdrawn_with_them(town: Town) -> None:
    everyone = await _complained(town)

    await _leaves(everyone.wang)

    card = everyone.li.sees(everyone.group)[-1]
    ticket = await town.ticket(1)
    assert (ticket.stage, ticket.text, ticket.reporter) == (Stage.WITHDRAWN, "", None)
    assert await _links(town, "anonymous_reporters") == 0
    assert "大狗" not in card.text
    assert everyone.told(NAME) == []


async def test_what_somebody_works_on_goes_on_for_nobody(town: Town) -> None:
    everyone = await _complained(town)
    await everyone.li.taps("接单", chat=everyone.group)
    card = everyone.li.sees(everyone.group)[0]
    await everyone.li.says("请细说", chat=everyone.group, reply_to=card)
    await everyone.wang.says("每天都骂，我叫金丝雀秀英", reply_to=everyone.wang.last)

    await _leaves(everyone.wang)

    ticket = await town.ticket(1)
    async with town.linli.database.read() as unit:
        story = await unit.events.of_ticket(TicketId(1))
    assert (ticket.stage, ticket.reporter, ticket.anonymous) == (Stage.ACCEPTED, None, False)
    assert ticket.text == "我要投诉：东门大狗吓人，从不牵绳，电话138****5678"
    assert [event.note for event in story] == [None, None, "请细说", None]
    assert story[-1].step is Step.ADDED
    assert await _links(town, "anonymous_reporters") == 0


async def test_what_is_over_is_let_go_of(town: Town) -> None:
    everyone = await _complained(town)
    await everyone.lin.taps("不予受理", chat=everyone.group)
    await everyone.lin.says("查无此事")
    await everyone.lin.taps("✅ 提交")
    rejected = (await town.ticket(1)).stage

    await _leaves(everyone.wang)

    ticket = await town.ticket(1)
    assert rejected is Stage.REJECTED
    assert (ticket.stage, ticket.text, ticket.anonymised) == (Stage.REJECTED, "", True)


async def test_a_ticket_that_a_neighbour_joined_goes_on_for_the_neighbour(town: Town) -> None:
    wang, li, group = await filed(town)
    zhang = town.resident("张大爷")
    await zhang.opens("t1")
    await zhang.taps("🙋 我也遇到")

    await _leaves(wang)
    await li.taps("接单", chat=group)
    await zhang.says("/ticket 1")

    ticket = await town.ticket(1)
    assert (ticket.stage, ticket.reporter, ticket.seconders) == (Stage.ACCEPTED, None, 1)
    assert "电梯" in zhang.last.text


async def test_who_had_joined_leaves_no_trace_on_it(town: Town) -> None:
    await filed(town)
    zhang = town.resident("张大爷")
    await zhang.opens("t1")
    await zhang.taps("🙋 我也遇到")

    await _leaves(zhang)

    async with town.linli.database.read() as unit:
        story = await unit.events.of_ticket(TicketId(1))
    assert await _links(town, "seconds") == 0
    assert [event.by for event in story if event.step is Step.SECONDED] == [None]


async def test_theirs_is_in_their_file_and_in_nobody_elses(town: Town) -> None:
    everyone = await _complained(town)
    await everyone.li.taps("接单", chat=everyone.group)
    files = {}
    for phone in (everyone.wang, *everyone.others):
        await phone.says("/export")
        files[phone.person.first_name] = await exported(town, phone)

    theirs = files.pop(NAME)

    assert RUDE in theirs["readme.txt"]
    assert [row["id"] for row in rows(theirs, "tickets", "reported")] == [1]
    assert [row["ticket_id"] for row in rows(theirs, "anonymous_reporters", "own")] == [1]
    assert [word for word in (NAME, "大狗", "13812345678") if word in str(files)] == []


async def test_who_joined_takes_along_what_a_neighbour_may_see(town: Town) -> None:
    await filed(town, "3号楼2单元电梯坏了，我是王阿姨，电话13812345678")
    zhang = town.resident("张大爷")
    await zhang.opens("t1")
    await zhang.taps("🙋 我也遇到")

    await zhang.says("/export")

    files = await exported(town, zhang)
    assert "3号楼2单元电梯坏了，我是王**" in files["readme.txt"]
    assert [row["ticket_id"] for row in rows(files, "seconds", "own")] == [1]
    assert [word for word in ("王阿姨", "13812345678") if word in str(files)] == []


async def test_what_staff_note_for_themselves_is_in_no_file_of_a_resident(town: Town) -> None:
    wang, li, group = await filed(town, LIFT)
    await li.says("备注：上次也是他家", chat=group, reply_to=li.sees(group)[-1])

    await wang.says("/export")

    assert "上次也是" not in str(await exported(town, wang))

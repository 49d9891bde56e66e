"""Tickets become items, items become resolutions, resolutions become tickets and tasks."""

from meeting import agenda, discussing, items, neighbours, opened, panel, read, secretary, until
from offices import known
from town import Town
from working_scenes import employ

from domain.meetings import MeetingId
from domain.tickets import Kind, Stage
from playground import Phone
from services.meetings import proposing

LIFT = "3号楼2单元电梯坏了"


async def _filed(town: Town, phone: Phone, words: str) -> None:
    await phone.says(words)
    await phone.taps("✅ 提交")


async def _red(town: Town, *numbers: int) -> None:
    """As the clock leaves them when what was promised is overdue."""
    async with town.linli.database.write() as unit:
        for number in numbers:
            await unit._session.run("UPDATE tickets SET alarm = 2 WHERE id = :id", id=number)


async def test_what_is_overdue_is_proposed_once_and_without_a_name(town: Town) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    await _filed(town, wang, f"{LIFT}，我家501，电话13812345678")
    await _red(town, 1)

    for _ in range(3):
        await town.tick()

    [item] = await items(town)
    assert item.title.startswith("工单 #1：3号楼2单元电梯坏了")
    assert "501" not in item.title
    assert "12345" not in item.title
    assert item.by is None


async def test_what_ten_neighbours_have_is_proposed_and_on_the_agenda(town: Town) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    await _filed(town, wang, LIFT)
    async with town.linli.database.write() as unit:
        for number in range(10):
            neighbour = await unit.people.meet(7000 + number, f"邻居{number}", unit.now)
            await unit._session.run(
                "INSERT INTO seconds (ticket_id, person_id, at) VALUES (1, :person, 0)",
                person=neighbour.id,
            )

    await until(town, "2026-12-20 09:30")
    await wang.says("/meeting")

    assert "1. 工单 #1：3号楼2单元电梯坏了" in wang.last.text


async def test_a_complaint_shows_what_it_is_about_and_a_wish_for_help_is_nobodys_business(
    town: Town,
) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    await _filed(town, wang, "我要投诉：东门保安老李骂人，态度太差")
    async with town.linli.database.write() as unit:
        ticket = await unit.tickets.get(
            (await unit.tickets.of_reporter(await known(unit, wang), 1, 0))[0].id
        )
        assert ticket.kind is Kind.COMPLAINT
        await unit._session.run(
            "INSERT INTO tickets (kind, category, text, stage, filed_at, reopenings, alarm)"
            " VALUES ('help', 'other', '老伴瘫痪在床', 'filed', 0, 0, 2)"
        )
    await _red(town, ticket.id)

    await town.tick()

    [item] = await items(town)
    assert "老李" not in item.title
    assert item.ticket == ticket.id


async def test_an_organisation_has_it_at_once_and_its_staff_are_told(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    zhao = town.guest("赵师傅")
    await employ(town, zhao)
    await agenda(town, wang, liu, "加装充电桩")
    await opened(town, wang, zhang, liu)
    await panel(liu)
    await liu.taps("▶️ 加装充电桩")
    await panel(liu)

    await liu.taps("✅ 形成决议")
    await liu.says("在东门装四个充电桩")
    await liu.taps("幸福物业")
    await liu.says("1月20日")
    await liu.taps("✅ 通过决议")

    ticket = await town.ticket(1)
    assert (ticket.stage, ticket.text) == (Stage.DISPATCHED, "在东门装四个充电桩")
    assert ticket.promise is not None
    assert f"{ticket.promise.finish_by:%m-%d}" == "01-20"
    assert "在东门装四个充电桩" in zhao.last.text


async def test_volunteers_have_it_as_a_task(town: Town) -> None:
    _, _, liu = await discussing(town)

    await liu.taps("✅ 形成决议")
    await liu.taps("按提议办")
    await liu.taps("🤝 志愿者")
    await liu.taps("一周内")
    await liu.taps("✅ 通过决议")

    async with town.linli.database.read() as unit:
        [resolution] = await unit.resolutions.of(MeetingId(1))
        assert resolution.task is not None
        assert (await unit.tasks.get(resolution.task)).title == "加装充电桩"


async def test_what_came_of_a_ticket_goes_on_as_that_ticket(town: Town) -> None:
    (wang,) = await neighbours(town, "王阿姨")
    liu = await secretary(town)
    await _filed(town, wang, LIFT)
    await _red(town, 1)
    await town.tick()
    async with town.linli.database.write() as unit:
        [item] = await unit.items.of(MeetingId(1))
        chair = await unit.people.get(await known(unit, liu))
        await proposing.choose(unit, item.id, chair)
    await opened(town, wang, liu)
    await panel(liu)
    await liu.taps(liu.last.buttons[0])
    await panel(liu)
    await liu.taps("✅ 形成决议")
    await liu.says("物业本月更换曳引机")
    await liu.says("物业")
    await liu.taps("一个月内")
    await liu.taps("✅ 通过决议")

    async with town.linli.database.read() as unit:
        [resolution] = await unit.resolutions.of(MeetingId(1))
    assert resolution.ticket == 1


async def test_who_wrote_it_down_hears_once_before_it_is_due(town: Town) -> None:
    _, _, liu = await discussing(town)
    await liu.taps("✅ 形成决议")
    await liu.taps("按提议办")
    await liu.says("物业")
    await liu.taps("一周内")
    await liu.taps("✅ 通过决议")

    await until(town, "2026-12-31 09:30")
    await town.tick()

    assert sum("决议快到期" in message.text for message in liu.messages) == 1


async def test_of_sixty_items_the_card_shows_some_and_the_pages_all(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    await town.tick()
    async with town.linli.database.write() as unit:
        chair = await unit.people.get(await known(unit, liu))
        for number in range(60):
            item_id = await unit.items.propose(
                MeetingId(1), f"第{number}件事" * 25, chair.id, unit.now
            )
            await proposing.choose(unit, item_id, chair)
    await zhang.says("/meeting")
    assert "还有 48 条" in zhang.last.text

    await zhang.taps("📋 议题")
    for _ in range(9):
        await zhang.taps("▶️")

    assert any(button.startswith("60.") for button in zhang.last.buttons)
    await opened(town, wang, liu)
    await panel(liu)
    assert len(liu.last.buttons) <= 8
    assert (await read(town)).stage.value == "open"


async def test_a_complete_draft_of_sixty_items_fits_and_the_sheet_holds_all(town: Town) -> None:
    wang, _, liu = await discussing(town)
    for number in range(60):
        async with town.linli.database.write() as unit:
            [item, *_] = await unit.items.of(MeetingId(1))
            person = await known(unit, wang)
            await unit.discussions.remark(
                item.id,
                person_id=person,
                name="王阿姨",
                text=f"第{number}条意见" * 20,
                by=person,
                at=unit.now,
            )
    await liu.taps("⏭ 不作决议，下一项")
    await panel(liu)
    await liu.taps("🏁 散会")

    await until(town, "2026-12-26 09:30")

    assert "第0条意见" in wang.last.text
    assert len(wang.last.text) <= 4096
    async with town.linli.database.read() as unit:
        assert "第59条意见" in await unit.resolutions.minutes(MeetingId(1))

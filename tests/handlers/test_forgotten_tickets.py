"""What becomes of the tickets and requests of whoever left."""

import resident_scenes
from forgetting import erased, newcomer, rows
from scenes import filed, finished
from town import Town

ROOM = "3号楼2单元501厨房漏水，电话13812345678"


async def test_what_nobody_has_taken_is_withdrawn_and_the_group_sees_it(town: Town) -> None:
    wang, li, group = await filed(town, ROOM)

    await erased(wang)

    card = li.sees(group)[-1]
    assert "已撤回" in card.text
    assert "王" not in card.text
    assert "漏水" not in card.text
    assert card.buttons == []


async def test_what_is_being_worked_on_goes_on_without_name_and_door(town: Town) -> None:
    wang, li, group = await filed(town, ROOM)
    await li.taps("接单")

    await erased(wang)

    ticket = await town.ticket(1)
    assert (ticket.stage, ticket.reporter, ticket.place.room) == ("accepted", None, None)
    assert ticket.text == "3号楼2单元***厨房漏水，电话138****5678"
    assert "有人 提交" in li.sees(group)[-1].text


async def test_work_finished_for_nobody_closes_unconfirmed_and_is_forgotten(town: Town) -> None:
    wang, _, _ = await finished(town)
    await erased(wang)

    town.clock.move(days=8)
    await town.tick()
    await town.tick()

    ticket = await town.ticket(1)
    assert (ticket.outcome, ticket.text, ticket.anonymised) == ("unconfirmed", "", True)
    assert await rows(town, "SELECT note FROM events WHERE note IS NOT NULL") == []


async def test_danger_stays_open_whoever_reported_it(town: Town) -> None:
    wang, li, group = await filed(town, "3号楼2单元501煤气味很大")

    await erased(wang)
    await li.taps("接单", chat=group)

    assert (await town.ticket(1)).stage == "accepted"


async def test_what_a_worker_had_in_hand_waits_for_somebody_else(town: Town) -> None:
    wang, li, _ = await filed(town)
    zhao = town.repairer("赵师傅")
    await li.taps("接单")

    await erased(li)
    await zhao.says("/ticket 1")
    await zhao.taps("接单")

    assert (await town.ticket(1)).assignee is not None
    assert "李师傅" not in str([m.text for m in zhao.messages])
    assert "接单人已离开" in str([m.text for m in wang.sees()])


async def test_a_request_that_went_with_them_is_decided_by_nobody(town: Town) -> None:
    ready = await resident_scenes.approve(town)
    pressed = str(ready.message.rows[0][0]["callback_data"])
    await erased(newcomer(town))

    await ready.who.presses(pressed, on=ready.message)

    assert await rows(town, "SELECT id FROM residencies") == []
    assert ready.who.toast

"""Volunteers who are not asked for a task: not them, not now, not again."""

from helping import HOURS, asked_names, bound, claims, offers, task, volunteer
from offices import known
from town import Town

from domain.people import Topic
from domain.tasks import Skill


async def test_who_cannot_come_is_left_in_peace_and_may_change_their_mind(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    await town.tick()

    await zhao.taps("来不了")
    assert "不再打扰" in zhao.toast
    assert zhao.last.buttons == ["🙋 抢单"]
    for _ in range(3):
        town.clock.move(minutes=20)
        await town.tick()
    assert offers(zhao) == 1
    await zhao.taps("🙋 抢单")

    assert len(await claims(town, number)) == 1


async def test_numbers_typed_do_as_the_buttons(town: Town) -> None:
    zhao, qian = await volunteer(town), await volunteer(town, "钱叔")
    number = await task(town)
    await town.tick()
    offer = zhao.last

    await zhao.says("2")
    assert "没关系" in zhao.last.text
    assert offer.buttons == []
    await qian.says("1")

    assert [each.person.name for each in await claims(town, number)] == ["钱叔"]
    assert qian.last.buttons[:2] == ["📍 我到了", "放弃"]


async def test_an_older_card_loses_its_buttons_to_the_one_that_is_pressed(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    await town.tick()
    first = zhao.last
    await zhao.opens(f"k{number}")
    second = zhao.last
    assert first.buttons == []

    await zhao.presses(f"vg:{number}", on=first)

    assert first.buttons[:2] == ["📍 我到了", "放弃"]
    assert second.buttons == []


async def test_nobody_is_asked_more_often_a_day_than_they_chose(town: Town) -> None:
    zhao = await volunteer(town, per_day=2)
    for at in range(5):
        await task(town, starts_at=None, title=f"第{at}件")
    told = []

    for _ in range(3):
        for _ in range(6):
            await town.tick()
            town.clock.move(hours=4)
        told.append(offers(zhao))

    assert told == [2, 4, 5]


async def test_who_cannot_do_it_is_not_asked(town: Town) -> None:
    zhao, qian = await volunteer(town), await volunteer(town, "钱叔")
    async with town.linli.database.write() as unit:
        await unit.volunteers.can(await known(unit, qian), frozenset({Skill.DRIVING}))
    number = await task(town, skills=frozenset({Skill.DRIVING}))

    await town.tick()

    assert (offers(zhao), offers(qian)) == (0, 1)
    assert await asked_names(town, number) == {"钱叔"}


async def test_who_does_not_want_to_hear_of_tasks_is_asked_only_in_need(town: Town) -> None:
    zhao = await volunteer(town)
    async with town.linli.database.write() as unit:
        person = await known(unit, zhao)
        await unit._session.run(
            "INSERT INTO muted (person_id, topic) VALUES (:id, :topic)",
            id=person,
            topic=Topic.TASKS,
        )
        unit.people.changed()
    calm, urgent = await task(town), await task(town, urgent=True)

    await town.tick()

    assert await asked_names(town, calm) == set()
    assert await asked_names(town, urgent) == {"赵阿姨"}
    assert offers(zhao) == 1


async def test_at_night_only_what_is_urgent_is_asked(town: Town) -> None:
    zhao = await volunteer(town)
    group = await bound(town, zhao, purpose="volunteers")
    town.clock.move(hours=14)
    async with town.linli.database.read() as unit:
        noon = unit.now + 13 * HOURS
    calm = await task(town, starts_at=noon)
    urgent = await task(town, starts_at=noon, urgent=True)

    await town.tick()
    assert (await asked_names(town, calm), await asked_names(town, urgent)) == (set(), {"赵阿姨"})
    assert len(zhao.sees(group)) == 1
    town.clock.move(hours=8)
    await town.tick()

    assert await asked_names(town, calm) == {"赵阿姨"}
    assert len(zhao.sees(group)) == 2


async def test_own_quiet_hours_hold_the_offer_back(town: Town) -> None:
    zhao = await volunteer(town)
    async with town.linli.database.write() as unit:
        await unit._session.run(
            "UPDATE people SET quiet_from = 480, quiet_until = 600 WHERE id = :id",
            id=await known(unit, zhao),
        )
        unit.people.changed()
    await task(town)

    await town.tick()
    assert offers(zhao) == 0
    town.clock.move(hours=1)
    await town.tick()

    assert offers(zhao) == 1

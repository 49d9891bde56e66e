"""Applying a roll is cut off, begun anew, and ends the same; meanwhile the bot answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import rolls
import town as towns
from roll_scenes import sent
from spreadsheets import HEADINGS, csv, workbook
from town import HandClock, Town

from bot.apart import Apart
from domain.settings import Neighbourhood
from playground import File, Phone, actions, presses

BUILDINGS = 20
LINES = [
    ("幸福里", str(building), "1", str(room), "80.00", f"住户{room}", "", "owner")
    for building in range(1, BUILDINGS + 1)
    for room in range(101, 106)
]


@asynccontextmanager
async def applying(town: Town, chen: Phone) -> AsyncIterator["asyncio.Task[bool]"]:
    """The button has been pressed, and some buildings have been written."""
    await sent(chen, *LINES)
    keys = [key for row in chen.last.rows for key in row]
    [data] = [str(key["callback_data"]) for key in keys if "确认" in str(key["text"])]
    presses.press(town.world, chen.person, chen.last, data)
    await heard(town)
    doing = asyncio.create_task(town.linli.errands.step())
    while not await rolls.standing(town.linli.database):
        assert not doing.done()
    try:
        yield doing
    finally:
        doing.cancel()
        with suppress(asyncio.CancelledError):
            await doing


async def heard(town: Town) -> None:
    """What people said and tapped is served and answered; errands wait."""
    linli = town.linli
    while await linli.intake.poll(0) + await linli.worker.step():
        await linli.sender.launch()
        await linli.sender.land()


async def test_what_is_cut_off_is_finished_later_and_told_once(town: Town) -> None:
    chen = town.administrator("陈主任")
    async with applying(town, chen) as doing:
        doing.cancel()
    half = len(await rolls.standing(town.linli.database))
    await town.settle()

    assert 0 < half < BUILDINGS
    assert len(await rolls.standing(town.linli.database)) == BUILDINGS
    assert (await rolls.preview(town.linli.database, csv(*LINES))).nothing
    assert len([message for message in chen.messages if "已写入住户名册" in message.text]) == 1


async def test_others_are_answered_while_it_goes_on(town: Town) -> None:
    chen, wang = town.administrator("陈主任"), town.resident()
    await wang.says("/start")
    async with applying(town, chen) as doing:
        actions.say(town.world, wang.person, "/help")
        before = len(wang.messages)
        await heard(town)

        assert len(wang.messages) > before
        assert not doing.done()


async def test_a_workbook_is_read_in_a_process_of_its_own(
    sqlite_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> None:
    apart = Apart()
    town = await towns.settled_town(sqlite_url, neighbourhood, clock, apart=apart)
    chen = town.administrator("陈主任")
    content = workbook(HEADINGS, *LINES)
    await chen.sends_document(File(name="名册.xlsx", data=content))
    await chen.taps("✅ 确认写入")
    await apart.close()

    assert len(await rolls.standing(town.linli.database)) == BUILDINGS
    await towns.close(town)

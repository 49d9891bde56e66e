"""What happens to a task that hundreds were asked for keeps nobody else waiting."""

from helping import read, task, volunteer
from town import Town

from storage.outbox import Priority

ASKED = 300
FAR = 5_000_000


async def _asked(town: Town, number: int) -> None:
    """By so many others, whose cards stand somewhere."""
    async with town.linli.database.write() as unit:
        for at in range(ASKED):
            await unit.people.meet(FAR + at, f"邻居{at}", unit.now)
            await unit.cards.place("task-own", number, FAR + at, 77)


async def _edits(town: Town) -> list[int]:
    """Of the others' cards: how urgent each is."""
    async with town.linli.database.read() as unit:
        rows = await unit._session.all(
            "SELECT priority FROM outbox WHERE chat_id >= :far AND method = 'editMessageText'",
            far=FAR,
        )
    return [row["priority"] for row in rows]


async def test_the_cards_of_all_who_were_asked_keep_nobody_waiting(town: Town) -> None:
    zhao, number = await volunteer(town), await task(town)
    await _asked(town, number)

    await zhao.says(f"抢 {number}")

    edits = await _edits(town)
    assert len(edits) == ASKED
    assert set(edits) == {Priority.BROADCAST}


async def test_who_was_asked_reads_nothing_of_somebody_elses_arrival(town: Town) -> None:
    zhao, number = await volunteer(town), await task(town)
    await zhao.says(f"抢 {number}")
    await _asked(town, number)
    town.clock.move(hours=2)

    await zhao.taps("📍 我到了")
    await zhao.says((await read(town, number)).code)

    assert await _edits(town) == []
    assert zhao.last.buttons == ["✅ 完成"]

"""Monday morning: the residents' group reads what was done, and what comes."""

from calling import called
from digesting import court, read, reported, task, until
from noticing import group, sent
from town import Town, restart

SIGN = "一周小结"


async def test_on_monday_the_group_reads_of_the_week_once_and_without_names(town: Town) -> None:
    wang, _, chat = await court(town)
    await reported(wang)
    await task(town, title="周末清洁", starts_at=None)
    await until(town, "2026-11-23 07:59")
    assert read(chat, SIGN) == []

    for moment in ("2026-11-23 08:00", "2026-11-23 08:01", "2026-11-24 20:00"):
        await until(town, moment)

    [message] = read(chat, SIGN)
    assert "11月16日至11月22日" in message.words
    assert "新报1件，办结0件，现在超期0件" in message.words
    assert "缺人手：周末清洁" in message.words
    assert "王阿姨" not in message.words
    assert "3号楼" not in message.words
    assert message.buttons == ["📌 等我办的"]


async def test_nothing_is_said_where_nothing_happened(town: Town) -> None:
    _, _, chat = await court(town)

    await until(town, "2026-11-23 08:00")

    assert read(chat, SIGN) == []


async def test_what_comes_stands_in_it_and_what_is_open_longest(town: Town) -> None:
    wang, liu, _ = await court(town)
    chat = await group(town, "幸福里业主群", wang)
    await reported(wang)
    await reported(wang, "3号楼1单元101厨房水管漏水")
    await until(town, "2026-12-19 10:00")
    await sent(town, liu, "⬜️ 同时发到群")
    await called(liu)

    await until(town, "2026-12-21 08:00")

    [message] = read(chat, SIGN)
    assert "新报0件，办结0件，现在超期2件" in message.words
    assert "办得最久的：公共照明（28天）。" in message.words, "what is behind a door is not told"
    assert "12月25日 19:00 议事会" in message.words
    assert "《电动车充电桩》投票到12月22日" in message.words
    assert "📢 明天停水，请提前储水" in message.words


async def test_after_a_standstill_it_comes_until_tuesday_evening_and_no_later(
    town: Town,
) -> None:
    wang, _, chat = await court(town)
    await reported(wang)
    await until(town, "2026-11-24 20:59")
    assert len(read(chat, SIGN)) == 1
    await until(town, "2026-12-01 21:00")
    assert len(read(chat, SIGN)) == 1, "it has become too late for the second"

    await until(town, "2026-12-07 08:00")

    assert len(read(chat, SIGN)) == 2


async def test_a_restart_before_it_is_counted_loses_none_and_gives_none_twice(
    town: Town, sqlite_url: str
) -> None:
    wang, _, chat = await court(town)
    await reported(wang)
    await until(town, "2026-11-23 07:59")
    town.clock.move(minutes=1)
    await town.linli.schedule.sweep()

    await restart(town, sqlite_url)
    assert read(chat, SIGN) == []
    await town.tick()
    await restart(town, sqlite_url)
    await town.tick()

    assert len(read(chat, SIGN)) == 1


async def test_a_group_that_is_none_of_residents_any_more_reads_nothing(town: Town) -> None:
    wang, _, chat = await court(town)
    await reported(wang)
    async with town.linli.database.write() as unit:
        root = await unit.areas.root()
        await unit.groups.bind(chat.id, "staff", "群", root.id)

    await until(town, "2026-11-23 08:00")

    assert read(chat, SIGN) == []

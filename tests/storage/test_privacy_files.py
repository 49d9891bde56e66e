"""P24: what was erased is gone from the files as well, byte by byte."""

from pathlib import Path

import pytest
from everywhere import CANARIES, ROLL_NAME, everywhere
from town import HandClock

from domain.files import File, FileKind
from domain.people import PersonId
from domain.places import Place
from domain.tickets import Category, Kind, Promise, Report, Step
from services import privacy
from storage.database import Database, sqlite_path
from storage.unit import Unit

#: A word of each ticket of theirs: enough to fill pages, and to have them split.
_WORD = "金丝雀工单"
_TICKETS = 300


async def _tickets(unit: Unit, reporter: PersonId, word: str, length: int) -> None:
    text = f"{word}{'漏水' * length}"
    report = Report(
        kind=Kind.REPAIR,
        category=Category.WATER,
        text=text,
        place=Place(building="3", room="501"),
        files=(File(kind=FileKind.PHOTO, file_id=word),),
    )
    promise = Promise(accept_by=None, warn_at=unit.now, finish_by=unit.now)
    root = await unit.areas.root()
    ticket = await unit.tickets.file(report, reporter, root, promise, unit.now)
    event = await unit.events.add(
        "ticket", ticket, Step.FILED, by=reporter, at=unit.now, note=word
    )
    await unit.tickets.attach(ticket, event, "report", report.files)


async def _lived_in(database: Database, *, secure: bool = True) -> None:
    """Their rows among those of neighbours, in pages that grew and split; then they leave."""
    if not secure:
        writer = database._driver._writer  # type: ignore[attr-defined]
        await writer.execute_fetchall("PRAGMA secure_delete=OFF")
    person = await everywhere(database)
    async with database.write() as unit:
        other = await unit.people.meet(77, "邻居", unit.now)
    for batch in range(10):
        async with database.write() as unit:
            for at in range(_TICKETS // 10):
                await _tickets(unit, person.id, _WORD, (batch * 37 + at * 11) % 150)
                await _tickets(unit, other.id, "邻居的事", (batch * 13 + at * 7) % 150)
    await database.overwrite()
    async with database.write() as unit:
        await privacy.erase(unit, person)
    async with database.write() as unit:
        assert await unit.forgetting.traces() == 0


def _left(url: str) -> list[str]:
    path = sqlite_path(url)
    held = b"".join(
        Path(f"{path}{end}").read_bytes()
        for end in ("", "-wal", "-shm")
        if Path(f"{path}{end}").exists()
    )
    assert ROLL_NAME.encode() in held, "what stays has to be there"
    return [word for word in (*CANARIES, _WORD) if word.encode() in held]


async def test_not_a_word_of_theirs_is_left_in_any_file(sqlite_url: str, clock: HandClock) -> None:
    database = await Database.open(sqlite_url, clock)
    await _lived_in(database)

    overwritten = await database.overwrite()
    while_it_runs = _left(sqlite_url)
    await database.close()

    assert overwritten
    assert (while_it_runs, _left(sqlite_url)) == ([], [])


async def test_withdrawn_words_are_in_the_log_until_it_is_emptied(
    sqlite_url: str, clock: HandClock
) -> None:
    """The control of the test above: it would find something."""
    database = await Database.open(sqlite_url, clock)
    await _lived_in(database)

    before = _left(sqlite_url)
    await database.close()

    assert _WORD in before


async def test_without_secure_delete_words_stay_in_the_file(
    sqlite_url: str, clock: HandClock
) -> None:
    """The control of the pragma."""
    database = await Database.open(sqlite_url, clock)
    await _lived_in(database, secure=False)
    await database.overwrite()

    left = _left(sqlite_url)
    await database.close()

    assert _WORD in left


@pytest.mark.parametrize("rounds", [3])
async def test_a_reader_keeps_the_log_and_does_not_stop_the_rest(
    sqlite_url: str, clock: HandClock, rounds: int
) -> None:
    database = await Database.open(sqlite_url, clock)
    writer = database._driver._writer  # type: ignore[attr-defined]
    await writer.execute_fetchall("PRAGMA busy_timeout=10")
    async with database.read() as reading:
        await reading.people.known_as(1)
        for at in range(rounds):
            async with database.write() as unit:
                await unit.people.meet(100 + at, "邻居", unit.now)
        kept = await database.overwrite()

    emptied = await database.overwrite()
    await database.close()

    assert (kept, emptied) == (False, True)

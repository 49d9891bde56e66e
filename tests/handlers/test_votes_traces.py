"""P10 on both databases: what lies on the disk during a secret vote that is walked through the
bot, and what is left when it is over.
"""

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import town as towns
from ballot_thieves import found
from balloting import opened, over
from logged import listening
from town import HandClock, Town

from domain.settings import Neighbourhood
from domain.votes import NotTheKey, Vote, VoteKind
from playground import Phone
from services import envelopes
from storage import backup
from storage.database import sqlite_path
from storage.schema import metadata

VOTERS = 6
CHOICES = ("赞成", "反对", "弃权")
#: Of which a phrase is made that is nobody else's in the world.
_SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


@pytest.fixture
async def place(
    database_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> AsyncIterator[Town]:
    town = await towns.settled_town(database_url, neighbourhood, clock)
    yield town
    await towns.close(town)


async def _walked(town: Town) -> tuple[Vote, list[Phone], list[str]]:
    """Each casts a ballot under a phrase that is nobody else's in the world."""
    people = [town.resident(f"邻居{n}") for n in range(VOTERS)]
    for phone in people:
        await phone.says("/start")
    vote = await opened(town, kind=VoteKind.OPINION, secret=True, place="")
    phrases = ["窗台上的猫" + "".join(random.choices(_SIGNS, k=9)) for _ in people]
    for at, (phone, phrase) in enumerate(zip(people, phrases, strict=True)):
        await phone.says("/vote")
        await phone.says(f"/phrase {phrase}")
        await phone.taps(CHOICES[at % 3])
        await phone.taps("✅ 确定投出")
        assert "✅" in phone.toast
    return vote, people, phrases


async def _on_disk(town: Town, url: str) -> bytes:
    """Of SQLite the file and its log; of PostgreSQL every page of ours, and the server's log."""
    if url.startswith("sqlite"):
        return _file_and_log(sqlite_path(url))
    async with town.linli.database.read() as unit:
        session = unit._session
        await session.all("CHECKPOINT")
        pages = await session.all(
            "SELECT pg_read_binary_file(pg_relation_filepath(c.oid), 0, 100000000, true) AS page"
            " FROM pg_class c WHERE c.relkind IN ('r', 't', 'i')"
            " AND c.relnamespace IN (SELECT oid FROM pg_namespace"
            " WHERE nspname IN ('public', 'pg_toast'))"
        )
        logs = await session.all(
            "SELECT pg_read_binary_file('pg_wal/' || name) AS page FROM pg_ls_waldir()"
        )
    return b"".join(bytes(row["page"]) for row in (*pages, *logs) if row["page"])


def _file_and_log(path: Path) -> bytes:
    log = Path(f"{path}-wal")
    return path.read_bytes() + (log.read_bytes() if log.exists() else b"")


async def _rows(town: Town, *apart_from: str) -> bytes:
    """All that tables hold."""
    tables = [name for name in metadata.tables if name not in apart_from]
    async with town.linli.database.read() as unit:
        rows = [row for name in tables for row in await unit._session.all(f"SELECT * FROM {name}")]
    values = [value for row in rows for value in tuple(row)]
    return b"\n".join(v if isinstance(v, bytes) else str(v).encode() for v in values)


async def test_nothing_on_the_disk_knows_a_phrase_until_it_is_published(
    place: Town, database_url: str, tmp_path: Path
) -> None:
    with listening() as said:
        vote, _, phrases = await _walked(place)
        during = await _on_disk(place, database_url)
        kept = await _kept(database_url, tmp_path, place)
        waiting = await _rows(place)
        await over(place, vote)
        left = await _rows(place, "published")
        async with place.linli.database.read() as unit:
            document = await unit.votes.published(vote.id)

    assert document is not None
    assert found(document, phrases) == phrases
    assert len(during) > 10_000
    assert found(during, phrases) == []
    assert found(kept, phrases) == []
    assert found(waiting, phrases) == []
    assert found(left, phrases) == []
    assert found(said.getvalue().encode(), [*phrases, "against", "abstain"]) == []


async def _kept(url: str, folder: Path, town: Town) -> bytes:
    """`linli backup`, which of PostgreSQL needs its own tools."""
    if not url.startswith("sqlite"):
        return b""
    return (await backup.back_up(url, folder / "copies", 3, town.clock())).read_bytes()


async def test_a_phrase_in_any_row_would_be_found_on_the_disk(
    place: Town, database_url: str
) -> None:
    """The control."""
    phrase = "窗台上的猫" + "".join(random.choices(_SIGNS, k=9))
    async with place.linli.database.write() as unit:
        await unit.people.meet(77, phrase, unit.now)

    assert found(await _on_disk(place, database_url), [phrase]) == [phrase]
    assert found(await _rows(place), [phrase]) == [phrase]


async def test_who_kept_all_of_it_opens_nothing_afterwards(place: Town, database_url: str) -> None:
    vote, _, phrases = await _walked(place)
    async with place.linli.database.read() as unit:
        session = unit._session
        rows = await session.all("SELECT sealed FROM envelopes ORDER BY voter_id")
        sealed = [bytes(row["sealed"]) for row in rows]
        covered = [row["phrase"] for row in await session.all("SELECT phrase FROM voters")]
    veil, public = vote.veil, vote.public_key
    assert public is not None
    keys = place.linli.keys
    before = [each.phrase for each in envelopes.open_all(sealed, keys.private(public))]
    await over(place, vote)

    assert sorted(before) == sorted(phrases), "the control: with the key it is read"
    with pytest.raises(NotTheKey):
        envelopes.open_all(sealed, keys.private(public))
    with pytest.raises(NotTheKey):
        keys.veiled(veil)
    assert all(covered)
    assert len({len(each) for each in sealed}) == 1

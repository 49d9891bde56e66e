"""`linli run` as a process of its own, before a stand-in for Telegram over HTTP."""

import asyncio
import signal
import socket
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path

import pytest
from aiohttp.test_utils import unused_port
from process import LINLI, BotProcess, ended
from terminal import apart

from playground import Clock, Phone, World
from playground.server import serve
from storage.database import sqlite_path

TOKEN = "123456:a-token-that-must-never-be-shown"
LIFT = "3号楼2单元电梯坏了"


@pytest.fixture
def world() -> World:
    world = World(Clock(), tokens=[TOKEN])
    world.bot(TOKEN, name="邻里", username="linli_bot")
    return world


@pytest.fixture
async def settings(world: World) -> AsyncIterator[dict[str, str]]:
    async with serve(world) as address:
        yield {
            "LINLI_TELEGRAM__TOKEN": TOKEN,
            "LINLI_TELEGRAM__BASE_URL": address,
            "LC_ALL": "C.UTF-8",
        }


async def until(world: World, so: Callable[[], bool]) -> None:
    """Looks again whenever something has happened."""
    changed = asyncio.Event()
    stop = world.listen(lambda _: changed.set())
    try:
        async with asyncio.timeout(20):
            while not so():
                changed.clear()
                await changed.wait()
    finally:
        stop()


async def _files_a_ticket(world: World) -> str:
    wang = Phone(world, world.person("王阿姨", language_code="zh-hans"))
    await wang.says(LIFT)
    await until(world, lambda: bool(wang.messages) and "✅ 提交" in wang.last.buttons)
    await wang.taps("✅ 提交")
    await until(world, lambda: "#1" in wang.last.text)
    return str(wang.last.text)


async def test_a_ticket_is_filed_by_polling(
    world: World, settings: dict[str, str], tmp_path: Path
) -> None:
    async with ended(BotProcess(LINLI, tmp_path, settings)) as process:
        await process.ready()
        card = await _files_a_ticket(world)
        code = await process.stop()

    assert "3号楼2单元" in card
    assert code == 0
    assert "stopped" in process.log[-1]


async def test_a_ticket_is_filed_by_webhook(
    world: World, settings: dict[str, str], tmp_path: Path
) -> None:
    address = f"127.0.0.1:{unused_port()}"
    webhook = {
        "LINLI_TELEGRAM__MODE": "webhook",
        "LINLI_TELEGRAM__WEBHOOK_URL": f"http://{address}",
        "LINLI_TELEGRAM__WEBHOOK_SECRET": "s" * 40,
        "LINLI_HTTP__LISTEN": address,
    }
    async with ended(BotProcess(LINLI, tmp_path, settings | webhook)) as process:
        await process.ready()
        card = await _files_a_ticket(world)
        code = await process.stop()

    assert "3号楼2单元" in card
    assert code == 0


async def test_a_second_signal_ends_it_at_once(
    world: World, settings: dict[str, str], tmp_path: Path
) -> None:
    async with ended(BotProcess(LINLI, tmp_path, settings)) as process:
        await process.ready()
        world.faults.fail(how="hang_after", method="sendMessage", times=100)
        wang = Phone(world, world.person("王阿姨"))
        await wang.says(LIFT)
        await until(world, lambda: bool(wang.messages))
        process.signal(signal.SIGTERM)
        await process.logs("stopping")
        code = await process.stop()

    assert code == 128 + signal.SIGTERM


async def test_a_signal_before_it_is_ready_is_a_stop_too(
    settings: dict[str, str], tmp_path: Path
) -> None:
    asked = asyncio.Event()

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await reader.read()
        writer.close()

    async with await asyncio.start_server(listen, "127.0.0.1") as silent:
        host, port = silent.sockets[0].getsockname()
        silence = {"LINLI_TELEGRAM__BASE_URL": f"http://{host}:{port}"}
        async with ended(BotProcess(LINLI, tmp_path, settings | silence)) as process:
            await asked.wait()

            assert await process.stop() == 0


async def test_a_second_copy_says_so(settings: dict[str, str], tmp_path: Path) -> None:
    async with ended(BotProcess(LINLI, tmp_path, settings)) as process:
        await process.ready()
        second = await apart("run", folder=tmp_path, **settings)

    assert second.code == 1
    assert "Another Linli is running on var/linli.db" in second.err
    assert "Traceback" not in second.err


async def _refused(folder: Path, settings: dict[str, str], **other: str) -> str:
    """What it says when it can't start: a line, and never a trace or the token."""
    said = await apart("run", folder=folder, **settings | other)
    assert said.code == 1, said
    assert said.out == ""
    assert "Traceback" not in said.err
    assert TOKEN.partition(":")[2] not in said.err
    return said.err


async def test_without_a_token_it_says_where_to_get_one(
    settings: dict[str, str], tmp_path: Path
) -> None:
    said = await _refused(tmp_path, settings, LINLI_TELEGRAM__TOKEN="")

    assert said.startswith("The bot's token is missing")
    assert said.count("\n") == 1


async def test_a_wrong_token_is_told_and_not_shown(
    settings: dict[str, str], tmp_path: Path
) -> None:
    wrong = "654321:another-token-that-is-not-known"
    said = await _refused(tmp_path, settings, LINLI_TELEGRAM__TOKEN=wrong)

    assert "does not know the bot's token" in said
    assert "another-token" not in said
    assert said.count("\n") == 1


async def test_an_unreachable_telegram_is_told(settings: dict[str, str], tmp_path: Path) -> None:
    nowhere = f"http://127.0.0.1:{unused_port()}"
    said = await _refused(tmp_path, settings, LINLI_TELEGRAM__BASE_URL=nowhere)

    assert said.startswith(f"Telegram cannot be reached at {nowhere}")
    assert said.count("\n") == 1


async def test_a_database_of_a_newer_linli_is_left_alone(
    settings: dict[str, str], tmp_path: Path, sqlite_url: str
) -> None:
    with closing(sqlite3.connect(sqlite_path(sqlite_url))) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    said = await _refused(tmp_path, settings, LINLI_STORAGE__URL=sqlite_url)

    assert "was made by a newer Linli" in said
    assert said.count("\n") == 1


async def test_a_place_where_nothing_can_be_written_is_told(
    settings: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    url = f"sqlite:///{tmp_path}/file/linli.db"
    said = await _refused(tmp_path, settings, LINLI_STORAGE__URL=url)

    assert "cannot be used" in said
    assert said.count("\n") == 1


async def test_an_unreachable_postgresql_is_told_without_its_password(
    settings: dict[str, str], tmp_path: Path
) -> None:
    url = f"postgresql://linli:secret@127.0.0.1:{unused_port()}/linli"
    said = await _refused(tmp_path, settings, LINLI_STORAGE__URL=url)

    assert "cannot be reached" in said
    assert "secret" not in said
    assert said.count("\n") == 1


async def test_a_taken_port_is_told(settings: dict[str, str], tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        said = await _refused(tmp_path, settings, LINLI_HTTP__LISTEN=address)

    assert f"Cannot listen on {address}" in said
    assert "Traceback" not in said


async def test_every_fault_of_the_settings_is_told_at_once(
    settings: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text('[storage]\nkeep_backups = "few"\n[telegramm]\n')
    said = await _refused(tmp_path, settings, LINLI_TELEGRAM__MODE="pigeon")

    assert "storage.keep_backups: may be a whole number" in said
    assert "telegramm: is no setting" in said
    assert "LINLI_TELEGRAM__MODE: may be one of" in said


async def test_what_is_wrong_is_told_in_the_terminals_language(
    settings: dict[str, str], tmp_path: Path
) -> None:
    said = await _refused(tmp_path, settings, LC_ALL="zh_CN.UTF-8", LINLI_TELEGRAM__MODE="x")

    assert "邻里无法启动" in said


async def test_wrong_usage_is_told_by_exit_code_2(tmp_path: Path) -> None:
    assert (await apart("run", "--role", "cook", folder=tmp_path)).code == 2
    assert (await apart("rum", folder=tmp_path)).code == 2

"""`linli demo` as somebody starts it, and a repair carried through it by HTTP alone."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from pathlib import Path
from socket import create_server
from typing import Any

import aiohttp
import pytest
from terminal import environment, typed

WANG, LI = "1001", "1004"


class Playground:
    """The control API of the demo that runs at `address`."""

    def __init__(self, address: str, http: aiohttp.ClientSession) -> None:
        self._address, self._http = f"{address}/playground", http

    async def does(self, person: str, verb: str, **what: object) -> None:
        url = f"{self._address}/people/{person}/{verb}"
        async with self._http.post(url, json=what) as response:
            assert response.status == 200, await response.text()

    async def taps(self, person: str, label: str) -> None:
        await self.until(lambda: self._shown(person, label))
        await self.does(person, "tap", label=label)

    async def hears(self, person: str, words: str) -> None:
        await self.until(lambda: self._shown(person, words))

    async def until(self, so: Callable[[], Awaitable[bool]]) -> None:
        """Looks again whenever something happens in the stand-in's world."""
        async with asyncio.timeout(30), self._http.get(f"{self._address}/events") as events:
            while not await so():
                await events.content.readuntil(b"\n\n")

    async def moves_the_clock(self, seconds: int) -> str:
        async with self._http.post(f"{self._address}/clock", json={"move": seconds}) as response:
            return str((await response.json())["now"])

    async def _shown(self, person: str, words: str) -> bool:
        """In private or in a group, in a message or on a button."""
        async with self._http.get(f"{self._address}/world", params={"messages": 50}) as response:
            chats = (await response.json())["chats"]
        return any(
            words in _text(message)
            for chat in chats
            if _in(chat, person)
            for message in chat["messages"]
        )


def _in(chat: dict[str, Any], person: str) -> bool:
    members = [str(member["id"]) for member in chat.get("members", [])]
    return person in [*members, str(chat["id"])]


def _text(message: dict[str, Any]) -> str:
    return json.dumps(message, ensure_ascii=False)


class Demo:
    def __init__(self, process: Process, address: str) -> None:
        self.process, self.address = process, address

    async def stop(self) -> int:
        self.process.terminate()
        async with asyncio.timeout(15):
            return await self.process.wait()


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--headless", "--port", "0"),
        cwd=tmp_path,
        # What somebody set for their real neighbourhood must not reach the demo.
        env=environment(LINLI_TELEGRAM__MODE="webhook", TMPDIR=str(tmp_path)),
        stdout=PIPE,
        stderr=PIPE,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(30):
            said = (await process.stdout.readuntil(b"Ctrl-C")).decode()
        address = next(line.strip() for line in said.splitlines() if "http://" in line)
        yield Demo(process, address)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def _left_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


async def test_a_repair_is_carried_from_a_sentence_to_five_stars(
    demo: Demo, tmp_path: Path
) -> None:
    async with aiohttp.ClientSession() as http:
        town = Playground(demo.address, http)
        await town.does(WANG, "say", text="3号楼2单元电梯又坏了")
        await town.taps(WANG, "✅ 提交")
        await town.taps(LI, "接单")
        await town.taps(LI, "完成")
        await town.hears(LI, "是怎么处理的")
        await town.does(LI, "say", text="换了门机皮带")
        await town.hears(LI, "照片")
        await town.does(LI, "photo")
        await town.taps(LI, "✅ 提交")
        await town.taps(WANG, "👍 已解决")
        await town.taps(WANG, "★★★★★")
        await town.hears(WANG, "已办结 ★★★★★")
        tomorrow = await town.moves_the_clock(86_400)
        await town.does(WANG, "say", text="3号楼路灯坏了")
        await town.taps(WANG, "✅ 提交")
        await town.hears(WANG, f"{int(tomorrow[8:10])}日")

    assert await demo.stop() == 0
    assert _left_in(tmp_path) == []


async def test_a_linli_that_dies_is_not_passed_over(demo: Demo) -> None:
    [child] = _children(demo.process.pid)
    os.kill(child, signal.SIGKILL)
    _, complaint = await demo.process.communicate()

    assert demo.process.returncode == 1
    assert "Linli has ended by itself" in complaint.decode()


async def test_a_taken_port_is_told_in_a_sentence(tmp_path: Path) -> None:
    with closing(create_server(("127.0.0.1", 0))) as taken:
        port = str(taken.getsockname()[1])
        said = await typed("demo", "--headless", "--port", port, folder=tmp_path)

    assert said.code == 1
    assert said.err.startswith(f"Port {port} is taken")
    assert said.err.count("\n") == 1

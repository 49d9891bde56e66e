"""`linli demo` as somebody starts it, and a repair carried through it by HTTP alone."""

import asyncio
import json
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from socket import create_server
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from terminal import apart, environment

from bot import story

WANG, LI = "1001", "1004"
_HERE = ZoneInfo("Asia/Shanghai")
#: Seconds within which the bot says what a morning brings, however busy the machine.
_OVERNIGHT = 8
_A_FORTNIGHT = 14


class Playground:
    """The control API of the demo that runs at `address`."""

    def __init__(self, address: str, http: aiohttp.ClientSession) -> None:
        self._address, self._http = f"{address}/playground", http

    async def does(self, person: str, verb: str, **what: object) -> None:
        url = f"{self._address}/people/{person}/{verb}"
        async with self._http.post(url, json=what) as response:
            assert response.status == 200, await response.text()

    async def taps(self, person: str, label: str) -> None:
        """As soon as there is such a button."""
        await self.until(lambda: self._tapped(person, label))

    async def _tapped(self, person: str, label: str) -> bool:
        url = f"{self._address}/people/{person}/tap"
        async with self._http.post(url, json={"label": label}) as response:
            return response.status == 200

    async def hears(self, person: str, words: str) -> None:
        await self.until(lambda: self._shown(person, words))

    async def until(self, so: Callable[[], Awaitable[bool]]) -> None:
        """Looks again whenever something happens in the stand-in's world."""
        async with asyncio.timeout(30), self._http.get(f"{self._address}/events") as events:
            while not await so():
                await events.content.readuntil(b"\n\n")

    async def moves_the_clock(self, **how: object) -> str:
        async with self._http.post(f"{self._address}/clock", json=how) as response:
            return str((await response.json())["now"])

    async def lives_until(self, person: str, words: str, mornings: int) -> None:
        """So many mornings pass, and then one more at a time, until they hear it."""
        for _ in range(_A_FORTNIGHT):
            now = datetime.fromisoformat(await self.moves_the_clock(move=0)).astimezone(_HERE)
            to = now.replace(hour=10, minute=0) + timedelta(days=mornings)
            await self.moves_the_clock(to=to.isoformat())
            with suppress(TimeoutError):
                async with asyncio.timeout(_OVERNIGHT):
                    return await self.hears(person, words)
            mornings = 1
        raise AssertionError(f"{words} was never said")

    async def named(self) -> dict[str, str]:
        """Everybody's id."""
        async with self._http.get(f"{self._address}/world") as response:
            people = (await response.json())["people"]
        return {person["first_name"]: str(person["id"]) for person in people}

    async def lives_to(self, person: str, words: str, day: int, hour: int, minute: int) -> None:
        """The next such day of a month comes, and with it the words."""
        now = datetime.fromisoformat(await self.moves_the_clock(move=0)).astimezone(_HERE)
        to = now.replace(day=day, hour=hour, minute=minute, second=0, microsecond=0)
        if to <= now:
            to = (to.replace(day=1) + timedelta(days=32)).replace(day=day)
        await self.moves_the_clock(to=to.isoformat())
        await self.until(lambda: self._shown(person, words, since=to.timestamp()))

    async def follows(self, step: dict[str, Any], people: dict[str, str]) -> None:
        """One of the tour's, by everybody whom it names."""
        if "passes" in step:
            await self.moves_the_clock(move=step["passes"] * 60)
        for name in (step["who"], *step.get("also", ())):
            await self._follows(step, people[name])

    async def _follows(self, step: dict[str, Any], person: str) -> None:
        match step:
            case {"says": text, "heard": heard}:
                said = text.replace("{}", await self.told(**heard))
                await self.does(person, "say", text=said, **await self._where(step))
            case {"says": text}:
                await self.does(person, "say", text=text)
            case {"taps": label}:
                await self.taps(person, label)
            case {"photo": _}:
                await self.does(person, "photo")
            case {"waits": words, "on": day}:
                await self.lives_to(person, words, day, *step.get("at", (10, 0)))
            case {"waits": words, "later": mornings}:
                await self.lives_until(person, words, mornings)
            case {"waits": words}:
                await self.hears(person, words)

    async def told(self, who: str, like: str) -> str:
        """What was said to them, or by them, as soon as it was."""
        found: list[str] = []

        async def so() -> bool:
            person = (await self.named())[who]
            messages = [
                message for chat in await self._chats(person) for message in chat["messages"]
            ]
            texts = [each.get("text") or each.get("caption") or "" for each in messages]
            found[:] = [match[1] for text in texts if (match := re.search(like, text))]
            return bool(found)

        await self.until(so)
        return found[-1]

    async def _where(self, step: dict[str, Any]) -> dict[str, int]:
        """The group that a step names; nothing for the private chat."""
        async with self._http.get(f"{self._address}/world") as response:
            chats = (await response.json())["chats"]
        named = [chat["id"] for chat in chats if chat.get("title") == step.get("chat", "")]
        return {"chat_id": named[0]} if named else {}

    async def _chats(self, person: str) -> list[dict[str, Any]]:
        async with self._http.get(f"{self._address}/world", params={"messages": 50}) as response:
            chats = (await response.json())["chats"]
        return [chat for chat in chats if _in(chat, person)]

    async def _shown(self, person: str, words: str, since: float = 0) -> bool:
        """In private or in a group, in a message or on a button; written since then."""
        return any(
            words in _text(message) and message.get("edit_date", message["date"]) >= since
            for chat in await self._chats(person)
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
            # Killed, it would leave Linli behind.
            process.terminate()
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
        tomorrow = await town.moves_the_clock(move=86_400)
        await town.does(WANG, "say", text="3号楼路灯坏了")
        await town.taps(WANG, "✅ 提交")
        await town.hears(WANG, f"{int(tomorrow[8:10])}日")

    assert await demo.stop() == 0
    assert _left_in(tmp_path) == []


async def test_every_step_of_the_tour_can_be_walked(demo: Demo) -> None:
    async with aiohttp.ClientSession() as http:
        town = Playground(demo.address, http)
        people = await town.named()

        for step in story.TOUR:
            await town.follows(step, people)

        await town.hears(people["小刘"], "已办结 ★★★★")
        await town.hears(people["张大爷"], "评分 ★★★★★")
        await town.hears(people["郑师傅"], "谢谢您愿意帮忙")
        await town.hears(people["小孙"], "您的兑换券已在")
        await town.hears(people["陈书记"], "已办结 ★★★★★")
        await town.hears(people["老吴"], "成绩单")
        await town.hears(people["小孙"], "腾出东门旧车棚")
        await town.hears(people["老吴"], "表决 6 户：赞成 5、反对 1")
        await town.hears(people["老吴"], "6 票中的 5 票")
        await town.hears(people["陈书记"], "已知晓 2")


async def test_what_the_office_has_ruled_goes_to_whom_it_says(demo: Demo) -> None:
    async with aiohttp.ClientSession() as http:
        town = Playground(demo.address, http)

        await town.does(WANG, "say", text="3号楼门口的垃圾桶满了，三天没人收")
        await town.taps(WANG, "✅ 提交")

        await town.hears(WANG, "派给洁家环卫队")


async def test_everybody_has_settled_in(demo: Demo) -> None:
    async with aiohttp.ClientSession() as http:
        town = Playground(demo.address, http)
        people = await town.named()

        for name, screen in (
            ("小孙", "🟢 值班中"),
            ("郑师傅", "✅ 感谢榜上写我的名字"),
            ("林姐", "幸福里2号楼、幸福里3号楼"),
            ("小徐", "⚪ 休息中"),
            ("梁妈妈", "📍 祥和苑"),
            ("小宋", "📍 祥和苑A座"),
            ("曹书记", "🕒 周六 09:00"),
            ("便民超市老马", "20 分 · 5斤大米一袋"),
        ):
            await town.hears(people[name], screen)


async def test_a_linli_that_dies_is_not_passed_over(demo: Demo) -> None:
    [child] = _children(demo.process.pid)
    os.kill(child, signal.SIGKILL)
    _, complaint = await demo.process.communicate()

    assert demo.process.returncode == 1
    assert "Linli has ended by itself" in complaint.decode()


async def test_a_taken_port_is_told_in_a_sentence(tmp_path: Path) -> None:
    with closing(create_server(("127.0.0.1", 0))) as taken:
        port = str(taken.getsockname()[1])
        said = await apart("demo", "--headless", "--port", port, folder=tmp_path)

    assert said.code == 1
    assert said.err.startswith(f"Port {port} is taken")
    assert said.err.count("\n") == 1

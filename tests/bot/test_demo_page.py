"""What the demo adds to the page: a story told of Linli, a restart, a fresh neighbourhood."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from terminal import environment

from bot import cast, story
from playground.clock import Clock
from playground.world import World

WANG = "1001"


@pytest.fixture
async def http(tmp_path: Path) -> AsyncIterator[aiohttp.ClientSession]:
    """The demo's control API."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--headless", "--port", "0"),
        cwd=tmp_path,
        env=environment(TMPDIR=str(tmp_path)),
        stdout=PIPE,
    )
    assert process.stdout is not None, "a pipe"
    try:
        async with asyncio.timeout(50):
            said = (await process.stdout.readuntil(b"Ctrl-C")).decode()
        address = next(line.strip() for line in said.splitlines() if "http://" in line)
        async with aiohttp.ClientSession(address) as session:
            yield session
    finally:
        process.terminate()
        await process.wait()


async def _does(http: aiohttp.ClientSession, what: str, **body: object) -> Any:
    async with http.post(f"/playground/{what}", json=body) as response:
        assert response.status == 200, await response.text()
        return await response.json()


async def _says(http: aiohttp.ClientSession, text: str) -> str:
    found = await _does(http, f"people/{WANG}/say?wait=10", text=text)
    return "\n".join(answer["text"] for answer in found["answers"])


async def test_killed_and_restarted_it_goes_on_with_what_was_begun(
    http: aiohttp.ClientSession,
) -> None:
    assert "这样提交" in await _says(http, "3号楼2单元电梯坏了")

    await _does(http, "restart")
    pressed = await _does(http, f"people/{WANG}/tap?wait=10", label="✅ 提交")

    assert "#1" in pressed["answers"][0]["text"]


async def test_starting_over_brings_everybody_back_to_the_present(
    http: aiohttp.ClientSession,
) -> None:
    await _says(http, "3号楼2单元电梯坏了")
    await _does(http, "clock", move=86_400)

    fresh = await _does(http, "reset")

    assert fresh["people"][0]["first_name"] == "王阿姨"
    assert abs(fresh["offset"]) < 1
    assert "这样提交" in await _says(http, "3号楼2单元电梯坏了")


async def _nothing() -> None:
    """In a hook's place."""


def test_the_story_names_only_people_and_groups_that_are_there() -> None:
    world = World(Clock())
    cast.gather(world, "700:AAE-standin")
    stage = story.stage(restart=_nothing, afresh=_nothing)
    people = {person.first_name for person in world.people.values()}
    groups = {chat.title for chat in world.groups.values()}

    named = [*stage.phones, *stage.tries, *stage.tour]

    assert {step["who"] for step in named} <= people
    assert {step["chat"] for step in named if "chat" in step} <= groups


def test_every_step_of_the_story_is_told_in_both_languages() -> None:
    stage = story.stage(restart=_nothing, afresh=_nothing)

    for step in stage.tour:
        assert step["sentence"].keys() == {"zh", "en"}
        assert len(step.keys() & {"says", "taps", "photo", "waits"}) == 1

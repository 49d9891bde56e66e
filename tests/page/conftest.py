"""A browser on the page, and a world behind it."""

import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import chrome
import pytest
import pytest_asyncio
from chrome import LAPTOP, Look, Looking
from playwright.async_api import Browser
from scene import Scene

from playground import Clock, World
from playground.server import serve
from playground.stage import Stage

#: One line about a missing browser is enough.
collect_ignore = (
    []
    if chrome.chromium()
    else [f"test_page_{part}.py" for part in ("bar", "chat", "doors", "story", "tour")]
)


@pytest.fixture(scope="session")
def chromium() -> str:
    path = chrome.chromium()
    assert path is not None, chrome.MISSING
    return path


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with chrome.browsing(chromium) as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def look(browser: Browser) -> AsyncIterator[Look]:
    """Opens windows; at the end nothing may have gone wrong in any of them."""
    windows: list[Looking] = []
    async with AsyncExitStack() as stack:

        async def opened(
            address: str, query: str = "", size: tuple[int, int] = LAPTOP, **context: Any
        ) -> Looking:
            settings = {"locale": "zh-CN", "reduced_motion": "reduce"} | context
            apart = await browser.new_context(
                viewport={"width": size[0], "height": size[1]}, **settings
            )
            stack.push_async_callback(apart.close)
            looking = Looking(await apart.new_page(), address)
            await looking.opens(query)
            windows.append(looking)
            return looking

        yield opened
    assert [problem for window in windows for problem in window.wrong] == []


@pytest.fixture
def stage() -> Stage:
    """A test of the tour has one of its own."""
    return Stage(phones=({"who": "王阿姨"}, {"who": "李师傅", "chat": "工作群"}))


@pytest_asyncio.fixture(loop_scope="module")
async def scene(stage: Stage) -> AsyncIterator[Scene]:
    world = World(Clock())
    bot = world.bot(f"700:{secrets.token_hex(8)}", name="邻里", username="linli_bot")
    made = Scene(world, bot)
    async with serve(world, stage=stage) as made.address:
        yield made

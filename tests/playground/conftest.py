"""A world with a clock moved by hand, one bot in it, and the bot's line to the Bot API."""

from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from playground import Answer, File, Phone, World, call
from playground.people import Bot
from playground.server import serve

TOKEN = "700:AAE-standin_token"


class Hands:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def move(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def world(clock: Hands) -> World:
    return World(clock)


@pytest.fixture
def bot(world: World) -> Bot:
    return world.bot(TOKEN, name="邻里", username="linli_bot")


@pytest.fixture
def api(world: World, bot: Bot) -> Callable[..., Coroutine[Any, Any, Answer]]:
    """Calls a method with its parameters by name."""

    async def ask(
        method: str, /, files: dict[str, File] | None = None, **params: object
    ) -> Answer:
        return await call(world, TOKEN, method, params, files or {})

    return ask


@pytest.fixture
def wang(world: World, bot: Bot) -> Phone:
    """She has pressed Start, and the bot has fetched it."""
    phone = Phone(world, world.person("王阿姨", language_code="zh-hans"))
    world.dialogue(phone.person, bot)
    bot.met.add(phone.person.id)
    return phone


@pytest.fixture
async def address(world: World, bot: Bot) -> AsyncIterator[str]:
    """The same world over HTTP."""
    async with serve(world) as found:
        yield found

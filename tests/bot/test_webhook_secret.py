"""P21: what comes to the webhook without the secret is no update."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.http import PATH, Http

SECRET = "a-secret-of-more-than-thirty-two-characters"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
UPDATE = b'{"update_id":1}'


async def healthy() -> tuple[list[str], dict[str, float]]:
    return [], {}


class Ear:
    """What listens at the address, and what it heard."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.address = ""

    async def receive(self, bodies: list[bytes]) -> None:
        self.heard += bodies


@pytest.fixture
async def ear() -> AsyncIterator[Ear]:
    listening = Ear()
    http = Http(healthy, listening.receive, SECRET)
    port = await http.start("127.0.0.1", 0)
    listening.address = f"http://127.0.0.1:{port}{PATH}"
    yield listening
    await http.stop()


async def post(ear: Ear, headers: dict[str, str]) -> int:
    async with (
        aiohttp.ClientSession() as session,
        session.post(ear.address, data=UPDATE, headers=headers) as answer,
    ):
        text = await answer.text()
        assert "Traceback" not in text
        return answer.status


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {HEADER: ""},
        {HEADER: SECRET[:-1]},
        {HEADER: SECRET + "x"},
        {HEADER: SECRET.upper()},
        {HEADER: "秘密"},
        {"Authorization": SECRET},
    ],
)
async def test_without_the_secret_nothing_is_taken_in(ear: Ear, headers: dict[str, str]) -> None:
    assert await post(ear, headers) == 403
    assert ear.heard == []


async def test_with_the_secret_it_is(ear: Ear) -> None:
    assert await post(ear, {HEADER: SECRET}) == 200
    assert ear.heard == [UPDATE]

"""Updates that are posted to a bot's own address."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from playground import Answer, Phone, World
from playground.webhooks import Pusher

Api = Callable[..., Coroutine[Any, Any, Answer]]


class Hook:
    """A bot's web server, with statuses to answer first."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.answer: dict[str, Any] = {}
        self.posts: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue()

    async def take(self, request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.posts.put_nowait((secret, await request.json()))
        return web.json_response(
            self.answer, status=self.statuses.pop(0) if self.statuses else 200
        )

    async def next(self) -> tuple[str, dict[str, Any]]:
        async with asyncio.timeout(10):
            return await self.posts.get()


@pytest.fixture
def hook() -> Hook:
    return Hook()


@pytest.fixture
async def url(hook: Hook, world: World) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    async with TestServer(app) as server, Pusher(world, pause=0.01):
        yield str(server.make_url("/hook"))


async def test_updates_are_posted_with_the_secret(
    api: Api, wang: Phone, hook: Hook, url: str
) -> None:
    await wang.says("之前")
    await api("setWebhook", url=url, secret_token="s-3")
    await wang.says("之后")
    first, second = await hook.next(), await hook.next()

    assert first[0] == second[0] == "s-3"
    assert [body["message"]["text"] for _, body in (first, second)] == ["之前", "之后"]


async def test_an_update_is_posted_until_it_is_taken(
    api: Api, wang: Phone, hook: Hook, url: str
) -> None:
    hook.statuses = [500, 503]
    await api("setWebhook", url=url)
    await wang.says("一")
    await wang.says("二")
    texts = [(await hook.next())[1]["message"]["text"] for _ in range(4)]
    info = (await api("getWebhookInfo")).body["result"]

    assert texts == ["一", "一", "一", "二"]
    assert "503" in info["last_error_message"]


async def test_chats_dont_wait_for_one_another(
    api: Api, world: World, wang: Phone, hook: Hook, url: str
) -> None:
    li = Phone(world, world.person("李师傅"))
    hook.statuses = [500]
    await api("setWebhook", url=url)
    await wang.says("一")
    await li.says("二")
    texts = [(await hook.next())[1]["message"]["text"] for _ in range(3)]

    assert sorted(texts[:2]) == ["一", "二"]
    assert texts[2] == texts[0]


async def test_an_answer_may_carry_a_call(
    api: Api, world: World, wang: Phone, hook: Hook, url: str
) -> None:
    said = asyncio.Event()
    hook.answer = {"method": "sendMessage", "chat_id": wang.person.id, "text": "收到"}
    await api("setWebhook", url=url)
    stop = world.listen(lambda event: said.set() if event.kind == "call" else None)
    await wang.says("在吗")
    async with asyncio.timeout(10):
        await said.wait()
    stop()

    assert wang.last.text == "收到"


async def test_posts_can_be_doubled(
    api: Api, world: World, wang: Phone, hook: Hook, url: str
) -> None:
    world.faults.redelivery = 1
    await api("setWebhook", url=url)
    await wang.says("在吗")

    assert await hook.next() == await hook.next()


async def test_dropping_what_waits_leaves_nothing_to_post(
    api: Api, wang: Phone, hook: Hook, url: str
) -> None:
    await wang.says("旧")
    await api("setWebhook", url=url, drop_pending_updates=True)
    await wang.says("新")
    _, body = await hook.next()

    assert body["message"]["text"] == "新"


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"url": "http://example.com/"}, "An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.com:5000/"}, "ports 80, 88, 443 or 8443"),
        ({"url": "https://example.com/", "secret_token": "日"}, "unallowed characters"),
    ],
)
async def test_addresses_that_telegram_would_not_take_are_refused(
    api: Api, params: dict[str, Any], refusal: str
) -> None:
    answer = await api("setWebhook", **params)

    assert answer.status == 400
    assert refusal in answer.body["description"]

"""The stand-in over HTTP: all ways to send parameters, faults on sockets, the control API."""

import asyncio
import sys
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer, unused_port

from playground import Clock, Phone, World
from playground.people import Bot
from playground.pictures import drawn
from playground.server import make_app, serve

_API = "/bot700:AAE-standin_token"


@pytest.fixture
async def http(address: str) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(address) as session:
        yield session


async def test_parameters_come_in_every_form(http: aiohttp.ClientSession, wang: Phone) -> None:
    fields = {"chat_id": str(wang.person.id), "text": "1+1=2 & 楼"}
    parts = aiohttp.FormData(fields)
    parts.add_field("disable_notification", "true", content_type="text/plain")
    texts = []
    for options in (
        {"params": fields},
        {"data": fields},
        {"json": {"chat_id": wang.person.id, "text": fields["text"]}},
        {"data": parts},
    ):
        async with http.post(f"{_API}/sendMessage", **options) as response:
            texts.append((await response.json())["result"]["text"])

    assert texts == [fields["text"]] * 4


async def test_files_go_up_and_come_down(http: aiohttp.ClientSession, wang: Phone) -> None:
    form = aiohttp.FormData({"chat_id": str(wang.person.id)})
    form.add_field("photo", drawn(), filename="a.png", content_type="image/png")
    async with http.post(f"{_API}/sendPhoto", data=form) as response:
        file_id = (await response.json())["result"]["photo"][-1]["file_id"]
    async with http.get(f"{_API}/getFile", params={"file_id": file_id}) as response:
        path = (await response.json())["result"]["file_path"]
    async with http.get(f"/file{_API}/{path}") as response:
        data = await response.read()
    async with http.get(f"/file{_API}/photos/none.jpg") as response:
        missing = response.status

    assert data == drawn()
    assert missing == 404


async def test_the_status_is_the_error_code(http: aiohttp.ClientSession) -> None:
    async with http.get(f"{_API}/sendMessage") as response:
        body = await response.json()

    assert response.status == body["error_code"] == 400
    assert body["description"] == "Bad Request: chat_id is empty"


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff"])
async def test_a_body_that_cant_be_read_is_refused(
    http: aiohttp.ClientSession, body: bytes
) -> None:
    headers = {"Content-Type": "application/json"}
    async with http.post(f"{_API}/getMe", data=body, headers=headers) as response:
        assert response.status == 400


@pytest.mark.parametrize("how", ["reset_before", "reset_after", "garbage", "half_closed"])
async def test_faults_happen_on_the_socket(
    http: aiohttp.ClientSession, world: World, how: Any
) -> None:
    world.faults.fail(method="getMe", how=how)

    with pytest.raises(aiohttp.ClientError):
        async with http.post(f"{_API}/getMe") as response:
            await response.read()
    async with http.get(f"{_API}/getMe") as response:
        assert response.status == 200


async def test_a_hanging_call_gives_no_answer(http: aiohttp.ClientSession, world: World) -> None:
    world.faults.fail(how="hang_after")
    patience = aiohttp.ClientTimeout(total=0.1)

    with pytest.raises(TimeoutError):
        async with http.get(f"{_API}/getMe", timeout=patience):
            pass


async def test_people_are_made_to_talk_from_outside(
    http: aiohttp.ClientSession, world: World
) -> None:
    async with http.post("/playground/people", json={"name": "王阿姨"}) as response:
        number = (await response.json())["id"]
    place = f"/playground/people/{number}"
    async with http.post(f"{place}/open", json={"payload": "abc"}) as response:
        opened = await response.json()
    await _bot_asks(http, number)
    async with http.post(f"{place}/tap", json={"label": "好"}) as response:
        tapped = await response.json()
    async with http.get(f"{place}/chat") as response:
        screen = await response.json()

    assert opened["message"]["text"] == "/start abc"
    assert tapped["button"]["callback_data"] == "a"
    assert [message["text"] for message in screen["messages"]] == ["/start abc", "要吗?"]


async def _bot_asks(http: aiohttp.ClientSession, number: int) -> None:
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "a"}]]}
    body = {"chat_id": number, "text": "要吗?", "reply_markup": markup}
    async with http.post(f"{_API}/sendMessage", json=body) as response:
        assert response.status == 200


async def test_say_can_wait_for_the_answer(
    http: aiohttp.ClientSession, world: World, wang: Phone
) -> None:
    async def bot() -> None:
        async with http.get(f"{_API}/getUpdates", params={"timeout": 5}) as response:
            assert (await response.json())["ok"]
        await _bot_asks(http, wang.person.id)

    bots = asyncio.create_task(bot())
    place = f"/playground/people/{wang.person.id}/say"
    async with http.post(place, params={"wait": 5}, json={"text": "你好"}) as response:
        body = await response.json()
    await bots

    assert [message["text"] for message in body["answers"]] == ["要吗?"]


@pytest.mark.parametrize(
    ("path", "body", "problem"),
    [
        ("people", {}, "name is needed"),
        ("people/1001/tap", {"label": "无"}, "sees no one button"),
        ("people/1001/say", {"text": ""}, "1 to 4,096"),
        ("people/9/say", {"text": "a"}, "no such person"),
        ("people/1001/fly", {}, "no such address"),
        ("clock", {"move": 1}, "can't be moved"),
        ("faults", {"fail": {"how": "smoke"}}, "may be"),
        ("groups", {"title": "楼", "members": [7]}, "nobody has the id 7"),
    ],
)
async def test_what_cant_be_done_is_said_plainly(
    http: aiohttp.ClientSession, wang: Phone, path: str, body: dict[str, Any], problem: str
) -> None:
    async with http.post(f"/playground/{path}", json=body) as response:
        answer = await response.json()

    assert response.status in {400, 404}
    assert problem in answer["error"]


async def test_groups_faults_and_everything_can_be_set_from_outside(
    http: aiohttp.ClientSession, world: World, wang: Phone, bot: Bot
) -> None:
    members = {"title": "3号楼", "members": [bot.id], "owner": wang.person.id}
    async with http.post("/playground/groups", json=members) as response:
        group = await response.json()
    async with http.post("/playground/faults", json={"limits": True}) as response:
        faults = await response.json()
    async with http.get("/playground/world") as response:
        shown = await response.json()
    async with http.post("/playground/reset") as response:
        empty = await response.json()

    assert group["type"] == "supergroup"
    assert faults["limits"]
    assert [chat["id"] for chat in shown["chats"]] == [wang.person.id, group["id"]]
    assert empty["people"] == []


async def test_events_are_streamed(http: aiohttp.ClientSession, wang: Phone) -> None:
    async with http.get("/playground/events") as stream:
        await wang.says("电梯坏了")
        line = await stream.content.readline()

    assert line.startswith(b'data: {"kind":"message"')
    assert "电梯坏了" in line.decode()


async def test_the_page_says_that_it_is_not_telegram(http: aiohttp.ClientSession) -> None:
    async with http.get("/") as response:
        page = await response.text()

    assert "替身，不是 Telegram" in page
    assert "A stand-in, not Telegram" in page


async def test_another_sites_page_has_no_say(http: aiohttp.ClientSession) -> None:
    headers = {"Origin": "https://example.com"}
    async with http.post("/playground/reset", headers=headers) as response:
        assert response.status == 403


async def test_the_clock_moves_by_seconds_or_to_a_moment() -> None:
    async with serve(World(Clock())) as address, aiohttp.ClientSession(address) as http:
        async with http.post("/playground/clock", json={"move": 3600}) as response:
            moved = await response.json()
        body = {"to": "2030-01-25T19:00:00+08:00"}
        async with http.post("/playground/clock", json=body) as response:
            there = await response.json()

    assert moved["offset"] == 3600
    assert there["now"].startswith("2030-01-25T11:00:0")


async def test_a_taken_port_is_said_in_one_sentence() -> None:
    port = unused_port()
    async with serve(World(Clock()), port=port):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "playground", "--port", str(port), stderr=asyncio.subprocess.PIPE
        )
        _, said = await process.communicate()

    assert process.returncode == 1
    assert said.decode() == (f"Port {port} is taken by another program: choose one with --port.\n")


async def test_the_stand_in_can_be_part_of_another_application(world: World, bot: Bot) -> None:
    app = TestServer(make_app(world))
    async with TestClient(app) as client, client.get(f"{_API}/getMe") as response:
        body = await response.json()

    assert body["result"]["id"] == bot.id

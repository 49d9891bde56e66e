"""What the page is served: its own files, people's files, the world and what happens in it."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from playground import Phone, World, call
from playground.people import Bot
from playground.server import serve
from playground.stage import Stage

_STEP = {"who": "王阿姨", "says": "灯坏了", "sentence": {"zh": "她写一句", "en": "She writes"}}


class Hooks:
    """What an embedding program does, counted."""

    def __init__(self) -> None:
        self.restarted = self.afresh = 0

    async def restart(self) -> None:
        self.restarted += 1

    async def begin_anew(self) -> None:
        self.afresh += 1


@pytest.fixture
def hooks() -> Hooks:
    return Hooks()


@pytest.fixture
async def http(world: World, bot: Bot, hooks: Hooks) -> AsyncIterator[aiohttp.ClientSession]:
    stage = Stage(tour=(_STEP,), restart=hooks.restart, afresh=hooks.begin_anew)
    async with serve(world, stage=stage) as address, aiohttp.ClientSession(address) as session:
        yield session


@pytest.fixture
async def bare(world: World, bot: Bot) -> AsyncIterator[aiohttp.ClientSession]:
    """Nothing is added to the page."""
    async with serve(world) as address, aiohttp.ClientSession(address) as session:
        yield session


async def _event(stream: aiohttp.StreamReader) -> Any:
    while not (line := await stream.readline()).startswith(b"data: "):
        pass
    return json.loads(line[6:])


async def _json(http: aiohttp.ClientSession, path: str) -> Any:
    async with http.get(f"/playground/{path}") as response:
        return await response.json()


async def test_only_the_pages_own_files_are_served(http: aiohttp.ClientSession) -> None:
    async def status(name: str) -> int:
        async with http.get(f"/playground/static/{name}") as response:
            return response.status

    found = [await status(name) for name in ("main.js", "page.css", "icon.svg")]
    missing = [await status(name) for name in ("none.js", "..%2fserver.py", "%2e%2e/world.py")]

    assert found == [200, 200, 200]
    assert missing == [404, 404, 404]


async def test_no_script_but_the_pages_own_may_run(http: aiohttp.ClientSession) -> None:
    async with http.get("/") as response:
        policy = response.headers["Content-Security-Policy"]

    assert "script-src 'self';" in policy
    assert "unsafe" not in policy


async def test_pictures_are_shown_and_other_files_kept(
    http: aiohttp.ClientSession, wang: Phone
) -> None:
    [photo] = await wang.sends_photo()
    paper = await wang.sends_document()

    async with http.get(f"/playground/files/{photo.photo}") as response:
        shown = response.content_type, response.headers.get("Content-Disposition")
    async with http.get(f"/playground/files/{paper.body['document']['file_id']}") as response:
        kept = response.content_type, response.headers.get("Content-Disposition")

    assert shown == ("image/png", None)
    assert kept == ("application/octet-stream", "attachment")


async def test_the_stream_begins_with_the_world_if_asked(
    http: aiohttp.ClientSession, wang: Phone
) -> None:
    await wang.says("一")
    await wang.says("二")

    async with http.get("/playground/events", params={"messages": 1}) as response:
        first = await _event(response.content)
        await wang.says("三")
        second = await _event(response.content)

    [chat] = first["world"]["chats"]
    assert [message["text"] for message in chat["messages"]] == ["二"]
    assert second["message"]["text"] == "三"


async def test_whoever_watches_a_cleared_world_is_given_the_new_one(
    http: aiohttp.ClientSession, wang: Phone, world: World
) -> None:
    async with http.get("/playground/events", params={"messages": 1}) as response:
        before = await _event(response.content)
        world.clear()
        after = await _event(response.content)

    assert after["world"]["chats"] == []
    assert after["world"]["era"] != before["world"]["era"]


async def test_a_reader_who_fell_behind_is_given_the_world_anew(
    http: aiohttp.ClientSession, wang: Phone, world: World
) -> None:
    async with http.get("/playground/events", params={"messages": 1}) as response:
        await _event(response.content)
        for _ in range(2_001):
            world.happen("faults", detail={})
        found = await _event(response.content)

    assert found["kind"] == "world"


async def test_a_new_person_a_typing_bot_and_faults_are_told(
    http: aiohttp.ClientSession, wang: Phone, world: World, bot: Bot
) -> None:
    kinds: list[str] = []
    stop = world.listen(lambda event: kinds.append(event.kind))

    world.person("孙奶奶")
    await call(world, bot.token, "sendChatAction", {"chat_id": wang.person.id, "action": "typing"})
    async with http.post("/playground/faults", json={"down": True}) as response:
        assert response.status == 200

    stop()
    assert kinds == ["person", "typing", "call", "faults"]


async def test_the_tour_is_what_was_handed_in(
    http: aiohttp.ClientSession, bare: aiohttp.ClientSession
) -> None:
    assert await _json(http, "tour") == [_STEP]
    assert await _json(bare, "tour") == []


async def test_calls_of_the_past_are_listed(
    http: aiohttp.ClientSession, world: World, bot: Bot
) -> None:
    await call(world, bot.token, "getMe", {})

    [line] = await _json(http, "calls")

    assert (line["method"], line["status"], line["bot"]) == ("getMe", 200, "linli_bot")


async def test_hooks_restart_the_bot_and_begin_anew(
    http: aiohttp.ClientSession, hooks: Hooks
) -> None:
    for what in ("restart", "reset"):
        async with http.post(f"/playground/{what}") as response:
            assert response.status == 200

    assert (hooks.restarted, hooks.afresh) == (1, 1)


async def test_a_restart_goes_on_when_the_browser_leaves(world: World, bot: Bot) -> None:
    begun, left, done = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def restart() -> None:
        begun.set()
        await left.wait()
        done.set()

    async with serve(world, stage=Stage(restart=restart)) as address:
        async with aiohttp.ClientSession(address) as session:
            asked = asyncio.create_task(session.post("/playground/restart"))
            await begun.wait()
            asked.cancel()
        left.set()

        async with asyncio.timeout(5):
            await done.wait()


async def test_without_hooks_a_reset_is_plain_and_nothing_is_restarted(
    bare: aiohttp.ClientSession, wang: Phone, world: World
) -> None:
    async with bare.post("/playground/restart") as response:
        restarted = response.status
    async with bare.post("/playground/reset") as response:
        reset = response.status

    assert (restarted, reset) == (404, 200)
    assert world.people == {}


async def test_faults_of_one_kind_are_ended(bare: aiohttp.ClientSession, world: World) -> None:
    for how in ("429", "500"):
        world.faults.fail(how=how, probability=1)

    async with bare.post("/playground/faults", json={"stop": "429"}) as response:
        assert (await response.json())["planned"] == ["500"]

    assert world.faults.planned == ["500"]


async def test_people_forward_pin_and_use_the_keyboard(
    http: aiohttp.ClientSession, wang: Phone, world: World, bot: Bot
) -> None:
    group = world.group("三号楼", [bot], owner=wang.person)
    message = await wang.says("灯坏了")
    keys = {"chat_id": wang.person.id, "text": "选", "reply_markup": {"keyboard": [["报修"]]}}
    await call(world, bot.token, "sendMessage", keys)
    at = f"/playground/people/{wang.person.id}"
    which = {"message_id": message.message_id, "chat_id": bot.id}

    for verb, body in (
        ("forward", which | {"to": group.id}),
        ("pin", which),
        ("choose", {"label": "报修"}),
    ):
        async with http.post(f"{at}/{verb}", json=body) as response:
            assert response.status == 200, await response.text()
    async with http.post(f"{at}/choose", json={"label": "投诉"}) as response:
        unknown = response.status

    assert unknown == 400
    assert [each.text for each in wang.sees(group)] == ["灯坏了"]
    assert message.chat.pinned == [message.message_id]
    assert wang.sees()[-1].text == "报修"

"""What arrives is on disk before Telegram is told so, once, and addressed to the right lane."""

import json
from typing import Any

import msgspec
import pytest
from town import TOKEN, HandClock
from wire import InProcessWire

from bot.intake import Intake, TokenRefused, _after, arrival
from bot.transport import Unreachable
from playground import Phone, World, actions
from storage.database import Database
from storage.failures import Unavailable

WANG: dict[str, Any] = {"id": 7, "is_bot": False, "first_name": "王"}
GROUP: dict[str, Any] = {"id": -100, "type": "supergroup", "title": "三号楼"}


BY_WANG: dict[str, Any] = {"from": WANG}


def update(kind: str, fields: dict[str, Any], number: int = 1) -> bytes:
    return json.dumps({"update_id": number, kind: fields}).encode()


@pytest.mark.parametrize(
    ("body", "lane"),
    [
        (update("message", BY_WANG | {"chat": GROUP}), "p7"),
        (update("callback_query", BY_WANG | {"message": {"chat": GROUP}}), "p7"),
        (update("my_chat_member", BY_WANG | {"chat": GROUP}), "p7"),
        (update("message", BY_WANG | {"chat": GROUP, "sender_chat": GROUP}), "c-100"),
        (update("channel_post", {"chat": GROUP}), "c-100"),
        (update("poll", {"id": "1"}), "-"),
    ],
    ids=["words in a group", "a press", "membership", "an anonymous administrator", "a channel",
         "nobody"],
)  # fmt: skip
def test_a_person_has_one_lane_wherever_they_are(body: bytes, lane: str) -> None:
    assert arrival(body).lane == lane
    assert arrival(body).key == "u1"


def test_what_cannot_be_read_is_kept_under_its_own_name() -> None:
    one, other = arrival(b"{"), arrival(b"[")

    assert one.body == "{"
    assert one == arrival(b"{")
    assert one.key != other.key
    assert one.key[0] == one.lane[0] == "x"


@pytest.mark.parametrize("number", [-1, 2**31, 2**63, "7", None, 1.5])
def test_a_number_that_telegram_never_gives_is_no_offset(number: object) -> None:
    assert arrival(json.dumps({"update_id": number, "message": {}}).encode()).key[0] == "x"


class Watching(Intake):
    """Remembers which offset each poll confirmed."""

    def __init__(self, database: Database, world: World) -> None:
        self.confirmed: list[int | None] = []
        super().__init__(database, Remembering(self.confirmed, world), lambda: None)


class Remembering(InProcessWire):
    def __init__(self, offsets: list[int | None], world: World) -> None:
        super().__init__(world, TOKEN)
        self._offsets = offsets

    async def exchange(
        self, url: str, body: bytes, kind: str, seconds: float
    ) -> tuple[int, bytes]:
        self._offsets.append(msgspec.json.decode(body).get("offset"))
        return await super().exchange(url, body, kind, seconds)


@pytest.fixture
def world(clock: HandClock) -> World:
    made = World(clock)
    made.bot(TOKEN, name="邻里", username="linli_bot")
    return made


@pytest.fixture
def wang(world: World) -> Phone:
    return Phone(world, world.person("王阿姨"))


@pytest.fixture
def intake(database: Database, world: World) -> Watching:
    return Watching(database, world)


async def waiting(database: Database) -> int:
    async with database.read() as unit:
        return await unit.inbox.waiting()


async def test_an_update_is_confirmed_by_the_poll_after_it_was_stored(
    intake: Watching, world: World, wang: Phone, database: Database
) -> None:
    await wang.says("一")
    await intake.poll(0)
    stored, unconfirmed = await waiting(database), len(world.only_bot.queue.pending)
    await intake.poll(0)

    assert (stored, unconfirmed) == (1, 1)
    assert len(world.only_bot.queue.pending) == 0


async def test_what_could_not_be_stored_is_not_confirmed(
    intake: Watching, world: World, wang: Phone, database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    await wang.says("一")
    with monkeypatch.context() as broken:
        broken.setattr(database, "write", _no_database)
        for _ in range(3):
            with pytest.raises(Unavailable):
                await intake.poll(0)
    await intake.poll(0)

    assert intake.confirmed == [None] * 4
    assert await waiting(database) == 1


def _no_database() -> None:
    raise Unavailable


async def test_what_is_delivered_again_is_stored_once(
    intake: Watching, world: World, wang: Phone, database: Database
) -> None:
    world.faults.redelivery = 1
    for i in range(5):
        await wang.says(str(i))
        await intake.poll(0)
    body = json.dumps({"update_id": 1, "message": {"chat": {"id": 1}}}).encode()
    await intake.receive([body, body])
    await intake.receive([body])

    assert await waiting(database) == 6


def test_after_a_quiet_week_telegram_may_count_from_anywhere() -> None:
    assert _after([arrival(update("message", {}, number=5))], offset=1000) == 6


async def test_an_answer_spoilt_by_one_update_does_not_make_deaf(
    intake: Watching, world: World, wang: Phone, database: Database
) -> None:
    for i in range(5):
        await wang.says(str(i))
        if i == 2:
            spoilt = b'{"update_id":%d,"message":"\\ud83d"}' % world.only_bot.queue.next_id
            world.only_bot.queue.put_raw(spoilt, lane=1, at=world.moment)
    while await intake.poll(0):
        pass

    assert await waiting(database) == 6
    assert not world.only_bot.queue.pending


@pytest.mark.parametrize("how", ["garbage", "502", "reset_before", "hang_before"])
async def test_without_an_answer_nothing_is_taken_for_an_update(
    intake: Watching, world: World, wang: Phone, database: Database, how: str
) -> None:
    await wang.says("一")
    world.faults.fail(how=how, times=2)  # type: ignore[arg-type]
    with pytest.raises(Unreachable):
        await intake.poll(0)

    assert await waiting(database) == 0


async def test_a_token_that_telegram_does_not_know_ends_it(
    database: Database, clock: HandClock
) -> None:
    intake = Intake(database, InProcessWire(World(clock, tokens=[]), TOKEN), lambda: None)

    with pytest.raises(TokenRefused):
        await intake.run()


async def test_webhooks_bodies_are_taken_as_they_come(
    intake: Watching, database: Database, wang: Phone
) -> None:
    sent = actions.say(wang.world, wang.person, "一")
    await intake.receive([msgspec.json.encode(sent.updates[0]), b"\xff\x00", b'{"a":"\\u0000"}'])

    async with database.write() as unit:
        bodies = [pending.body for pending in await unit.inbox.claim(10)]
    assert len(bodies) == 3
    assert not any("\0" in body or "\\u0000" in body for body in bodies)

"""Telegram's limits, kept before Telegram insists: the stand-in does, and must never have to."""

from collections.abc import AsyncIterator

import pytest
from outgoing import Outgoing, say
from town import HandClock

from bot.settings import SendingSettings
from playground.events import Event
from storage.database import Database
from storage.outbox import Message, Priority


class Strict(Outgoing):
    """With Telegram's limits on both sides, and an ear for complaints."""

    def __init__(self, database: Database, clock: HandClock) -> None:
        super().__init__(database, clock, SendingSettings())
        self.world.limits.on = True
        self.refused = 0
        self.world.listen(self._count)

    def _count(self, event: Event) -> None:
        self.refused += event.kind == "call" and (event.detail or {})["status"] == 429

    async def lasts(self, *messages: Message, step: float = 0.1) -> float:
        """Seconds until all are sent."""
        await self.queue(*messages)
        began = self.clock()
        await self.settle()
        while await self.waiting():
            self.clock.move(seconds=step)
            await self.settle()
        return (self.clock() - began).total_seconds()


@pytest.fixture
async def database(sqlite_url: str, clock: HandClock) -> AsyncIterator[Database]:
    """Of one kind: limits know nothing of it."""
    opened = await Database.open(sqlite_url, clock)
    yield opened
    await opened.close()


@pytest.fixture
def post(database: Database, clock: HandClock) -> Strict:
    return Strict(database, clock)


async def test_a_chat_gets_a_few_at_once_and_then_one_a_second(post: Strict) -> None:
    wang = post.person()

    lasted = await post.lasts(*(say(wang.id, str(i)) for i in range(10)))

    assert post.refused == 0
    assert lasted == pytest.approx(10 - SendingSettings().chat_burst, abs=0.5)


async def test_a_group_gets_twenty_a_minute(post: Strict) -> None:
    group = post.world.group("物业", [post.world.only_bot])

    lasted = await post.lasts(*(say(group.id, str(i)) for i in range(43)), step=0.5)

    assert post.refused == 0
    burst = SendingSettings().chat_burst
    assert lasted == pytest.approx(60 * (43 - burst) / (20 - burst), abs=5)


async def test_what_goes_to_many_goes_thirty_a_second(post: Strict) -> None:
    people = post.people(150)

    lasted = await post.lasts(*(say(p.id, "通知", Priority.BROADCAST) for p in people))

    assert post.refused == 0
    assert lasted == pytest.approx(4, abs=0.5)


async def test_a_reply_does_not_wait_for_a_notice_to_many(post: Strict) -> None:
    people, wang = post.people(150), post.person()
    await post.queue(*(say(person.id, "通知", Priority.BROADCAST) for person in people))
    await post.live(1)
    await post.queue(say(wang.id, "答复"))

    await post.live(0.25)

    assert post.sees(wang) == ["答复"]
    assert await post.waiting() > 0


@pytest.mark.parametrize(
    "settings",
    [
        SendingSettings(chat_burst=0),
        SendingSettings(per_second=0.5),
        SendingSettings(per_group_per_minute=1),
    ],
)
async def test_however_tight_the_limits_everything_is_sent(
    database: Database, clock: HandClock, settings: SendingSettings
) -> None:
    post = Outgoing(database, clock, settings)
    group = post.world.group("物业", [post.world.only_bot])
    await post.queue(*(say(group.id, str(i), Priority.BROADCAST) for i in range(3)))

    await post.live(300, step=1)

    assert await post.waiting() == 0

"""A batch is committed whole or not at all, and no two workers serve one person at once."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
import pytest
import town as towns
from notes import name_of, note, taking_notes
from town import HandClock, Town

from domain.refusals import NobodyKnown
from domain.settings import Neighbourhood
from handlers.kit.context import Context
from handlers.kit.routing import Answered
from handlers.kit.said import Said
from playground import actions
from storage.failures import Unavailable
from storage.inbox import Arrival
from storage.outbox import Message, Priority


@pytest.fixture
async def town(
    database_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> AsyncIterator[Town]:
    """On both kinds of database."""
    async with taking_notes(database_url, neighbourhood, clock) as opened:
        yield opened


async def test_without_the_database_the_whole_batch_waits_and_nothing_is_half_done(
    town: Town,
) -> None:
    wang, li = town.resident("王"), town.repairer("李")
    away = [True]

    async def gone(context: Context, said: Said) -> None:
        await note(context, said)
        if away:
            raise Unavailable

    town.linli.routes.commands["gone"] = gone
    await town.settle()
    for phone, command in ((wang, "/note 一"), (li, "/gone 二")):
        actions.say(town.world, phone.person, command)
    await town.linli.intake.poll(0)
    with pytest.raises(Unavailable):
        await town.linli.worker.step()
    before = [await name_of(town.linli, phone.person.id) for phone in (wang, li)]
    away.clear()
    await town.settle()

    assert before == ["王", "李"]
    assert [wang.last.text, li.last.text] == ["一", "二"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_full_disk_undoes_the_whole_batch(town: Town) -> None:
    """SQLite then ends the transaction by itself: what follows must not be committed alone."""
    phones = [town.resident(f"邻居{i}") for i in range(9)]
    await town.settle()
    for i, phone in enumerate(phones):
        # The fifth fills the disk.
        actions.say(town.world, phone.person, "/note " + ("长" * 3000 if i == 4 else "短"))
    await town.linli.intake.poll(0)
    pages = await _pragma(town, "page_count")
    await _pragma(town, f"max_page_count={pages}")
    with pytest.raises(Unavailable):
        await town.linli.worker.step()
    async with town.linli.database.read() as unit:
        waiting = await unit.inbox.waiting(), await unit.outbox.waiting()
    names = [await name_of(town.linli, phone.person.id) for phone in phones]
    await _pragma(town, "max_page_count=1000000")
    await town.settle()

    assert waiting == (9, 0)
    assert names == [f"邻居{i}" for i in range(9)]
    assert [len(phone.messages) for phone in phones] == [1] * 9


async def _pragma(town: Town, what: str) -> int:
    writer = town.linli.database._driver._writer  # type: ignore[attr-defined]
    [[value]] = await writer.execute_fetchall(f"PRAGMA {what}")
    return int(value)


@pytest.mark.expects_errors
async def test_what_cannot_be_committed_is_found_and_put_aside_alone(town: Town) -> None:
    """It shows only when the batch is written: then each update is served by itself."""
    wang, li, chen = town.resident("王"), town.repairer("李"), town.administrator()

    async def impossible(context: Context, _said: Said) -> None:
        message = Message(
            method="sendMessage", payload="{}", chat_id=2**70, lane="x", priority=Priority.REPLY
        )
        context.unit.queue(message)

    town.linli.routes.commands["impossible"] = impossible
    await town.settle()
    for phone, command in ((wang, "/note 一"), (li, "/impossible"), (li, "/note 二")):
        actions.say(town.world, phone.person, command)

    await town.settle()

    assert [wang.last.text, li.last.text] == ["一", "二"]
    assert len(chen.messages) == 1


async def test_an_answer_that_comes_too_late_to_be_of_use_stops_nothing(town: Town) -> None:
    wang = town.resident("王")
    refused = []

    async def go_on(_context: Context, _answered: Answered) -> None:
        refused.append(1)
        raise NobodyKnown

    town.linli.routes.continuations["late"] = go_on
    body = msgspec.json.encode({"answered": {"name": "late", "args": {}}}).decode()
    async with town.linli.database.write() as unit:
        await unit.inbox.add([Arrival(key="o1", lane="p1", body=body)], unit.now)

    await wang.says("/note 一")

    assert wang.last.text == "一"
    assert refused == [1]


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_several_workers_never_serve_one_person_at_once(
    town: Town, database_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> None:
    phones = [town.resident(f"邻居{i}") for i in range(8)]
    await town.settle()
    others = [await towns.settled_town(database_url, neighbourhood, clock) for _ in range(2)]
    linlis = [town.linli, *(other.linli for other in others)]
    for linli in linlis:
        linli.routes.commands["note"] = unhurried_note
    for i in range(96):
        actions.say(town.world, phones[i % 8].person, f"/note {i}")
    await town.linli.intake.poll(0)
    while any(await asyncio.gather(*(linli.worker.step() for linli in linlis))):
        pass
    for other in others:
        await towns.close(other)

    for at, phone in enumerate(phones):
        said = " ".join(str(i) for i in range(at, 96, 8))
        assert await name_of(town.linli, phone.person.id) == f"邻居{at} {said}"


async def unhurried_note(context: Context, said: Said) -> None:
    """Long enough under way for another worker to come along."""
    for _ in range(3):
        await asyncio.sleep(0)
    await note(context, said)

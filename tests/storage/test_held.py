"""What is held until its hour: out of sight before, a message like others after."""

from dataclasses import replace
from datetime import timedelta

from town import HandClock

from storage.database import Database
from storage.held import card_key
from storage.outbox import Message, Priority, Settled

HOUR = timedelta(hours=1)


def message(words: str, chat: int = 7, priority: Priority = Priority.REPLY) -> Message:
    return Message(
        method="sendMessage",
        payload=f'{{"text":"{words}"}}',
        chat_id=chat,
        lane=str(chat),
        priority=priority,
        choices=f'["{words}"]',
    )


async def queue(database: Database, *messages: Message) -> None:
    async with database.write() as unit:
        for each in messages:
            unit.queue(each)


async def hold(database: Database, *messages: Message) -> None:
    async with database.read() as unit:
        at = unit.now + HOUR
    await queue(database, *(replace(each, not_before=at) for each in messages))


async def release(database: Database) -> None:
    async with database.write() as unit:
        await unit.outbox.release(unit.now)


async def due(database: Database) -> list[str]:
    async with database.read() as unit:
        return [row.payload[9:-2] for row in await unit.outbox.due(unit.now, 100)]


async def sent_one_by_one(database: Database) -> list[str]:
    sent: list[str] = []
    while head := await due(database):
        sent += head
        async with database.write() as unit:
            rows = await unit.outbox.due(unit.now, 100)
            await unit.outbox.settle([Settled(id=row.id) for row in rows], unit.now)
    return sent


async def test_it_is_out_of_sight_until_it_is_released(
    database: Database, clock: HandClock
) -> None:
    await hold(database, message("周报"))
    await release(database)
    early = await due(database)
    clock.move(hours=1)
    unreleased = await due(database)
    await release(database)

    assert (early, unreleased) == ([], [])
    assert await due(database) == ["周报"]


async def test_nothing_in_its_chat_waits_for_it(database: Database) -> None:
    await hold(database, message("周报", priority=Priority.ANSWER))
    await queue(database, message("答复", priority=Priority.BROADCAST))

    assert await sent_one_by_one(database) == ["答复"]


async def test_released_it_has_the_place_that_it_was_given(
    database: Database, clock: HandClock
) -> None:
    await hold(database, message("甲", priority=Priority.REMINDER), message("乙"), message("丙"))
    clock.move(hours=1)
    await queue(database, message("丁"))
    await release(database)

    assert await sent_one_by_one(database) == ["乙", "丙", "丁", "甲"]


async def test_released_twice_it_is_one_message(database: Database, clock: HandClock) -> None:
    await hold(database, message("周报"))
    clock.move(hours=1)
    await release(database)
    await release(database)

    assert await sent_one_by_one(database) == ["周报"]


async def test_its_buttons_are_remembered_when_it_is_released(
    database: Database, clock: HandClock
) -> None:
    await queue(database, message("从前"))
    await hold(database, message("甲"), message("乙"))
    async with database.read() as unit:
        before = await unit.outbox.choices(7)
    clock.move(hours=1)
    await release(database)

    async with database.read() as unit:
        assert (before, await unit.outbox.choices(7)) == ('["从前"]', '["乙"]')


async def test_the_buttons_of_what_is_too_late_by_then_are_not_remembered(
    database: Database, clock: HandClock
) -> None:
    await queue(database, message("从前"))
    await hold(database, replace(message("截止前"), until=clock() + HOUR), message("周报", chat=8))
    clock.move(hours=1)
    await release(database)

    async with database.read() as unit:
        assert [await unit.outbox.choices(chat) for chat in (7, 8)] == ['["从前"]', '["周报"]']


async def test_newer_words_of_its_card_take_its_place(
    database: Database, clock: HandClock
) -> None:
    async with database.write() as unit:
        card = await unit.cards.place("digest", 1, 7)
    keyed = replace(message("旧"), card_id=card, merge_key=card_key(card))
    await hold(database, keyed)
    async with database.read() as unit:
        until = await unit.held_until(card)
        assert until == unit.now + HOUR
    await hold(database, replace(keyed, payload='{"text":"新"}'))
    clock.move(hours=1)
    await release(database)

    assert await sent_one_by_one(database) == ["新"]
    async with database.read() as unit:
        assert await unit.held_until(card) is None


async def test_a_card_that_was_shown_meanwhile_is_not_shown_again(
    database: Database, clock: HandClock
) -> None:
    async with database.write() as unit:
        card = await unit.cards.place("digest", 1, 7)
    await hold(database, replace(message("旧"), card_id=card, merge_key=card_key(card)))
    async with database.write() as unit:
        await unit.cards.posted([(card, 99)])
    clock.move(hours=1)
    await release(database)

    assert await sent_one_by_one(database) == []


async def test_a_notice_is_known_again_while_it_waits_and_can_be_dropped(
    database: Database, clock: HandClock
) -> None:
    async with database.write() as unit:
        late = await unit.cards.place("ticket-red", 3, 7)
        other = await unit.cards.place("digest", 3, 7)
    await hold(
        database, replace(message("超时"), card_id=late), replace(message("周报"), card_id=other)
    )
    async with database.write() as unit:
        early = await unit.outbox.held.notices(["ticket-red"], unit.now)
    clock.move(hours=1)
    async with database.write() as unit:
        notices = await unit.outbox.held.notices(["ticket-red", "ticket-yellow"], unit.now)
        await unit.outbox.held.drop(notices, "true no more", unit.now)
        again = await unit.outbox.held.notices(["ticket-red"], unit.now)
    await release(database)

    assert early == []
    assert [(each.chat_id, each.subject, each.subject_id) for each in notices] == [
        (7, "ticket-red", 3)
    ]
    assert again == []
    assert await due(database) == ["周报"]

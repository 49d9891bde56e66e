"""What had left when a notice was halted, and what waited: each is said once, and rightly."""

from dataclasses import replace

from notice_ledgers import gathered, issued, landed, message, told
from town import HandClock

from domain.notices import NoticeId, Stage, State
from services import notices
from services.notices import sending
from storage.database import Database
from storage.delivered import Ended
from storage.notice_posts import key
from storage.outbox import Message, Settled
from storage.unit import Unit


async def test_a_reminder_under_way_when_it_is_cancelled_says_so_too(database: Database) -> None:
    notice, author = await told(database)
    async with database.write() as unit:
        reminding = await notices.remind(unit, notice.id, author)
        [turn] = await sending.next_silent(unit, reminding)
        unit.queue(message(turn.delivery, 100))
    async with database.write() as unit:
        [left] = await unit.outbox.due(unit.now, 9)
        cancelled = await notices.cancel(unit, notice.id, author)
    async with database.write() as unit:
        [first] = await sending.next_rereading(unit, cancelled)
        assert first.messages == [77]
        await landed(unit, left, 88)
        [again] = await sending.next_rereading(unit, cancelled)

    assert again.messages == [88, 77]


async def test_a_reminder_makes_no_correction_pass_by(database: Database) -> None:
    """It was corrected while the silent were asked, and this one's turn came after that."""
    notice, author = await told(database)
    async with database.write() as unit:
        await notices.remind(unit, notice.id, author)
        corrected = await notices.correct(unit, notice.id, author, text="停电", plain="停电")
        [turn] = await sending.next_silent(unit, corrected)
        [old] = await sending.next_rereading(unit, corrected)

    assert (old.delivery, old.messages) == (turn.delivery, [77])


async def test_pictures_under_way_when_it_was_paused_come_once(database: Database) -> None:
    notice = await gathered(database, await issued(database, people=1))

    async def queue(unit: Unit) -> None:
        [turn] = (await sending.next_portion(unit, await notices.get(unit, notice.id))).turns
        for _part in range(turn.ahead, 2):
            unit.queue(message(turn.delivery, 100))

    async with database.write() as unit:
        await queue(unit)
    async with database.write() as unit:
        [album] = await unit.outbox.due(unit.now, 9)
        author = await unit.people.known_as(1)
        assert author is not None
        await notices.pause(unit, notice.id, author)
        await notices.resume(unit, notice.id, author)
    async with database.write() as unit:
        await queue(unit)
    async with database.write() as unit:
        assert await unit.outbox.waiting() == 2
        await landed(unit, album, 55, ahead=True)
        assert await unit.outbox.waiting() == 1
        await notices.pause(unit, notice.id, author)
        await notices.resume(unit, notice.id, author)
        [turn] = (await sending.next_portion(unit, notice)).turns

    assert turn.ahead == 1


async def test_what_was_said_anew_is_known_in_its_place(database: Database) -> None:
    """Its reader had deleted it."""
    notice, author = await told(database)
    async with database.write() as unit:
        [line, _] = await notices.ledger(unit, notice)
        anew = Ended(row=1, delivery=line.id, message_id=99, instead_of=77)
        await unit.delivered.ended([anew], unit.now)
        [kept] = [await unit.deliveries.standing(notice.id, line.person or author.id)]

    assert kept == [99]


async def test_what_was_under_way_when_it_was_stopped_is_said_once(
    database: Database, clock: HandClock
) -> None:
    """It had left with the old words; newer ones were queued before Telegram answered."""
    notice = await gathered(database, await issued(database, people=1))
    async with database.write() as unit:
        [turn] = (await sending.next_portion(unit, notice)).turns
        unit.queue(message(turn.delivery, 100))
    async with database.write() as unit:
        [left] = await unit.outbox.due(unit.now, 9)
        author = await unit.people.known_as(1)
        assert author is not None
        corrected = await notices.correct(unit, notice.id, author, text="停电", plain="停电")
    async with database.write() as unit:
        [again] = (await sending.next_portion(unit, corrected)).turns
        assert again.delivery == turn.delivery
        unit.queue(message(again.delivery, 100))
    async with database.write() as unit:
        assert left.delivery_id == turn.delivery
        await landed(unit, left, 77)

    async with database.write() as unit:
        assert await unit.outbox.due(unit.now, 9) == []
        [old] = await sending.next_rereading(unit, corrected)
        assert (old.person.telegram_id, old.messages) == (100, [77])
        [line] = [each for each in await notices.ledger(unit, notice) if each.person]
        assert (line.state, line.sent_at) == (State.SENT, clock())
        settled = await sending.settle(unit, await unit.notices.get(notice.id))
    assert settled.stage is Stage.SENT


async def test_a_post_under_way_when_it_was_paused_is_not_posted_twice(database: Database) -> None:
    notice = await issued(database)
    async with database.write() as unit:
        author = await unit.people.known_as(1)
        assert author is not None
        [area] = notice.areas
        await unit.groups.bind(-5, "residents", "业主群", area.id)
        await unit.notice_posts.add(notice.id, -5, "业主群", unit.now)
        await unit.notice_posts.queued(notice.id, -5)
        for part, left in ((1, 1), (2, 0)):
            unit.queue(_post(notice.id, part, left))
    async with database.write() as unit:
        [album] = await unit.outbox.due(unit.now, 9)
        await notices.pause(unit, notice.id, author)
        assert await unit.outbox.waiting() == 0
        [held] = await unit.notice_posts.of(notice.id)
        assert held.held
    async with database.write() as unit:
        await unit.outbox.settle([Settled(id=album.id)], unit.now)
        await unit.notice_posts.landed([album.id], unit.now)
        [post] = await unit.notice_posts.of(notice.id)
        assert (post.held, post.ahead) == (True, 1)
        unit.queue(_post(notice.id, 2, 0))
    async with database.write() as unit:
        [words] = await unit.outbox.due(unit.now, 9)
        await notices.resume(unit, notice.id, author)
        await notices.pause(unit, notice.id, author)
        unit.queue(_post(notice.id, 2, 0))
    async with database.write() as unit:
        await unit.outbox.settle([Settled(id=words.id)], unit.now)
        await unit.notice_posts.landed([words.id], unit.now)
        [post] = await unit.notice_posts.of(notice.id)
        assert await unit.outbox.waiting() == 0

    assert not post.held


def _post(notice: NoticeId, part: int, left: int) -> Message:
    made = replace(message(0, -5), delivery_id=None)
    return replace(made, merge_key=key(notice, -5, part, left))

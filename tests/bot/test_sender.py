"""What is sent first, what waits for what, and what happens while the line is down."""

import asyncio
from datetime import timedelta

import pytest
from outgoing import Outgoing, edit, say
from town import HandClock

from storage.database import Database
from storage.outbox import Priority


@pytest.fixture
def post(database: Database, clock: HandClock) -> Outgoing:
    return Outgoing(database, clock)


async def test_whoever_waits_for_an_answer_goes_first(post: Outgoing) -> None:
    people = post.people(4)
    await post.queue(
        *(say(p.id, "…", priority) for p, priority in zip(people, reversed(Priority), strict=True))
    )

    await post.settle()

    assert post.wire.set_out == [person.id for person in reversed(people)]


async def test_in_one_chat_too_the_more_urgent_goes_first(post: Outgoing) -> None:
    wang = post.person()
    await post.queue(*(say(wang.id, p.name, p) for p in reversed(Priority)))

    await post.settle()

    assert post.sees(wang) == ["ANSWER", "REPLY", "REMINDER", "BROADCAST"]


async def test_a_chat_reads_everything_in_order_one_message_at_a_time(post: Outgoing) -> None:
    wang, li = post.people(2)
    for i in range(10):
        await post.queue(say(wang.id, str(i)), say(li.id, str(i)))

    await post.settle()

    assert post.sees(wang) == post.sees(li) == [str(i) for i in range(10)]


async def test_while_one_message_of_a_chat_is_under_way_no_other_sets_out(post: Outgoing) -> None:
    wang = post.person()
    post.wire.gate.clear()
    await post.queue(say(wang.id, "一"), say(wang.id, "二"))
    for _ in range(3):
        await post.sender.launch()
        await asyncio.sleep(0)
    post.wire.gate.set()
    await post.settle()

    assert post.wire.most_at_once[wang.id] == 1
    assert post.sees(wang) == ["一", "二"]


async def test_chats_do_not_wait_for_one_another(post: Outgoing) -> None:
    people = post.people(150)
    post.wire.gate.clear()
    await post.queue(*(say(person.id, "…") for person in people))

    await post.sender.launch()
    await asyncio.sleep(0)
    post.wire.gate.set()

    assert post.wire.under_way.total() == 150
    assert await post.sender.land() == 150


async def test_of_many_edits_only_the_last_is_sent(post: Outgoing) -> None:
    wang = post.person()
    await post.queue(say(wang.id, "原文"))
    await post.settle()
    for i in range(5):
        await post.queue(edit(wang.id, 1, f"改{i}"))

    await post.settle()

    assert post.sees(wang) == ["改4"]
    assert len(post.wire.set_out) == 2


async def test_an_edit_that_is_under_way_is_followed_by_the_newer_one(post: Outgoing) -> None:
    wang = post.person()
    await post.queue(say(wang.id, "原文"))
    await post.settle()
    post.wire.gate.clear()
    await post.queue(edit(wang.id, 1, "改一"))
    await post.sender.launch()
    await post.queue(edit(wang.id, 1, "改二"))
    post.wire.gate.set()

    await post.settle()

    assert post.sees(wang) == ["改二"]
    assert await post.waiting() == 0


async def test_a_chat_that_must_wait_holds_nobody_else(post: Outgoing) -> None:
    wang, li = post.people(2)
    post.world.faults.fail(how="429", chat_id=wang.id, retry_after=20)
    await post.queue(say(wang.id, "一"), say(wang.id, "二"), say(li.id, "一"))
    await post.live(19)
    before = post.sees(wang), post.sees(li)
    await post.live(2)

    assert before == ([], ["一"])
    assert post.sees(wang) == ["一", "二"]


async def test_two_chats_told_to_wait_at_once_hold_everybody(post: Outgoing) -> None:
    wang, li, zhao = post.people(3)
    for person in (wang, li):
        post.world.faults.fail(how="429", chat_id=person.id, retry_after=20)
    await post.queue(say(wang.id, "一"), say(li.id, "一"))
    await post.settle()
    await post.queue(say(zhao.id, "一"))
    await post.live(19)
    before = post.sees(zhao)
    await post.live(2)

    assert before == []
    assert [post.sees(p) for p in (wang, li, zhao)] == [["一"]] * 3


async def test_while_the_line_is_down_it_is_tried_seldom_and_then_caught_up(
    post: Outgoing,
) -> None:
    people = post.people(60)
    await post.queue(*(say(person.id, "…") for person in people))
    post.world.faults.down = True
    await post.live(1)
    first = len(post.wire.set_out)
    await post.live(60)
    tried = len(post.wire.set_out) - first
    post.world.faults.mend()
    await post.live(35)

    assert tried < 2 * 60
    assert [post.sees(person) for person in people] == [["…"]] * 60


async def test_one_slip_of_the_line_is_over_within_seconds(post: Outgoing) -> None:
    """Two hundred calls that die together are one piece of news, not two hundred."""
    people = post.people(200)
    await post.queue(*(say(person.id, "…") for person in people))
    post.world.faults.fail(how="reset_before", times=200)
    await post.settle()

    await post.live(6)

    assert await post.waiting() == 0


@pytest.mark.parametrize("how", ["500", "502", "504", "reset_before", "garbage", "hang_before"])
async def test_a_call_that_failed_is_made_again(post: Outgoing, how: str) -> None:
    wang = post.person()
    post.world.faults.fail(how=how, times=2)  # type: ignore[arg-type]
    await post.queue(say(wang.id, "一"), say(wang.id, "二"))

    await post.live(10)

    assert list(dict.fromkeys(post.sees(wang))) == ["一", "二"]
    assert await post.waiting() == 0


async def test_what_makes_no_sense_any_more_is_not_sent(post: Outgoing) -> None:
    """Nor does a new process send it: the row says until when. All the rest is late, and comes."""
    wang, li = post.people(2)
    soon = post.clock() + timedelta(hours=1)
    code = say(wang.id, "一小时后截止", Priority.REMINDER, until=soon)
    await post.queue(
        code, say(wang.id, "结果", Priority.BROADCAST), say(li.id, "签到码", until=soon)
    )
    post.world.faults.down = True
    await post.live(1)
    post.clock.move(hours=1)
    post.world.faults.mend()
    again = post.restarted()
    await again.settle()

    assert (again.sees(wang), again.sees(li)) == (["结果"], [])
    assert again.sender.too_late == 2
    assert await again.waiting() == 0


async def test_until_its_moment_it_is_tried_and_sent(post: Outgoing) -> None:
    wang = post.person()
    await post.queue(say(wang.id, "一小时后截止", until=post.clock() + timedelta(hours=1)))
    post.world.faults.down = True
    await post.live(60)
    post.clock.move(minutes=58)
    post.world.faults.mend()
    await post.live(35)

    assert post.sees(wang) == ["一小时后截止"]
    assert post.sender.too_late == 0


async def test_it_is_said_in_one_line_how_many_were_too_late_and_not_what(
    post: Outgoing, caplog: pytest.LogCaptureFixture
) -> None:
    people = post.people(3)
    await post.queue(*(say(each.id, "王阿姨的签到码4711", until=post.clock()) for each in people))

    await post.settle()

    said = [each.getMessage() for each in caplog.records if each.name == "bot.noting"]
    assert said == ["3 messages were too late to be sent"]
    assert all(post.sees(each) == [] for each in people)

"""What Telegram's answers mean for what was to be sent, and for whom it was."""

import asyncio

import msgspec
import pytest
from outgoing import Outgoing, call, edit, say
from town import HandClock

from bot.outcomes import Verdict, judge
from bot.transport import Answer
from domain.areas import AreaId
from playground import groups, presses
from storage.database import Database
from storage.messages import Priority, Waiting


@pytest.fixture
def post(database: Database, clock: HandClock) -> Outgoing:
    return Outgoing(database, clock)


async def test_whoever_blocks_the_bot_is_noted_and_troubles_nobody(post: Outgoing) -> None:
    wang, li = post.people(2)
    async with post.database.write() as unit:
        await unit.people.meet(wang.id, "王", unit.now)
        await unit.people.reach(wang.id, reachable=True)
    presses.block(post.world, wang)
    await post.queue(say(wang.id, "一"), say(li.id, "一"))

    await post.settle()

    async with post.database.read() as unit:
        known = await unit.people.known_as(wang.id)
    assert known is not None
    assert not known.reachable
    assert post.sees(li) == ["一"]
    assert await post.waiting() == 0


async def test_a_group_that_moved_is_followed_with_all_that_is_its_own(post: Outgoing) -> None:
    wang = post.person()
    group = post.world.group("物业", [post.world.only_bot, wang], kind="group")
    async with post.database.write() as unit:
        await unit.groups.bind(group.id, "staff", "物业", AreaId(1))
        card = await unit.cards.place("ticket-staff", 1, group.id)
    moved = groups.migrate(post.world, wang, group)
    await post.queue(say(group.id, "一", card_id=card), say(group.id, "二"))

    await post.settle()

    async with post.database.read() as unit:
        bound = await unit.groups.meant_for("staff")
        [shown] = await unit.cards.showing("ticket-staff", 1)
    assert bound == [moved.id]
    assert shown.chat_id == moved.id
    assert moved.messages[shown.message_id or 0].text == "一"
    assert [m.text for m in moved.messages.values() if m.text] == ["一", "二"]


async def test_a_card_whose_message_is_gone_is_said_anew(post: Outgoing) -> None:
    wang = post.person()
    async with post.database.write() as unit:
        card = await unit.cards.place("ticket", 1, wang.id)
    await post.queue(say(wang.id, "卡片", card_id=card))
    await post.settle()
    chat = post.world.dialogue(wang, post.world.only_bot)
    chat.messages[1].gone = True

    await post.queue(call("editMessageText", wang.id, "新卡片", card_id=card))
    await post.settle()

    async with post.database.read() as unit:
        [shown] = await unit.cards.showing("ticket", 1)
    assert post.sees(wang)[-1] == "新卡片"
    assert shown.message_id == 2


async def test_an_edit_that_changes_nothing_is_as_good_as_done(
    post: Outgoing, caplog: pytest.LogCaptureFixture
) -> None:
    wang = post.person()
    await post.queue(say(wang.id, "一"))
    await post.settle()

    await post.queue(edit(wang.id, 1, "一"), say(wang.id, "二"))
    await post.settle()

    assert post.sees(wang) == ["一", "二"]
    assert not caplog.records


async def test_telegrams_answer_comes_back_once_as_an_update(post: Outgoing) -> None:
    wang = post.person()
    asked = msgspec.json.encode({"name": "went_on", "args": {"n": 7}, "lane": "p1"}).decode()
    await post.queue(say(wang.id, "一", continuation=asked))
    post.world.faults.fail(how="502")
    await post.live(5)

    async with post.database.write() as unit:
        [pending] = await unit.inbox.claim(10)
    answered = msgspec.json.decode(pending.body)["answered"]
    assert pending.lane == "p1"
    assert (answered["name"], answered["args"], answered["error"]) == ("went_on", {"n": 7}, None)
    assert answered["result"]["message_id"] == 1


async def test_whoever_asked_learns_that_it_cannot_be_sent(post: Outgoing) -> None:
    asked = msgspec.json.encode({"name": "went_on", "args": {}, "lane": "p1"}).decode()
    await post.queue(say(424242, "一", continuation=asked))
    await post.settle()

    async with post.database.write() as unit:
        [pending] = await unit.inbox.claim(10)
    assert "chat not found" in msgspec.json.decode(pending.body)["answered"]["error"]


async def test_a_message_that_can_never_be_sent_stops_neither_its_chat_nor_others(
    post: Outgoing,
) -> None:
    wang, li = post.people(2)
    await post.queue(say(wang.id, "长" * 5000), say(wang.id, "二"), say(li.id, "一"))

    await post.settle()

    assert post.sees(wang) == ["二"]
    assert post.sees(li) == ["一"]


async def test_what_was_sent_and_not_noted_is_sent_again_one_message_a_chat(
    post: Outgoing, clock: HandClock
) -> None:
    """The process dies between the call and the note: Telegram offers nothing better."""
    people = post.people(5)
    for text in ("一", "二"):
        await post.queue(*(say(person.id, text) for person in people))
    await post.sender.launch()
    await asyncio.wait(post.sender._flying)

    reborn = Outgoing(post.database, clock)
    reborn.sender._wire = post.wire
    await reborn.settle()

    assert [post.sees(person) for person in people] == [["一", "一", "二"]] * 5


@pytest.mark.parametrize(
    ("chat", "code", "words", "outside"),
    [
        (-100, 403, "Forbidden: bot was kicked from the supergroup chat", True),
        (-100, 403, "Forbidden: bot is not a member of the supergroup chat", True),
        (-5, 403, "Forbidden: the group chat was deleted", True),
        (-100, 400, "Bad Request: chat not found", True),
        (-100, 400, "Bad Request: not enough rights to send text messages to the chat", False),
        (-100, 403, "Forbidden: bot was blocked by the user", False),
        (7, 403, "Forbidden: user is deactivated", False),
        (7, 400, "Bad Request: chat not found", False),
    ],
)
def test_a_group_is_lost_only_where_telegram_says_that_we_are_not_in_it(
    chat: int, code: int, words: str, outside: bool
) -> None:
    row = Waiting(
        id=1,
        lane=str(chat),
        chat_id=chat,
        priority=Priority.REPLY,
        method="sendMessage",
        payload="{}",
        message_id=None,
        card_id=None,
        continuation=None,
        attempts=0,
    )
    found = judge(row, Answer(ok=False, error_code=code, description=words))

    assert (found.verdict, found.outside) == (Verdict.DROPPED, outside)

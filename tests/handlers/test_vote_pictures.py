"""📊 and 📄: what came of a vote, for a chat and for the notice board."""

from collections.abc import AsyncIterator

import balloting
import pytest
import town as towns
from offices import compound, lives
from paper import pages
from town import HandClock, Town
from voted import TITLE, cast, over, owners_vote

from domain.meeting_settings import MeetingSettings
from domain.settings import Neighbourhood
from domain.votes import VoteId
from playground import Phone
from playground.chats import Message

PNG = b"\x89PNG"


def _file(town: Town, message: Message, kind: str) -> bytes:
    sent = message.body[kind]
    stored = town.world.files.find((sent[-1] if kind == "photo" else sent)["file_id"])
    assert stored is not None
    return stored.data


def _solid(words: str) -> str:
    """However its lines are broken."""
    return "".join(words.split())


async def _three(town: Town) -> tuple[list[Phone], VoteId]:
    phones = [town.resident(name) for name in ("王阿姨", "张大爷", "李大爷")]
    return phones, await owners_vote(town, phones)


async def test_a_result_is_a_picture_and_a_page_for_the_notice_board(town: Town) -> None:
    (wang, zhang, li), vote_id = await _three(town)
    await cast(town, vote_id, {wang: "for", zhang: "for", li: "against"})
    vote = await over(town, vote_id)
    async with town.linli.database.read() as unit:
        stored = await unit.votes.published(vote_id)
    assert stored is not None

    await wang.says("/vote")
    await wang.taps("📊 看图")
    picture = wang.last
    await wang.taps("📄 公告 PDF")
    [page] = pages(_file(town, wang.last, "document"))

    assert _file(town, picture, "photo").startswith(PNG)
    assert picture.words.splitlines() == [
        TITLE,
        "业主大会表决 · 辅助正式程序，不是正式选票",
        "通过",
        "赞成：占参加户数的 66.66%、面积的 66.66%，都超过 1/2",
    ]
    for said in (
        "辅助正式程序，不是正式选票",
        TITLE,
        "是否同意?",
        "通过",
        "3 / 3 = 100.00%",
        "须达到 2/3 · 已达到",
        "2 / 3 = 66.66%",
        "须超过 1/2 · 已达到",
        "200.00 / 300.00 ㎡ = 66.66%",
        "linli verify",
        vote.roll_digest,
    ):
        assert _solid(said) in _solid(page.words), said
    head = stored.decode().rsplit('"head": "', 1)[1][:64]
    assert head in _solid(page.words)
    assert page.codes == [head]


async def test_while_it_is_open_staff_see_who_took_part_and_nobody_what(town: Town) -> None:
    phones, vote_id = await _three(town)
    wang, chen = phones[0], town.administrator()
    await cast(town, vote_id, {wang: "for"})

    await chen.says("/help")
    await chen.presses(f"bx:{vote_id}", chen.last)
    shown = chen.last
    await wang.says("/vote")
    await wang.presses(f"bx:{vote_id}", wang.last)
    refused = wang.toast
    await wang.presses(f"bq:{vote_id}", wang.last)

    assert _file(town, shown, "photo").startswith(PNG)
    assert shown.words == f"{TITLE}\n还差 1 户、100.00㎡"
    assert "权限" in refused or refused
    assert not any("photo" in message.body for message in wang.messages)


@pytest.fixture
async def strict(sqlite_url: str, clock: HandClock) -> AsyncIterator[Town]:
    """Of its households all have to vote."""
    rules = MeetingSettings(least_share="1/1")
    here = Neighbourhood(name="幸福里", meetings=rules)
    town = await towns.settled_town(sqlite_url, here, clock)
    yield town
    await towns.close(town)


async def test_their_own_share_decides_wherever_a_result_is_read(strict: Town) -> None:
    await compound(strict)
    wang = await lives(strict, strict.guest("王阿姨"), "幸福里3号楼2单元501")
    await lives(strict, strict.guest("张大爷"), "幸福里3号楼2单元101")
    vote = await balloting.opened(strict)
    await cast(strict, vote.id, {wang: "for"})
    await balloting.over(strict, vote)
    await strict.tick()

    await wang.says("/vote")
    card = wang.last.text
    await wang.taps("📊 看图")
    picture = wang.last
    await wang.taps("📄 公告 PDF")
    [page] = pages(_file(strict, wang.last, "document"))

    too_few = "参加的户数不够"
    assert too_few in card
    assert too_few in picture.words
    assert too_few in _solid(page.words)

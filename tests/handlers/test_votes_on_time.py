"""A vote's dates, each once: through a standstill, a restart, and a publication cut off."""

from pathlib import Path

import pytest
import town as towns
from calling import called, move_to, poll, vote
from meeting import group, neighbours, secretary
from town import HandClock, Town

from domain.outcomes import Outcome
from domain.settings import Neighbourhood
from domain.votes import Vote, VoteState
from handlers.kit.speaking import Speaker
from handlers.votes.results import PUBLISH, Counting
from playground import Phone


def _saying(phone: Phone, words: str) -> int:
    return sum(words in message.text for message in phone.messages)


async def test_what_is_published_is_said_once_even_where_it_was_cut_off(town: Town) -> None:
    heard: list[tuple[int, str]] = []

    async def hook(_speaker: Speaker, made: Vote, outcome: Outcome) -> None:
        heard.append((made.id, outcome.verdict))
        if len(heard) == 1:
            raise ConnectionError("cut off")

    town.linli.routes.published.append(hook)
    wang, zhang, liu, chat = await poll(town)
    await wang.taps("🗳 去投票")
    await wang.taps("反对")
    await move_to(town, (await vote(town)).closes_at)

    assert (await vote(town)).state is VoteState.CLOSED
    assert len(liu.sees(chat)) == 1

    town.clock.move(minutes=1)
    await town.tick()
    async with town.linli.database.write() as unit:
        await unit.errands.add(PUBLISH, Counting(vote=1), unit.now)
    await town.tick()

    assert (await vote(town)).state is VoteState.PUBLISHED
    assert heard == [(1, "most"), (1, "most")]
    assert len(liu.sees(chat)) == 2
    assert _saying(zhang, "的结果：选得最多：反对") == 1
    assert _saying(zhang, "开始投票了") == 1


async def _posted(town: Town, chat: int) -> int:
    """How often something new was said there."""
    async with town.linli.database.read() as unit:
        count = await unit.votes._session.value(
            "SELECT count(*) FROM outbox WHERE chat_id = :chat AND method = 'sendMessage'",
            chat=chat,
        )
        return int(count)


@pytest.mark.parametrize("days", [3, 20])
async def test_a_vote_goes_on_from_where_it_was_whatever_stood_still(
    sqlite_url: str, neighbourhood: Neighbourhood, clock: HandClock, days: int
) -> None:
    town = await towns.settled_town(sqlite_url, neighbourhood, clock)
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    chat = await group(town, wang, zhang, liu)
    await called(liu, opens="明天9点", closes="7天后", secrecy="🔒 秘密投票，钥匙由系统")
    await town.tick()
    assert "11月23日 09:00 开始投票" in liu.sees(chat)[-1].text
    assert _saying(zhang, "开始投票了") == 0
    await towns.close(town)
    clock.move(days=days)
    town = await towns.settled_town(sqlite_url, neighbourhood, clock)
    for _ in range(3):
        clock.move(seconds=30)
        await town.tick()
    made, posted = await vote(town), await _posted(town, chat.id)
    if days == 3:
        await move_to(town, made.closes_at)
        await town.tick()
    over = await vote(town)
    keys = _keys(town)
    await towns.close(town)

    assert made.state is (VoteState.OPEN if days == 3 else VoteState.CANCELLED)
    assert over.state is (VoteState.PUBLISHED if days == 3 else VoteState.CANCELLED)
    # What was announced, and that it opened.
    assert posted == (2 if days == 3 else 1)
    assert keys == []


def _keys(town: Town) -> list[str]:
    folder = Path(town.linli.settings.storage.keys)
    return [path.name for path in folder.glob("*")]

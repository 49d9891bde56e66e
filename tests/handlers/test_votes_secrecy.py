"""A secret vote through the bot: nothing that was ever written tells who chose what (P10)."""

import logging
import random
import re

import pytest
from ballot_spy import Spy
from ballot_thieves import Thief, found
from balloting import opened, over
from town import Town

from bot.logs import QUIET
from domain.votes import VoteKind
from playground import Phone

MANY = 24
CHOICES = {"for": "赞成", "against": "反对", "abstain": "弃权"}
PHRASE = re.compile("您的口令：(.+)")


def phrase_of(phone: Phone) -> str:
    said = PHRASE.search(phone.last.text or "")
    assert said is not None, phone.last.text
    return said[1]


async def _votes(phone: Phone, choice: str, place: int) -> str:
    """As different people do it. Their phrase."""
    await phone.says("/vote")
    if place % 4 == 1:
        await phone.taps("🔁 换一个口令")
    if place % 4 == 2:
        await phone.says(f"/phrase 灰猫睡在窗台{'甲乙丙丁戊己庚辛壬癸'[place // 4]}")
    if place % 6 == 3:
        before = phone.last
        await phone.says("/vote")
        assert not before.buttons, "the newer one has taken them"
        await phone.says("这是什么", reply_to=before)
        await phone.taps("❌ 取消")
        await phone.says("/vote")
    phrase, label = phrase_of(phone), CHOICES[choice]
    ballot = phone.last
    if place % 2:
        await phone.taps(label)
    else:
        await phone.says(str(ballot.buttons.index(label) + 1))
    await phone.taps("✅ 确定投出")
    # Somebody's finger is quicker than the screen.
    await phone.presses("bo:1", on=phone.last)
    return phrase


async def _walked(town: Town, *, secret: bool) -> tuple[Spy, list[str], list[str]]:
    spy = Spy(town.linli.database)
    people = [town.resident(f"邻居{n}") for n in range(MANY)]
    for phone in people:
        await phone.says("/start")
    await opened(town, kind=VoteKind.OPINION, secret=secret, changeable=not secret, place="")
    await spy.settle_in()
    choices = random.choices(list(CHOICES), [5, 3, 2], k=MANY)
    phrases = []
    for place, (phone, choice) in enumerate(zip(people, choices, strict=True)):
        before = await spy.written()
        if secret:
            phrases.append(await _votes(phone, choice, place))
        else:
            await phone.says("/vote")
            await phone.taps(CHOICES[choice])
        spy.steps.append((before, await spy.written()))
    return spy, choices, phrases


async def test_nothing_that_was_ever_written_tells_who_chose_what(
    town: Town, sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in QUIET:
        caplog.set_level(logging.WARNING, name)
    thief = Thief(sqlite_url)
    spy, choices, phrases = await _walked(town, secret=True)
    thief.look()
    rows = str([await spy.rows(*step) for step in spy.steps])
    telling = await spy.telling(choices)
    async with town.linli.database.read() as unit:
        vote = await unit.votes.get(1)  # type: ignore[arg-type]
    await over(town, vote)
    async with town.linli.database.read() as unit:
        document = (await unit.votes.published(vote.id) or b"").decode()

    assert len(set(phrases)) == MANY
    assert all(f'"{phrase}"' in document for phrase in phrases)
    assert found(rows.encode(), [*phrases, *CHOICES.values(), "against", "abstain"]) == []
    assert found(thief.loot, phrases) == []
    assert found(caplog.text.encode(), [*phrases, *CHOICES.values()]) == []
    assert telling == []


async def test_of_an_open_vote_the_same_spy_learns_everything(town: Town) -> None:
    """The control."""
    spy, choices, _ = await _walked(town, secret=False)

    rows = str([await spy.rows(*step) for step in spy.steps])
    assert "ballots.choice" in await spy.telling(choices)
    assert found(rows.encode(), list(CHOICES.values())) == list(CHOICES.values())

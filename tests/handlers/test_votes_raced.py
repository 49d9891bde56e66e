"""Two phones of one home at the same moment, served by several workers: one ballot."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

import pytest
import town as towns
from balloting import couple, opened, over, voices
from offices import compound, lives
from town import HandClock, Town

from domain.published import read
from domain.settings import Neighbourhood
from domain.votes import Vote, VoterId
from playground import Phone, actions, presses

HOMES = [f"幸福里3号楼{stair}单元{room}" for stair in (1, 2) for room in (101, 501)]


@pytest.fixture
async def town(
    database_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> AsyncIterator[Town]:
    """On both databases."""
    opened_town = await towns.settled_town(database_url, neighbourhood, clock)
    yield opened_town
    await towns.close(opened_town)


@pytest.mark.parametrize(("secret", "changeable"), [(False, False), (True, False), (True, True)])
async def test_two_phones_of_one_home_cast_one_ballot(
    town: Town,
    database_url: str,
    neighbourhood: Neighbourhood,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
    *,
    secret: bool,
    changeable: bool,
) -> None:
    await compound(town)
    pairs = [
        [await lives(town, town.guest(f"{name}{at}"), home) for name in ("王", "李")]
        for at, home in enumerate(HOMES)
    ]
    vote = await opened(town, secret=secret, changeable=changeable)
    for phone in (phone for pair in pairs for phone in pair):
        await phone.says("/vote")
    last = [await _both_press(town, vote, pair) for pair in pairs]
    workers = [town.linli]
    others = []
    if database_url.startswith("postgresql"):
        others = [await towns.settled_town(database_url, neighbourhood, clock) for _ in range(2)]
        workers += [other.linli for other in others]
    monkeypatch.setattr("bot.worker.BATCH", 1)
    await town.linli.intake.poll(0)
    while any(await asyncio.gather(*(linli.worker.step() for linli in workers))):
        pass
    await town.settle()
    told = [[_recorded(phone) for phone in pair] for pair in pairs]
    await over(town, vote)
    for other in others:
        await towns.close(other)

    async with town.linli.database.read() as unit:
        document = read(await unit.votes.published(vote.id) or b"")
    assert document.count == len(HOMES)
    if changeable:
        # Who pressed second was received last, however they were served.
        assert [second for _, second in told] == [True] * len(HOMES)
        assert +Counter(document.sums) == Counter(last)
    else:
        assert [sum(pair) for pair in told] == [1] * len(HOMES)


def _recorded(phone: Phone) -> bool:
    """What they were told: that it is recorded, that it was cast before, or to tap once more."""
    if phone.toast == "✅ 您的票已记录。":
        return True
    assert phone.toast.startswith(
        ("您的票已经投好了，这次表决投出后不能更改。", "和您合用这一票的人")
    )
    return False


async def _both_press(town: Town, vote: Vote, pair: list[Phone]) -> str:
    """At once. What the second one chose, of a secret vote."""
    [voter] = await voices(town, vote, pair[0])
    for slot, phone in enumerate(pair):
        wire = f"{'zy' if vote.secret else 'by'}:{voter}:{slot}"
        presses.press(town.world, phone.person, phone.last, wire)
    if not vote.secret:
        return ""
    return town.linli.keys.veiled(vote.veil).choice(VoterId(voter), 1, vote.choices) or ""


async def test_of_two_phones_of_a_home_the_one_received_last_stays_however_they_are_served(
    town: Town,
) -> None:
    await compound(town)
    pair = wang, uncle = await couple(town)
    vote = await opened(town, secret=True, changeable=True)
    for phone, choice in ((wang, "赞成"), (uncle, "反对")):
        await phone.says("/vote")
        await phone.taps(choice)
    # Her press waits behind her own words, so his, which came later, is served before it.
    sure = [(phone, phone.last, str(phone.last.rows[0][0]["callback_data"])) for phone in pair]
    actions.say(town.world, wang.person, "好的")
    for phone, message, wire in sure:
        presses.press(town.world, phone.person, message, wire)
    await town.settle()

    assert "同一时刻" in wang.toast
    assert uncle.toast == "✅ 您的票已记录。"
    await wang.presses(sure[0][2], on=sure[0][1])
    assert wang.toast == "✅ 您的票已记录。", "once more it is the later one"
    await uncle.presses(sure[1][2], on=sure[1][1])
    await over(town, vote)
    async with town.linli.database.read() as unit:
        sums = read(await unit.votes.published(vote.id) or b"").sums
    assert (sums["for"], sums["against"]) == (0, 1)

"""Two phones of one home at the same moment, served by several workers: one ballot."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import town as towns
from balloting import opened, over, voices
from offices import compound, lives
from town import HandClock, Town

from domain.published import read
from domain.settings import Neighbourhood
from playground import Phone, presses

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
    for pair in pairs:
        [voter] = await voices(town, vote, pair[0])
        for slot, phone in enumerate(pair):
            wire = f"{'zy' if secret else 'by'}:{voter}:{slot}"
            presses.press(town.world, phone.person, phone.last, wire)
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
    assert [sum(pair) for pair in told] == [2 if changeable else 1] * len(HOMES)


def _recorded(phone: Phone) -> bool:
    """What they were told: that it is recorded, or that it was cast before."""
    if phone.toast == "✅ 您的票已记录。":
        return True
    assert phone.toast == "您的票已经投好了，这次表决投出后不能更改。"
    return False

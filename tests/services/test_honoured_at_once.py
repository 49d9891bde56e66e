"""Many hands at one voucher, and one hand at too few points, at the same moment."""

import asyncio
from dataclasses import dataclass

import pytest
from homes import met
from town import HandClock
from vouchering import earned

from domain.organisations import OrganisationKind
from domain.people import PersonId, Role
from domain.points import NotEnoughPoints
from domain.settings import Neighbourhood
from domain.vouchers import RewardId, VoucherId, VoucherUsed
from services import points, vouchers
from storage.database import Database
from storage.unit import Unit

MERCHANTS = 50
#: With the first one connections are still being opened: it is no race yet.
TRIALS = 5
RULES = Neighbourhood()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    reward: RewardId
    clerks: list[PersonId]


async def _shop(unit: Unit, clerks: int) -> Shop:
    boss = await met(unit, 1, "林书记")
    root, shop = (
        await unit.areas.root(),
        await unit.organisations.ensure("老张理发店", OrganisationKind.SHOP),
    )
    people = [await met(unit, 1000 + at, f"店员{at}") for at in range(clerks)]
    for each in people:
        await unit.grants.give(
            each.id, Role.MERCHANT, root, unit.now, by=None, organisation=shop.id
        )
    reward = await unit.rewards.add(shop.id, "理发一次", 5, boss.id, unit.now)
    return Shop(reward=reward, clerks=[each.id for each in people])


async def _holder(unit: Unit, count: int) -> PersonId:
    person = await met(unit, 7, "赵阿姨")
    await earned(unit, person.id, count)
    return person.id


async def _takes(database: Database, shop: Shop, person: PersonId) -> VoucherId:
    async with database.write() as unit:
        by = await unit.people.get(person)
        return (await vouchers.take(unit, shop.reward, by, RULES)).id


async def _honours(database: Database, voucher: VoucherId, clerk: PersonId) -> None:
    async with database.write() as unit:
        await vouchers.honour(unit, voucher, await unit.people.get(clerk))


async def _lapses(database: Database) -> int:
    async with database.write() as unit:
        return len(await vouchers.lapse(unit))


async def _kept(database: Database, person: PersonId) -> tuple[int, int, int]:
    """Earned, bound, spent; nothing was lost on the way."""
    async with database.read() as unit:
        assert await unit.ledger.total() == 0
        return (
            (await points.balance(unit, person)).earned,
            await unit.ledger.balance(points.VOUCHERS),
            await unit.ledger.balance(points.SPENT),
        )


async def test_of_fifty_merchants_at_once_one_honours_it(database: Database) -> None:
    async with database.write() as unit:
        shop, person = await _shop(unit, MERCHANTS), await _holder(unit, 5 * TRIALS)
    for _ in range(TRIALS):
        voucher = await _takes(database, shop, person)

        done = await asyncio.gather(
            *(_honours(database, voucher, each) for each in shop.clerks), return_exceptions=True
        )

        assert done.count(None) == 1
        assert sum(isinstance(each, VoucherUsed) for each in done) == MERCHANTS - 1

    assert await _kept(database, person) == (0, 0, 5 * TRIALS)


@pytest.mark.parametrize(("count", "worth"), [(5, 1), (14, 2)])
async def test_taken_many_times_at_once_no_more_are_given_than_there_are_points_for(
    database: Database, count: int, worth: int
) -> None:
    async with database.write() as unit:
        shop, person = await _shop(unit, 1), await _holder(unit, count)

    done = await asyncio.gather(
        *(_takes(database, shop, person) for _ in range(10)), return_exceptions=True
    )

    assert sum(isinstance(each, int) for each in done) == worth
    assert sum(isinstance(each, NotEnoughPoints) for each in done) == 10 - worth
    assert await _kept(database, person) == (count - 5 * worth, 5 * worth, 0)


async def test_ten_clocks_give_the_points_back_once(database: Database, clock: HandClock) -> None:
    async with database.write() as unit:
        shop, person = await _shop(unit, 1), await _holder(unit, 12)
    for _ in range(2):
        await _takes(database, shop, person)
    clock.move(days=90)

    done = await asyncio.gather(*(_lapses(database) for _ in range(10)))

    assert sum(done) == 2
    assert await _kept(database, person) == (12, 0, 0)


async def test_honoured_in_its_last_moment_it_is_not_given_back_as_well(
    database: Database, clock: HandClock
) -> None:
    async with database.write() as unit:
        shop, person = await _shop(unit, 1), await _holder(unit, 5)
    voucher = await _takes(database, shop, person)
    await _honours(database, voucher, shop.clerks[0])
    clock.move(days=90)

    assert await _lapses(database) == 0
    assert await _kept(database, person) == (0, 0, 5)

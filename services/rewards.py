"""What shops give for points: said by their own people, or by whoever looks after points."""

from collections.abc import Collection, Sequence

from domain.areas import AreaId
from domain.organisations import Organisation
from domain.people import OrganisationId, Person
from domain.permissions import Action, may, require
from domain.vouchers import NoShop, Reward, RewardId, RewardUnknown, shops
from storage.unit import Unit


async def shops_of(unit: Unit, by: Person) -> Sequence[Organisation]:
    """Those for which they may say what is given: where they work, and for staff whose role
    reaches there, where anybody does. By name. Raises `NotEntitled`.
    """
    require(by, Action.KEEP_REWARDS)
    kept: dict[OrganisationId, Organisation] = {}
    theirs, staff = shops(by), may(by, Action.CORRECT_POINTS)
    for shop, area in await unit.rewards.shops():
        if shop.id in theirs or (staff and await _reaches(unit, by, area)):
            kept[shop.id] = shop
    return list(kept.values())


async def add(unit: Unit, shop_id: OrganisationId, name: str, points: int, by: Person) -> Reward:
    """Raises `NotEntitled` and `NoShop`."""
    await _kept(unit, shop_id, by)
    return await _get(unit, await unit.rewards.add(shop_id, name, points, by.id, unit.now))


async def kept(unit: Unit, by: Person) -> Sequence[Reward]:
    """All that is given where they may say so."""
    return await unit.rewards.of_shops([each.id for each in await shops_of(unit, by)])


async def show(unit: Unit, reward_id: RewardId, by: Person) -> Reward:
    """For whoever may retire it. Raises `NotEntitled`, `NoShop`, `RewardUnknown`."""
    reward = await _get(unit, reward_id)
    await _kept(unit, reward.shop.id, by)
    return reward


async def retire(unit: Unit, reward_id: RewardId, by: Person) -> Reward:
    """Vouchers for it that somebody has stay good. Raises as `show`."""
    reward = await show(unit, reward_id, by)
    await unit.rewards.retire(reward_id, unit.now)
    return reward


async def _kept(unit: Unit, shop_id: OrganisationId, by: Person) -> None:
    if shop_id not in _ids(await shops_of(unit, by)):
        raise NoShop


def _ids(found: Collection[Organisation]) -> frozenset[OrganisationId]:
    return frozenset(each.id for each in found)


async def _reaches(unit: Unit, by: Person, area_id: AreaId | None) -> bool:
    """A shop for which nobody works is everybody's or nobody's."""
    area = await unit.areas.root() if area_id is None else await unit.areas.get(area_id)
    return may(by, Action.CORRECT_POINTS, area)


async def _get(unit: Unit, reward_id: RewardId) -> Reward:
    reward = await unit.rewards.find(reward_id)
    if reward is None:
        raise RewardUnknown
    return reward

"""Shops, what they give, and people with points to spend, as other screens would leave them."""

import io
import re

import zxingcpp
from offices import area_of, known
from PIL import Image
from town import Town

from domain.organisations import OrganisationKind
from domain.people import Role
from domain.points import Cause, Transfer
from domain.vouchers import RewardId, Voucher, VoucherId, typed
from playground import Phone
from services import points
from services.points import Balance
from storage.unit import Unit

BARBER = "老张理发店"
CUT = "理发一次"


async def reward(town: Town, name: str = CUT, cost: int = 5, shop: str = BARBER) -> RewardId:
    """With somebody behind the counter."""
    async with town.linli.database.write() as unit:
        boss = await unit.people.meet(1, "林书记", unit.now)
        found = await unit.organisations.ensure(shop, OrganisationKind.SHOP)
        await unit.grants.give(
            (await unit.people.meet(77, "店主", unit.now)).id,
            Role.MERCHANT,
            await unit.areas.root(),
            unit.now,
            by=None,
            organisation=found.id,
        )
        return await unit.rewards.add(found.id, name, cost, boss.id, unit.now)


async def merchant(town: Town, name: str = "张师傅", shop: str = BARBER, place: str = "") -> Phone:
    phone = town.guest(name)
    await phone.opens()
    async with town.linli.database.write() as unit:
        found = await unit.organisations.ensure(shop, OrganisationKind.SHOP)
        area, person = await area_of(unit, place), await known(unit, phone)
        await unit.grants.give(
            person, Role.MERCHANT, area, unit.now, by=None, organisation=found.id
        )
    return phone


async def saver(town: Town, name: str = "赵阿姨", count: int = 12) -> Phone:
    """With so many points to spend."""
    phone = town.guest(name)
    await phone.opens()
    async with town.linli.database.write() as unit:
        await earned(unit, await known(unit, phone), count)
    return phone


async def earned(unit: Unit, person: int, count: int) -> None:
    transfer = Transfer(
        source=points.ISSUED,
        target=points.earned(person),  # type: ignore[arg-type]
        points=count,
        cause=Cause.TASK,
        cause_id=person * 1000,
        note="周末清洁",
    )
    await unit.ledger.book(transfer, None, unit.now)


async def bought(town: Town, name: str = "赵阿姨", count: int = 12) -> tuple[Phone, str]:
    """Somebody who has just taken a voucher for a haircut, and its code."""
    zhao = await saver(town, name, count)
    async with town.linli.database.read() as unit:
        there = await unit.rewards.given(1)
    if not there:
        await reward(town)
    await zhao.says("/voucher")
    await zhao.taps(CUT)
    await zhao.taps("🎫 兑换", on=zhao.last)
    return zhao, code_on(zhao)


def code_on(phone: Phone) -> str:
    """As it stands on the newest card."""
    found = re.search(r"🔢 ([A-Z0-9 ]+)", phone.last.text)
    assert found is not None, phone.last.text
    code = typed(found[1])
    assert code is not None, found[1]
    return code


async def redeemed(clerk: Phone, code: str) -> None:
    await clerk.says(code)
    await clerk.taps("✅ 核销")


async def vouchers_of(town: Town, phone: Phone) -> list[Voucher]:
    """As committed, the usable first."""
    async with town.linli.database.read() as unit:
        return list(await unit.vouchers.of_person(await known(unit, phone), 50))


async def voucher(town: Town, number: int = 1) -> Voucher:
    async with town.linli.database.read() as unit:
        found = await unit.vouchers.find(VoucherId(number))
    assert found is not None
    return found


async def balance(town: Town, phone: Phone) -> Balance:
    async with town.linli.database.read() as unit:
        return await points.balance(unit, await known(unit, phone))


async def commons(town: Town) -> tuple[int, int]:
    """What is bound in vouchers, and what was honoured; all accounts are zero together."""
    async with town.linli.database.read() as unit:
        assert await unit.ledger.total() == 0
        bound = await unit.ledger.balance(points.VOUCHERS)
        return bound, await unit.ledger.balance(points.SPENT)


def scanned(town: Town, phone: Phone) -> str:
    """What a telephone reads from the newest picture on this one's screen."""
    shown = next(each for each in reversed(phone.messages) if "photo" in each.body)
    stored = town.world.files.find(shown.body["photo"][-1]["file_id"])
    assert stored is not None
    [code] = zxingcpp.read_barcodes(Image.open(io.BytesIO(stored.data)))
    return str(code.text)

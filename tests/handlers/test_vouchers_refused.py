"""Vouchers shown twice, to the wrong shop, too late, guessed, or not paid for: no effect."""

import pytest
from offices import given, known, taken
from town import Town
from vouchering import (
    BARBER,
    CUT,
    balance,
    bought,
    commons,
    earned,
    merchant,
    redeemed,
    reward,
    saver,
    voucher,
    vouchers_of,
)

from domain.people import Role
from domain.vouchers import GUESSES, VoucherId
from services import points, rewards

WRONG = "22222ZZZZZ"


async def test_shown_twice_it_counts_once(town: Town) -> None:
    _, code = await bought(town)
    clerk, colleague = await merchant(town), await merchant(town, "李师傅")
    await colleague.says(code)
    await redeemed(clerk, code)

    await clerk.says(code)
    await colleague.taps("✅ 核销")

    assert "只能用一次" in clerk.last.text
    assert "只能用一次" in colleague.toast
    assert await commons(town) == (0, 5)


async def test_another_shop_is_told_whose_it_is(town: Town) -> None:
    _, code = await bought(town)
    baker = await merchant(town, "王师傅", shop="好利来面包房")

    await baker.opens(f"c{code}")

    assert BARBER in baker.last.text
    assert baker.last.buttons == []
    assert (await voucher(town)).used_at is None


async def test_whoever_changed_shops_meanwhile_honours_it_no_more(town: Town) -> None:
    _, code = await bought(town)
    clerk = await merchant(town)
    await clerk.says(code)
    await given(town, await taken(town, clerk), Role.MERCHANT)

    await clerk.taps("✅ 核销")

    assert BARBER in clerk.toast
    assert (await voucher(town)).used_at is None


async def test_nobody_honours_their_own(town: Town) -> None:
    clerk = await merchant(town)
    async with town.linli.database.write() as unit:
        await earned(unit, await known(unit, clerk), 5)
    await reward(town)
    await clerk.says("/voucher")
    await clerk.taps(CUT)
    await clerk.taps("🎫 兑换", on=clerk.last)
    [own] = await vouchers_of(town, clerk)

    await clerk.opens(f"c{own.code}")

    assert "您自己的兑换券" in clerk.last.text
    assert await commons(town) == (5, 0)


@pytest.mark.parametrize("real", [True, False])
async def test_a_resident_who_scans_it_learns_nothing(town: Town, real: bool) -> None:
    _, code = await bought(town)
    wang = town.resident()

    await wang.opens(f"c{code if real else WRONG}")

    assert wang.last.text == "这是本小区的兑换券，只有指定的商家才能核销。"
    assert wang.last.buttons == []
    assert (await voucher(town)).used_at is None


async def test_a_resident_who_says_the_code_is_not_heard_as_a_shop(town: Town) -> None:
    _, code = await bought(town)
    wang = town.resident()

    await wang.says(code)
    assert CUT not in wang.last.text
    await wang.says(f"/redeem {code}")

    assert "商家" in wang.last.text
    assert (await voucher(town)).used_at is None


async def test_ten_wrong_codes_an_hour_and_nobody_else_is_locked_out(town: Town) -> None:
    _, code = await bought(town)
    thief, clerk = await merchant(town, "小偷"), await merchant(town)
    for _ in range(GUESSES):
        await thief.says(f"/redeem {WRONG}")
    assert "过一小时" in thief.last.text

    await thief.says(code)
    assert "过一小时" in thief.last.text
    await redeemed(clerk, code)

    assert (await voucher(town)).used_at is not None
    async with town.linli.database.read() as unit:
        assert await unit.vouchers.guessed(await known(unit, thief), unit.now) == GUESSES


async def test_after_an_hour_they_may_try_again(town: Town) -> None:
    _, code = await bought(town)
    clerk = await merchant(town)
    for _ in range(GUESSES):
        await clerk.says(WRONG)
    town.clock.move(hours=1, seconds=1)

    await redeemed(clerk, code)

    assert (await voucher(town)).used_at is not None


@pytest.mark.parametrize("said", ["22222ZZZZZ", "ABCDEFGH10", "ABCDEFGHJK", "123", "兑换", "💈"])
async def test_a_code_that_is_none_is_said_to_be_none(town: Town, said: str) -> None:
    await bought(town)
    clerk = await merchant(town)

    await clerk.says(f"/redeem {said}")

    assert "没有这个兑换码" in clerk.last.text
    assert clerk.last.buttons == []


async def test_a_forwarded_code_orders_nothing(town: Town) -> None:
    zhao, code = await bought(town)
    clerk = await merchant(town)

    await clerk.forwards(await zhao.says(code))

    assert "✅ 核销" not in clerk.last.buttons


async def test_too_few_points_take_nothing(town: Town) -> None:
    zhao = await saver(town, count=4)
    await reward(town, cost=5)
    await zhao.says("/voucher")

    await zhao.taps(CUT)

    assert "需要 5 积分，目前可用的是 4 分" in zhao.toast
    assert await vouchers_of(town, zhao) == []


async def test_two_taps_with_points_for_one_take_one(town: Town) -> None:
    zhao = await saver(town, count=9)
    await reward(town, cost=5)
    await zhao.says("/voucher")
    await zhao.taps(CUT)

    await zhao.taps("🎫 兑换", on=zhao.last)
    await zhao.press_again()

    assert len(await vouchers_of(town, zhao)) == 1
    assert (await balance(town, zhao)).earned == 4


async def test_points_spent_meanwhile_are_not_spent_again(town: Town) -> None:
    zhao = await saver(town, count=9)
    await reward(town, cost=5)
    await zhao.says("/voucher")
    await zhao.taps(CUT)
    async with town.linli.database.write() as unit:
        await points.spend(unit, await known(unit, zhao), 5, VoucherId(99), "一袋米")

    await zhao.taps("🎫 兑换", on=zhao.last)

    assert "需要 5 积分" in zhao.toast
    assert await vouchers_of(town, zhao) == []
    assert await commons(town) == (5, 0)


async def test_what_was_retired_meanwhile_is_not_given(town: Town) -> None:
    zhao, boss = await saver(town), town.administrator()
    given_ = await reward(town)
    await boss.says("/start")
    await zhao.says("/voucher")
    await zhao.taps(CUT)
    async with town.linli.database.write() as unit:
        by = await unit.people.get(await known(unit, boss))
        await rewards.retire(unit, given_, by)

    await zhao.taps("🎫 兑换", on=zhao.last)

    assert "已经下架" in zhao.toast
    assert await vouchers_of(town, zhao) == []


async def test_what_was_retired_later_is_honoured_all_the_same(town: Town) -> None:
    _, code = await bought(town)
    clerk = await merchant(town)
    async with town.linli.database.write() as unit:
        await unit._session.run("UPDATE rewards SET retired_at = 1")

    await redeemed(clerk, code)

    assert await commons(town) == (0, 5)


async def test_somebody_elses_voucher_is_not_shown(town: Town) -> None:
    _, code = await bought(town)
    wang = town.resident()
    await wang.says("/voucher")

    await wang.presses("sv:1", on=wang.last)

    assert "没有这个兑换码" in wang.toast
    assert not any(code[:3] in each.text for each in wang.messages)


async def test_who_is_kept_out_takes_nothing(town: Town) -> None:
    zhao = await saver(town)
    await reward(town)
    await zhao.says("/voucher")
    await zhao.taps(CUT)
    async with town.linli.database.write() as unit:
        await unit.people.bar(await known(unit, zhao), unit.now)

    await zhao.taps("🎫 兑换", on=zhao.last)

    assert await vouchers_of(town, zhao) == []


async def test_a_merchants_other_words_are_heard_as_anybodys(town: Town) -> None:
    clerk = await merchant(town)

    await clerk.says("lift broken")

    assert "没有这个兑换码" not in clerk.last.text
    async with town.linli.database.read() as unit:
        assert await unit.vouchers.guessed(await known(unit, clerk), unit.now) == 0


async def test_what_no_shop_could_honour_any_more_is_not_sold(town: Town) -> None:
    """Its points would be bound for weeks, for nothing."""
    await reward(town)
    zhao = await saver(town)
    await zhao.says("/voucher")
    shelf = zhao.last
    async with town.linli.database.write() as unit:
        clerk = await unit.people.meet(77, "店主", unit.now)
        for each in await unit.grants.of(clerk.id):
            await unit.grants.end(each.id, unit.now)

    await zhao.taps(CUT, on=shelf)
    await zhao.says("/voucher")

    assert (await balance(town, zhao)).earned == 12
    assert not [each for each in zhao.last.buttons if CUT in each]

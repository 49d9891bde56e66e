"""At the shop: a voucher is scanned or its code typed, and it is honoured once."""

import pytest
from offices import taken
from town import Town
from vouchering import (
    BARBER,
    CUT,
    bought,
    commons,
    merchant,
    redeemed,
    scanned,
    voucher,
)

from domain.vouchers import grouped


async def test_the_picture_scanned_is_honoured_by_its_shop(town: Town) -> None:
    zhao, _ = await bought(town)
    clerk = await merchant(town)

    await clerk.follows(scanned(town, zhao))
    assert CUT in clerk.last.text
    assert "赵" not in clerk.last.text
    await clerk.taps("✅ 核销")

    assert (await voucher(town)).used_at is not None
    assert "已核销" in clerk.last.text
    assert await commons(town) == (0, 5)


async def test_both_are_told_and_the_card_can_be_used_no_more(town: Town) -> None:
    zhao, code = await bought(town)
    card, clerk = zhao.last, await merchant(town)

    await redeemed(clerk, code)

    assert f"已在“{BARBER}”使用：{CUT}" in zhao.last.text
    assert "已使用" in card.text
    assert grouped(code) not in card.text


@pytest.mark.parametrize("how", ["{code}", "/redeem {code}", "兑 {code}"])
async def test_a_code_is_typed_bare_or_with_the_command(town: Town, how: str) -> None:
    _, code = await bought(town)
    clerk = await merchant(town)

    await clerk.says(how.format(code=code))

    assert ("✅ 核销" in clerk.last.buttons) is ("兑" not in how)


@pytest.mark.parametrize("change", ["lower", "spaced", "grouped", "dashed", "wide", "link"])
async def test_a_code_is_read_however_it_is_typed(town: Town, change: str) -> None:
    zhao, code = await bought(town)
    clerk = await merchant(town)
    written = {
        "lower": code.lower(),
        "spaced": f"  {' '.join(code)} ",
        "grouped": grouped(code),
        "dashed": grouped(code).replace(" ", "-"),
        "wide": "".join(chr(ord(each) + 0xFEE0) for each in code.lower()),
        "link": scanned(town, zhao),
    }

    await clerk.says(written[change])
    await clerk.taps("✅ 核销")

    assert (await voucher(town)).used_at is not None


async def test_the_shop_reads_the_code_while_a_form_is_open(town: Town) -> None:
    _, code = await bought(town)
    clerk = await merchant(town)
    await clerk.says("3号楼2单元电梯坏了")

    await redeemed(clerk, code)

    assert (await voucher(town)).used_at is not None


async def test_the_till_says_what_to_do(town: Town) -> None:
    clerk = await merchant(town)

    await clerk.says("/redeem")

    assert "扫一扫" in clerk.last.text
    assert clerk.last.buttons == ["📒 本月核销", "⚙️ 兑换品管理"]


async def test_on_its_last_evening_it_is_good_and_after_midnight_it_is_not(town: Town) -> None:
    _, code = await bought(town)
    clerk = await merchant(town)
    town.clock.move(days=30, hours=14)
    await town.tick()
    await clerk.says(code)
    town.clock.move(hours=2)

    await clerk.taps("✅ 核销")

    assert "已经过期" in clerk.toast
    assert (await voucher(town)).used_at is None
    await town.tick()
    assert await commons(town) == (0, 0)


async def test_who_was_forgotten_leaves_nothing_to_honour(town: Town) -> None:
    zhao, code = await bought(town)
    clerk = await merchant(town)
    await zhao.says("/forget")
    await zhao.taps("继续")
    await zhao.says("删除")

    await clerk.says(code)
    assert "没有这个兑换码" in clerk.last.text
    town.clock.move(days=31)
    await town.tick()

    assert await commons(town) == (0, 0)


async def test_who_lost_the_role_honours_nothing(town: Town) -> None:
    _, code = await bought(town)
    clerk = await merchant(town)
    await clerk.says(code)
    await taken(town, clerk)

    await clerk.taps("✅ 核销")

    assert "商家" in clerk.toast
    assert (await voucher(town)).used_at is None

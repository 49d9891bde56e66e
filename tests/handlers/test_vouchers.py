"""Points become a voucher, and come back where it is not used."""

import re

from logged import listening
from offices import known
from town import Town
from vouchering import (
    BARBER,
    CUT,
    balance,
    bought,
    code_on,
    commons,
    merchant,
    redeemed,
    reward,
    saver,
    scanned,
    voucher,
    vouchers_of,
)

from domain.vouchers import ALPHABET, grouped


async def test_a_volunteer_sees_what_there_is_and_what_they_have(town: Town) -> None:
    zhao = await saver(town, count=12)
    await reward(town)

    await zhao.says("/voucher")

    assert "12 积分" in zhao.last.text
    assert zhao.last.buttons == [f"5 分 · {CUT} · {BARBER}", "🎫 我的兑换券"]


async def test_price_and_balance_stand_there_before_anything_is_taken(town: Town) -> None:
    zhao = await saver(town, count=12)
    await reward(town)

    await zhao.says("/voucher")
    await zhao.taps(CUT)

    assert "要用 5 分，您现在有 12 分" in zhao.last.text
    assert zhao.last.buttons == ["🎫 兑换", "❌ 先不了"]
    assert await vouchers_of(town, zhao) == []


async def test_one_tap_takes_it_and_the_points_are_bound(town: Town) -> None:
    zhao, code = await bought(town, count=12)

    [made] = await vouchers_of(town, zhao)
    assert made.code == code
    assert (await balance(town, zhao)).earned == 7
    assert await commons(town) == (5, 0)


async def test_the_card_says_what_where_and_until_when(town: Town) -> None:
    zhao, code = await bought(town)

    assert CUT in zhao.last.text
    assert BARBER in zhao.last.text
    assert grouped(code) in zhao.last.text
    assert "有效期至12月22日" in zhao.last.text
    assert len(code) == 10
    assert set(code) <= set(ALPHABET)
    assert not set("0O1IL") & set(ALPHABET)


async def test_changing_ones_mind_costs_nothing(town: Town) -> None:
    zhao = await saver(town)
    await reward(town)
    await zhao.says("/voucher")
    await zhao.taps(CUT)

    await zhao.taps("❌ 先不了", on=zhao.last)

    assert await vouchers_of(town, zhao) == []
    assert (await balance(town, zhao)).earned == 12


async def test_a_lost_card_is_shown_again_and_the_old_one_no_more(town: Town) -> None:
    zhao, code = await bought(town)
    old = zhao.last

    await zhao.says("/voucher")
    await zhao.taps("🎫 我的兑换券", on=zhao.last)
    await zhao.taps(CUT, on=zhao.last)

    assert code_on(zhao) == code
    assert scanned(town, zhao).endswith(f"start=c{code}")
    assert grouped(code) not in old.text


async def test_the_holder_who_opens_the_link_sees_the_card(town: Town) -> None:
    zhao, code = await bought(town)

    await zhao.opens(f"c{code}")
    assert code_on(zhao) == code
    await zhao.says(code.lower())

    assert code_on(zhao) == code
    assert (await voucher(town)).used_at is None


async def test_looking_at_the_others_leaves_the_card_where_it_is(town: Town) -> None:
    zhao, code = await bought(town)
    card = zhao.last

    await zhao.taps("🎫 我的兑换券", on=card)

    assert grouped(code) in card.text
    assert "点一张看看" in zhao.last.text


async def test_ones_vouchers_are_paged_with_the_usable_first(town: Town) -> None:
    zhao, first = await bought(town, count=60)
    for _ in range(7):
        await zhao.says("/voucher")
        await zhao.taps(CUT)
        await zhao.taps("🎫 兑换", on=zhao.last)
    await redeemed(await merchant(town), first)

    await zhao.says("/voucher")
    await zhao.taps("🎫 我的兑换券", on=zhao.last)
    assert len(zhao.last.buttons) == 8
    await zhao.taps("更多…", on=zhao.last)

    assert [label[:1] for label in zhao.last.buttons[:2]] == ["🎫", "✅"]


async def test_unused_it_gives_its_points_back_once_and_says_so(town: Town) -> None:
    zhao, code = await bought(town)
    card, clerk = zhao.last, await merchant(town)
    town.clock.move(days=60)

    await town.tick()
    await town.tick()

    assert (await balance(town, zhao)).earned == 12
    assert await commons(town) == (0, 0)
    assert sum("已经退还给您" in each.text for each in zhao.messages) == 1
    assert "已过期" in card.text
    await clerk.says(code)
    assert "已经过期" in clerk.last.text


async def test_who_sleeps_is_told_in_the_morning(town: Town) -> None:
    zhao, _ = await bought(town)
    town.clock.move(days=30, hours=15, minutes=1)
    await town.tick()
    asleep = zhao.last.text

    town.clock.move(hours=9)
    await town.tick()

    assert "退还" not in asleep
    assert "退还" in zhao.last.text


async def test_the_code_stands_in_no_group_and_in_no_log(town: Town) -> None:
    zhao = await saver(town)
    clerk, _ = await merchant(town), await reward(town)
    group = town.group("3号楼业主群", zhao, clerk)
    with listening(loud=True) as log:
        await zhao.says("/voucher", chat=group)
        await zhao.taps(CUT)
        await zhao.taps("🎫 兑换", on=zhao.last)
        code = code_on(zhao)
        await clerk.opens(f"c{code}")
        await clerk.taps("❌ 先不了")
        await clerk.says(f"/redeem {grouped(code)}", chat=group)
        await clerk.taps("✅ 核销", on=clerk.last)

    said = [
        m.text for m in town.world.groups[group.id].messages.values() if m.by is not clerk.person
    ]
    assert (await voucher(town)).used_at is not None
    assert code not in log.getvalue()
    assert grouped(code) not in log.getvalue()
    assert not any(CUT in text or code in text for text in said)


async def test_taken_numbers_work_as_taps(town: Town) -> None:
    zhao = await saver(town)
    await reward(town)

    for said in ("/voucher", "1", "好"):
        await zhao.says(said)

    assert re.search("🔢", zhao.last.text)
    async with town.linli.database.read() as unit:
        assert len(await unit.vouchers.of_person(await known(unit, zhao), 5)) == 1

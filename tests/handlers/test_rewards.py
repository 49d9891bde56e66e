"""What shops give for points is said by themselves or by staff; and what they gave in a month."""

import io

import openpyxl
import pytest
from offices import compound, given, taken
from town import Town
from vouchering import BARBER, CUT, bought, merchant, redeemed, reward, saver

from domain.people import Role
from domain.vouchers import Reward
from playground import Phone
from playground.chats import Message

BAKER = "好利来面包房"


async def on_the_shelf(town: Town) -> list[Reward]:
    async with town.linli.database.read() as unit:
        return list(await unit.rewards.given(50))


async def gives(phone: Phone, *said: str) -> None:
    """In the form for a new reward."""
    await phone.says("/voucher")
    await phone.taps("⚙️ 兑换品管理", on=phone.last)
    await phone.taps("➕ 上架兑换品", on=phone.last)
    for each in said:
        await phone.says(each)


async def test_a_merchant_says_what_their_shop_gives_and_residents_see_it(town: Town) -> None:
    clerk, wang = await merchant(town), town.resident()

    await gives(clerk, "大米5斤", "30")
    assert f"大米5斤 · {BARBER}" in clerk.last.text
    await clerk.taps("✅ 提交")
    await wang.says("/voucher")

    assert f"30 分 · 大米5斤 · {BARBER}" in wang.last.buttons
    assert "⚙️ 兑换品管理" not in wang.last.buttons


async def test_from_the_till_it_is_two_taps(town: Town) -> None:
    clerk = await merchant(town)

    await clerk.says("/redeem")
    await clerk.taps("⚙️ 兑换品管理")
    await clerk.taps("➕ 上架兑换品")

    assert "例如：理发一次" in clerk.last.text


async def test_staff_choose_the_shop(town: Town) -> None:
    boss = town.administrator()
    await merchant(town)
    await merchant(town, "王师傅", shop=BAKER)

    await gives(boss)
    assert boss.last.buttons[:2] == [BAKER, BARBER]
    await boss.taps(BAKER)
    for said in ("生日蛋糕", "２０分", "好"):
        await boss.says(said)

    [made] = await on_the_shelf(town)
    assert (made.shop.name, made.name, made.points) == (BAKER, "生日蛋糕", 20)


@pytest.mark.parametrize(("said", "meant"), [("面包", BAKER), (BARBER, BARBER), ("店", "")])
async def test_a_shop_is_found_by_a_part_of_its_name(town: Town, said: str, meant: str) -> None:
    boss = town.administrator()
    await merchant(town)
    await merchant(town, "王师傅", shop=BAKER)
    await merchant(town, "孙师傅", shop="老孙粮油店")

    await gives(boss, said)
    if not meant:
        assert "不止一家" in boss.last.text
        return
    for answer in ("一样", "5", "好"):
        await boss.says(answer)

    assert [each.shop.name for each in await on_the_shelf(town)] == [meant]


@pytest.mark.parametrize("said", ["0", "-3", "很多", "99999", "1.5"])
async def test_a_price_is_a_whole_number_above_nothing(town: Town, said: str) -> None:
    clerk = await merchant(town)

    await gives(clerk, CUT, said)
    await clerk.says("二十")
    await clerk.says("好")

    assert [each.points for each in await on_the_shelf(town)] == [20]


async def test_a_name_that_fits_no_button_is_asked_again(town: Town) -> None:
    clerk = await merchant(town)

    await gives(clerk, "很" * 41)

    assert "太长了" in clerk.last.text


async def test_what_is_retired_is_offered_no_more(town: Town) -> None:
    clerk, wang = await merchant(town), town.resident()
    await reward(town)

    await clerk.says("/redeem")
    await clerk.taps("⚙️ 兑换品管理")
    await clerk.taps(CUT)
    await clerk.taps("🗑 下架")
    await clerk.taps("确定下架")
    await wang.says("/voucher")

    assert "还没有上架" in clerk.last.text
    assert "还没有商家" in wang.last.text


async def test_another_shops_reward_is_not_theirs_to_retire(town: Town) -> None:
    baker = await merchant(town, "王师傅", shop=BAKER)
    await reward(town)
    await baker.says("/redeem")
    await baker.taps("⚙️ 兑换品管理")
    assert not any(CUT in label for label in baker.last.buttons)

    await baker.presses("sy:1", on=baker.last)

    assert "没有登记在这家店名下" in baker.toast
    assert len(await on_the_shelf(town)) == 1


async def test_who_lost_the_shop_while_writing_adds_nothing(town: Town) -> None:
    clerk = await merchant(town)
    await gives(clerk, CUT, "5")
    await given(town, await taken(town, clerk), Role.MERCHANT)

    await clerk.taps("✅ 提交")

    assert "没有登记在这家店名下" in clerk.toast
    assert await on_the_shelf(town) == []


async def test_a_merchant_of_no_shop_has_nothing_to_give(town: Town) -> None:
    clerk = await given(town, town.guest("张师傅"), Role.MERCHANT)

    await gives(clerk)

    assert "没有登记在这家店名下" in clerk.toast


async def test_staff_of_another_compound_do_not_meddle(town: Town) -> None:
    await compound(town, "幸福里")
    await compound(town, "阳光苑")
    near = await given(town, town.guest("社区小李"), Role.COMMUNITY, "幸福里")
    far = await given(town, town.guest("社区小周"), Role.COMMUNITY, "阳光苑")
    await merchant(town, place="幸福里")
    await reward(town)

    for each in (near, far):
        await each.says("/voucher")
        await each.taps("⚙️ 兑换品管理", on=each.last)

    assert any(CUT in label for label in near.last.buttons)
    assert not any(CUT in label for label in far.last.buttons)


async def test_many_rewards_are_paged_and_a_screen_holds_eight_buttons(town: Town) -> None:
    boss = town.administrator()
    for at in range(6):
        await reward(town, f"第{at}样", at + 1)

    await boss.says("/voucher")
    assert len(boss.last.buttons) == 8
    await boss.taps("更多…")
    assert "第5样" in boss.last.buttons[0]
    await boss.taps("更多…")

    assert "第0样" in boss.last.buttons[0]


async def test_the_shop_sees_what_it_gave_this_month(town: Town) -> None:
    clerk = await merchant(town)
    for name in ("赵阿姨", "钱叔", "孙姐"):
        _, code = await bought(town, name)
        await redeemed(clerk, code)

    await clerk.taps("📒 本月核销", on=clerk.last)

    assert "核销 3 张，共 15 分" in clerk.last.text
    assert f"{CUT} × 3" in clerk.last.text
    assert "赵" not in clerk.last.text


async def test_the_month_before_is_one_tap_away(town: Town) -> None:
    clerk = await merchant(town)
    _, code = await bought(town)
    await redeemed(clerk, code)
    town.clock.move(days=20)

    await clerk.says("/redeem")
    await clerk.taps("📒 本月核销")
    assert "核销 0 张" in clerk.last.text
    await clerk.taps("◀️")

    assert "核销 1 张，共 5 分" in clerk.last.text


async def test_what_another_shop_gave_stands_in_no_account_of_theirs(town: Town) -> None:
    clerk, baker = await merchant(town), await merchant(town, "王师傅", shop=BAKER)
    _, code = await bought(town)
    await redeemed(clerk, code)

    await baker.says("/redeem")
    await baker.taps("📒 本月核销")

    assert "核销 0 张" in baker.last.text


def cells(town: Town, message: Message) -> list[list[object]]:
    stored = town.world.files.find(message.body["document"]["file_id"])
    assert stored is not None
    sheet = openpyxl.load_workbook(io.BytesIO(stored.data)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


async def test_the_table_has_a_line_for_each_and_names_no_holder(town: Town) -> None:
    clerk = await merchant(town)
    for name in ("赵阿姨", "钱叔"):
        _, code = await bought(town, name)
        await redeemed(clerk, code)
    await clerk.taps("📒 本月核销", on=clerk.last)

    await clerk.taps("📄")

    heading, first, second, *_ = cells(town, clerk.last)
    assert heading == ["时间", "商家", "兑换品", "积分", "核销人"]
    assert first == second == ["2026-11-22 09:00", BARBER, CUT, 5, "张师傅"]
    assert "赵" not in str(cells(town, clerk.last))


async def test_a_formula_in_a_name_stays_text(town: Town) -> None:
    clerk, zhao = await merchant(town), await saver(town)
    await reward(town, "=1+1")
    await zhao.says("/voucher")
    await zhao.taps("=1+1")
    await zhao.taps("🎫 兑换", on=zhao.last)
    async with town.linli.database.read() as unit:
        [made] = await unit.vouchers.of_person((await unit.people.known_as(zhao.person.id)).id, 1)  # type: ignore[union-attr]
    await redeemed(clerk, made.code)
    await clerk.taps("📒 本月核销", on=clerk.last)

    await clerk.taps("📄")

    assert cells(town, clerk.last)[1][2] == "=1+1"


async def test_forged_months_are_no_months(town: Town) -> None:
    clerk = await merchant(town)
    await clerk.says("/redeem")

    for month in (1, 202613, 999999999):
        await clerk.presses(f"sh:{month}", on=clerk.last)

        assert "按钮" in clerk.toast

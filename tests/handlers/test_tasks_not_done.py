"""What comes to nothing while a task is done: a plain answer, and no effect."""

from doing import arrived, confirmed, finished, grabbed, state, wrong
from helping import bound, claims, task, volunteer
from homes import head
from offices import given
from town import Town

from domain.people import Role
from domain.tasks import ClaimState


async def test_five_wrong_numbers_lock_it_and_the_coordinator_is_told_once(town: Town) -> None:
    boss = town.administrator()
    _, zhao, number = await grabbed(town)
    town.clock.move(hours=2)
    await zhao.taps("📍 我到了")

    for _ in range(10):
        await zhao.says(await wrong(town, number))
        await zhao.says(f"到了 {number}")

    assert (await claims(town, number))[0].wrong_codes == 5
    assert await state(town, number) is ClaimState.HOLDING
    assert sum("五次" in message.text for message in boss.messages) == 1
    assert "负责人" in zhao.last.text
    await boss.taps("✅ 签到")
    assert await state(town, number) is ClaimState.ARRIVED


async def test_what_is_no_number_is_not_counted(town: Town) -> None:
    _, zhao, number = await grabbed(town)
    town.clock.move(hours=2)
    await zhao.taps("📍 我到了")

    await zhao.says("我已经在门口了")

    assert (await claims(town, number))[0].wrong_codes == 0
    assert "四位数字" in zhao.last.text


async def test_too_early_it_says_from_when_on(town: Town) -> None:
    _, zhao, number = await grabbed(town)

    await zhao.taps("📍 我到了")

    assert "10:00" in zhao.toast
    assert await state(town, number) is ClaimState.HOLDING


async def test_somebody_elses_task_is_nobody_elses(town: Town) -> None:
    _, _, number = await grabbed(town)
    qian = await volunteer(town, "钱叔")
    town.clock.move(hours=2)

    for wire in ("va", "vf", "vd"):
        await qian.presses(f"{wire}:{number}", on=qian.last)
        assert "不在您手上" in qian.toast

    assert await state(town, number) is ClaimState.HOLDING


async def test_finishing_before_arriving_is_refused(town: Town) -> None:
    _, zhao, number = await grabbed(town)
    town.clock.move(hours=2)

    await zhao.says(f"完成 {number}")

    assert "我到了" in zhao.last.text
    assert await state(town, number) is ClaimState.HOLDING


async def test_after_arriving_it_cannot_be_given_up(town: Town) -> None:
    _, zhao, number = await arrived(town)

    await zhao.says(f"/drop {number}")

    assert "签到" in zhao.last.text
    assert await state(town, number) is ClaimState.ARRIVED


async def test_nobody_confirms_or_checks_in_themselves(town: Town) -> None:
    boss = town.administrator()
    await boss.says("/start")
    _, zhao, number = await finished(town)
    claim = (await claims(town, number))[0].id

    await zhao.presses(f"vc:{claim}", on=zhao.last)
    await zhao.presses(f"vk:{claim}", on=zhao.last)

    assert await state(town, number) is ClaimState.FINISHED


async def test_an_old_card_says_what_came_since(town: Town) -> None:
    wang, zhao, number = await confirmed(town)
    claim = (await claims(town, number))[0].id

    for wire in (f"va:{number}", f"vf:{number}", f"vd:{number}"):
        await zhao.presses(wire, on=zhao.last)
        assert zhao.toast
    for wire in (f"vc:{claim}", f"vx:{claim}", f"vr:{claim}:9"):
        await wang.presses(wire, on=wang.last)
        assert wang.toast

    assert (await claims(town, number))[0].stars is None
    assert await state(town, number) is ClaimState.CONFIRMED


async def test_stars_are_given_once(town: Town) -> None:
    wang, _, number = await confirmed(town)
    claim = (await claims(town, number))[0].id
    await wang.taps("★★★")

    await wang.presses(f"vr:{claim}:5", on=wang.last)

    assert (await claims(town, number))[0].stars == 3


async def test_taking_it_again_gives_no_more_tries(town: Town) -> None:
    _, zhao, number = await grabbed(town)
    town.clock.move(hours=2)
    await zhao.taps("📍 我到了")
    for _ in range(5):
        await zhao.says(await wrong(town, number))
    await zhao.says(f"/drop {number}")
    await zhao.taps("确定放弃")

    await zhao.says(f"抢 {number}")
    await zhao.taps("📍 我到了")

    assert "负责人" in zhao.toast


async def test_in_the_group_plain_words_order_only_what_is_theirs(town: Town) -> None:
    _, zhao, number = await arrived(town)
    qian = await volunteer(town, "钱叔")
    group = await bound(town, zhao, qian)
    before = len(zhao.sees(group))

    await qian.says(f"完成 {number}", chat=group)
    await zhao.says(f"完成 {number}", chat=group)

    assert len(zhao.sees(group)) == before + 2  # what they said, and not a word of the bot's
    assert "做了什么" in zhao.last.text
    assert "做了什么" not in qian.last.text


async def test_what_is_forwarded_orders_nothing(town: Town) -> None:
    _, zhao, number = await grabbed(town)
    qian = await volunteer(town, "钱叔")
    said = await qian.says(f"放弃 {number}")

    await zhao.forwards(said)

    assert "确定放弃" not in zhao.last.buttons
    assert await state(town, number) is ClaimState.HOLDING


async def test_the_nearest_coordinator_is_asked_and_not_all_of_them(town: Town) -> None:
    boss, zhao = town.administrator(), await volunteer(town)
    zhou = await head(town)
    number = await task(town, "幸福里 3号楼")
    await zhao.says(f"抢 {number}")
    town.clock.move(hours=2)

    await zhao.taps("📍 我到了")

    assert "现场" in zhou.last.text
    assert not any("现场" in message.text for message in boss.messages)


async def test_a_coordinator_never_checks_themselves_in(town: Town) -> None:
    zhou = await head(town)
    await given(town, zhou, Role.VOLUNTEER)
    number = await task(town, "幸福里 3号楼")
    await zhou.says(f"抢 {number}")
    town.clock.move(hours=2)
    claim = (await claims(town, number))[0].id

    await zhou.presses(f"vk:{claim}", on=zhou.last)

    assert zhou.toast
    assert await state(town, number) is ClaimState.HOLDING

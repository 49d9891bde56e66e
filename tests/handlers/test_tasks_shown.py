"""晒单: only what everybody who is to be seen agrees to, and once."""

import pytest
from doing import confirmed, finished
from helping import bound, claims, read, task, volunteer
from offices import known
from town import Town

from playground import Phone
from playground.chats import Chat

PICTURE, WORDS, NO = "📷 可以", "只发文字", "不发"


async def _named(town: Town, phone: Phone) -> None:
    async with town.linli.database.write() as unit:
        person = await known(unit, phone)
        await unit.volunteers.choose(person, on_duty=True, named=True, per_day=3)


def _shown(phone: Phone, group: Chat) -> list[str]:
    return [message.text for message in phone.sees(group) if "晒单" in message.text]


def _pictures(phone: Phone, group: Chat) -> int:
    return sum(bool(message.photo) for message in phone.sees(group))


async def test_both_are_asked_in_private_once_it_is_confirmed(town: Town) -> None:
    wang, zhao, _ = await confirmed(town)

    for phone in (wang, zhao):
        assert "发到群里" in phone.last.text
        assert len(phone.last.buttons) == 3


async def test_nothing_is_shown_before_both_agree(town: Town) -> None:
    wang, zhao, _ = await confirmed(town)
    group = await bound(town, wang, zhao)

    await zhao.taps(PICTURE)

    assert _shown(wang, group) == []
    await wang.taps(PICTURE)
    assert len(_shown(wang, group)) == 1
    assert _pictures(wang, group) == 1


@pytest.mark.parametrize(
    ("volunteers", "helped", "texts", "pictures"),
    [
        (PICTURE, PICTURE, 1, 1),
        (PICTURE, WORDS, 1, 0),
        (WORDS, PICTURE, 1, 0),
        (WORDS, WORDS, 1, 0),
        (PICTURE, NO, 0, 0),
        (NO, PICTURE, 0, 0),
    ],
)
async def test_the_less_wins(
    town: Town, volunteers: str, helped: str, texts: int, pictures: int
) -> None:
    wang, zhao, _ = await confirmed(town)
    group = await bound(town, wang, zhao)

    await zhao.taps(volunteers)
    await wang.taps(helped)

    assert len(_shown(wang, group)) == texts
    assert _pictures(wang, group) == pictures


async def test_it_is_shown_once_whatever_is_pressed_then(town: Town) -> None:
    wang, zhao, number = await confirmed(town)
    group = await bound(town, wang, zhao)
    claim = (await claims(town, number))[0].id
    for phone in (wang, zhao):
        await phone.taps(WORDS)

    for choice in (2, 1, 0):
        await wang.presses(f"vs:{claim}:{choice}", on=wang.last)
        assert wang.toast
    town.clock.move(days=2)
    await town.tick()

    assert len(_shown(wang, group)) == 1


async def test_the_group_reads_no_names_but_of_volunteers_who_want_it(town: Town) -> None:
    wang, zhao, _ = await finished(town, title="给王阿姨13800000501送药")
    await _named(town, zhao)
    group = await bound(town, wang, zhao)
    await wang.taps("👍")
    await zhao.taps(WORDS)
    await wang.taps(WORDS)

    [said] = _shown(wang, group)
    assert "赵阿姨" in said
    assert "13800000501" not in said
    assert "服务1小时" in said


async def test_without_that_wish_nobody_is_named(town: Town) -> None:
    wang, zhao, _ = await confirmed(town)
    group = await bound(town, wang, zhao)
    await zhao.taps(WORDS)
    await wang.taps(WORDS)

    [said] = _shown(wang, group)
    assert "赵阿姨" not in said
    assert "1 位志愿者" in said


async def test_minds_change_until_it_is_shown(town: Town) -> None:
    wang, zhao, _ = await confirmed(town)
    group = await bound(town, wang, zhao)
    await zhao.taps(PICTURE)
    await zhao.taps(NO)

    await wang.taps(PICTURE)

    assert _shown(wang, group) == []


async def test_nobody_else_agrees_for_them(town: Town) -> None:
    wang, zhao, number = await confirmed(town)
    group = await bound(town, wang, zhao)
    qian = await volunteer(town, "钱叔")
    claim = (await claims(town, number))[0].id
    await zhao.taps(PICTURE)

    await qian.presses(f"vs:{claim}:2", on=qian.last)

    assert "不在您手上" in qian.toast
    assert _shown(wang, group) == []


async def test_of_several_those_who_answered_are_shown_after_a_day(town: Town) -> None:
    boss = town.administrator()
    zhao, qian = await volunteer(town), await volunteer(town, "钱叔")
    number = await task(town, capacity=2)
    for each in (zhao, qian):
        await each.says(f"抢 {number}")
    town.clock.move(hours=2)
    for each in (zhao, qian):
        await each.taps("📍 我到了")
        await each.says((await read(town, number)).code)
    for each in (zhao, qian):
        await each.taps("✅ 完成")
        await each.sends_photo("扫完了")
        await each.taps("✅ 提交")
        await boss.taps("👍")
    group = await bound(town, zhao)
    await zhao.taps(WORDS)
    assert _shown(zhao, group) == []

    for _ in range(3):
        town.clock.move(days=1)
        await town.tick()

    assert len(_shown(zhao, group)) == 1
    assert "1 位志愿者" in _shown(zhao, group)[0]

"""What an old hand says to a task, without a number, a button or a photo at hand."""

import pytest
from doing import arrived, finished, grabbed, state
from helping import bound, claims, holders, read, task, volunteer
from town import Town

from domain.tasks import ClaimState


async def test_a_number_that_is_named_wins_over_the_card_above(town: Town) -> None:
    zhao = await volunteer(town)
    other, shown = await task(town), await task(town, title="陪王奶奶看病")
    await town.tick()
    assert "看病" in zhao.last.text

    await zhao.says(f"我来{other}")

    assert await holders(town, other) == ["赵阿姨"]
    assert await holders(town, shown) == []


async def test_in_a_group_i_go_with_a_number_is_talk(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    group = await bound(town, zhao, purpose="residents")

    await zhao.says(f"我去{number}号", chat=group)

    assert await holders(town, number) == []


@pytest.mark.parametrize("words", ["我到了", "到了", "签到"])
async def test_there_without_a_number_means_the_only_one(town: Town, words: str) -> None:
    _, zhao, number = await grabbed(town)
    town.clock.move(hours=2)

    await zhao.says(words)
    await zhao.says((await read(town, number)).code)

    assert await state(town, number) is ClaimState.ARRIVED


async def test_done_without_a_number_means_the_only_one_that_is_begun(town: Town) -> None:
    _, zhao, number = await arrived(town)
    await zhao.says(f"抢 {await task(town)}")

    await zhao.says("做完了")

    assert f"#{number}" in zhao.last.text
    assert "做了什么" in zhao.last.text


async def test_of_two_it_is_not_guessed_which(town: Town) -> None:
    _, zhao, first = await grabbed(town)
    second = await task(town)
    await zhao.says(f"抢 {second}")

    await zhao.says("放弃")

    assert [(await claims(town, each))[0].state for each in (first, second)] == [
        ClaimState.HOLDING
    ] * 2


async def test_to_a_question_the_same_words_are_its_answer(town: Town) -> None:
    _, zhao, number = await arrived(town)
    await zhao.taps("✅ 完成")

    await zhao.says("完成了")

    assert "照片" in zhao.last.text
    assert await state(town, number) is ClaimState.ARRIVED


@pytest.mark.parametrize("words", ["没有照片", "没拍", "跳过", "1", "我没带手机。"])
async def test_who_has_no_photo_is_not_stuck(town: Town, words: str) -> None:
    wang, zhao, number = await arrived(town)
    await zhao.taps("✅ 完成")
    await zhao.says("陪着看完病了")

    await zhao.says(words)
    await zhao.taps("✅ 提交")

    assert await state(town, number) is ClaimState.FINISHED
    assert "陪着看完病了" in wang.last.text
    assert words not in wang.last.text.replace("#1", "")


async def test_a_photo_is_still_asked_for_first(town: Town) -> None:
    wang, _, _ = await finished(town)

    assert any(each.photo for each in wang.messages)

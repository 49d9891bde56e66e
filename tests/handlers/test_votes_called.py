"""Staff call a vote: asked, seen as it will look, announced, opened, closed and counted."""

from pathlib import Path

from calling import asked, document, move_to, vote
from meeting import group, neighbours, secretary
from town import Town

from bot.cli.verifying import verify
from domain.published import check, read
from domain.votes import VoteState
from handlers.kit.voting import code


async def test_a_poll_is_called_opened_cast_closed_and_recounted(
    town: Town, tmp_path: Path
) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    liu = await secretary(town)
    chat = await group(town, wang, zhang, liu)
    await asked(liu)

    preview = liu.last.text
    assert "电动车充电桩（意向征询）" in preview
    assert "没有约束力" in preview
    assert "2位居民可以参加" in preview
    assert len(liu.last.buttons) <= 8

    await liu.taps("📣 发布公告")
    await town.tick()

    assert (await vote(town)).state is VoteState.OPEN
    [card] = liu.sees(chat)
    assert "已投 0 / 2" in card.text
    assert "开始投票了：电动车充电桩" in wang.last.text

    await wang.taps("🗳 去投票")
    await wang.taps("赞成")
    before = [message.text for message in liu.sees(chat)]
    await town.tick()

    [card] = liu.sees(chat)
    assert "已投 0 / 2" in before[0]
    assert "已投 1 / 2" in card.text
    assert "已投 1 / 2" in liu.last.text
    assert "赞成" not in liu.last.text

    told = len(zhang.messages)
    await move_to(town, (await vote(town)).closes_at)
    await town.tick()

    [card, result] = liu.sees(chat)
    assert card.buttons == []
    assert "选得最多：赞成" in result.text
    found = read(await document(town))
    assert check(found) == []
    assert found.sums == {"for": 1, "against": 0, "abstain": 0}
    assert code(found.head) in result.text
    assert found.head not in result.text, "nobody compares 64 signs by eye"
    assert len([each for each in zhang.messages[told:] if "开始投票" in each.text]) == 0

    assert "选得最多：赞成" in liu.last.text

    await zhang.taps("📎 核对用文件", chat=chat)

    stored = town.world.files.find(zhang.last.body["document"]["file_id"])
    assert stored is not None
    (tmp_path / "list.json").write_bytes(stored.data)
    assert f"linli verify 文件 --head {found.head}" in zhang.last.caption
    assert verify(tmp_path / "list.json", None, found.head)

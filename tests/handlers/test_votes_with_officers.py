"""A secret vote whose key the officers alone have: announced so, closed, opened with it."""

import calling
from calling import document, move_to, vote
from meeting import group, neighbours, secretary
from town import Town

from domain.published import check, read
from domain.votes import VoteState
from handlers.kit.voting import code
from services import officer_keys

PASSPHRASE = "监票人的一句长长的口令 2026"


async def test_the_result_waits_for_the_officers_and_comes_by_itself(town: Town) -> None:
    content, public = officer_keys.made(PASSPHRASE)
    people = await neighbours(town, "王阿姨", "张大爷", "李四", "周五", "吴六")
    liu = await secretary(town)
    chat = await group(town, liu, *people)
    await calling.begin(liu)
    await liu.says(calling.TEXT)
    await liu.taps(calling.YES_OR_NO)
    await liu.taps("🔑 秘密投票，钥匙只在监票人手里")
    await liu.says("0123")
    assert "linli officer-key" in liu.last.text
    await liu.says(public.hex())
    await liu.taps("📌 不能")
    await liu.taps("⚡ 马上开始")
    await liu.taps("3天后")
    preview = liu.last.text
    await liu.taps("📣 发布公告")
    await town.tick()

    assert "监票人" in preview
    assert "Telegram" in preview
    assert (await vote(town)).public_key == public

    for person in people:
        await person.taps("🗳 去投票")
        await person.taps(person.last.buttons[0])
        await person.taps("✅ 确定投出")
    await move_to(town, (await vote(town)).closes_at)

    assert (await vote(town)).state is VoteState.CLOSED
    assert "等监票人的钥匙" in liu.last.text
    assert "已公布" not in liu.sees(chat)[-1].text
    told = len(liu.messages)
    await town.tick()
    assert len(liu.messages) == told

    town.linli.keys.put(officer_keys.opened(content, PASSPHRASE))
    await town.tick()

    found = read(await document(town))
    assert check(found) == []
    assert found.lines is not None
    assert sum(found.sums.values()) == 5
    assert code(found.head) in liu.sees(chat)[-1].text
    assert not town.linli.keys.has(public)
    assert (await vote(town)).public_key is None

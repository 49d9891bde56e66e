"""Secret ballots, as people cast them: covered, sealed, found again in the published list."""

import re

from balloting import couple, measured, opened, over, posted, took_part, voices
from homes import listed
from meeting import group, neighbours
from offices import area_of, compound, lives
from town import Town
from voting import OPTIONS

from domain.people import Relation
from domain.published import Option, read
from domain.votes import Vote, VoteKind
from playground import Phone

EIGHT = ("王阿姨", "张大爷", "李奶奶", "赵叔", "钱姐", "孙哥", "周姨", "吴伯")


def phrase_of(phone: Phone) -> str:
    said = re.search("您的口令：(.+)", phone.last.text or "")
    assert said is not None, phone.last.text
    return said[1]


async def casts(phone: Phone, label: str) -> None:
    await phone.says("/vote")
    await phone.taps(label)
    await phone.taps("✅ 确定投出")


async def published(town: Town, vote: Vote) -> dict[str, str]:
    """The choice by phrase."""
    async with town.linli.database.read() as unit:
        document = read(await unit.votes.published(vote.id) or b"")
    assert document.lines is not None
    return {line.phrase: line.choice for line in document.lines}


async def test_everybody_finds_their_own_ballot_and_nobody_elses(town: Town) -> None:
    people = await neighbours(town, *EIGHT)
    wang, zhang, li, *_ = people
    vote = await opened(town, secret=True, changeable=True)
    for phone in people:
        await casts(phone, "反对")
        assert phone.toast == "✅ 您的票已记录。"
        assert "封好了。选了什么，我不再显示" in phone.last.text
        assert "反对" not in phone.last.text
    await casts(wang, "赞成")
    await zhang.says("/phrase 院里的老槐树")
    assert "要重新投一次，新口令才算数" in zhang.last.text
    await casts(zhang, "弃权")
    assert phrase_of(zhang) == "院里的老槐树"
    assert "要重新投一次" not in zhang.last.text
    phrases = {phone.person.first_name: phrase_of(phone) for phone in people}
    ballot = li.last
    await over(town, vote)
    await li.presses(f"zo:{(await voices(town, vote, li))[0]}", on=ballot)
    assert phrases["李奶奶"] in ballot.text, "her own chat is the only place that knows it"
    await li.says("/vote")
    await li.taps("📜 公布清单")

    found = await published(town, vote)
    assert {name: found[phrase] for name, phrase in phrases.items()} == {
        **dict.fromkeys(EIGHT, "against"),
        "王阿姨": "for",
        "张大爷": "abstain",
    }
    assert "院里的老槐树：弃权" in li.last.text
    assert f"{phrases['李奶奶']}：反对" in li.last.text


async def test_the_ballot_says_what_is_secret_and_what_is_not(town: Town) -> None:
    await compound(town)
    await measured(town)
    wang = await lives(town, town.guest("王阿姨"), "幸福里3号楼1单元101")
    await opened(town, secret=True)
    await wang.says("/vote")
    assert len(wang.last.text.split("\n")) <= 6
    assert "瞒不过的只有 Telegram 公司" in wang.last.text
    await wang.taps("🔒 为什么说是秘密的？")
    for said in ("邻居、工作人员", "Telegram 公司", "掌管这台服务器的人", "挡不住有人逼您"):
        assert said in wang.last.text
    assert "钥匙由这台服务器保管，公布结果时销毁" in wang.last.text
    await opened(town, secret=True, kind=VoteKind.ASSEMBLY, title="按面积", officers_key=b"k" * 32)
    await wang.says("/vote")
    await wang.taps("🗳 按面积")
    assert "钥匙只在监票人手里" in wang.last.text
    assert "口令：" not in wang.last.text
    await wang.taps("🔒 为什么说是秘密的？")

    assert "钥匙只在监票人手里，这台服务器没有" in wang.last.text
    assert "只公布各项总数" in wang.last.text
    assert "口令：" not in wang.last.text


async def test_a_typed_number_is_as_good_as_a_tap_and_a_typed_word_is_none(town: Town) -> None:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    vote = await opened(town, secret=True)
    await wang.says("/vote")
    place = wang.last.buttons.index("弃权") + 1
    for words in ("赞成", "9"):
        await wang.says(words)
        assert wang.last.text == (
            "这是秘密投票：请点按钮，或者回复按钮的序号。在这里打字写选项，不算投票。"
        )
    await wang.says(str(place))
    assert "您选的是：弃权" in wang.last.text
    assert await took_part(town, vote, wang) == [False]
    await wang.says("确定投出")

    assert await took_part(town, vote, wang) == [True]


async def test_a_final_secret_ballot_stays_with_its_phrase(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    vote = await opened(town, secret=True)
    await wang.says("/vote")
    before = wang.last
    first = phrase_of(wang)
    await wang.taps("🔁 换一个口令")
    second = phrase_of(wang)
    await wang.presses(f"zp:{(await voices(town, vote, wang))[0]}:0", on=wang.last)
    assert second != first
    assert phrase_of(wang) == second
    await casts(wang, "赞成")
    assert wang.last.buttons == ["🔒 为什么说是秘密的？", "🗳 其他表决"]
    [voter] = await voices(town, vote, wang)
    for forged in (f"zc:{voter}:0", f"zy:{voter}:1", f"zp:{voter}:1"):
        await wang.presses(forged, on=before)
        assert "投出后不能更改" in wang.toast
    await wang.says("/phrase 换个口令")
    assert wang.last.text == "您眼下没有可以换口令的秘密选票。"
    for forged in (f"zc:{voter}:0", f"zy:{voter}:0", f"zo:{voter}", f"zp:{voter}:0", "zc:99:0"):
        await zhang.says("/start")
        await zhang.presses(forged, on=zhang.last)
        assert "不在这次表决的名册上" in zhang.toast
    [his] = await voices(town, vote, zhang)
    for forged in (f"zc:{his}:99", f"zy:{his}:3", f"bc:{his}:0", f"by:{his}:0"):
        await zhang.presses(forged, on=zhang.last)
        assert "没有这个选项" in zhang.toast

    assert await took_part(town, vote, zhang) == [False]


async def test_a_home_shares_its_envelope_and_reads_that_it_is_in(town: Town) -> None:
    await compound(town)
    wang, uncle = await couple(town)
    vote = await opened(town, secret=True, changeable=True)
    await uncle.says("/vote")
    assert "截止前谁最后投算谁的" in uncle.last.text
    await uncle.taps("🔒 为什么说是秘密的？")
    assert "口令也是共用的" in uncle.last.text
    await uncle.taps("↩️ 返回")
    assert "赞成" in uncle.last.buttons
    await casts(wang, "赞成")
    assert "这一票已收到" in uncle.last.text
    assert "赞成" not in uncle.last.text
    await casts(uncle, "反对")
    await over(town, vote)

    async with town.linli.database.read() as unit:
        assert read(await unit.votes.published(vote.id) or b"").sums["against"] == 1


async def test_phrases_that_give_somebody_away_are_refused(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    await opened(town, secret=True)
    court = await group(town, wang, zhang)
    async with town.linli.database.write() as unit:
        home = await area_of(unit, "幸福里3号楼1单元101")
        await listed(unit, home, "王秀英", Relation.OWNER)
    for words in ("我是王阿姨", "秀英王秀英", "13800000501", "101的", "x"):
        await wang.says(f"/phrase {words}")
        assert (
            "请不要写名字、电话或门牌号" in wang.last.text
            or "口令要 2 到 20 个字" in wang.last.text
        )
    await wang.says("/phrase石榴红了")
    assert phrase_of(wang) == "石榴红了"
    await casts(wang, "赞成")
    await zhang.says("/phrase 石榴 红了！")
    assert zhang.last.text == "这个口令有人用了，请换一个。"
    await zhang.says("/phrase 葡萄熟了", chat=court)
    assert "您把口令写在群里了" in zhang.last.text
    await zhang.says("/phrase")

    assert "请把口令写在后面" in zhang.last.text


async def test_of_several_secret_ballots_the_phrase_names_its_own(town: Town) -> None:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    await opened(town, secret=True, title="甲事")
    await opened(town, secret=True, title="乙事")
    await wang.says("/phrase 石榴红了")
    assert "/phrase 2 … — 乙事" in wang.last.text
    await wang.says("/phrase 2 石榴红了")

    assert "乙事" in wang.last.text
    assert phrase_of(wang) == "石榴红了"


async def test_a_group_reads_no_numbers_that_mean_another_choice_in_private(town: Town) -> None:
    wang, _ = await neighbours(town, "王阿姨", "张大爷")
    plans = (*(Option(key=f"p{at}", label=at) for at in "东西"), *OPTIONS[1:])
    court = await group(town, wang)
    for secret in (False, True):
        await posted(town, await opened(town, secret=secret, options=plans))

    named, secret_one = [m.text for m in wang.sees(court) if m.by != wang.person]
    assert "1. 东\n2. 西" in named
    assert "· 东\n· 西" in secret_one
    assert "1. " not in secret_one


async def test_a_press_in_a_group_goes_on_in_private(town: Town) -> None:
    wang, zhang = await neighbours(town, "王阿姨", "张大爷")
    vote = await opened(town, secret=True)
    court = await group(town, wang, zhang)
    await posted(town, vote)
    [card] = [message for message in wang.sees(court) if message.by != wang.person]
    [voter] = await voices(town, vote, wang)
    for data in (f"bo:{vote.id}", f"zc:{voter}:1", f"zy:{voter}:1", f"zo:{voter}"):
        await wang.presses(data, on=card)
        assert wang.toast == "请到我们的私聊里继续。" or "已经投好了" in wang.toast
    await zhang.blocks()
    await zhang.presses(f"bo:{vote.id}", on=card)
    link = town.world.toasts[zhang.person.id]["url"]
    said = str([(m.text, m.buttons) for m in wang.sees(court) if m.by != wang.person])

    assert await took_part(town, vote, wang) == [True]
    assert "这一票已收到" in wang.last.text
    assert link == f"https://t.me/linli_bot?start=v{vote.id}"
    assert not any(word in said for word in ("您的口令", "赞成", "反对", "已收到"))

"""业主大会: somebody votes for an owner, whose own ballot always comes before theirs."""

from dataclasses import replace

from archives import exported
from assembling import TITLE, choices, court, give_proxy, opened, over, panel
from offices import given, lives
from town import Town

from domain.people import Role
from domain.proxies import Proxy
from domain.votes import VoteId
from playground import Phone

ZHANG = "3-1-501"


async def proxies(town: Town) -> list[Proxy]:
    async with town.linli.database.read() as unit:
        return list(await unit.proxies.of(VoteId(1)))


async def card(phone: Phone, door: str = "1单元501") -> None:
    """Of that voice."""
    await phone.says("/vote")
    if any(TITLE in each for each in phone.last.buttons):
        await phone.taps(next(each for each in phone.last.buttons if TITLE in each))
    if any(door in each for each in phone.last.buttons):
        await phone.taps(next(each for each in phone.last.buttons if door in each))


async def test_the_owner_overrides_also_where_ballots_are_final(town: Town) -> None:
    here = await opened(town, changeable=False)
    await give_proxy(here)
    assert "书面委托您代为投票" in here.qian.last.text
    assert "由 钱老师 代您投票" in here.zhang.last.text
    await card(here.qian)
    await here.qian.taps("反对")
    await here.qian.taps("✅ 确定投出")
    assert (await choices(town))[ZHANG] == ("against", True)
    await card(here.zhang)
    await here.zhang.taps("赞成")
    await here.zhang.taps("✅ 确定投出")
    assert (await choices(town))[ZHANG] == ("for", True)

    [voter] = {each.voter for each in await proxies(town)}
    await here.qian.presses(f"bc:{voter}:1", on=here.qian.last)
    await here.qian.presses(f"by:{voter}:1", on=here.qian.last)

    assert "业主已经自己投了票" in here.qian.toast
    assert (await choices(town))[ZHANG] == ("for", True)
    assert (await proxies(town))[0].overridden_at is not None


async def test_it_is_the_same_in_a_secret_vote(town: Town) -> None:
    here = await opened(town, secret=True)
    await give_proxy(here)
    await card(here.qian)
    await here.qian.taps("反对")
    await here.qian.taps("✅ 确定投出")
    await card(here.zhang)
    await here.zhang.taps("赞成")
    await here.zhang.taps("✅ 确定投出")
    [voter] = {each.voter for each in await proxies(town)}
    for slot in range(3):
        await here.qian.presses(f"zy:{voter}:{slot}", on=here.qian.last)
        assert "业主已经自己投了票" in here.qian.toast
    await over(here)

    async with town.linli.database.read() as unit:
        published = await unit.votes.published(VoteId(1))
    assert published is not None
    assert b'"count": 1' in published
    assert b'"for": 1' in published
    [proxy] = await proxies(town)
    assert proxy.overridden_at is not None


async def test_one_proxy_for_each_voice_and_each_holder(town: Town) -> None:
    here = await opened(town)
    await give_proxy(here)
    await panel(here.liu)
    await here.liu.taps("🤝 委托投票")
    await here.liu.taps("📄 登记委托书")
    await here.liu.says("3号楼1单元501")
    assert "已经委托了别人" in here.liu.last.text
    await here.liu.says("3号楼2单元501")
    await here.liu.says("钱老师")
    assert "一个人只能代一户" in here.liu.last.text
    await here.liu.says("赵大叔")
    assert "不用委托" in here.liu.last.text
    await here.liu.says("李婶子")
    await here.liu.sends_photo()
    await here.liu.taps("✅ 登记")

    assert len(await proxies(town)) == 2


async def test_the_committee_finds_the_holder_by_name_as_well(town: Town) -> None:
    here = await opened(town)
    gao = await given(town, town.guest("老高"), Role.COMMITTEE, "幸福里")
    await give_proxy(replace(here, liu=gao))

    assert "由 钱老师 代这位业主投票" in gao.last.text
    assert len(await proxies(town)) == 1


async def test_of_two_who_record_the_same_the_second_is_refused(town: Town) -> None:
    here = await opened(town)
    for phone in (here.liu, here.lin):
        await panel(phone)
        await phone.taps("🤝 委托投票")
        await phone.taps("📄 登记委托书")
        await phone.says("3号楼1单元501")
        await phone.says("钱老师")
        await phone.sends_photo()
    await here.liu.taps("✅ 登记")

    await here.lin.taps("✅ 登记")

    assert "已经委托了别人" in here.lin.toast
    assert len(await proxies(town)) == 1


async def test_the_owner_takes_it_back_and_what_was_cast_stands_until_they_vote(
    town: Town,
) -> None:
    here = await opened(town, changeable=False)
    await give_proxy(here)
    told = here.zhang.last
    await card(here.qian)
    await here.qian.taps("反对")
    await here.qian.taps("✅ 确定投出")
    await here.zhang.taps("✖️ 收回委托", on=told)
    assert "仍然算数" in here.zhang.last.text
    assert "已收回" in here.qian.last.text
    assert (await choices(town))[ZHANG] == ("against", True)

    await card(here.zhang)
    await here.zhang.taps("赞成")
    await here.zhang.taps("✅ 确定投出")

    assert (await choices(town))[ZHANG] == ("for", True)


async def test_nobody_else_takes_it_back_and_nobody_after_the_close(town: Town) -> None:
    here = await opened(town)
    await give_proxy(here)
    for stranger in (here.wang, here.qian, here.zhou):
        await stranger.presses("ox:1", on=stranger.last)
        assert (await proxies(town))[0].holds
    await over(here)

    await here.zhang.presses("ox:1", on=here.zhang.last)

    assert (await proxies(town))[0].holds
    assert "来晚了" in here.zhang.toast


async def test_the_holder_is_not_told_how_the_owner_voted(town: Town) -> None:
    here = await opened(town)
    await give_proxy(here)
    await card(here.zhang)
    await here.zhang.taps("弃权")

    await card(here.qian)
    seen = here.qian.last.text
    await here.qian.says("/export")
    data = (await exported(town, here.qian))["data.json"]

    assert "弃权" not in seen
    assert "abstain" not in data
    assert '"held"' in data


async def test_a_flat_with_four_owners_has_one_voice_and_one_ballot(town: Town) -> None:
    here = await court(town)
    others = [
        await lives(town, town.guest(name), "幸福里3号楼1单元501")
        for name in ("张大娘", "张小弟", "张小妹")
    ]
    await opened(town, here)
    for phone, choice in zip(others, ("赞成", "反对", "弃权"), strict=True):
        await card(phone)
        await phone.taps(choice)

    assert (await choices(town))[ZHANG] == ("abstain", True)
    await panel(here.liu)
    await here.liu.taps("📊 还差多少")
    assert "已参与 1 / 8 户" in here.liu.last.text


async def test_whoever_has_no_say_records_nothing(town: Town) -> None:
    here = await court(town)
    five = await given(town, town.guest("吴楼长"), Role.BUILDING_HEAD, "幸福里5号楼")
    await opened(town, here)
    for phone in (five, here.zhou, here.wang):
        await phone.presses("oq:1", on=phone.last)
        assert "📄" not in phone.last.text

    assert await proxies(town) == []

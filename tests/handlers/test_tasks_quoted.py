"""What a neighbour says of their own trouble: for volunteers in private, and gone with them."""

from helping import bound, claims, read, volunteer
from offices import given
from town import Town

from domain.people import Role
from domain.points import Account, AccountKind
from domain.tasks import Task
from playground import Phone
from storage.schema import metadata

ILL = "腿疼得厉害"
HELP = f"/ask {ILL}，想请人陪我去医院，3号楼2单元501"


async def _offered(town: Town) -> tuple[Phone, Task]:
    wang, lin = town.resident("王阿姨"), town.guest("林社工")
    await given(town, lin, Role.COMMUNITY)
    group = town.staff_group(lin)
    await wang.says(HELP)
    await wang.taps("✅ 提交")
    await lin.taps("转志愿者", chat=group)
    return wang, await read(town, 1)


async def _helped(town: Town) -> tuple[Phone, Phone]:
    zhao = await volunteer(town)
    wang, made = await _offered(town)
    await zhao.says("抢 1")
    await zhao.taps("📍 我到了")
    await zhao.says(made.code)
    town.clock.move(minutes=30)
    await zhao.taps("✅ 完成")
    await zhao.sends_photo("陪着去了")
    await zhao.taps("✅ 提交")
    await wang.taps("👍 已解决")
    return wang, zhao


async def test_no_group_reads_it(town: Town) -> None:
    zhao = await volunteer(town)
    group = await bound(town, zhao, purpose="volunteers")

    await _offered(town)
    await town.tick()

    assert "有位邻居需要帮一把" in zhao.sees(group)[-1].text
    assert ILL not in zhao.sees(group)[-1].text
    assert any(ILL in message.text for message in zhao.messages)


async def test_what_staff_call_it_is_read_by_all(town: Town) -> None:
    lin = town.guest("林社工")
    await given(town, lin, Role.COMMUNITY)
    zhao = await volunteer(town)
    group = await bound(town, zhao, purpose="volunteers")

    await lin.says("/task 明天上午9点3号楼楼道清扫4人")
    for answer in ("没有了", "没有了", "✅ 发布"):
        await lin.taps(answer)
    await town.tick()

    assert "楼道清扫" in zhao.sees(group)[-1].text


async def test_a_volunteers_points_do_not_tell_it(town: Town) -> None:
    _, zhao = await _helped(town)

    await zhao.says("/points")

    assert "帮邻居的忙" in zhao.last.text
    assert ILL not in zhao.last.text


async def test_nothing_of_it_is_kept_once_they_are_gone(town: Town) -> None:
    wang, zhao = await _helped(town)

    await wang.says("/forget")
    await wang.taps("继续")
    await wang.taps("🗑 全部删除")
    await town.settle()

    async with town.linli.database.read() as unit:
        kept = {
            name: str([tuple(row) for row in await unit._session.all(f"SELECT * FROM {name}")])
            for name in metadata.tables
            if name not in {"inbox", "outbox", "choices"}
        }
        person = await unit.people.known_as(zhao.person.id)
        assert person is not None
        earned = Account(kind=AccountKind.EARNED, person=person.id)
        assert await unit.ledger.balance(earned) == 1
    assert [name for name, rows in kept.items() if ILL in rows] == []
    assert len(await claims(town, 1)) == 1

"""What is kept of somebody's part in decisions, and what groups never read of it."""

from archives import exported
from decided import approve, objected, offices, proposed, read, standing
from forgetting import erased
from town import Town

from domain.decisions import DecisionId, Stage


async def test_an_export_tells_ones_words_and_objections(town: Town) -> None:
    here = await offices(town)
    await standing(here, Stage.PROCESS)
    await objected(here)
    wang, zhao = here.owners[0], here.zhao

    await wang.says("/export")
    assert "第1号决策，异议：电梯会挡住一楼的采光。" in (await exported(town, wang))["readme.txt"]
    await zhao.says("/export")
    assert (
        "第1号决策，代表业主委员会：3号楼有二十一户" in (await exported(town, zhao))["readme.txt"]
    )


async def test_whoever_is_erased_leaves_their_words_and_not_their_name(town: Town) -> None:
    here = await offices(town)
    await proposed(here)
    await approve(here.lin)
    await erased(here.lin)

    decision = await read(town)
    assert decision.opinions[-1].text == "情况属实，同意。"
    assert decision.opinions[-1].by is None or decision.opinions[-1].by.name == ""
    await here.owners[0].says("/start w1")
    assert "社区党组织：同意" in here.owners[0].last.text
    assert "林社工" not in here.owners[0].last.text


async def test_groups_read_no_name_door_or_number(town: Town) -> None:
    here = await offices(town)
    await standing(here, Stage.PROCESS)
    await objected(here, "我是王阿姨，家住1502，电话13912345678，挡住采光。")
    await town.tick()
    async with town.linli.database.read() as unit:
        [objection] = await unit.objections.of(DecisionId(1))
    await here.liu.presses(f"ql:{objection.id}", on=here.liu.last)
    await here.liu.says("王阿姨您好，1502不受影响。")
    await here.liu.taps("✅ 提交")
    await town.tick()

    read_along = str([message.text for message in here.owners[1].sees(here.group)])
    assert "异议1条，已答复1条" in read_along
    for secret in ("王阿姨", "1502", "13912345678", "赵主任"):
        assert secret not in read_along
    await here.owners[1].says("/start w1")
    for secret in ("王阿姨", "1502", "13912345678"):
        assert secret not in here.owners[1].last.text

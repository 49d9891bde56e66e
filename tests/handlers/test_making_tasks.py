"""Staff make tasks: what is asked, what is refused, and what comes of it."""

from offices import compound, given
from town import Town

from domain.people import Role
from domain.tasks import Field, Skill, Task, TaskId, TaskStage
from playground import Phone


async def task(town: Town, number: int = 1) -> Task:
    """As committed, read anew."""
    async with town.linli.database.read() as unit:
        return await unit.tasks.get(TaskId(number))


async def coordinator(town: Town, place: str = "", name: str = "林社工") -> Phone:
    """Of a compound of two buildings."""
    await compound(town, "幸福里", "3", "5")
    return await given(town, town.guest(name), Role.COMMUNITY, place)


async def test_a_task_is_made_with_a_few_taps(town: Town) -> None:
    lin = await coordinator(town)
    await lin.says("/task")
    await lin.taps("环境卫生")
    await lin.taps("楼道清扫")
    await lin.taps("幸福里3号楼")
    await lin.taps("周六9:00")
    await lin.taps("2人")
    await lin.says("自带扫把，楼下集合")
    await lin.says("找501王阿姨拿钥匙，13800000501")
    await lin.taps("✅ 发布")

    made = await task(town)
    assert made.title == "楼道清扫"
    assert (made.field, made.item, made.difficulty) == (Field.SANITATION, "stairwell", 1)
    assert made.capacity == 2
    assert made.starts_at is not None
    assert f"{made.starts_at:%m-%d %H:%M}" == "11-28 01:00"
    assert made.details == "自带扫把，楼下集合"
    assert "501" in made.private

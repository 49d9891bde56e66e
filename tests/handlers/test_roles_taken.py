"""Who holds which role: listed, taken back, kept out, by those entitled to."""

import pytest
from offices import area_of, compound, given, history, posts
from town import Town

from domain.people import Role
from domain.settings import Neighbourhood
from playground import Phone


@pytest.fixture
def neighbourhood() -> Neighbourhood:
    return Neighbourhood(name="邻里小区")


@pytest.fixture
async def chen(town: Town) -> Phone:
    """The administrator; the compound has building 3 and 5."""
    await compound(town, "幸福里", "3", "5")
    return town.administrator()


async def appoint(by: Phone, whom: str, role: str, place: str = "") -> None:
    await by.says("/roles")
    await by.taps("➕ 任命")
    await by.says(whom)
    await by.taps(role)
    if place:
        await by.says(place)


async def test_the_list_shows_only_what_ones_own_role_reaches(town: Town, chen: Phone) -> None:
    await compound(town, "阳光里", "3")
    secretary = await given(town, town.guest("孙书记"), Role.SECRETARY, "幸福里")
    await given(town, town.guest("王楼长"), Role.BUILDING_HEAD, "幸福里3号楼")
    await given(town, town.guest("别处的楼长"), Role.BUILDING_HEAD, "阳光里3号楼")

    await secretary.says("/roles")

    assert "楼栋长 · 王楼长 · 幸福里3号楼" in secretary.last.buttons
    assert not any("别处的楼长" in label for label in secretary.last.buttons)
    assert not any("管理员" in label for label in secretary.last.buttons)


async def test_a_long_list_turns_its_pages(town: Town, chen: Phone) -> None:
    for at in range(7):
        await given(town, town.guest(f"志愿者{at}"), Role.VOLUNTEER, "幸福里")
    seen: list[str] = []

    await chen.says("/roles")
    for _ in range(2):
        assert len(chen.last.buttons) <= 8
        seen += [label for label in chen.last.buttons if "志愿者" in label]
        await chen.taps("更多…")

    assert len(seen) == 7


async def test_a_role_is_taken_back_with_a_second_tap(town: Town, chen: Phone) -> None:
    wang = await given(town, town.guest("王秀英"), Role.BUILDING_HEAD, "幸福里3号楼")
    await chen.says("/roles")
    await chen.taps("楼栋长 · 王秀英")

    await chen.taps("收回：")
    assert await posts(town, wang) == [(Role.BUILDING_HEAD, "3")]
    await chen.taps("确定收回")

    assert await posts(town, wang) == []
    assert "您不再担任楼栋长（幸福里3号楼）" in wang.last.text


async def test_what_the_configuration_says_is_taken_back_only_there(
    town: Town, chen: Phone
) -> None:
    li = town.repairer()
    await chen.says("/roles")
    await chen.taps("维修人员 · 李师傅")

    assert "config.toml" in chen.last.text
    assert not any("收回" in label for label in chen.last.buttons)
    assert await posts(town, li) == [(Role.WORKER, "")]


async def test_whoever_is_kept_out_can_still_report_a_danger(town: Town, chen: Phone) -> None:
    zhao = town.guest("赵四")
    await zhao.opens()
    await chen.says("/roles")
    await chen.taps("🔎 找人")
    await chen.says("赵四")

    await chen.taps("🚫 停用")
    await chen.taps("确定停用")
    assert "您暂时不能使用" in zhao.last.text
    await zhao.says("/repair 3号楼楼道灯不亮了")
    assert zhao.last.buttons == []
    await zhao.says("3号楼着火了")
    await zhao.taps("✅ 提交")

    assert (await town.ticket(1)).danger is not None


async def test_somebody_is_welcomed_back(town: Town, chen: Phone) -> None:
    zhao = town.guest("赵四")
    await zhao.opens()
    await chen.says("/roles")
    await chen.taps("🔎 找人")
    await chen.says("赵四")
    await chen.taps("🚫 停用")
    await chen.taps("确定停用")

    await chen.taps("恢复")

    assert "欢迎回来" in zhao.last.text
    assert await history(town, "person") == [("barred", None), ("welcomed", None)]


async def test_nobody_keeps_out_an_administrator_or_themself(town: Town, chen: Phone) -> None:
    worker = await given(town, town.guest("周社工"), Role.COMMUNITY)
    for name in ("陈主任", "周社工"):
        await worker.says("/roles")
        await worker.taps("🔎 找人")
        await worker.says(name)

        assert not any("停用" in label for label in worker.last.buttons)


async def test_each_change_is_an_event_without_names(town: Town, chen: Phone) -> None:
    wang = town.guest("王秀英")
    await wang.opens()
    await appoint(chen, "王秀英", "楼栋长", "三号楼")
    await chen.taps("✅ 提交")
    await chen.says("/roles")
    await chen.taps("楼栋长 · 王秀英")
    await chen.taps("收回：")
    await chen.taps("确定收回")

    async with town.linli.database.read() as unit:
        building = await area_of(unit, "3号楼")

    post = f"building_head {building.id}"
    assert await history(town, "person") == [("role-given", post), ("role-taken", post)]


async def test_residents_are_refused(town: Town, chen: Phone) -> None:
    wang = town.resident()

    await wang.says("/roles")

    assert "只有" in wang.last.text


async def look_at(by: Phone, name: str) -> None:
    await by.says("/roles")
    await by.taps("🔎 找人")
    await by.says(name)


async def barred_by(by: Phone, name: str) -> str:
    """The button that welcomes them back."""
    await look_at(by, name)
    await by.taps("🚫 停用")
    await by.taps("确定停用")
    return next(
        str(k["callback_data"]) for row in by.last.rows for k in row if "恢复" in k["text"]
    )


async def is_barred(town: Town, phone: Phone) -> bool:
    async with town.linli.database.read() as unit:
        person = await unit.people.known_as(phone.person.id)
        assert person is not None
        return person.barred


async def test_whom_an_administrator_keeps_out_no_worker_brings_back(
    town: Town, chen: Phone
) -> None:
    await compound(town, "阳光里", "3")
    worker = await given(town, town.guest("周社工"), Role.COMMUNITY, "阳光里")
    zhao = town.guest("赵四")
    await zhao.opens()
    welcome = await barred_by(chen, "赵四")
    await look_at(worker, "赵四")
    shown = worker.last.buttons

    await worker.presses(welcome, on=worker.last)

    assert not any("恢复" in label for label in shown)
    assert "管理员" in worker.toast
    assert await is_barred(town, zhao)


async def test_whom_a_worker_keeps_out_their_equals_and_administrators_bring_back(
    town: Town, chen: Phone
) -> None:
    await compound(town, "阳光里", "3")
    zhou = await given(town, town.guest("周社工"), Role.COMMUNITY, "幸福里")
    equal = await given(town, town.guest("吴社工"), Role.COMMUNITY, "幸福里")
    elsewhere = await given(town, town.guest("郑社工"), Role.COMMUNITY, "阳光里")
    zhao = town.guest("赵四")
    await zhao.opens()
    still = []
    for by in (elsewhere, equal, chen, zhou):
        welcome = await barred_by(zhou, "赵四")
        await by.says("/roles")
        await by.presses(welcome, on=by.last)
        still.append(await is_barred(town, zhao))
        async with town.linli.database.write() as unit:
            person = await unit.people.known_as(zhao.person.id)
            assert person is not None
            await unit.people.welcome(person.id)

    assert still == [True, False, False, False]


async def test_who_holds_the_role_elsewhere_reads_that_it_is_the_place(
    town: Town, chen: Phone
) -> None:
    await compound(town, "阳光里", "3")
    worker = await given(town, town.guest("周社工"), Role.COMMUNITY, "阳光里")
    await given(town, town.guest("王秀英"), Role.BUILDING_HEAD, "幸福里3号楼")
    await chen.says("/roles")
    await chen.taps("楼栋长 · 王秀英")
    take = next(
        str(k["callback_data"]) for row in chen.last.rows for k in row if "收回" in k["text"]
    )
    await worker.says("/roles")

    await worker.presses(take, on=worker.last)

    assert "不归您负责" in worker.toast
    assert "只有" not in worker.toast

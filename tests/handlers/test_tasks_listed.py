"""🤝 志愿服务: what there is to do, opened one by one."""

from helping import DOOR, claims, task, volunteer
from offices import compound, known
from town import Town

from domain.people import PersonId


async def test_whoever_has_not_joined_reads_what_it_is_and_joins_with_one_tap(town: Town) -> None:
    wang = town.resident()
    await wang.says("/start")
    assert "🤝 志愿服务" in wang.keyboard

    await wang.taps("🤝 志愿服务")

    assert "给邻居搭把手" in wang.last.text
    assert wang.last.buttons == ["🤝 我要当志愿者"]


async def test_a_volunteer_sees_what_is_theirs_first_then_what_there_is(town: Town) -> None:
    zhao = await volunteer(town)
    await task(town, title="打扫楼道")
    await task(town, title="陪诊", urgent=True)
    mine = await task(town, title="换灯泡")
    await zhao.says(f"抢 {mine}")

    await zhao.says("/tasks")

    labels = [label.split(" · ")[0] for label in zhao.last.buttons]
    assert labels == ["✅ #3 换灯泡", "🚨 #2 陪诊", "#1 打扫楼道", "⚙️ 我的志愿服务"]


async def test_only_what_lies_in_their_area_is_listed(town: Town) -> None:
    await compound(town, "幸福里", "3", "5")
    zhao = await volunteer(town, place="幸福里5号楼")
    await task(town, "幸福里3号楼", title="三号楼")
    await task(town, "幸福里5号楼", title="五号楼")

    await zhao.says("/tasks")

    assert next(label for label in zhao.last.buttons if "#" in label).startswith("#2 五号楼")
    assert len(zhao.last.buttons) == 2


async def test_what_is_past_or_for_themselves_is_not_listed_and_what_is_full_says_so(
    town: Town,
) -> None:
    zhao, qian = await volunteer(town), await volunteer(town, "钱叔")
    await task(town, title="早上的事")
    town.clock.move(hours=3)
    full = await task(town, title="满了的事")
    await task(town, title="自己的事", helped=zhao)
    await task(town, title="空着的事")
    await qian.says(f"抢 {full}")

    await zhao.says("/tasks")

    labels = zhao.last.buttons
    assert "空着的事" in labels[0]
    assert "满了的事" in labels[1]
    assert labels[1].endswith("（已满）")
    assert len(labels) == 3


async def test_pages_lead_through_all_of_them_each_once(town: Town) -> None:
    zhao = await volunteer(town)
    for at in range(12):
        await task(town, title=f"第{at}件")
    for number in (3, 7):
        await zhao.says(f"抢 {number}")
    seen: list[str] = []

    await zhao.says("/tasks")
    for page in range(3):
        seen += [label for label in zhao.last.buttons if "#" in label]
        assert len(zhao.last.buttons) <= 8
        if page < 2:
            await zhao.taps("▶️")

    assert len(seen) == len(set(seen)) == 12
    assert [label[:4] for label in seen[:2]] == ["✅ #3", "✅ #7"]
    assert "▶️" not in zhao.last.buttons


async def test_with_nothing_to_do_it_says_so(town: Town) -> None:
    zhao = await volunteer(town)

    await zhao.says("/tasks")

    assert "没有要帮忙的" in zhao.last.text
    assert zhao.last.buttons == ["⚙️ 我的志愿服务"]


async def test_opened_it_can_be_taken_and_holders_read_the_rest(town: Town) -> None:
    zhao = await volunteer(town)
    number = await task(town)
    await zhao.says("/tasks")

    await zhao.taps("周末清洁")
    assert zhao.last.buttons == ["🙋 抢单", "来不了"]
    assert DOOR not in zhao.last.text
    await zhao.taps("🙋 抢单")

    assert DOOR in zhao.last.text
    assert len(await claims(town, number)) == 1


async def test_a_link_opens_it_as_whoever_follows_may_see_it(town: Town) -> None:
    zhao, wang = await volunteer(town), town.resident()
    number = await task(town)

    await zhao.opens(f"k{number}")
    await wang.opens(f"k{number}")

    assert zhao.last.buttons == ["🙋 抢单", "来不了"]
    assert "周末清洁" in wang.last.text
    assert wang.last.buttons == ["🤝 我要当志愿者"]


async def test_strangers_are_not_told_who_needs_what(town: Town) -> None:
    stranger = town.guest()
    number = await task(town)

    await stranger.opens(f"k{number}")

    assert stranger.last.text == f"没有任务 #{number}。看看有哪些：/tasks"


async def test_asked_in_a_group_the_list_comes_in_private(town: Town) -> None:
    zhao = await volunteer(town)
    await task(town)
    group = town.group("邻居群", zhao)

    await zhao.says("/tasks", chat=group)

    assert "周末清洁" in zhao.last.buttons[0]
    assert len(zhao.sees(group)) == 1


async def test_what_is_written_on_a_button_names_nobody(town: Town) -> None:
    zhao = await volunteer(town)
    await task(town, title="给13800000501送药")

    await zhao.says("/tasks")

    assert "13800000501" not in zhao.last.buttons[0]


async def test_an_english_reader_reads_english(town: Town) -> None:
    zhao = await volunteer(town)
    await task(town)
    await town.tick()
    async with town.linli.database.write() as unit:
        person: PersonId = await known(unit, zhao)
        await unit.people.speak(person, "en")

    await zhao.says("/tasks")
    await zhao.taps("#1")

    assert zhao.last.buttons == ["🙋 Grab", "Can't"]
    assert "0 of 1 found" in zhao.last.text

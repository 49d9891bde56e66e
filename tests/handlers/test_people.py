"""Coming in, languages, groups, and those who are nobody."""

from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from town import HandClock, Town, close, settled_town

from bot.entries import PersonEntry, Vouched
from domain.people import GIVEN, Role
from domain.settings import Neighbourhood, ResidentSettings
from storage.schema.people import ROLES

LIFT = "3号楼2单元电梯坏了"


async def test_start_shows_the_home_keys(town: Town) -> None:
    passer = town.guest()

    await passer.opens()

    assert "幸福里" in passer.last.text
    assert passer.keyboard == [
        "🔧 报修",
        "📣 投诉建议",
        "🙋 求助",
        "🗓 议事会",
        "🗳 投票",
        "🤝 志愿服务",
        "📰 通知",
        "👤 我的",
    ]


async def test_every_home_key_does_something(town: Town) -> None:
    wang = town.resident()
    await wang.opens()

    for key in wang.keyboard:
        before = wang.last.text
        await wang.says(key)
        assert wang.last.text != before


async def test_help_shows_residents_no_staff_commands(town: Town) -> None:
    wang, chen = town.resident(), town.administrator()

    await wang.says("/help")
    await chen.says("/help")

    assert "/bind" not in wang.last.text
    assert "/bind" in chen.last.text


async def test_a_chosen_language_is_spoken_from_then_on(town: Town) -> None:
    wang = town.resident()
    await wang.says("/lang")

    await wang.taps("English")
    await wang.says(LIFT)

    assert "Shall I file this?" in wang.last.text
    assert wang.last.buttons == ["✅ Submit", "👪 For somebody else", "✏️ Edit", "❌ Cancel"]


async def test_the_keys_of_the_other_language_still_work(town: Town) -> None:
    wang = town.resident()
    await wang.opens()
    await wang.says("/lang")
    await wang.taps("English")

    await wang.taps("🔧 报修")

    assert "What is wrong?" in wang.last.text


async def test_each_reads_their_own_language_and_the_group_the_neighbourhoods(town: Town) -> None:
    wang, li = town.resident(), town.repairer("Li")
    group = town.staff_group(li)
    await wang.says("/lang")
    await wang.taps("English")
    await wang.says(LIFT)
    await wang.taps("✅ Submit")

    await li.taps("接单")

    assert "Li has taken your ticket #1" in wang.last.text
    assert "处理中" in li.sees(group)[-1].text


async def test_an_administrator_says_what_a_group_is_for(town: Town) -> None:
    chen, wang = town.administrator(), town.resident()
    group = town.group("物业工作群", chen)
    await chen.says("/bind 工作", chat=group)
    await wang.says(LIFT)

    await wang.taps("✅ 提交")

    assert "#1" in chen.sees(group)[-1].text


async def test_nobody_else_binds_a_group(town: Town) -> None:
    li = town.repairer()
    group = town.group("物业工作群", li)

    await li.says("/bind 工作", chat=group)

    assert "管理员" in li.sees(group)[-1].text
    async with town.linli.database.read() as unit:
        assert await unit.groups.meant_for("staff") == []


async def test_an_anonymous_administrator_is_nobody(town: Town) -> None:
    chen = town.administrator()
    group = town.world.group("物业工作群", [town.world.only_bot], anonymous=[chen.person])

    await chen.says("/bind 工作", chat=group)

    assert "匿名" in chen.sees(group)[-1].text
    async with town.linli.database.read() as unit:
        assert await unit.groups.meant_for("staff") == []


async def test_a_forwarded_command_orders_nothing(town: Town) -> None:
    chen, wang = town.administrator(), town.resident()
    group = town.group("物业工作群", chen, wang)
    words = await wang.says("/bind 工作", chat=group)

    await chen.forwards(words, chat=group)

    async with town.linli.database.read() as unit:
        assert await unit.groups.meant_for("staff") == []


async def test_a_command_for_another_bot_is_not_ours(town: Town) -> None:
    wang = town.resident()

    await wang.says("/repair@other_bot 电梯坏了")

    assert "这样提交" not in wang.last.text if wang.messages else True


async def test_small_talk_in_a_group_is_left_alone(town: Town) -> None:
    wang = town.resident()
    court = town.group("3号楼业主群", wang)

    await wang.says(LIFT, chat=court)

    assert wang.messages == []
    assert [m.text for m in wang.sees(court)] == [LIFT]


async def test_a_group_that_becomes_a_supergroup_gets_its_cards(town: Town) -> None:
    from playground import groups  # noqa: PLC0415 - only here does a group move

    wang, li, chen = town.resident(), town.repairer(), town.administrator()
    old = town.world.group(
        "物业工作群", [town.world.only_bot, li.person], owner=chen.person, kind="group"
    )
    await chen.says("/bind 工作", chat=old)
    groups.migrate(town.world, chen.person, old)

    await wang.says(LIFT)
    await wang.taps("✅ 提交")

    assert "#1" in li.sees(old)[-1].text


async def test_whoever_blocks_the_bot_is_not_written_to_until_they_return(town: Town) -> None:
    wang, li = town.resident(), town.repairer()
    town.staff_group(li)
    await wang.says(LIFT)
    await wang.taps("✅ 提交")
    await wang.blocks()

    await li.taps("接单")
    async with town.linli.database.read() as unit:
        person = await unit.people.known_as(wang.person.id)
        assert person is not None
        assert not person.reachable
    await wang.opens()

    async with town.linli.database.read() as unit:
        person = await unit.people.known_as(wang.person.id)
        assert person is not None
        assert person.reachable


class TestVerifiedOnly:
    @pytest.fixture
    def neighbourhood(self) -> Neighbourhood:
        return Neighbourhood(name="幸福里", residents=ResidentSettings(admission="verified"))

    async def test_guests_are_told_before_they_fill_anything_in(self, town: Town) -> None:
        passer = town.guest()
        await passer.opens()

        await passer.says(LIFT)

        assert "只有本小区居民" in passer.last.text

    async def test_guests_report_emergencies_all_the_same(self, town: Town) -> None:
        passer = town.guest()
        await passer.opens()
        await passer.says("3号楼着火了")

        await passer.taps("✅ 提交")

        assert (await town.ticket(1)).danger is not None


#: What the server itself strips or alters is not ours to keep.
_SAID = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me", "Cs")
    ),
    min_size=1,
    max_size=400,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=_SAID)
async def test_what_people_write_comes_back_as_they_wrote_it(town: Town, text: str) -> None:
    """P22: no character of theirs becomes formatting, or costs them the message."""
    wang = town.resident()

    await wang.says(f"/repair 3号楼电梯坏了 {text}")

    assert f"3号楼电梯坏了 {text}".strip() in wang.last.text


async def test_the_longest_message_still_fits_a_card(town: Town) -> None:
    wang, li = town.resident(), town.repairer()
    group = town.staff_group(li)
    await wang.says(("3号楼电梯坏了<&>" * 500)[:4096])

    await wang.taps("✅ 提交")

    assert "#1" in li.sees(group)[-1].text
    assert len((await town.ticket(1)).text) == 4096


def test_roles_are_as_the_database_and_the_settings_know_them() -> None:
    given = {role.value for role in (*GIVEN, Role.RESIDENT)}

    assert given == set(ROLES)
    assert given == set(get_args(Vouched))


class TestKnownByNumberOnly:
    async def test_an_administrator_of_the_settings_gets_their_own_name(
        self, sqlite_url: str, neighbourhood: Neighbourhood, clock: HandClock
    ) -> None:
        entry = PersonEntry(telegram_id=1001, name="1001", roles=("administrator",))
        town = await settled_town(sqlite_url, neighbourhood, clock, people=[entry])
        chen = town.guest("陈书记")

        await chen.opens()
        await chen.says("/me")

        assert "陈书记" in chen.last.text
        assert "管理员" in chen.last.text
        await close(town)

"""Who comes into a residents' group: a quiet way to register, an open door for those who have."""

import pytest
from offices import compound, given, lives
from town import Town

from domain.groups import Right
from domain.people import PersonId, Role
from playground import Phone, groups
from playground.chats import Chat, Message
from services.groups import requests_of


@pytest.fixture
async def chen(town: Town) -> Phone:
    await compound(town, "幸福里", "3", "5")
    return town.administrator()


@pytest.fixture
async def court(town: Town, chen: Phone) -> Chat:
    """The residents' group."""
    chat = town.world.group("幸福里业主群", [town.world.only_bot], owner=chen.person)
    await chen.says("/bind 居民 幸福里", chat=chat)
    return chat


def invitations(chen: Phone, chat: Chat) -> list[Message]:
    return [m for m in chen.sees(chat) if "🏠 我住在这里" in m.buttons]


class TestNewcomers:
    async def test_somebody_new_gets_a_quiet_line_that_leads_into_private(
        self, town: Town, chen: Phone, court: Chat
    ) -> None:
        await town.guest("小赵").joins(court)

        [line] = invitations(chen, court)
        assert line.rows[0][0]["url"] == "https://t.me/linli_bot?start=join"
        assert "\n" not in line.text

    async def test_several_within_ten_minutes_share_one_line(
        self, town: Town, chen: Phone, court: Chat
    ) -> None:
        for name in ("小赵", "小钱", "小孙"):
            await town.guest(name).joins(court)
            town.clock.move(minutes=3)

        assert len(invitations(chen, court)) == 1

    async def test_a_later_line_takes_the_place_of_the_one_before(
        self, town: Town, chen: Phone, court: Chat
    ) -> None:
        await town.guest("小赵").joins(court)
        [first] = invitations(chen, court)
        town.clock.move(minutes=11)

        await town.guest("小钱").joins(court)

        [second] = invitations(chen, court)
        assert first.gone
        assert second is not first

    async def test_registered_residents_are_not_asked(
        self, town: Town, chen: Phone, court: Chat
    ) -> None:
        wang = await lives(town, town.guest("王秀英"), "3号楼2单元501")
        vouched = town.resident("李奶奶")

        await wang.joins(court)
        await vouched.joins(court)

        assert invitations(chen, court) == []

    async def test_residents_of_another_building_are_asked_in_a_buildings_group(
        self, town: Town, chen: Phone
    ) -> None:
        chat = town.world.group("5号楼", [town.world.only_bot], owner=chen.person)
        await chen.says("/bind 居民 幸福里5号楼", chat=chat)
        wang = await lives(town, town.guest("王秀英"), "3号楼2单元501")

        await wang.joins(chat)

        assert len(invitations(chen, chat)) == 1

    async def test_bots_are_not_asked(self, town: Town, chen: Phone, court: Chat) -> None:
        other = town.world.bot("654321:another-bot-of-the-town", name="别的机器人")

        groups.join(town.world, other, court, by=chen.person)
        await town.settle()

        assert invitations(chen, court) == []

    @pytest.mark.parametrize("purpose", ["staff", "volunteers"])
    async def test_other_groups_stay_silent(self, town: Town, chen: Phone, purpose: str) -> None:
        chat = town.world.group("群", [town.world.only_bot], owner=chen.person)
        await chen.says(f"/bind {purpose}", chat=chat)

        await town.guest("小赵").joins(chat)

        assert invitations(chen, chat) == []

    async def test_where_it_may_not_write_it_does_not_try(
        self, town: Town, chen: Phone, court: Chat
    ) -> None:
        async with town.linli.database.write() as unit:
            root = await unit.areas.root()
            await unit.groups.enter(court.id, court.title, root.id, frozenset())

        await town.guest("小赵").joins(court)

        assert invitations(chen, court) == []

    async def test_told_twice_by_telegram_it_is_one_line(
        self, town: Town, chen: Phone, court: Chat
    ) -> None:
        groups.promote(town.world, chen.person, town.world.only_bot, court)

        await town.guest("小赵").joins(court)

        assert len(invitations(chen, court)) == 1


class TestJoinRequests:
    @pytest.fixture
    async def door(self, town: Town, chen: Phone) -> Chat:
        """A group where one has to ask."""
        chat = town.world.group("幸福里业主群", owner=chen.person, approval=True)
        await chen.adds_bot(chat, admin=True)
        await chen.says("/bind 居民 幸福里", chat=chat)
        await chen.taps("已登记的住户自动放行", chat=chat)
        return chat

    async def test_a_registered_resident_is_let_in_at_once(self, town: Town, door: Chat) -> None:
        wang = await lives(town, town.guest("王秀英"), "3号楼2单元501")

        await wang.joins(door)

        assert door.holds(wang.person.id)

    async def test_somebody_unknown_is_written_to_in_private_and_waits(
        self, town: Town, chen: Phone, door: Chat
    ) -> None:
        zhao = town.guest("小赵")

        await zhao.joins(door)

        assert not door.holds(zhao.person.id)
        assert zhao.last.buttons == ["🏠 我住在这里"]
        assert not any("小赵" in m.text for m in chen.sees(door))

    async def test_once_registered_they_are_let_in(self, town: Town, door: Chat) -> None:
        zhao = town.guest("小赵")
        await zhao.joins(door)
        await lives(town, zhao, "3号楼2单元501")

        assert await registered(town, zhao) == [door.id]
        assert await registered(town, zhao) == []

    async def test_registered_elsewhere_they_are_not(self, town: Town, door: Chat) -> None:
        await compound(town, "阳光里", "9")
        zhao = town.guest("小赵")
        await zhao.joins(door)
        await lives(town, zhao, "阳光里9号楼2单元501")

        assert await registered(town, zhao) == []

    async def test_whoever_is_kept_out_is_left_to_the_groups_own_administrators(
        self, town: Town, door: Chat
    ) -> None:
        wang = await lives(town, town.guest("王秀英"), "3号楼2单元501")
        before = len(wang.messages)
        async with town.linli.database.write() as unit:
            person = await unit.people.known_as(wang.person.id)
            assert person is not None
            await unit.people.bar(person.id, unit.now)

        await wang.joins(door)

        assert not door.holds(wang.person.id)
        assert len(wang.messages) == before

    async def test_where_it_was_not_switched_on_nobody_is_answered(
        self, town: Town, chen: Phone, door: Chat
    ) -> None:
        await chen.taps("不再自动放行", chat=door)
        wang = await lives(town, town.guest("王秀英"), "3号楼2单元501")

        await wang.joins(door)

        assert not door.holds(wang.person.id)
        assert door.requests == {wang.person.id}

    async def test_after_two_weeks_it_is_left_to_the_groups_own_administrators(
        self, town: Town, door: Chat
    ) -> None:
        zhao = town.guest("小赵")
        await zhao.joins(door)

        town.clock.move(days=14, seconds=1)
        await town.tick()
        await lives(town, zhao, "3号楼2单元501")

        assert await registered(town, zhao) == []

    async def test_let_in_by_somebody_else_nothing_waits_any_more(
        self, town: Town, chen: Phone, door: Chat
    ) -> None:
        zhao = town.guest("小赵")
        await zhao.joins(door)

        groups.admit(town.world, chen.person, zhao.person, door)
        await town.settle()
        await lives(town, zhao, "3号楼2单元501")

        assert await registered(town, zhao) == []

    async def test_residents_are_not_let_in_among_the_staff(self, town: Town, door: Chat) -> None:
        wang = await lives(town, town.guest("王秀英"), "3号楼2单元501")
        async with town.linli.database.write() as unit:
            # As an older release may have left it.
            await unit.groups._session.run(
                "UPDATE groups SET purpose = 'staff', admits = TRUE WHERE chat_id = :id",
                id=door.id,
            )

        await wang.joins(door)

        assert not door.holds(wang.person.id)

    async def test_nobody_is_promised_what_telegram_does_not_allow(
        self, town: Town, chen: Phone, door: Chat
    ) -> None:
        promised = chen.sees(door)[-1].text
        async with town.linli.database.write() as unit:
            group = await unit.groups.get(door.id)
            assert group is not None
            await unit.groups.enter(door.id, "群", group.area, frozenset({Right.SEND}))

        await chen.says("/bind 居民 幸福里", chat=door)

        assert "添加成员" in chen.sees(door)[-1].text
        assert "添加成员" not in promised

    async def test_it_is_switched_on_only_where_telegram_lets_the_bot(
        self, town: Town, chen: Phone
    ) -> None:
        chat = town.world.group("业主群", owner=chen.person)
        await chen.adds_bot(chat)
        await chen.says("/bind 居民 幸福里", chat=chat)

        await chen.taps("已登记的住户自动放行", chat=chat)

        assert "添加成员" in chen.toast

    async def test_only_an_administrator_switches_it(
        self, town: Town, chen: Phone, door: Chat
    ) -> None:
        secretary = await given(town, town.guest("孙书记"), Role.SECRETARY, "幸福里")
        groups.join(town.world, secretary.person, door, by=chen.person)

        await secretary.taps("不再自动放行", chat=door)

        assert "只有" in secretary.toast


async def registered(town: Town, phone: Phone) -> list[int]:
    """What registering does, as far as groups are concerned: the chats they are let into."""
    async with town.linli.database.write() as unit:
        person = await unit.people.known_as(phone.person.id)
        assert person is not None
        return list(await requests_of(unit, PersonId(person.id)))

"""Coming into groups: asking, being let in or turned away; and what the bot may take back."""

import pytest
from telegram import ChatJoinRequest, ChatMemberUpdated, User
from town import Town

from domain.refusals import NobodyKnown
from handlers.kit.context import Context
from handlers.kit.raised import NotYourContact
from handlers.kit.said import Said
from handlers.kit.screens import Screen, html
from playground import Phone, groups


@pytest.fixture
def wang(town: Town) -> Phone:
    return town.resident("王阿姨")


async def test_whoever_asks_to_join_is_written_to_and_let_in(town: Town) -> None:
    chen, zhao = town.administrator(), town.guest("小赵")
    group = town.world.group(
        "3号楼", owner=chen.person, admins=[town.world.only_bot], approval=True
    )
    asked: list[int] = []

    async def admit(context: Context, request: ChatJoinRequest) -> None:
        asked.append(request.from_user.id)
        screen = Screen(text=html("欢迎"))
        await context.speaker.send(request.user_chat_id, screen)
        context.speaker.admit(request.chat.id, request.from_user.id)

    town.linli.routes.join_request = admit
    await zhao.joins(group)

    assert asked == [zhao.person.id]
    assert zhao.last.text == "欢迎"
    assert group.holds(zhao.person.id)


async def test_whoever_is_turned_away_stays_outside(town: Town) -> None:
    chen, zhao = town.administrator(), town.guest("小赵")
    group = town.world.group(
        "3号楼", owner=chen.person, admins=[town.world.only_bot], approval=True
    )

    async def turn_away(context: Context, request: ChatJoinRequest) -> None:
        context.speaker.turn_away(request.chat.id, request.from_user.id)

    town.linli.routes.join_request = turn_away
    await zhao.joins(group)

    assert group.requests == set()
    assert not group.holds(zhao.person.id)


async def test_a_refused_request_is_not_told_to_the_group(town: Town) -> None:
    chen, zhao = town.administrator(), town.guest("小赵")
    group = town.world.group(
        "3号楼", owner=chen.person, admins=[town.world.only_bot], approval=True
    )

    async def refuse(_context: Context, _request: ChatJoinRequest) -> None:
        raise NobodyKnown

    town.linli.routes.join_request = refuse
    await zhao.joins(group)

    assert chen.sees(group) == []


async def test_newcomers_are_noticed_whoever_brought_them(town: Town, wang: Phone) -> None:
    li, zhao = town.repairer(), town.guest("小赵")
    group = town.group("3号楼", wang)
    came: list[list[str]] = []

    async def greet(_context: Context, people: tuple[User, ...]) -> None:
        came.append([each.first_name for each in people])
        raise NotYourContact

    town.linli.routes.newcomers = greet
    await li.joins(group)
    groups.join(town.world, zhao.person, group, by=wang.person)
    await town.settle()

    assert came == [["李师傅"], ["小赵"]]
    assert [message.by for message in wang.sees(group)] == [li.person, wang.person]


async def test_coming_and_going_is_noticed_where_the_bot_administers(
    town: Town, wang: Phone
) -> None:
    li = town.repairer()
    group = town.world.group("3号楼", [li.person], admins=[town.world.only_bot])
    seen: list[tuple[str, str]] = []

    async def attend(_context: Context, change: ChatMemberUpdated) -> None:
        seen.append((change.new_chat_member.user.first_name, change.new_chat_member.status))

    town.linli.routes.attendance = attend
    await wang.joins(group)
    await li.leaves(group)

    assert seen == [("王阿姨", "member"), ("李师傅", "left")]


async def test_a_message_is_taken_back_and_again_without_complaint(
    town: Town, wang: Phone
) -> None:
    async def swallow(context: Context, _said: Said) -> None:
        for _ in range(2):
            context.speaker.delete(context.chat.id, context.message.message_id)

    town.linli.routes.commands["swallow"] = swallow
    await wang.says("/swallow")

    assert wang.sees() == []
    assert await dropped(town) == 0


async def test_whoever_came_in_another_way_is_let_in_without_complaint(
    town: Town, wang: Phone
) -> None:
    group = town.world.group("3号楼", admins=[town.world.only_bot])

    async def admit(context: Context, _said: Said) -> None:
        context.speaker.admit(group.id, context.actor.telegram_id)
        context.speaker.turn_away(group.id, context.actor.telegram_id)

    town.linli.routes.commands["admit_me"] = admit
    await wang.says("/admit_me")

    assert await dropped(town) == 0


async def dropped(town: Town) -> int:
    async with town.linli.database.read() as unit:
        count = "SELECT count(*) FROM outbox WHERE state IN ('dropped', 'pending')"
        return int(await unit._session.value(count))

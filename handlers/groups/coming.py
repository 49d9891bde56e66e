"""Who comes into a group: a quiet way to register, and an open door for those who have."""

from collections.abc import Sequence

from telegram import ChatJoinRequest, ChatMemberUpdated, User
from telegram.constants import ChatType

from handlers.groups import views
from handlers.groups.standing import rights_of
from handlers.kit.context import Context
from handlers.kit.speaking import CardOf, Speaker
from services import groups

#: One at a time in each group.
_NEWCOMERS = CardOf(subject="newcomers", subject_id=0)
#: What the link to registering begins with.
_JOIN = "join"


async def newcomers(context: Context, users: Sequence[User]) -> None:
    """One line for all of them, in place of the one before: they never fill up the group."""
    people = [user for user in users if not user.is_bot]
    known = [await context.unit.people.known_as(user.id) for user in people]
    chat_id = context.chat.id
    if not await groups.newcomers(context.unit, chat_id, known):
        return
    standing = [
        card
        for card in await context.speaker.standing(_NEWCOMERS)
        if card.chat_id == chat_id and card.message_id is not None
    ]
    await context.post(chat_id, views.newcomers(context.private_link(_JOIN)), card=_NEWCOMERS)
    for card in standing:
        assert card.message_id is not None
        context.speaker.delete(chat_id, card.message_id)


async def attendance(context: Context, change: ChatMemberUpdated) -> None:
    """Large groups write no line about who came in; this tells all the same."""
    user = change.new_chat_member.user
    outside_before = rights_of(change.old_chat_member) is None
    inside = rights_of(change.new_chat_member) is not None
    if not (outside_before and inside) or change.chat.type == ChatType.CHANNEL or user.is_bot:
        return
    person = await context.unit.people.known_as(user.id)
    if person is not None:
        await groups.came_in(context.unit, change.chat.id, person)
    await newcomers(context, (user,))


async def knock(context: Context, request: ChatJoinRequest) -> None:
    user = request.from_user
    if user.is_bot:
        return
    knocked = await groups.knock(context.unit, request.chat.id, user.id, user.full_name)
    if knocked is None:
        return
    if knocked.admitted:
        context.speaker.admit(request.chat.id, user.id)
    elif knocked.to_tell:
        # For five minutes they may be written to, whether they have opened our chat or not.
        t = context.speaker.language_of(knocked.person)
        view = views.knocked(knocked.group.title, context.private_link(_JOIN))
        await context.speaker.send(request.user_chat_id, view(t))


async def forget(speaker: Speaker) -> None:
    await groups.forget_requests(speaker.unit)

"""What Telegram tells of ourselves: added, removed, given rights; or opened and blocked."""

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberRestricted, ChatMemberUpdated
from telegram.constants import ChatMemberStatus, ChatType

from domain.groups import Right
from domain.people import Role
from handlers.groups import views
from handlers.kit.context import Context
from handlers.kit.routing import Answered
from handlers.kit.screens import View
from services import groups
from services.groups import Entered

#: Who sees to it that we come back.
_CONCERNED = (Role.ADMINISTRATOR, Role.COMMUNITY, Role.SECRETARY)
_OUTSIDE = {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}


async def changed(context: Context, change: ChatMemberUpdated) -> None:
    """Whoever did it: what Telegram says of ourselves is so."""
    if change.chat.type == ChatType.PRIVATE:
        reachable = change.new_chat_member.status != ChatMemberStatus.BANNED
        await context.unit.people.reach(change.chat.id, reachable=reachable)
    elif change.chat.type in {ChatType.GROUP, ChatType.SUPERGROUP}:
        rights = rights_of(change.new_chat_member)
        if rights is None:
            await _removed(context, change.chat.id)
        else:
            await _inside(context, change, rights)


def rights_of(member: ChatMember) -> frozenset[Right] | None:
    """What somebody may do in a group. None: they are not in it."""
    if member.status in _OUTSIDE:
        return None
    if isinstance(member, ChatMemberRestricted):
        may = {Right.SEND} if member.can_send_messages else set[Right]()
        return frozenset(may) if member.is_member else None
    if not isinstance(member, ChatMemberAdministrator):
        return frozenset({Right.SEND})
    allowed = {
        Right.SEND: True,
        Right.PIN: bool(member.can_pin_messages),
        Right.DELETE: member.can_delete_messages,
        Right.INVITE: member.can_invite_users,
    }
    return frozenset(right for right, given in allowed.items() if given)


async def _inside(context: Context, change: ChatMemberUpdated, rights: frozenset[Right]) -> None:
    chat = change.chat
    entered = await groups.enter(context.unit, chat.id, chat.title or "", rights)
    if entered.stranger:
        await _greet(context, entered)
    if entered.lost:
        await _tell_administrators(context, views.lost(entered.group, entered.lost))


async def _greet(context: Context, entered: Entered) -> None:
    """Once, in two lines; one that the configuration binds learns what it is for."""
    group, name = entered.group, context.neighbourhood.name
    if group.purpose is None:
        await context.post(group.chat_id, views.hello(name))
        return
    where = await context.unit.areas.lineage(await context.unit.areas.get(group.area))
    await context.post(group.chat_id, views.bound(group, where, name))


async def outside(context: Context, answered: Answered) -> None:
    """What we said there was refused: nobody had told us that we are in it no more."""
    await _removed(context, answered.args["chat"])


async def _removed(context: Context, chat_id: int) -> None:
    """Said once: it is known from there on."""
    group = await groups.leave(context.unit, chat_id)
    if group is not None and group.purpose is not None:
        area = await context.unit.areas.get(group.area)
        staff = await context.unit.people.with_role_over(area, *_CONCERNED)
        for person in staff:
            await context.tell(person, views.removed(group))


async def _tell_administrators(context: Context, view: View) -> None:
    for administrator in await context.unit.people.administrators():
        await context.tell(administrator, view)

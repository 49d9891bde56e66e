"""What a group is for, and what happens when we are added or blocked."""

from telegram import ChatMemberUpdated
from telegram.constants import ChatMemberStatus

from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.said import Said
from handlers.kit.screens import Screen, view

_PURPOSES = {
    "staff": "staff",
    "工作": "staff",
    "residents": "residents",
    "居民": "residents",
    "volunteers": "volunteers",
    "志愿者": "volunteers",
}
_NAMES = {
    "staff": N_("staff: I post tickets here, and staff take them with a button."),
    "residents": N_("residents: I post notices here, and what concerns everybody."),
    "volunteers": N_("volunteers: I post open tasks here."),
}


async def bind(context: Context, said: Said) -> None:
    """Telegram's own group administrators are nothing to us."""
    purpose = _PURPOSES.get(said.text.lower())
    if context.private or purpose is None:
        await context.reply(_how_to_bind())
        return
    root = await context.unit.areas.root()
    await context.unit.groups.bind(context.chat.id, purpose, context.chat.title or "", root.id)
    await context.reply(_bound(_NAMES[purpose]))


async def membership(context: Context, change: ChatMemberUpdated) -> None:
    """In private: opened, or blocked."""
    if change.chat.id > 0:
        reachable = change.new_chat_member.status != ChatMemberStatus.BANNED
        await context.unit.people.reach(change.chat.id, reachable=reachable)


@view
def _how_to_bind(t: Translation) -> Screen:
    return Screen(
        text=t(N_("Send this in the group: /bind staff, /bind residents or /bind volunteers."))
    )


@view
def _bound(t: Translation, purpose: str) -> Screen:
    return Screen(text=t(N_("This group is for {purpose}"), purpose=t.plain(purpose)))

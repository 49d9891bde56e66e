"""The Bot API's ChatMember."""

from playground.chats import Member
from playground.wire import Json

_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
)


def shown(member: Member) -> Json:
    """As a bot sees the member."""
    body: Json = {"user": member.user.wire, "status": member.status}
    if member.status == "creator":
        return body | {"is_anonymous": member.anonymous}
    if member.status == "administrator":
        rights = dict.fromkeys(_RIGHTS, True)
        return body | rights | {"can_be_edited": False, "is_anonymous": member.anonymous}
    return body | {"until_date": 0} if member.status == "kicked" else body

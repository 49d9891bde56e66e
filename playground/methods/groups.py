"""Chats as the bot sees them, their members, and what it may do there."""

from playground.chats import INSIDE, Chat, Member
from playground.groups import decline, fix, join, leave
from playground.members import shown
from playground.methods.request import Method, Request
from playground.people import Person
from playground.refusals import bad
from playground.wire import Json

_PERMISSIONS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos",
    "can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls",
    "can_send_other_messages", "can_add_web_page_previews", "can_change_info",
    "can_invite_users", "can_pin_messages",
)  # fmt: skip
_GIFTS = (
    "unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
    "gifts_from_channels",
)  # fmt: skip


def get_chat(request: Request) -> Json:
    chat = request.chat()
    gifts = dict.fromkeys(_GIFTS, chat.kind == "private")
    body = chat.wire | {"accent_color_id": abs(chat.id) % 7, "max_reaction_count": 11}
    body |= {"accepted_gift_types": gifts}
    pinned = chat.message(chat.pinned[-1]) if chat.pinned else None
    if pinned is not None:
        body |= {"pinned_message": pinned.body}
    if chat.kind != "private":
        body |= {"permissions": dict.fromkeys(_PERMISSIONS, True)}
    return body


def get_chat_member(request: Request) -> Json:
    chat = request.chat()
    user_id = request.params.integer("user_id")
    user = request.world.people.get(user_id) or request.world.bots.get(user_id)
    if user is None:
        raise bad("invalid user_id specified" if user_id <= 0 else "member not found")
    if chat.kind == "private":
        status = "member" if chat.holds(user_id) else "left"
        return shown(Member(user=user, status="member" if status == "member" else "left"))
    return shown(chat.members.get(user_id) or Member(user=user, status="left"))


def get_chat_administrators(request: Request) -> list[Json]:
    chat = _group(request, "there are no administrators in the private chat")
    rulers = [m for m in chat.members.values() if chat.rules(m.user.id)]
    people = [m for m in rulers if isinstance(m.user, Person)]
    bots = [m for m in rulers if m.user is request.bot]
    return [shown(member) for member in people + bots]


def get_chat_member_count(request: Request) -> int:
    chat = request.chat()
    if chat.kind == "private":
        return 2
    return sum(member.status in INSIDE for member in chat.members.values())


def leave_chat(request: Request) -> bool:
    chat = _group(request, "chat member status can't be changed in private chats")
    leave(request.world, request.bot, chat)
    return True


def pin_chat_message(request: Request) -> bool:
    chat = _pinning(request)
    fix(request.world, request.bot, request.message(chat, "message to pin not found"))
    return True


def unpin_chat_message(request: Request) -> bool:
    """The latest one if none is named."""
    chat = _pinning(request)
    if request.params.has("message_id"):
        number = request.message(chat, "message to unpin not found").message_id
    elif chat.pinned:
        number = chat.pinned[-1]
    else:
        raise bad("message to unpin not found")
    if number in chat.pinned:
        chat.pinned.remove(number)
    request.world.happen("changed", chat=chat, detail={"unpinned": number})
    return True


def unpin_all_chat_messages(request: Request) -> bool:
    chat = _pinning(request)
    chat.pinned.clear()
    request.world.happen("changed", chat=chat, detail={"unpinned": 0})
    return True


def approve_chat_join_request(request: Request) -> bool:
    chat, person = _asking(request)
    join(request.world, person, chat)
    return True


def decline_chat_join_request(request: Request) -> bool:
    chat, person = _asking(request)
    decline(request.world, person, chat)
    return True


def _group(request: Request, private: str) -> Chat:
    chat = request.chat()
    if chat.kind == "private":
        raise bad(private)
    return chat


def _pinning(request: Request) -> Chat:
    chat = request.open_chat()
    if chat.kind != "private" and not chat.rules(request.bot.id):
        raise bad("not enough rights to manage pinned messages in the chat")
    return chat


def _asking(request: Request) -> tuple[Chat, Person]:
    chat = _group(request, "can't hide join requests in private chats")
    if not chat.rules(request.bot.id):
        raise bad("not enough rights")
    person = request.world.people.get(request.params.integer("user_id"))
    if person is None:
        raise bad("USER_ID_INVALID")
    if person.id not in chat.requests:
        raise bad("HIDE_REQUESTER_MISSING")
    return chat, person


METHODS: tuple[Method, ...] = (
    get_chat,
    get_chat_member,
    get_chat_administrators,
    get_chat_member_count,
    leave_chat,
    pin_chat_message,
    unpin_chat_message,
    unpin_all_chat_messages,
    approve_chat_join_request,
    decline_chat_join_request,
)

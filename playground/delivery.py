"""Who hears of what: messages and updates find their way to bots and listeners."""

from playground.chats import Chat, Member, Message
from playground.members import shown
from playground.people import ANONYMOUS, Bot, Person, User
from playground.wire import Json, cut, present
from playground.world import World

#: What people can't write, only the chat itself: every bot sees it.
SERVICE = frozenset(
    {
        "new_chat_members", "left_chat_member", "new_chat_title", "group_chat_created",
        "supergroup_chat_created", "migrate_to_chat_id", "migrate_from_chat_id", "pinned_message",
    }
)  # fmt: skip


def compose(world: World, chat: Chat, by: User, content: Json) -> Message:
    """The next message of a chat, stored but not yet told to anybody."""
    at = int(world.moment)
    body = {"message_id": chat.next_id()} | sender(chat, by) | {"date": at, "chat": chat.wire}
    message = Message(chat=chat, body=body | content, by=by)
    chat.messages[chat.last_id] = message
    return message


def sender(chat: Chat, by: User) -> Json:
    """Who a message seems to be from."""
    member = chat.members.get(by.id)
    if member is not None and member.anonymous:
        return {"from": ANONYMOUS, "sender_chat": chat.wire}
    return {"from": by.wire}


def revise(message: Message, changes: Json, *, at: float) -> None:
    """Puts an edited body in the old one's place; a None takes the field away."""
    body = message.body | {"edit_date": int(at)} | changes
    message.body = {name: value for name, value in body.items() if value is not None}


def publish(world: World, message: Message, *, edited: bool = False) -> list[Json]:
    """Tells the bots that may see it, and the listeners. The updates, one for each bot."""
    kind = "edited_message" if edited else "message"
    updates = [
        send(world, bot, kind, message.body, chat=message.chat, by=message.by)
        for bot in audience(message)
    ]
    world.happen("edited" if edited else "message", chat=message.chat, message=message)
    return [update for update in updates if update is not None]


def send(world: World, bot: Bot, kind: str, payload: Json, *, chat: Chat, by: User) -> Json | None:
    """Puts an update into the bot's queue; None where the bot doesn't want its kind."""
    if isinstance(by, Person):
        bot.met.add(by.id)
    return bot.queue.put(kind, payload, lane=chat.id, at=world.moment)


def audience(message: Message) -> list[Bot]:
    chat = message.chat
    if isinstance(message.by, Bot) and not SERVICE & message.body.keys():
        return []
    if chat.bot is not None:
        return [] if chat.blocked or chat.bot is message.by else [chat.bot]
    inside = (m.user for m in chat.members.values() if isinstance(m.user, Bot))
    return [bot for bot in inside if chat.holds(bot.id) and _sees(chat, bot, message)]


def _sees(chat: Chat, bot: Bot, message: Message) -> bool:
    body = message.body
    if not bot.privacy or chat.rules(bot.id) or SERVICE & body.keys():
        return True
    replied = body.get("reply_to_message", {}).get("from", {}).get("id")
    return replied == bot.id or _addressed(chat, bot, message)


def _addressed(chat: Chat, bot: Bot, message: Message) -> bool:
    """A mention, a command with its name, or a bare command to whichever bot spoke last."""
    name = f"@{bot.username}".lower()
    listed = message.body.get("entities") or message.body.get("caption_entities") or []
    for entity in listed:
        start = entity["offset"]
        words = cut(message.words, start, start + entity["length"]).lower()
        command, at, whom = words.partition("@")
        if entity["type"] == "mention" and words == name:
            return True
        if entity["type"] == "bot_command" and f"@{whom}" == name:
            return True
        if entity["type"] == "bot_command" and not at and start == 0:
            return bool(command) and chat.last_bot in {None, bot.id}
    return False


def service(world: World, chat: Chat, by: User, content: Json) -> Message:
    """A service message, told to all."""
    message = compose(world, chat, by, content)
    publish(world, message)
    return message


def membership(
    world: World, chat: Chat, by: User, old: Member, new: Member, *, asked: bool = False
) -> None:
    """my_chat_member to a bot that it is about, chat_member to bots that administer the chat.
    `asked`: they had asked to be let in.
    """
    payload: Json = {
        "chat": chat.wire,
        "from": by.wire,
        "date": int(world.moment),
        "old_chat_member": shown(old),
        "new_chat_member": shown(new),
    } | present(via_join_request=asked)
    if isinstance(new.user, Bot):
        send(world, new.user, "my_chat_member", payload, chat=chat, by=by)
    for member in list(chat.members.values()):
        bot = member.user
        if isinstance(bot, Bot) and bot is not new.user and chat.rules(bot.id):
            send(world, bot, "chat_member", payload, chat=chat, by=by)
    world.happen("changed", chat=chat, detail={"member": payload["new_chat_member"]})

"""What people do: write, send, edit, forward, delete, react."""

from dataclasses import dataclass

from playground.chats import Chat, Message
from playground.delivery import compose, publish, revise, send
from playground.entities import formatted
from playground.files import File, Kind
from playground.people import Bot, Person
from playground.pictures import drawn
from playground.wire import Json, present
from playground.world import World


class Unable(Exception):
    """Telegram's own programs would not let the person do this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A message from a person, and the updates it became."""

    message: Message
    updates: list[Json]


def place(world: World, person: Person, chat: Chat | None) -> Chat:
    """The chat that is meant: without one, the private chat with the only bot."""
    if chat is None:
        chat = world.dialogue(person, world.only_bot)
    if not chat.holds(person.id):
        raise Unable(f"{person.first_name} is not in {chat.title or chat.id}")
    return chat.migrated_to or chat


def write(
    world: World,
    person: Person,
    content: Json,
    chat: Chat | None = None,
    reply_to: Message | None = None,
) -> Sent:
    """Any message a person sends. Writing to a bot that was stopped takes the stop back."""
    chat = place(world, person, chat)
    if person.deleted:
        raise Unable(f"{person.first_name}'s account is deleted")
    if chat.blocked:
        raise Unable(f"{person.first_name} stopped the bot: unblock it first")
    chat.lent_until = None
    message = compose(world, chat, person, content | replying(reply_to))
    return Sent(message=message, updates=publish(world, message))


def replying(message: Message | None) -> Json:
    if message is None:
        return {}
    quoted = {k: v for k, v in message.body.items() if k != "reply_to_message"}
    return {"reply_to_message": quoted}


def say(
    world: World,
    person: Person,
    text: str,
    chat: Chat | None = None,
    reply_to: Message | None = None,
) -> Sent:
    """Raises Unable for what nobody can send: nothing, or more than 4,096 characters."""
    return write(world, person, written(text), chat, reply_to)


def written(text: str) -> Json:
    words, entities = formatted(text)
    if not 0 < len(words) <= 4096:
        raise Unable("a message has 1 to 4,096 characters")
    return present(text=words, entities=entities)


def captioned(caption: str | None) -> Json:
    words, entities = formatted(caption or "")
    return present(caption=words, caption_entities=entities)


def edit(world: World, person: Person, message: Message, text: str) -> Sent:
    """A person's own text or caption, anew."""
    if message.by is not person:
        raise Unable("nobody edits what others wrote")
    if "text" in message.body:
        changes = {"entities": None} | written(text)
    else:
        changes = {"caption": None, "caption_entities": None} | captioned(text)
    revise(message, changes, at=world.moment)
    return Sent(message=message, updates=publish(world, message, edited=True))


def delete(world: World, message: Message) -> None:
    """Bots are never told of it."""
    message.gone = True
    if message.message_id in message.chat.pinned:
        message.chat.pinned.remove(message.message_id)
    world.happen("deleted", chat=message.chat, message=message)


def attach(
    world: World,
    person: Person,
    kind: Kind,
    file: File | None = None,
    *,
    caption: str | None = None,
    chat: Chat | None = None,
    reply_to: Message | None = None,
    duration: int = 3,
    size: int | None = None,
    group_id: str | None = None,
) -> Sent:
    """A photo, video, voice note or document; without a file, a made-up one. `size` claims a
    size in bytes.
    """
    given = file or _made_up(kind, world)
    stored = world.files.add(kind, given, duration=duration, size=size)
    content = {kind: stored.wire} | present(media_group_id=group_id) | captioned(caption)
    return write(world, person, content, chat, reply_to)


def _made_up(kind: Kind, world: World) -> File:
    number = world.number("file")
    if kind == "photo":
        return File(name=f"{number}.png", data=drawn(shade=number))
    endings = {"video": "mp4", "voice": "oga", "document": "txt"}
    return File(name=f"{number}.{endings[kind]}", data=f"{kind} {number}".encode())


def album(
    world: World,
    person: Person,
    count: int,
    *,
    caption: str | None = None,
    chat: Chat | None = None,
    reply_to: Message | None = None,
) -> list[Sent]:
    """Photos that belong together: one update each, the caption on the first."""
    if not 2 <= count <= 10:
        raise Unable("an album holds 2 to 10 photos")
    group_id = str(world.number("album"))
    captions = [caption, *([None] * (count - 1))]
    return [
        attach(world, person, "photo", caption=c, chat=chat, reply_to=reply_to, group_id=group_id)
        for c in captions
    ]


def contact(
    world: World,
    person: Person,
    of: Person | None = None,
    chat: Chat | None = None,
    reply_to: Message | None = None,
) -> Sent:
    """One's own phone number, or somebody else's."""
    whose = of or person
    card = present(
        phone_number=whose.phone.lstrip("+"),
        first_name=whose.first_name,
        last_name=whose.last_name,
        user_id=whose.id,
    )
    return write(world, person, {"contact": card}, chat, reply_to)


def locate(
    world: World,
    person: Person,
    latitude: float = 37.3868,
    longitude: float = 121.6004,
    chat: Chat | None = None,
) -> Sent:
    return write(world, person, {"location": {"latitude": latitude, "longitude": longitude}}, chat)


#: What a forwarded or copied message takes along.
CARRIED = (
    "text", "entities", "photo", "document", "video", "voice", "caption", "caption_entities",
    "contact", "location",
)  # fmt: skip


def carried(message: Message) -> Json:
    return {name: message.body[name] for name in CARRIED if name in message.body}


def origin(message: Message) -> Json:
    """Where a forwarded message comes from."""
    if "forward_origin" in message.body:
        return {"forward_origin": message.body["forward_origin"]}
    at = {"date": message.body["date"]}
    if "sender_chat" in message.body:
        return {
            "forward_origin": {"type": "chat", "sender_chat": message.body["sender_chat"]} | at
        }
    return {"forward_origin": {"type": "user", "sender_user": message.by.wire} | at}


def forward(world: World, person: Person, message: Message, chat: Chat | None = None) -> Sent:
    return write(world, person, carried(message) | origin(message), chat)


def react(world: World, person: Person, message: Message, emoji: str = "") -> None:
    """One reaction in place of the former; none if empty."""
    chat, key = message.chat, (message.message_id, person.id)
    old = chat.reactions.get(key, [])
    new: list[Json] = [{"type": "emoji", "emoji": emoji}] if emoji else []
    chat.reactions[key] = new
    payload = {
        "chat": chat.wire,
        "message_id": message.message_id,
        "user": person.wire,
        "date": int(world.moment),
        "old_reaction": old,
        "new_reaction": new,
    }
    for bot in watching(chat):
        send(world, bot, "message_reaction", payload, chat=chat, by=person)
    world.happen("changed", chat=chat, message=message, detail={"reaction": new})


def watching(chat: Chat) -> list[Bot]:
    """Bots that are told of more than messages: the private chat's own, a group's admins."""
    if chat.bot is not None:
        return [chat.bot]
    users = (m.user for m in chat.members.values())
    return [u for u in users if isinstance(u, Bot) and chat.rules(u.id)]

"""Sending words, places and contacts."""

from playground.actions import replying
from playground.chats import Chat, Message
from playground.delivery import compose, publish
from playground.entities import formatted
from playground.keyboards import any_kind, shown
from playground.methods.request import Method, Request
from playground.refusals import (
    CAPTION_TOO_LONG,
    MESSAGE_EMPTY,
    MESSAGE_TOO_LONG,
    REPLIED_NOT_FOUND,
    bad,
)
from playground.wire import Json, present

_ACTIONS = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
        "upload_document", "choose_sticker", "find_location", "record_video_note",
        "upload_video_note",
    }
)  # fmt: skip


def send_message(request: Request) -> Json:
    chat = request.open_chat()
    return deliver(request, chat, words(request) | _preview(request))


def send_location(request: Request) -> Json:
    chat = request.open_chat()
    place = {name: request.params.number(name) for name in ("latitude", "longitude")}
    if not (abs(place["latitude"]) <= 90 and abs(place["longitude"]) <= 180):
        raise bad("invalid location specified")
    return deliver(request, chat, {"location": place})


def send_contact(request: Request) -> Json:
    chat = request.open_chat()
    params = request.params
    card = present(
        phone_number=params.text("phone_number").lstrip("+"),
        first_name=params.text("first_name"),
        last_name=params.text("last_name"),
        vcard=params.text("vcard"),
    )
    if "phone_number" not in card:
        raise bad("phone number is empty")
    if "first_name" not in card:
        raise bad("first name is empty")
    return deliver(request, chat, {"contact": card})


def send_chat_action(request: Request) -> bool:
    chat = request.open_chat()
    action = request.params.text("action")
    if action not in _ACTIONS:
        raise bad("wrong parameter action in request")
    request.world.happen("typing", chat=chat, detail={"by": request.bot.id, "action": action})
    return True


def deliver(request: Request, chat: Chat, content: Json) -> Json:
    """Sends it with whatever keyboard and reply the call asks for."""
    inline, other = any_kind(request.params, chat)
    content |= reply(request, chat) | _protected(request)
    if inline:
        content["reply_markup"] = inline
    count(request, chat)
    return post(request, chat, content, other).body


def count(request: Request, chat: Chat, messages: int = 1) -> None:
    """Against the limits: only what the server would otherwise have taken."""
    world = request.world
    if world.limits.on:
        for _ in range(messages):
            world.limits.check(request.bot.id, chat.id, world.moment)


def post(request: Request, chat: Chat, content: Json, markup: Json | None = None) -> Message:
    message = compose(request.world, chat, request.bot, content)
    message.markup = markup
    chat.last_bot = request.bot.id
    shown(chat, markup)
    publish(request.world, message)
    return message


def words(request: Request, name: str = "text") -> Json:
    """A message's text and its entities, checked."""
    params = request.params
    text, entities = formatted(
        params.text(name), params.text("parse_mode"), given(request, "entities")
    )
    if not text:
        raise bad(MESSAGE_EMPTY)
    if len(text) > 4096:
        raise bad(MESSAGE_TOO_LONG)
    named(request, entities)
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption(request: Request) -> Json:
    params = request.params
    return captioned(
        request,
        params.text("caption"),
        params.text("parse_mode"),
        given(request, "caption_entities"),
    )


def captioned(request: Request, text: str, mode: str, entities: list[Json] | None) -> Json:
    text, found = formatted(text, mode, entities)
    if len(text) > 1024:
        raise bad(CAPTION_TOO_LONG)
    named(request, found)
    return present(caption=text, caption_entities=found)


def given(request: Request, name: str) -> list[Json] | None:
    """Entities spelled out in the call; a parse mode makes the server pass them over."""
    if name not in request.params.raw or request.params.has("parse_mode"):
        return None
    entities = request.params.objects(name, "MessageEntity")
    for entity in entities or ():
        if not isinstance(entity.get("type"), str):
            raise bad("can't parse MessageEntity: Can't find field \"type\"")
        if not all(type(entity.get(field)) is int for field in ("offset", "length")):
            raise bad("can't parse MessageEntity: offset and length must be Integer")
    return entities


def named(request: Request, entities: list[Json]) -> None:
    """A mention by id names the person, if the bot has met them; else it is no mention."""
    for entity in list(entities):
        if entity["type"] != "text_mention":
            continue
        person = request.world.people.get(entity["user"]["id"])
        if person is None or person.id not in request.bot.met:
            entities.remove(entity)
        else:
            entity["user"] = person.wire


def _preview(request: Request) -> Json:
    return present(link_preview_options=request.params.object("link_preview_options"))


def _protected(request: Request) -> Json:
    return {"has_protected_content": True} if request.params.flag("protect_content") else {}


def reply(request: Request, chat: Chat) -> Json:
    """The message that is answered, from the same chat."""
    if "reply_parameters" not in request.params.raw:
        return {}
    asked = request.params.object("reply_parameters", "reply parameters")
    if not asked:
        return {}
    if type(asked.get("message_id")) is not int:
        raise bad("can't parse reply parameters: Can't find field \"message_id\"")
    elsewhere = str(asked.get("chat_id", chat.id)) != str(chat.id)
    found = None if elsewhere else chat.message(asked["message_id"])
    if found is None and not asked.get("allow_sending_without_reply"):
        raise bad(REPLIED_NOT_FOUND)
    return replying(found)


METHODS: tuple[Method, ...] = (send_message, send_location, send_contact, send_chat_action)

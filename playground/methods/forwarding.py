"""Passing messages on."""

from playground.actions import carried, origin
from playground.chats import Message
from playground.delivery import SERVICE
from playground.methods.request import Method, Request
from playground.methods.sending import caption, count, deliver, post
from playground.refusals import bad
from playground.wire import Json


def forward_message(request: Request) -> Json:
    chat = request.open_chat()
    message = _source(request, "forward")
    count(request, chat)
    return post(request, chat, carried(message) | origin(message)).body


def copy_message(request: Request) -> Json:
    chat = request.open_chat()
    message = _source(request, "copy")
    content = carried(message)
    if "caption" in request.params.raw and "text" not in content:
        content.pop("caption", None)
        content.pop("caption_entities", None)
        content |= caption(request)
    return {"message_id": deliver(request, chat, content)["message_id"]}


def _source(request: Request, verb: str) -> Message:
    chat = request.chat("from_chat_id")
    message = request.message(chat, f"message to {verb} not found")
    if SERVICE & message.body.keys() or "has_protected_content" in message.body:
        participle = "forwarded" if verb == "forward" else "copied"
        raise bad(f"message can't be {participle}")
    return message


METHODS: tuple[Method, ...] = (forward_message, copy_message)

"""Changing what the bot sent."""

from playground.chats import Message
from playground.delivery import publish, revise
from playground.keyboards import inline
from playground.methods.media import described
from playground.methods.request import Method, Request
from playground.methods.sending import caption, count, words
from playground.refusals import NOT_MODIFIED, bad
from playground.wire import Json

_MEDIA = ("photo", "video", "document")
_CAPTIONED = (*_MEDIA, "voice")
_WORDS: Json = {"text": None, "entities": None, "link_preview_options": None}
_CAPTION: Json = {"caption": None, "caption_entities": None}


def edit_message_text(request: Request) -> Json:
    message = _own(request)
    changes = words(request)
    if "text" not in message.body:
        raise bad("there is no text in the message to edit")
    return _change(request, message, {"entities": None} | changes)


def edit_message_caption(request: Request) -> Json:
    message = _own(request)
    if not any(kind in message.body for kind in _CAPTIONED):
        raise bad("there is no caption in the message to edit")
    return _change(request, message, _CAPTION | caption(request))


def edit_message_reply_markup(request: Request) -> Json:
    return _change(request, _own(request), {})


def edit_message_media(request: Request) -> Json:
    message = _own(request)
    media = request.params.object("media", "InputMedia")
    if not media:
        raise bad("media is empty")
    if "text" not in message.body and not any(kind in message.body for kind in _MEDIA):
        raise bad("message can't be edited")
    emptied = _WORDS | _CAPTION | dict.fromkeys(_MEDIA)
    return _change(request, message, emptied | described(request, media))


def _own(request: Request) -> Message:
    if request.params.has("inline_message_id"):
        raise bad("MESSAGE_ID_INVALID")
    chat = request.chat()
    if not request.params.integer("message_id"):
        raise bad("message identifier is not specified")
    message = request.message(chat, "message to edit not found")
    if message.by is not request.bot:
        raise bad("message can't be edited")
    return message


def _change(request: Request, message: Message, changes: Json) -> Json:
    changes = changes | {"reply_markup": inline(request.params)}
    if all(message.body.get(name) == value for name, value in changes.items()):
        raise bad(NOT_MODIFIED)
    if request.world.limits.edits:
        count(request, message.chat)
    revise(message, changes, at=request.world.moment)
    publish(request.world, message, edited=True)
    return message.body


METHODS: tuple[Method, ...] = (
    edit_message_text,
    edit_message_caption,
    edit_message_reply_markup,
    edit_message_media,
)

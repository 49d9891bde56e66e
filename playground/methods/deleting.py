"""Taking messages back."""

from playground.actions import delete
from playground.chats import Message
from playground.delivery import SERVICE
from playground.methods.request import Method, Request
from playground.refusals import bad

#: Seconds in which a message can be deleted.
_DELETABLE = 48 * 3600


def delete_message(request: Request) -> bool:
    chat = request.chat()
    message = request.message(chat, "message to delete not found")
    if not _may_delete(request, message):
        raise bad("message can't be deleted for everyone")
    delete(request.world, message)
    return True


def delete_messages(request: Request) -> bool:
    """Those that can't be found or deleted are passed over."""
    chat = request.chat()
    numbers = request.params.numbers("message_ids")
    if not numbers:
        raise bad("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad("too many message identifiers specified")
    for number in numbers:
        message = chat.message(number)
        if message is not None and _may_delete(request, message):
            delete(request.world, message)
    return True


def _may_delete(request: Request, message: Message) -> bool:
    chat = message.chat
    if chat.kind == "supergroup" and chat.rules(request.bot.id):
        return True
    if message.body["date"] < request.world.moment - _DELETABLE:
        return False
    own = message.by is request.bot and not SERVICE & message.body.keys()
    return own or chat.kind == "private" or chat.rules(request.bot.id)


METHODS: tuple[Method, ...] = (delete_message, delete_messages)

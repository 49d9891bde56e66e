"""What people can be made to do from outside, by the last word of the address."""

import base64
import binascii
from collections.abc import Callable

from playground import actions, groups, presses, shown
from playground.chats import Chat, Message
from playground.files import File, Kind
from playground.params import Params
from playground.people import Bot, Person, User
from playground.refusals import bad
from playground.screens import find, visible
from playground.wire import Json
from playground.world import World

#: Returns what there is to tell at once.
Deed = Callable[[World, Person, Params], Json]


def place(world: World, person: Person, body: Params) -> Chat | None:
    """The chat that is named as the person knows it: a group's id, or a bot's."""
    if not body.has("chat_id"):
        return None
    chat_id = body.integer("chat_id")
    if chat_id in world.bots:
        return world.dialogue(person, world.bots[chat_id])
    if chat_id not in world.groups:
        raise bad("no such chat")
    return world.groups[chat_id]


def _message(world: World, person: Person, body: Params, name: str) -> Message | None:
    if not body.has(name):
        return None
    chat = actions.place(world, person, place(world, person, body))
    found = chat.messages.get(body.integer(name))
    if found is None:
        raise bad("no such message")
    return found


def _this(world: World, person: Person, body: Params) -> Message:
    message = _message(world, person, body, "message_id")
    if message is None:
        raise bad("message_id is needed")
    return message


def _sent(sent: actions.Sent) -> Json:
    return {"message": shown.message(sent.message)}


def say(world: World, person: Person, body: Params) -> Json:
    replied = _message(world, person, body, "reply_to")
    chat = place(world, person, body)
    return _sent(actions.say(world, person, body.text("text"), chat, replied))


def tap(world: World, person: Person, body: Params) -> Json:
    """By its label, on one message or wherever it is newest."""
    on = _message(world, person, body, "message_id")
    chat = on.chat if on else place(world, person, body)
    button = find([chat] if chat else world.chats_of(person), person, body.text("label"), on)
    world.toasts.pop(person.id, None)
    if button.message is None:
        return _sent(presses.choose(world, person, button.chat, button.body))
    presses.tap(world, person, button.message, button.body)
    return {"button": button.body, "message_id": button.message.message_id}


def press(world: World, person: Person, body: Params) -> Json:
    """Any data, whether or not a button offers it."""
    message = _this(world, person, body)
    return {"id": presses.press(world, person, message, body.text("data")).id}


def photo(world: World, person: Person, body: Params) -> Json:
    count = body.integer("album", 1)
    if count == 1:
        return _attach("photo")(world, person, body)
    sent = actions.album(
        world, person, count, caption=body.text("caption"), chat=place(world, person, body)
    )
    return {"messages": [shown.message(one.message) for one in sent]}


def _attach(kind: Kind) -> Deed:
    def attach(world: World, person: Person, body: Params) -> Json:
        sent = actions.attach(
            world,
            person,
            kind,
            _file(body),
            caption=body.text("caption"),
            chat=place(world, person, body),
            reply_to=_message(world, person, body, "reply_to"),
        )
        return _sent(sent)

    return attach


def _file(body: Params) -> File | None:
    if not body.has("data"):
        return None
    try:
        data = base64.b64decode(body.text("data"), validate=True)
    except binascii.Error:
        raise bad("data must be base64") from None
    return File(name=body.text("name") or "file", data=data, mime=body.text("mime"))


def contact(world: World, person: Person, body: Params) -> Json:
    of = world.people.get(body.integer("of", person.id))
    replied = _message(world, person, body, "reply_to")
    return _sent(actions.contact(world, person, of, place(world, person, body), replied))


def location(world: World, person: Person, body: Params) -> Json:
    latitude, longitude = body.number("latitude"), body.number("longitude")
    chat = place(world, person, body)
    return _sent(actions.locate(world, person, latitude, longitude, chat))


def choose(world: World, person: Person, body: Params) -> Json:
    """A button of the reply keyboard, by its label."""
    chat = place(world, person, body) or world.dialogue(person, world.only_bot)
    keys = (b for b in visible([chat], person) if b.message is None)
    label = body.text("label")
    button = next((b for b in keys if b.label == label), None)
    if button is None:
        raise bad("no such button on the reply keyboard")
    return _sent(presses.choose(world, person, chat, button.body))


def forward(world: World, person: Person, body: Params) -> Json:
    """From `chat_id` to the chat `to`."""
    message = _this(world, person, body)
    whither = place(world, person, Params({"chat_id": body.integer("to")}, {}))
    return _sent(actions.forward(world, person, message, whither))


def pin(world: World, person: Person, body: Params) -> Json:
    groups.pin(world, person, _this(world, person, body))
    return {}


def open_(world: World, person: Person, body: Params) -> Json:
    chat = place(world, person, body)
    bot = chat.bot if chat else None
    return _sent(presses.start(world, person, body.text("payload"), bot))


def edit(world: World, person: Person, body: Params) -> Json:
    return _sent(actions.edit(world, person, _this(world, person, body), body.text("text")))


def delete(world: World, person: Person, body: Params) -> Json:
    actions.delete(world, _this(world, person, body))
    return {}


def react(world: World, person: Person, body: Params) -> Json:
    actions.react(world, person, _this(world, person, body), body.text("emoji"))
    return {}


def _stop(deed: Callable[[World, Person, Bot | None], None]) -> Deed:
    def stop(world: World, person: Person, body: Params) -> Json:
        chat = place(world, person, body)
        deed(world, person, chat.bot if chat else None)
        return {}

    return stop


def _whom(world: World, body: Params) -> User:
    user_id = body.integer("whom")
    user = world.people.get(user_id) or world.bots.get(user_id)
    if user is None:
        raise bad("whom must be the id of a person or a bot")
    return user


def _membership(deed: Callable[[World, Person, Chat, Params], object]) -> Deed:
    def change(world: World, person: Person, body: Params) -> Json:
        chat = place(world, person, body)
        if chat is None or chat.bot is not None:
            raise bad("chat_id must be a group's")
        deed(world, person, chat, body)
        return {"chat": shown.chat(chat.migrated_to or chat)}

    return change


DEEDS: dict[str, Deed] = {
    "say": say,
    "tap": tap,
    "press": press,
    "photo": photo,
    "voice": _attach("voice"),
    "video": _attach("video"),
    "document": _attach("document"),
    "contact": contact,
    "location": location,
    "choose": choose,
    "forward": forward,
    "pin": pin,
    "open": open_,
    "edit": edit,
    "delete": delete,
    "react": react,
    "block": _stop(presses.block),
    "unblock": _stop(presses.unblock),
    "join": _membership(lambda w, p, c, _: groups.come(w, p, c)),
    "admit": _membership(lambda w, p, c, b: groups.admit(w, p, _whom(w, b), c)),
    "turn_away": _membership(lambda w, p, c, b: groups.turn_away(w, p, _whom(w, b), c)),
    "leave": _membership(lambda w, p, c, _: groups.leave(w, p, c)),
    "add": _membership(lambda w, p, c, b: groups.join(w, _whom(w, b), c, by=p)),
    "kick": _membership(lambda w, p, c, b: groups.kick(w, p, _whom(w, b), c)),
    "promote": _membership(
        lambda w, p, c, b: groups.promote(w, p, _whom(w, b), c, anonymous=b.flag("anonymous"))
    ),
    "migrate": _membership(lambda w, p, c, _: groups.migrate(w, p, c)),
}

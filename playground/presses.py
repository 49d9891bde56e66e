"""Buttons and deep links: what people do without writing."""

from playground.actions import Sent, Unable, contact, locate, say
from playground.chats import Chat, Member, Message
from playground.delivery import membership, send
from playground.people import Bot, Person
from playground.wire import Json
from playground.world import Query, World


def press(world: World, person: Person, message: Message, data: str) -> Query:
    """A callback query with any data: what a forged client can send. A press on a message that
    is gone arrives with an inaccessible one.
    """
    chat = message.chat
    if not chat.holds(person.id):
        raise Unable(f"{person.first_name} does not see this message")
    bot = message.by
    assert isinstance(bot, Bot)  # only bots send inline buttons
    query = world.ask(person, bot)
    payload: Json = {
        "id": query.id,
        "from": person.wire,
        "chat_instance": chat.instance,
        "message": message.inaccessible if message.gone else message.body,
        "data": data,
    }
    query.update = send(world, bot, "callback_query", payload, chat=chat, by=person)
    detail = {"person": person.id, "query": query.id, "data": data}
    world.happen("pressed", chat=chat, message=message, detail=detail)
    return query


def again(world: World, query: Query) -> None:
    """The bot is handed the same update id a second time."""
    assert query.update is not None
    query.bot.queue.again(query.update, lane=query.person.id, at=world.moment)


def tap(world: World, person: Person, message: Message, button: Json) -> Query | None:
    """Presses an inline button. None where it opens something instead of telling the bot."""
    if "callback_data" in button:
        return press(world, person, message, button["callback_data"])
    if "url" in button:
        follow(world, person, button["url"])
    return None


def follow(world: World, person: Person, url: str) -> Sent | None:
    """Opens a link; one with a bot's name and `start` begins a talk with that bot."""
    address, _, query = url.partition("?start=")
    name = address.rpartition("/")[2]
    bot = next((b for b in world.bots.values() if b.username.lower() == name.lower()), None)
    return start(world, person, query, bot) if bot else None


def start(world: World, person: Person, payload: str = "", bot: Bot | None = None) -> Sent:
    """Presses Start, of a deep link if there is a payload; a stopped bot is taken back."""
    bot = bot or world.only_bot
    unblock(world, person, bot)
    text = f"/start {payload}" if payload else "/start"
    return say(world, person, text, world.dialogue(person, bot))


def block(world: World, person: Person, bot: Bot | None = None) -> None:
    _stop(world, world.dialogue(person, bot or world.only_bot), stopped=True)


def unblock(world: World, person: Person, bot: Bot | None = None) -> None:
    _stop(world, world.dialogue(person, bot or world.only_bot), stopped=False)


def _stop(world: World, chat: Chat, *, stopped: bool) -> None:
    if chat.blocked is stopped:
        return
    assert chat.bot is not None
    assert chat.person is not None
    chat.blocked = stopped
    member, kicked = Member(user=chat.bot), Member(user=chat.bot, status="kicked")
    old, new = (member, kicked) if stopped else (kicked, member)
    membership(world, chat, chat.person, old, new)


def choose(world: World, person: Person, chat: Chat, button: Json | str) -> Sent:
    """Presses a button of the reply keyboard: it sends its words, a contact or a location."""
    body = {"text": button} if isinstance(button, str) else button
    if chat.keyboards.get(person.id, {}).get("one_time_keyboard"):
        del chat.keyboards[person.id]
    if body.get("request_contact"):
        return contact(world, person, chat=chat)
    if body.get("request_location"):
        return locate(world, person, chat=chat)
    return say(world, person, body["text"], chat)

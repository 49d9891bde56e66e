"""The world as JSON, for the control API and the page."""

from playground.chats import Chat, Message
from playground.events import Call, Event
from playground.people import Bot, Person
from playground.wire import Json, present
from playground.world import World


def world(of: World, messages: int = 0) -> Json:
    """Each chat with so many of its last messages."""
    return moment(of) | {
        "era": of.era,
        "people": [person(one) for one in of.people.values()],
        "bots": [bot(one) for one in of.bots.values()],
        "chats": [chat(one) | _latest(one, messages) for one in chats(of)],
        "faults": faults(of),
    }


def moment(of: World) -> Json:
    """The world's time, and how many seconds it is ahead."""
    return {"now": of.now().isoformat()} | present(offset=getattr(of.now, "offset", None))


def _latest(of: Chat, count: int) -> Json:
    return {"messages": [message(m) for m in of.messages.values()][-count:]} if count else {}


def chats(of: World) -> list[Chat]:
    return [*of.private.values(), *of.groups.values()]


def faults(of: World) -> Json:
    return {
        "latency": of.faults.latency,
        "down": of.faults.down,
        "redelivery": of.faults.redelivery,
        "limits": of.limits.on,
        "planned": of.faults.planned,
    }


def person(one: Person) -> Json:
    return one.wire | {"phone": one.phone} | present(deleted=one.deleted)


def bot(one: Bot) -> Json:
    hook = one.webhook.url if one.webhook else None
    commands = one.commands.get(('[["type","default"]]', ""))
    return one.wire | present(commands=commands, webhook=hook)


def key(one: Chat) -> str:
    """Tells chats apart that have the same id: a person's with several bots."""
    return f"{one.id}:{one.bot.id}" if one.bot else str(one.id)


def chat(one: Chat) -> Json:
    """For the person in it a private chat goes by the bot's id, for the bot by the person's."""
    members = [
        {"id": m.user.id, "name": m.user.first_name, "status": m.status}
        for m in one.members.values()
    ]
    return one.wire | present(
        key=key(one),
        bot=one.bot.id if one.bot else None,
        blocked=one.blocked,
        members=members,
        approval=one.approval,
        requests=sorted(one.requests),
        pinned=one.pinned,
        keyboards={str(person): markup for person, markup in one.keyboards.items()} or None,
        reactions=_reactions(one),
        migrated_to=one.migrated_to.id if one.migrated_to else None,
    )


def _reactions(one: Chat) -> Json | None:
    """Message -> emojis, one for each person who reacted."""
    found: dict[str, list[str]] = {}
    for (message_id, _), given in one.reactions.items():
        found.setdefault(str(message_id), []).extend(r["emoji"] for r in given)
    return {number: emojis for number, emojis in found.items() if emojis} or None


def message(one: Message) -> Json:
    """The Bot API's Message with what only people see: its reply keyboard, that it is gone, and
    whose it really is.
    """
    seen = present(markup=one.markup, gone=one.gone, by_bot=isinstance(one.by, Bot))
    return one.body | seen | {"by": one.by.id}


def call(one: Call) -> Json:
    return {
        "number": one.number,
        "at": one.at.isoformat(),
        "bot": one.bot,
        "method": one.method,
        "params": one.params,
        "status": one.status,
        "description": one.description,
    }


def event(one: Event) -> Json:
    return {"kind": one.kind, "at": one.at.isoformat()} | present(
        chat=chat(one.chat) if one.chat else None,
        message=message(one.message) if one.message else None,
        detail=one.detail,
    )


def screen(of: Chat, viewer: Person, limit: int) -> Json:
    """What a person sees of a chat: its last messages, and their reply keyboard."""
    visible = [m for m in of.messages.values() if not m.gone][-limit:]
    return {
        "chat": chat(of),
        "messages": [message(m) for m in visible],
        "keyboard": of.keyboards.get(viewer.id, {}).get("keyboard", []),
    }

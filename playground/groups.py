"""What happens to groups: people and bots come and go, get rights, and groups grow up."""

from dataclasses import replace

from playground.actions import Unable
from playground.chats import ADMINS, INSIDE, Chat, Member, Message, Status
from playground.delivery import membership, send, service
from playground.people import Bot, Person, User
from playground.world import World

#: Seconds for which a bot may write to somebody who asks to be let into its group.
LENT = 300


def create(world: World, owner: Person, title: str, users: list[User]) -> Chat:
    """A basic group, as people make them: everybody in it hears of it."""
    chat = world.group(title, owner=owner, kind="group")
    for user in users:
        _become(world, chat, owner, user, "member")
    service(world, chat, owner, {"group_chat_created": True})
    return chat


def join(world: World, user: User, chat: Chat, *, by: Person | None = None) -> None:
    """Comes by a link, or is brought by somebody; bots always are."""
    who = by or user
    if isinstance(who, Bot):
        raise Unable("a bot must be brought by a person")
    asked = by is None and user.id in chat.requests
    _become(world, chat, who, user, "member", asked=asked)
    _decided(world, chat, user)
    service(world, chat, who, {"new_chat_members": [user.wire]})


def come(world: World, person: Person, chat: Chat) -> None:
    """Follows a link to a group: is in, or has to ask."""
    if chat.approval:
        knock(world, person, chat)
    else:
        join(world, person, chat)


def admit(world: World, by: Person, user: User, chat: Chat) -> None:
    """An administrator lets in somebody who asked."""
    _must_rule(chat, by)
    if user.id not in chat.requests:
        raise Unable(f"{user.first_name} did not ask to be let in")
    join(world, user, chat)


def turn_away(world: World, by: Person, user: User, chat: Chat) -> None:
    """Whoever asked is told nothing."""
    _must_rule(chat, by)
    decline(world, user, chat)


def decline(world: World, user: User, chat: Chat) -> None:
    _decided(world, chat, user)
    world.happen("changed", chat=chat)


def leave(world: World, user: User, chat: Chat) -> None:
    _go(world, chat, user, user, "left")


def kick(world: World, by: Person, user: User, chat: Chat) -> None:
    """Raises Unable if `by` is no administrator."""
    _must_rule(chat, by)
    _go(world, chat, by, user, "kicked")


def promote(world: World, by: Person, user: User, chat: Chat, *, anonymous: bool = False) -> None:
    """Makes an administrator of a member, or changes how one appears."""
    _must_rule(chat, by)
    _become(world, chat, by, user, "administrator", anonymous=anonymous)


def demote(world: World, by: Person, user: User, chat: Chat) -> None:
    _must_rule(chat, by)
    _become(world, chat, by, user, "member")


def rename(world: World, by: Person, chat: Chat, title: str) -> None:
    _must_rule(chat, by)
    chat.title = title
    chat.wire = chat.wire | {"title": title}
    service(world, chat, by, {"new_chat_title": title})


def pin(world: World, by: Person, message: Message) -> None:
    chat = message.chat
    if chat.bot is None:
        _must_rule(chat, by)
    fix(world, by, message)


def fix(world: World, by: User, message: Message) -> None:
    """Pins it, whoever may do so."""
    chat = message.chat
    if message.message_id in chat.pinned:
        chat.pinned.remove(message.message_id)
    chat.pinned.append(message.message_id)
    body = {k: v for k, v in message.body.items() if k != "reply_to_message"}
    service(world, chat, by, {"pinned_message": body})


def migrate(world: World, by: User, chat: Chat) -> Chat:
    """A basic group becomes a supergroup with another id; what was said stays behind."""
    if chat.kind != "group" or chat.migrated_to is not None:
        raise Unable("only a basic group becomes a supergroup")
    grown = world.group(chat.title, kind="supergroup")
    grown.members = {key: replace(member) for key, member in chat.members.items()}
    service(world, chat, by, {"migrate_to_chat_id": grown.id})
    chat.migrated_to = grown
    service(world, grown, by, {"migrate_from_chat_id": chat.id})
    return grown


def knock(world: World, person: Person, chat: Chat) -> None:
    """Asks to be let in; bots that administer the group are told, and may write to them for a
    while. Asking twice is asking once.
    """
    if chat.holds(person.id):
        raise Unable(f"{person.first_name} is in {chat.title} already")
    if person.id in chat.requests:
        return
    chat.requests.add(person.id)
    payload = {
        "chat": chat.wire,
        "from": person.wire,
        "user_chat_id": person.id,
        "date": int(world.moment),
    }
    for member in list(chat.members.values()):
        if isinstance(member.user, Bot) and chat.rules(member.user.id):
            _lend(world, person, member.user)
            send(world, member.user, "chat_join_request", payload, chat=chat, by=person)
    world.happen("changed", chat=chat)


def _lend(world: World, person: Person, bot: Bot) -> None:
    """The bot may write first, which else it never may."""
    new = (bot.id, person.id) not in world.private
    private = world.dialogue(person, bot)
    if new or private.lent_until is not None:
        private.lent_until = world.moment + LENT


def _decided(world: World, chat: Chat, user: User) -> None:
    """Whatever the answer is, the request is over, and so is what came with it."""
    if user.id not in chat.requests:
        return
    chat.requests.discard(user.id)
    for private in world.private.values():
        if private.id == user.id and private.lent_until is not None:
            private.lent_until = world.moment


def _must_rule(chat: Chat, by: Person) -> None:
    if not chat.rules(by.id):
        raise Unable(f"{by.first_name} does not administer {chat.title}")


def _go(world: World, chat: Chat, by: User, user: User, status: Status) -> None:
    if not chat.holds(user.id):
        raise Unable(f"{user.first_name} is not in {chat.title}")
    if by is user:
        service(world, chat, by, {"left_chat_member": user.wire})
    _become(world, chat, by, user, status)
    if by is not user:
        service(world, chat, by, {"left_chat_member": user.wire})


def _become(
    world: World,
    chat: Chat,
    by: User,
    user: User,
    status: Status,
    *,
    anonymous: bool = False,
    asked: bool = False,
) -> None:
    old = chat.members.get(user.id) or Member(user=user, status="left")
    new = Member(user=user, status=status, anonymous=anonymous and status in ADMINS)
    chat.members[user.id] = new
    if status not in INSIDE:
        chat.keyboards.pop(user.id, None)
    membership(world, chat, by, old, new, asked=asked)

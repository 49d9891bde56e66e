"""Chats, who is in them, and what was said there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from playground.people import Bot, Person, User
from playground.wire import Json, present

Status = Literal["creator", "administrator", "member", "left", "kicked"]
Kind = Literal["private", "group", "supergroup"]

INSIDE: frozenset[Status] = frozenset({"creator", "administrator", "member"})
ADMINS: frozenset[Status] = frozenset({"creator", "administrator"})


@dataclass(slots=True, kw_only=True)
class Member:
    user: User
    status: Status = "member"
    #: Writes as the group itself.
    anonymous: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Message:
    chat: "Chat"
    #: The Bot API's Message.
    body: Json
    #: Who really sent it, whatever the body says.
    by: User
    #: The reply keyboard, its removal or a forced reply that came with it: no part of the body.
    markup: Json | None = None
    gone: bool = False

    @property
    def message_id(self) -> int:
        return int(self.body["message_id"])

    @property
    def text(self) -> str:
        return str(self.body.get("text", ""))

    @property
    def caption(self) -> str:
        return str(self.body.get("caption", ""))

    @property
    def words(self) -> str:
        """Text or caption, whichever it has."""
        return self.text or self.caption

    @property
    def photo(self) -> str | None:
        """The file id of the photo's largest size."""
        sizes = self.body.get("photo")
        return str(sizes[-1]["file_id"]) if sizes else None

    @property
    def edited(self) -> bool:
        return "edit_date" in self.body

    @property
    def rows(self) -> list[list[Json]]:
        """Inline buttons as they are laid out."""
        rows: list[list[Json]] = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> list[str]:
        """Labels of the inline buttons, in reading order."""
        return [button["text"] for row in self.rows for button in row]

    @property
    def inaccessible(self) -> Json:
        """What a bot is shown in place of a message that is gone."""
        return {"chat": self.chat.wire, "message_id": self.message_id, "date": 0}


@dataclass(slots=True, kw_only=True, eq=False)
class Chat:
    id: int
    kind: Kind
    title: str = ""
    #: A private chat is between these two; for a bot its id is the person's.
    person: Person | None = None
    bot: Bot | None = None
    members: dict[int, Member] = field(default_factory=dict)
    #: By message id, oldest first; deleted ones stay and say so.
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0
    #: Message ids, oldest pin first.
    pinned: list[int] = field(default_factory=list)
    #: The person stopped the bot.
    blocked: bool = False
    #: Person -> the reply keyboard on their screen.
    keyboards: dict[int, Json] = field(default_factory=dict)
    #: (message id, user id) -> emojis.
    reactions: dict[tuple[int, int], list[Json]] = field(default_factory=dict)
    #: Whoever comes by a link must ask to be let in.
    approval: bool = False
    #: People who asked to be let in.
    requests: set[int] = field(default_factory=set)
    #: A private chat that the person has not opened: the bot may write to it until then, in Unix
    #: seconds, since they ask to be let into a group of its.
    lent_until: float | None = None
    #: A basic group that became this supergroup.
    migrated_to: "Chat | None" = None
    #: The bot that spoke last: general commands are for it.
    last_bot: int | None = None
    wire: Json = field(init=False)

    def __post_init__(self) -> None:
        if self.person is not None:
            names = {k: self.person.wire.get(k) for k in ("first_name", "last_name", "username")}
            self.wire = present(id=self.id, **names, type="private")
        else:
            self.wire = {"id": self.id, "title": self.title, "type": self.kind}

    @property
    def instance(self) -> str:
        """The same for all presses in one chat, and nothing else."""
        salt = self.bot.id if self.bot else 0
        return str(-(abs(self.id) * 7_919 + salt * 104_729) % 2**63)

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def take(self, users: Iterable[User], status: Status, *, anonymous: bool = False) -> None:
        """Puts them among the members, without a word to anybody."""
        for user in users:
            self.members[user.id] = Member(user=user, status=status, anonymous=anonymous)

    def message(self, message_id: int) -> Message | None:
        """None where it never was or was deleted."""
        found = self.messages.get(message_id)
        return None if found is None or found.gone else found

    def newest(self) -> Iterator[Message]:
        return (m for m in reversed(self.messages.values()) if not m.gone)

    def status(self, user_id: int) -> Status:
        member = self.members.get(user_id)
        return member.status if member else "left"

    def holds(self, user_id: int) -> bool:
        """Whether they are in it."""
        if self.person is not None and self.bot is not None:
            return user_id in {self.person.id, self.bot.id}
        return self.status(user_id) in INSIDE

    def rules(self, user_id: int) -> bool:
        """Whether they administer it. Nobody does a private chat."""
        return self.status(user_id) in ADMINS

"""Who is there: people, and the bots that serve them."""

from dataclasses import dataclass, field

from playground.updates import Queue
from playground.wire import Json, present

#: Whom Telegram names as the sender where an administrator writes anonymously.
ANONYMOUS: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


@dataclass(slots=True, kw_only=True, eq=False)
class Person:
    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    phone: str = ""
    #: The account is gone; its chats stay.
    deleted: bool = False
    #: The Bot API's User.
    wire: Json = field(init=False)

    def __post_init__(self) -> None:
        self.wire = present(
            id=self.id,
            first_name=self.first_name,
            last_name=self.last_name,
            username=self.username,
            language_code=self.language_code,
        ) | {"is_bot": False}


@dataclass(slots=True, kw_only=True)
class Webhook:
    url: str
    secret: str = ""
    #: How many posts may be under way at once.
    max_connections: int = 40
    #: Unix seconds, and what went wrong.
    last_error: tuple[int, str] | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Bot:
    id: int
    token: str
    first_name: str
    username: str
    #: In groups it sees only commands, mentions, replies to it and service messages.
    privacy: bool = True
    queue: Queue = field(init=False)
    webhook: Webhook | None = None
    #: People it has ever seen: others it can't even name.
    met: set[int] = field(default_factory=set)
    #: (scope, language code) -> commands.
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    #: (name | description | short_description, language code) -> text.
    profile: dict[tuple[str, str], str] = field(default_factory=dict)
    #: Private chat, or None for all of them -> the menu button.
    menus: dict[int | None, Json] = field(default_factory=dict)
    #: Until then, in Unix seconds, every call is answered "Logged out".
    logged_out: float = 0
    wire: Json = field(init=False)

    def __post_init__(self) -> None:
        self.queue = Queue(first_id=100_000_000 + self.id % 1000 * 1000 + 1)
        self.rename(self.first_name, self.username)

    def rename(self, first_name: str, username: str) -> None:
        self.first_name = first_name
        self.username = username
        self.wire = {
            "id": self.id,
            "is_bot": True,
            "first_name": first_name,
            "username": username,
        }

    @property
    def me(self) -> Json:
        """What getMe answers: more than others see of the bot."""
        return self.wire | {
            "can_join_groups": True,
            "can_read_all_group_messages": not self.privacy,
            "supports_guest_queries": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
            "can_manage_bots": False,
        }


#: Whoever can be a member of a chat.
User = Person | Bot

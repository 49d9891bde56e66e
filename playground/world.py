"""The world: who is there, which chats they have, and who hears of what happens."""

import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from secrets import token_hex

from playground.chats import Chat, Kind, Message
from playground.events import Call, Event, EventKind
from playground.faults import Faults
from playground.files import Files
from playground.limits import Limits
from playground.people import Bot, Person, User, Webhook
from playground.wire import Json

#: Seconds in which a press must be answered.
QUERY_LIVES = 60

_TOKEN = re.compile(r"(\d{1,15}):[A-Za-z0-9_-]{3,100}")


@dataclass(slots=True, kw_only=True)
class Query:
    """A press on an inline button, waiting for its answer."""

    id: str
    person: Person
    bot: Bot
    #: Unix seconds.
    at: float
    update: Json | None = None
    answer: Json | None = None


class World:
    """All ids are counted up from fixed numbers, so the same script gives the same world.

    With `tokens`, only those bots exist; else a bot comes to be when a token is first used.
    """

    def __init__(
        self, now: Callable[[], datetime], *, tokens: Iterable[str] | None = None
    ) -> None:
        self.now = now
        self.tokens: dict[str, Bot] = {}
        self.bots: dict[int, Bot] = {}
        #: Called when a bot's webhook is set or taken away, by whoever posts the updates.
        self.on_hook: Callable[[Bot], None] | None = None
        self._closed = False
        self._listeners: list[Callable[[Event], None]] = []
        self.clear()
        for token in tokens or ():
            self.bot(token)
        self._closed = tokens is not None

    def clear(self) -> None:
        """Everybody and everything goes, but the bots: they may be polling."""
        #: Another one after each clearing, and in each process.
        self.era = token_hex(4)
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Chat] = {}
        self.private: dict[tuple[int, int], Chat] = {}
        self.queries: dict[str, Query] = {}
        #: Person -> the last answer to a press of theirs.
        self.toasts: dict[int, Json] = {}
        self.files = Files()
        self.faults = Faults()
        self.limits = Limits()
        self.calls: deque[Call] = deque(maxlen=500)
        self._numbers = {
            "person": count(1001),
            "group": count(2001),
            "supergroup": count(1_001_000_000_001),
            "call": count(1),
            "query": count(4_000_000_000_000_001),
            "file": count(1),
            "album": count(13_000_000_000_000_001),
        }
        for bot in self.bots.values():
            bot.queue.drop()
            bot.met.clear()
        self.happen("cleared")

    def listen(self, callback: Callable[[Event], None]) -> Callable[[], None]:
        """Calls back on each event; what is returned ends it."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def happen(
        self,
        kind: EventKind,
        *,
        chat: Chat | None = None,
        message: Message | None = None,
        detail: Json | None = None,
    ) -> None:
        if not self._listeners:
            return
        event = Event(kind=kind, at=self.now(), chat=chat, message=message, detail=detail)
        for listener in tuple(self._listeners):
            listener(event)

    @property
    def moment(self) -> float:
        """Unix seconds."""
        return self.now().timestamp()

    def number(self, of: str) -> int:
        """The next id of its kind."""
        return next(self._numbers[of])

    def bot(self, token: str, *, name: str = "", username: str = "") -> Bot:
        """The bot with this token, made if need be; a name given later renames it. Raises
        ValueError where the token is malformed, and LookupError where it is somebody else's.
        """
        match = _TOKEN.fullmatch(token)
        if match is None:
            raise ValueError("a token looks like 123456:AA-b_c")
        bot = self.tokens.get(token)
        if bot is None:
            bot = self._make_bot(token, int(match[1]))
        if name or username:
            bot.rename(name or bot.first_name, username or bot.username)
        return bot

    def _make_bot(self, token: str, bot_id: int) -> Bot:
        if self._closed or bot_id in self.bots:
            raise LookupError("no such bot")
        name = f"Bot {bot_id}"
        bot = Bot(id=bot_id, token=token, first_name=name, username=f"standin_{bot_id}_bot")
        self.tokens[token] = self.bots[bot_id] = bot
        return bot

    def hook(self, bot: Bot, webhook: Webhook | None) -> None:
        """Its updates are posted there; None makes it fetch them again."""
        bot.webhook = webhook
        if self.on_hook is not None:
            self.on_hook(bot)

    @property
    def only_bot(self) -> Bot:
        """The bot that is meant where none is named: the oldest. Raises LookupError if none."""
        if not self.bots:
            raise LookupError("there is no bot yet: world.bot(token) makes one")
        return next(iter(self.bots.values()))

    def person(
        self,
        first_name: str,
        *,
        last_name: str = "",
        username: str = "",
        language_code: str = "",
        phone: str = "",
    ) -> Person:
        number = self.number("person")
        person = Person(
            id=number,
            first_name=first_name,
            last_name=last_name,
            username=username,
            language_code=language_code,
            phone=phone or f"+8613800{number:06d}",
        )
        self.people[number] = person
        self.happen("person", detail=person.wire)
        return person

    def group(
        self,
        title: str,
        members: Iterable[User] = (),
        *,
        owner: Person | None = None,
        admins: Iterable[User] = (),
        anonymous: Iterable[Person] = (),
        kind: Kind = "supergroup",
        approval: bool = False,
    ) -> Chat:
        """A group as it stands, without a word about how it came to be. Bots may be among the
        members and administrators. `approval`: administrators decide who is let in.
        """
        number = self.number(kind)
        chat = Chat(id=-number, kind=kind, title=title, approval=approval)
        hidden = tuple(anonymous)
        chat.take(members, "member")
        chat.take(admins, "administrator")
        chat.take(hidden, "administrator", anonymous=True)
        chat.take((owner,) if owner else (), "creator", anonymous=owner in hidden)
        self.groups[chat.id] = chat
        self.happen("changed", chat=chat)
        return chat

    def dialogue(self, person: Person, bot: Bot) -> Chat:
        """Their private chat, opened if need be."""
        key = (bot.id, person.id)
        chat = self.private.get(key)
        if chat is None:
            chat = Chat(id=person.id, kind="private", person=person, bot=bot)
            self.private[key] = chat
        return chat

    def chats_of(self, user: Person) -> list[Chat]:
        """Where they are: private chats first, then groups."""
        pairs = ((bot, user.id) for bot in self.bots)
        private = [self.private[pair] for pair in pairs if pair in self.private]
        groups = [c for c in self.groups.values() if c.holds(user.id) and not c.migrated_to]
        return private + groups

    def ask(self, person: Person, bot: Bot) -> Query:
        """A new press; those too old for an answer are forgotten."""
        at = self.moment
        while self.queries:
            oldest = next(iter(self.queries.values()))
            if oldest.at > at - QUERY_LIVES:
                break
            del self.queries[oldest.id]
        query = Query(id=str(self.number("query")), person=person, bot=bot, at=at)
        self.queries[query.id] = query
        return query

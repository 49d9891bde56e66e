"""A lean stand-in for Telegram: as much of the Bot API as a bot with buttons calls.

Stricter than it must be and quicker than the playground, whose care for everything Telegram knows
costs more than some of the bots measured here. What it can't do it refuses, and a run in which it
refused anything does not count.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import msgspec

Json = dict[str, Any]

_encode = msgspec.json.Encoder().encode
_BOT: Json = {"id": 1000001, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
_ME = _BOT | {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
#: Accepted without effect: nobody looks at menus here.
_QUIET = {"setmycommands", "deletewebhook", "setmydescription", "setmyshortdescription"}
_MOST_UPDATES = 100
_TRUE = b'{"ok":true,"result":true}'


class Refused(Exception):
    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code, self.words = code, words

    def body(self) -> bytes:
        return _encode({"ok": False, "error_code": self.code, "description": self.words})


@dataclass(slots=True, kw_only=True)
class Chat:
    """A person's private chat with the bot."""

    person: int
    last_id: int = 0
    #: The bot's messages that can be edited: message id -> what Telegram would show.
    messages: dict[int, Json] = field(default_factory=dict)

    @property
    def wire(self) -> Json:
        return {"id": self.person, "type": "private", "first_name": f"P{self.person}"}

    @property
    def user(self) -> Json:
        return {"id": self.person, "is_bot": False, "first_name": f"P{self.person}"}


class Telegram:
    """`shown` and `answered` are called when a person sees a message, or their press answered."""

    def __init__(
        self, shown: Callable[[int, Json], None], answered: Callable[[int], None]
    ) -> None:
        self._shown, self._answered = shown, answered
        self.chats: dict[int, Chat] = {}
        self._presses: dict[str, int] = {}
        self._numbers, self._press_numbers = count(100_000_001), count(4_000_000_000_000_001)
        self._updates: deque[tuple[int, msgspec.Raw]] = deque()
        self._arrived = asyncio.Event()
        #: Polls left out.
        self.calls = self.refused = 0
        #: Telegram's words for what it refused, the last of them.
        self.words = ""

    def says(self, person: int, text: str, at: int) -> None:
        chat = self.chats.setdefault(person, Chat(person=person))
        chat.last_id += 1
        message: Json = {
            "message_id": chat.last_id,
            "from": chat.user,
            "chat": chat.wire,
            "date": at,
            "text": text,
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        self._put({"message": message})

    def presses(self, person: int, message_id: int, data: str) -> None:
        """A button of that message, which stays pressable as Telegram's old buttons do."""
        chat, press_id = self.chats[person], str(next(self._press_numbers))
        self._presses[press_id] = person
        query = {
            "id": press_id,
            "from": chat.user,
            "message": chat.messages[message_id],
            "chat_instance": str(person),
            "data": data,
        }
        self._put({"callback_query": query})

    def _put(self, update: Json) -> None:
        number = next(self._numbers)
        self._updates.append((number, msgspec.Raw(_encode({"update_id": number} | update))))
        self._arrived.set()

    async def call(self, method: str, params: Mapping[str, Any]) -> bytes:
        """The body of the answer. Raises `Refused`."""
        name = method.lower()
        if name == "getupdates":
            return await self._get_updates(params)
        self.calls += 1
        if name in _QUIET:
            return _TRUE
        found = getattr(self, f"_{name}", None)
        if found is None:
            raise Refused(404, "Not Found")
        answer: bytes = found(params)
        return answer

    async def _get_updates(self, params: Mapping[str, Any]) -> bytes:
        offset = int(params.get("offset") or 0)
        while self._updates and self._updates[0][0] < offset:
            self._updates.popleft()
        if not self._updates:
            self._arrived.clear()
            try:
                async with asyncio.timeout(float(params.get("timeout") or 0)):
                    await self._arrived.wait()
            except TimeoutError:
                pass
        most = min(int(params.get("limit") or _MOST_UPDATES), _MOST_UPDATES)
        given = [raw for _, raw in list(self._updates)[:most]]
        return _encode({"ok": True, "result": given})

    def _getme(self, _params: Mapping[str, Any]) -> bytes:
        return _encode({"ok": True, "result": _ME})

    def _answercallbackquery(self, params: Mapping[str, Any]) -> bytes:
        person = self._presses.pop(str(params.get("callback_query_id")), None)
        if person is None:
            raise Refused(400, "Bad Request: query is too old or query ID is invalid")
        self._answered(person)
        return _TRUE

    def _sendmessage(self, params: Mapping[str, Any]) -> bytes:
        chat = self._chat(params)
        chat.last_id += 1
        head = {"message_id": chat.last_id, "from": _BOT, "chat": chat.wire, "date": 1_790_000_000}
        return self._show(chat, head | _content(params))

    def _editmessagetext(self, params: Mapping[str, Any]) -> bytes:
        chat = self._chat(params)
        old = chat.messages.get(int(params.get("message_id") or 0))
        if old is None:
            raise Refused(400, "Bad Request: message to edit not found")
        content = _content(params)
        if all(content.get(name) == old.get(name) for name in ("text", "reply_markup")):
            raise Refused(400, "Bad Request: message is not modified")
        head = {name: old[name] for name in ("message_id", "from", "chat", "date")}
        return self._show(chat, head | {"edit_date": 1_790_000_001} | content)

    def _show(self, chat: Chat, message: Json) -> bytes:
        chat.messages[message["message_id"]] = message
        self._shown(chat.person, message)
        return _encode({"ok": True, "result": message})

    def _chat(self, params: Mapping[str, Any]) -> Chat:
        chat = self.chats.get(int(params.get("chat_id") or 0))
        if chat is None:
            raise Refused(400, "Bad Request: chat not found")
        return chat


def _content(params: Mapping[str, Any]) -> Json:
    text = str(params.get("text") or "").strip()
    if not 0 < len(text) <= 4096:
        raise Refused(400, "Bad Request: message text is empty or too long")
    if params.get("parse_mode") and ("<" in text or "&" in text):
        raise Refused(400, "Bad Request: this stand-in reads no entities")
    content: Json = {"text": text}
    markup = params.get("reply_markup")
    if isinstance(markup, str):
        markup = msgspec.json.decode(markup)
    if markup and "inline_keyboard" in markup:
        content["reply_markup"] = {"inline_keyboard": markup["inline_keyboard"]}
    return content

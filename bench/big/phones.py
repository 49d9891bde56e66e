"""Telegram that takes every call at once, and the people who hold the phones."""

import re
import time
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

import msgspec

from bot.transport import Wire

Json = dict[str, Any]

_ME = {"id": 1, "is_bot": True, "first_name": "邻里", "username": "linli_bot"}
_NOON = 1_790_000_000
_SENT = ("send", "edit")


class Phones(Wire):
    """What everybody has on their screen. Nothing is refused: what is said is not judged here."""

    def __init__(self) -> None:
        super().__init__("http://telegram.invalid", "1:a")
        self._numbers, self._updates = count(1), count(1)
        #: In each chat the messages that have buttons, by number, newest last.
        self._shown: dict[int, dict[int, list[Json]]] = {}
        #: By the performance counter.
        self.called_at = 0.0

    async def initialize(self) -> None:
        """There is nothing to connect to."""

    async def shutdown(self) -> None:
        """Nor to close."""

    async def exchange(
        self,
        url: str,
        body: bytes,
        kind: str,
        seconds: float,  # noqa: ARG002 - the wire's own
    ) -> tuple[int, bytes]:
        self.called_at = time.perf_counter()
        method = url.rpartition("/")[2]
        given = msgspec.json.decode(body) if kind.startswith("application/json") else {}
        result: object = True
        if method == "getMe":
            result = _ME
        elif method.startswith(_SENT):
            result = self._show(given)
        return 200, msgspec.json.encode({"ok": True, "result": result})

    def _show(self, given: Mapping[str, Any]) -> Json:
        chat = int(given["chat_id"])
        number = int(given.get("message_id") or next(self._numbers))
        markup = given.get("reply_markup") or {}
        rows = markup.get("inline_keyboard", ())
        messages = self._shown.setdefault(chat, {})
        messages.pop(number, None)
        messages[number] = [key for row in rows for key in row if "callback_data" in key]
        return _message(chat, number)

    def says(self, person: int, text: str) -> bytes:
        """The update."""
        message = _message(person, next(self._numbers)) | {"from": _user(person), "text": text}
        if text.startswith("/"):
            length = len(text.partition(" ")[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return self._update(message=message)

    def taps(self, person: int, label: str) -> bytes:
        """The newest button that is called so. Raises LookupError with those there are."""
        number, data = self._button(person, label)
        query = {
            "id": str(next(self._numbers)),
            "from": _user(person),
            "message": _message(person, number),
            "chat_instance": "1",
            "data": data,
        }
        return self._update(callback_query=query)

    def _button(self, person: int, label: str) -> tuple[int, str]:
        found = next(((at, key) for at, key in self._keys(person) if label in key["text"]), None)
        if found is None:
            seen = [key["text"] for _, key in self._keys(person)][:20]
            raise LookupError(f"no {label} among {seen}")
        number, key = found
        return number, str(key["callback_data"])

    def number(self, person: int) -> str:
        """Of the newest ticket that they have a button for, "#12"."""
        found = (re.search(r"#\d+", key["text"]) for _, key in self._keys(person))
        return next(match[0] for match in found if match)

    def _keys(self, person: int) -> Iterator[tuple[int, Json]]:
        for number, keys in reversed(self._shown.get(person, {}).items()):
            for key in keys:
                yield number, key

    def _update(self, **what: Json) -> bytes:
        return msgspec.json.encode({"update_id": next(self._updates)} | what)


def _user(person: int) -> Json:
    return {"id": person, "is_bot": False, "first_name": f"邻居{person}", "language_code": "zh"}


def _message(chat: int, number: int) -> Json:
    return {
        "message_id": number,
        "date": _NOON,
        "chat": {"id": chat, "type": "private", "first_name": f"邻居{chat}"},
    }

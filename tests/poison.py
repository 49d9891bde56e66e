"""Updates that no Telegram should send, and one day does: each kind once, with its own number."""

import json
from collections.abc import Callable
from typing import Any

PERSON = 1001
_TOO_LARGE = 2**63


def _message(number: int, **changed: Any) -> dict[str, Any]:
    message: dict[str, Any] = {
        "message_id": 1,
        "date": 1_700_000_000,
        "chat": {"id": PERSON, "type": "private", "first_name": "王"},
        "from": {"id": PERSON, "is_bot": False, "first_name": "王"},
        "text": "/cancel",
    } | changed
    kept = {name: value for name, value in message.items() if value is not ...}
    return {"update_id": number, "message": kept}


def _person(number: int, person_id: object) -> dict[str, Any]:
    return _message(
        number,
        chat={"id": person_id, "type": "private"},
        **{"from": {"id": person_id, "is_bot": False, "first_name": "王"}},
    )


def _press(number: int, **changed: Any) -> dict[str, Any]:
    sender = {"id": PERSON, "is_bot": False, "first_name": "王"}
    press = {"id": "7", "from": sender, "chat_instance": "1", "data": "x"} | changed
    return {"update_id": number, "callback_query": press}


def _said(body: object) -> bytes:
    return json.dumps(body).encode()


def _nested(depth: int) -> Callable[[int], bytes]:
    return lambda n: b'{"update_id":%d,"message":%b%b}' % (n, b"[" * depth, b"]" * depth)


#: What nobody can make sense of: put aside, each of them once.
POISONS: dict[str, Callable[[int], bytes]] = {
    "null": lambda _: b"null",
    "a number": lambda _: b"17",
    "a text": lambda _: b'"answered"',
    "a list": lambda n: _said([_message(n)]),
    "an empty object": lambda _: b"{}",
    "no update id": lambda _: _said({"message": _message(1)["message"]}),
    "an update id in words": lambda _: _said(_message(0) | {"update_id": "seven"}),
    "an update id of null": lambda _: _said(_message(0) | {"update_id": None}),
    "an update id below zero": lambda _: _said(_message(-7)),
    "an update id of 2^63": lambda _: _said(_message(_TOO_LARGE)),
    "a message that is a list": lambda n: _said({"update_id": n, "message": [1, 2]}),
    "a message that is a text": lambda n: _said({"update_id": n, "message": "hello"}),
    "a message without a chat": lambda n: _said(_message(n, chat=...)),
    "a message without its date": lambda n: _said(_message(n, date=...)),
    "a date beyond the calendar": lambda n: _said(_message(n, date=2**62)),
    "a text that is a number": lambda n: _said(_message(n, text=5)),
    "a person with an id in words": lambda n: _said(_person(n, "one")),
    "a person with an id of 2^63": lambda n: _said(_person(n, _TOO_LARGE)),
    "nothing but an update id": lambda n: _said({"update_id": n}),
    "half a surrogate": lambda n: _said(_message(n, text="\ud83d")),
    "a number beyond all numbers": lambda n: _said(_message(n)).replace(b"17000", b"1e99917000"),
    "lists in lists, 900 deep": _nested(900),
    "lists in lists, 100,000 deep": _nested(100_000),
    "broken off": lambda n: _said(_message(n))[:-9],
}

#: Strange, and harmless: passed over or served, and nobody is troubled.
ODDITIES: dict[str, Callable[[int], bytes]] = {
    "a kind from the future": lambda n: _said({"update_id": n, "telepathy": {"id": 1}}),
    "wrong UTF-8": lambda n: _said(_message(n, text="@")).replace(b"@", b"\xff\xfe"),
    "wrong UTF-8 in a name": lambda n: _said(_message(n)).replace(b'"text"', b'"te\xff"'),
    "forged by hand": lambda n: _said({"update_id": n, "answered": {"name": "x", "args": {}}}),
    "a press without its person": lambda n: _said(_press(n, **{"from": None})),
    "the same key twice": lambda n: _said(_message(n)).replace(b"{", b'{"update_id":3,', 1),
    "65 kB of text": lambda n: _said(_message(n, text="长" * 65_000)),
    "an entity beyond its text": lambda n: _said(
        _message(n, entities=[{"type": "bot_command", "offset": 0, "length": 10**6}])
    ),
    "a name with a NUL": lambda n: _said(
        _message(n, **{"from": {"id": 999, "is_bot": False, "first_name": "\0"}})
    ),
    "a press on nothing": lambda n: _said(_press(n)),
}

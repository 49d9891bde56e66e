"""What travels: JSON objects, and lengths as Telegram counts them."""

from typing import Any

import msgspec

#: An object of the Bot API. Once handed out it is never changed in place, only replaced.
Json = dict[str, Any]

encode = msgspec.json.Encoder().encode


def decode(data: bytes | str) -> Any:
    """Raises ValueError on what is no JSON."""
    return msgspec.json.decode(data)


def units(text: str) -> int:
    """Length in UTF-16 code units, which offsets of entities count."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, start: int, end: int) -> str:
    """What lies between two offsets in UTF-16 code units."""
    if text.isascii():
        return text[start:end]
    wide = text.encode("utf-16-le", "surrogatepass")
    return wide[2 * start : 2 * end].decode("utf-16-le", "replace")


def present(**fields: Any) -> Json:
    """The fields that have a value: Telegram leaves out what is absent, false or empty."""
    return {
        name: value
        for name, value in fields.items()
        if value is not None and value is not False and value not in ("", [])
    }

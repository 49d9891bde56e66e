"""Parameters of a call, however they came: as text in a form, or as JSON values."""

import re
from collections.abc import Mapping
from typing import Any

from playground.files import File
from playground.refusals import bad
from playground.wire import Json, decode, encode

_NUMBER = re.compile(r"-?\d{1,18}")
_TRUE = frozenset({"true", "1", "yes"})


class Params:
    """Reads what is asked for, and refuses what it can't be."""

    __slots__ = ("files", "raw")

    def __init__(self, raw: Mapping[str, object], files: Mapping[str, File]) -> None:
        self.raw = raw
        self.files = files

    def has(self, name: str) -> bool:
        return self.raw.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """Empty where it is absent."""
        value = self.raw.get(name)
        if isinstance(value, str):
            return value
        if value is None:
            return ""
        if isinstance(value, bool | dict | list):
            return encode(value).decode()
        return str(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.raw.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if value is None or value == "":
            return default
        if isinstance(value, str) and _NUMBER.fullmatch(value):
            return int(value)
        raise bad(f"invalid {name} specified")

    def number(self, name: str) -> float:
        """Raises where it is absent too."""
        value = self.raw.get(name)
        try:
            if isinstance(value, int | float | str) and not isinstance(value, bool):
                return float(value)
        except ValueError:
            pass
        raise bad(f"{name} is empty" if value in (None, "") else f"invalid {name} specified")

    def flag(self, name: str) -> bool:
        value = self.raw.get(name)
        return value if isinstance(value, bool) else str(value).lower() in _TRUE

    def json(self, name: str, what: str = "") -> Any:
        """None where it is absent. `what` names it to whoever sent broken JSON."""
        value = self.raw.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return decode(value)
        except ValueError:
            raise bad(f"can't parse {what or name} JSON object") from None

    def object(self, name: str, what: str = "") -> Json | None:
        value = self.json(name, what)
        if value is None or isinstance(value, dict):
            return value
        raise bad(f"object expected as {what or name}")

    def objects(self, name: str, what: str = "") -> list[Json] | None:
        """A list of objects."""
        value = self.json(name, what)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise bad(f"expected an Array of {what or name}")
        return value

    def names(self, name: str) -> list[str] | None:
        """A list of words."""
        value = self.json(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise bad(f"can't parse {name}: expected an Array of String")
        return value

    def numbers(self, name: str) -> list[int] | None:
        value = self.json(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(type(item) is int for item in value):
            raise bad(f"can't parse {name}: expected an Array of Integer")
        return value

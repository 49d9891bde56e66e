"""Which keys there are, what each may hold, and which one somebody probably meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Literal, NoReturn, get_args, get_origin, get_type_hints

import msgspec

from bot.settings import Secret, Settings
from domain.allowed import NotAllowed

PREFIX = "LINLI_"


@dataclass(frozen=True, slots=True)
class Written:
    """A value as the environment has it: text, whatever it stands for."""

    text: str


def entry_of(hint: Any) -> type | None:
    """The type of one entry where a key holds a list of sections, as `[[people]]`."""
    if get_origin(hint) is tuple and is_dataclass(get_args(hint)[0]):
        return get_args(hint)[0]  # type: ignore[no-any-return]
    return None


def _walk(cls: Any, at: str) -> Iterator[tuple[str, Any]]:
    for name, hint in get_type_hints(cls).items():
        section = hint if is_dataclass(hint) and hint is not Secret else entry_of(hint)
        yield at + name, hint
        if section is not None:
            yield from _walk(section, f"{at}{name}.")


#: Every key, sections too, with the type of what it holds.
KEYS = dict(_walk(Settings, ""))

#: Environment variable -> key. Lists of sections are too long to be written in a variable.
VARIABLES = {
    PREFIX + key.upper().replace(".", "__"): key
    for key, hint in KEYS.items()
    if not key.startswith(("organisations", "people", "groups"))
    and (hint is Secret or not is_dataclass(hint))
}


def nearest(key: str) -> str | None:
    """The key meant by a misspelt one, or by a right one in the wrong section."""
    plain = re.sub(r"\[\d+\]", "", key)
    name = plain.rpartition(".")[2]
    last = {known.rpartition(".")[2]: known for known in KEYS}
    if name in last:
        return last[name]
    close = get_close_matches(plain, KEYS, n=1, cutoff=0.75)
    close = close or [last[name] for name in get_close_matches(name, last, n=1)]
    return close[0] if close else None


def nearest_variable(name: str) -> str | None:
    close = get_close_matches(name.upper(), VARIABLES, n=1)
    return close[0] if close else None


def convert(hint: Any, raw: object, key: str) -> Any:
    """Raises `NotAllowed` with what the key may hold."""
    lists = get_origin(hint) is tuple
    strict = not isinstance(raw, Written)
    try:
        if isinstance(raw, Written):
            raw = _parts(raw.text, hint) if lists else raw.text
        if hint is Secret:
            return Secret(msgspec.convert(raw, str).strip())
        return msgspec.convert(raw, hint, strict=strict)
    except (msgspec.ValidationError, msgspec.DecodeError):
        _refuse(key, get_args(hint)[0] if lists else hint, lists=lists)


def _parts(text: str, hint: Any) -> object:
    """Of a list: set apart by commas; of a table: as it stands in the file."""
    if get_origin(get_args(hint)[0]) is tuple:
        return msgspec.json.decode(text)
    return [part.strip() for part in text.split(",") if part.strip()]


def _choices(hint: Any) -> list[str]:
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return [choice.value for choice in hint]
    return []


def _refuse(key: str, hint: Any, *, lists: bool) -> NoReturn:
    # `from None`: the original complaint may quote the value, and the value may be a secret.
    choices = ", ".join(map(repr, _choices(hint)))
    if choices:
        if lists:
            raise NotAllowed(key, "may be a list of these: {choices}", choices=choices) from None
        raise NotAllowed(key, "may be one of: {choices}", choices=choices) from None
    if lists and get_origin(hint) is tuple:
        raise NotAllowed(key, "may be rows of whole numbers such as [[1, 2], [3, 4]]") from None
    if lists:
        raise NotAllowed(key, "may be a list of whole numbers such as [1, 2]") from None
    if hint is bool:
        raise NotAllowed(key, "may be true or false") from None
    if hint is int:
        raise NotAllowed(key, "may be a whole number, without quotes") from None
    if hint is float:
        raise NotAllowed(key, "may be a number, without quotes") from None
    raise NotAllowed(key, "may be text in quotes") from None

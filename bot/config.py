"""From config.toml and `LINLI_SECTION__KEY` in the environment to one `Settings`.

What is wrong is told all at once, each fault with the key it is about, and never with the value:
values may be secrets.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from inspect import signature
from pathlib import Path
from typing import Any, Protocol, TypeVar, get_type_hints

from bot import keys
from bot.logs import mask
from bot.settings import Secret, Settings
from domain.allowed import NotAllowed
from services import catalogue

__all__ = ["DEFAULT_PATH", "ConfigInvalid", "Fault", "Settings", "Translate", "load"]

DEFAULT_PATH = Path("config.toml")

#: Read by the tests from the same environment: no setting, and no slip either.
FOREIGN = frozenset({"LINLI_BOTAPI_CHECKS"})

Section = TypeVar("Section")


class Translate(Protocol):
    def __call__(self, msgid: str, /, **params: object) -> str: ...


def _english(msgid: str, /, **params: object) -> str:
    return msgid.format(**params)


@dataclass(frozen=True, slots=True)
class Fault:
    #: `telegram.mode`, `people[2].roles` (the second person), an environment variable or a file.
    key: str
    #: A sentence that goes on from the key, translated: "may be 1 or more".
    problem: str

    def __str__(self) -> str:
        return f"{self.key}: {self.problem}"


class ConfigInvalid(Exception):
    """The configuration cannot be used. `faults` holds everything found wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


def load(path: Path | None, environ: Mapping[str, str], t: Translate = _english) -> Settings:
    """Reads `path`, or config.toml of the working directory where there is one.

    The environment wins over the file. Raises `ConfigInvalid`.
    """
    reading = _Reading(t)
    given = reading.file(path)
    reading.environment(environ, given)
    settings = reading.section(Settings, given, "")
    if settings is not None:
        reading.catalogue(settings)
    if settings is None or reading.faults:
        raise ConfigInvalid(reading.faults)
    return settings


class _Reading:
    """Gathers faults on the way, so that somebody can mend them in one go."""

    def __init__(self, t: Translate) -> None:
        self.faults: list[Fault] = []
        self._t = t
        #: Key -> the environment variable that set it.
        self._variables: dict[str, str] = {}

    def fault(self, key: str, msgid: str, **params: object) -> None:
        """The first one of a key is told: those after it mostly follow from it."""
        key = mask(self._variables.get(key, key))
        if all(fault.key != key for fault in self.faults):
            self.faults.append(Fault(key, self._t(msgid, **params)))

    def file(self, path: Path | None) -> dict[str, Any]:
        source, text = path or DEFAULT_PATH, ""
        try:
            # -sig: some editors put a byte order mark first.
            text = source.read_text(encoding="utf-8-sig")
            return tomllib.loads(text)
        except FileNotFoundError:
            if path is not None:
                self.fault(str(source), "there is no such file")
        except OSError as unreadable:
            self.fault(str(source), "cannot be read ({reason})", reason=unreadable.strerror)
        except UnicodeDecodeError:
            self.fault(str(source), "is not UTF-8 text; save it again as UTF-8")
        except tomllib.TOMLDecodeError as broken:
            self._not_toml(str(source), text.splitlines() or [""], str(broken))
        return {}

    def _not_toml(self, source: str, lines: list[str], broken: str) -> None:
        found = re.search(r"line (\d+), column (\d+)", broken)
        line, column = map(int, found.groups()) if found else (len(lines), len(lines[-1]) + 1)
        place: dict[str, object] = {"line": line, "column": column}
        if set("“”‘’＝") & set(lines[min(line, len(lines)) - 1]):
            self.fault(source, 'line {line}, column {column}: type plain " and = here', **place)
        else:
            place["reason"] = broken.partition(" (at ")[0]
            self.fault(source, "line {line}, column {column} is not TOML ({reason})", **place)

    def catalogue(self, settings: Settings) -> None:
        """One of the neighbourhood's own: better told at the start than when a task is made."""
        named = settings.neighbourhood.volunteers.catalogue
        try:
            _ = catalogue.of(named) if named else None
        except catalogue.CatalogueUnusable as unusable:
            for each in unusable.faults:
                at = f"{named}: {each.key}" if each.key else named
                self.fault(at, each.allowed, **each.params)

    def environment(self, environ: Mapping[str, str], given: dict[str, Any]) -> None:
        """Lays what the environment sets over what the file gave. An empty variable is none."""
        for name, text in sorted(environ.items()):
            if not name.startswith(keys.PREFIX) or name in FOREIGN or not text.strip():
                continue
            if name in keys.VARIABLES:
                key = keys.VARIABLES[name]
                self._variables[key] = name
                _put(given, key, keys.Written(text.strip()))
            else:
                self._unknown(name, keys.nearest_variable(name))

    def _unknown(self, key: str, near: str | None) -> None:
        if near:
            self.fault(key, "is no setting; did you mean {near}?", near=near)
        else:
            self.fault(key, "is no setting")

    def section(self, cls: type[Section], given: object, at: str) -> Section | None:
        """None where it could not be built; then there is a fault."""
        if not isinstance(given, dict):
            self.fault(at, "is a section: write [{section}] above its keys", section=at)
            return None
        hints = get_type_hints(cls)
        values: dict[str, Any] = {}
        for name, raw in given.items():
            key = f"{at}.{name}" if at else name
            if name in hints:
                values[name] = self._value(hints[name], raw, key)
            else:
                self._unknown(key, keys.nearest(key))
        return self._built(cls, {k: v for k, v in values.items() if v is not None}, at)

    def _value(self, hint: Any, raw: object, key: str) -> Any:
        entry = keys.entry_of(hint)
        if entry is not None:
            return self._entries(entry, raw, key)
        if isinstance(hint, type) and is_dataclass(hint) and hint is not Secret:
            return self.section(hint, raw, key)
        try:
            return keys.convert(hint, raw, key)
        except NotAllowed as refused:
            return self.fault(key, refused.allowed, **refused.params)

    def _entries(self, cls: type[Any], raw: object, key: str) -> tuple[Any, ...] | None:
        if not isinstance(raw, list):
            self.fault(key, "is a list: write [[{section}]] above each entry", section=key)
            return None
        built = [self.section(cls, each, f"{key}[{n}]") for n, each in enumerate(raw, start=1)]
        return tuple(each for each in built if each is not None)

    def _built(self, cls: type[Section], values: dict[str, Any], at: str) -> Section | None:
        """Leaves out what is refused and tries again, so that every refusal comes to light."""
        parameters = signature(cls).parameters.values()
        required = {each.name for each in parameters if each.default is each.empty}
        while required <= values.keys():
            try:
                return cls(**values)
            except NotAllowed as refused:
                key = f"{at}.{refused.key}" if at else refused.key
                self.fault(key, refused.allowed, **refused.params)
                if values.pop(refused.key, None) is None:
                    return None
        for name in sorted(required - values.keys()):
            self.fault(f"{at}.{name}", "must be set")
        return None


def _put(given: dict[str, Any], key: str, value: object) -> None:
    """Where the file has no table in the way; if it has something else there, that is a fault."""
    *sections, last = key.split(".")
    for name in sections:
        given = given.setdefault(name, {})
        if not isinstance(given, dict):
            return
    given[last] = value

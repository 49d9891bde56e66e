"""The catalogue is read from its file, and what is wrong with it is told all at once."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from domain.allowed import NotAllowed
from domain.tasks import MOST_HOURS, MOST_PEOPLE, Field, Skill
from services.catalogue.items import HOUR, Catalogue, Item

OURS = Path(__file__).parent / "items.toml"
_LONGEST = 40
#: A fortnight: whoever has to know earlier is invited otherwise.
_MOST_NOTICE = 14 * 24


class CatalogueUnusable(Exception):
    """`faults` are all that is wrong with the file: each key is the item with its key, such as
    "care.hospital.hours", or "" for the file as a whole.
    """

    def __init__(self, path: Path, faults: Sequence[NotAllowed]) -> None:
        super().__init__("\n".join(f"{path}: {fault}" for fault in faults))
        self.path, self.faults = path, tuple(faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """An item as the file has it."""

    zh: str
    en: str = ""
    difficulty: int
    hours: float
    people: int = 1
    notice_hours: float = 0
    skills: tuple[str, ...] = ()

    def faults(self) -> dict[str, NotAllowed]:
        """Key -> the first thing wrong with it."""
        bounds: dict[str, tuple[float, float, float]] = {
            "difficulty": (1, self.difficulty, 3),
            "hours": (0.25, self.hours, MOST_HOURS),
            "people": (1, self.people, MOST_PEOPLE),
            "notice_hours": (0, self.notice_hours, _MOST_NOTICE),
        }
        found = {
            key: NotAllowed(key, "may be a number from {low} to {high}", low=low, high=high)
            for key, (low, given, high) in bounds.items()
            if not low <= given <= high
        }
        for key, name in (("zh", self.zh), ("en", self.en or self.zh)):
            if not 1 <= len(name.strip()) <= _LONGEST or not name.isprintable():
                like = "may be one line of up to {high} characters"
                found[key] = NotAllowed(key, like, high=_LONGEST)
        known = ", ".join(Skill)
        if not set(self.skills) <= set(Skill):
            found["skills"] = NotAllowed(
                "skills", "may be a list of these: {choices}", choices=known
            )
        return found


def of(named: str) -> Catalogue:
    """`named`: the file of the neighbourhood; "": ours. Raises `CatalogueUnusable`."""
    return read(Path(named) if named else OURS)


@cache
def read(path: Path) -> Catalogue:
    """Once in the life of the process, when it is first asked for."""
    faults: list[NotAllowed] = []
    items = [each for each in _items(_tables(path), faults) if each is not None]
    if not items and not faults:
        faults.append(NotAllowed("", "may not be empty"))
    if faults:
        raise CatalogueUnusable(path, faults)
    return Catalogue(items)


def _tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        fault = NotAllowed("", "there is no such file")
    except OSError as unreadable:
        fault = NotAllowed("", "cannot be read ({reason})", reason=unreadable.strerror)
    except UnicodeDecodeError:
        fault = NotAllowed("", "is not UTF-8 text; save it again as UTF-8")
    except tomllib.TOMLDecodeError as broken:
        fault = NotAllowed("", "is not TOML ({reason})", reason=broken)
    raise CatalogueUnusable(path, [fault])


def _items(tables: dict[str, Any], faults: list[NotAllowed]) -> list[Item | None]:
    """None for each that something is wrong with."""
    found: list[Item | None] = []
    for field, table in tables.items():
        if field not in set(Field):
            choices = ", ".join(Field)
            faults.append(NotAllowed(field, "may be one of: {choices}", choices=choices))
        elif not isinstance(table, dict):
            faults.append(_no_section(field))
        else:
            found += [_item(Field(field), code, raw, faults) for code, raw in table.items()]
    return found


def _item(field: Field, code: str, raw: object, faults: list[NotAllowed]) -> Item | None:
    at, before = f"{field}.{code}", len(faults)
    if not isinstance(raw, dict):
        faults.append(_no_section(at))
        return None
    written = _written(at, raw, faults)
    if written is not None:
        faults += [_at(at, fault) for fault in written.faults().values()]
    if written is None or len(faults) > before:
        return None
    return Item(
        field=field,
        code=code,
        zh=written.zh.strip(),
        en=(written.en or written.zh).strip(),
        difficulty=written.difficulty,
        most=written.hours * HOUR,
        people=written.people,
        notice=written.notice_hours * HOUR,
        skills=frozenset(map(Skill, written.skills)),
    )


def _at(item: str, fault: NotAllowed) -> NotAllowed:
    return NotAllowed(f"{item}.{fault.key}", fault.allowed, **fault.params)


def _no_section(at: str) -> NotAllowed:
    return NotAllowed(at, "is a section: write [{section}] above its keys", section=at)


#: What each key of an item may hold, where it holds something else altogether.
_KINDS = {
    "zh": (str, "may be text in quotes"),
    "en": (str, "may be text in quotes"),
    "difficulty": (int, "may be a whole number, without quotes"),
    "hours": (float, "may be a number, without quotes"),
    "people": (int, "may be a whole number, without quotes"),
    "notice_hours": (float, "may be a number, without quotes"),
    "skills": (tuple[str, ...], "may be a list of these: {choices}"),
}


def _written(at: str, raw: dict[str, Any], faults: list[NotAllowed]) -> _Written | None:
    before, values = len(faults), dict[str, Any]()
    for key, value in raw.items():
        if key not in _KINDS:
            faults.append(NotAllowed(f"{at}.{key}", "is no setting"))
            continue
        kind, like = _KINDS[key]
        try:
            values[key] = msgspec.convert(value, kind)
        except msgspec.ValidationError:
            choices = ", ".join(Skill)
            faults.append(NotAllowed(f"{at}.{key}", like, choices=choices))
    needed = {each.name for each in fields(_Written)} - {"en", "people", "notice_hours", "skills"}
    missing = sorted(needed - raw.keys())
    faults += [NotAllowed(f"{at}.{key}", "must be set") for key in missing]
    return None if len(faults) > before else _Written(**values)

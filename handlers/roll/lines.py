"""Changes and counts in one line each, for a chat and for a terminal alike."""

from domain.areas import Area, AreaId, Level
from domain.changes import Change, Kind, Value
from handlers.kit.areas import written
from handlers.kit.i18n import N_, Translation
from handlers.roll.words import RELATIONS
from services.roll.previewing import Count, Shown

_COUNTS = {
    Kind.NEW: N_("New: {homes} homes, {people} people"),
    Kind.CHANGED: N_("Changed: {homes} homes, {people} people"),
    Kind.GONE: N_("Gone: {homes} homes, {people} people"),
}
#: Of a phone, at its beginning and its end.
_SHOWN = 3, 4


def count(t: Translation, kind: Kind, counted: Count) -> str:
    return t.plain(_COUNTS[kind], homes=f"{counted.homes:,}", people=f"{counted.people:,}")


def many_gone(t: Translation) -> str:
    return t.plain(
        N_(
            "⚠️ More than a fifth of the roll would be gone. Is the file whole? Whoever it does not"
            " name is struck off the roll of these compounds."
        )
    )


def change(t: Translation, shown: Shown) -> str:
    """Where, who, and what is said of them; of what changes, before and after."""
    done = shown.change
    where = written(t, _lineage(shown), "")
    who = t.plain(N_("{place} {name}"), place=where, name=done.name) if done.name else where
    said = _said(t, done)
    return t.plain(N_("{what}: {note}"), what=who, note=said) if said else who


def door(t: Translation, shown: Shown) -> str:
    return written(t, _lineage(shown), "")


def values(t: Translation, done: Change, value: Value | None, *, masked: bool = True) -> str:
    """What the roll says of a home, or of a person."""
    if value is None:
        return ""
    if not done.name:
        return _size(t, value)
    phone = _phone(value.phone, masked=masked)
    relation = t.plain(RELATIONS[value.relation]) if value.relation else ""
    return " · ".join(part for part in (relation, phone) if part)


def _said(t: Translation, done: Change) -> str:
    before, after = values(t, done, done.before), values(t, done, done.after)
    if done.kind is not Kind.CHANGED:
        return before or after
    if before == after:
        return t.plain(N_("another phone number"))
    return f"{before or '—'} → {after or '—'}"


def _size(t: Translation, value: Value) -> str:
    if value.size is None:
        return ""
    return t.plain(N_("{size} m²"), size=f"{value.size // 100:,}.{value.size % 100:02}")


def _phone(phone: str | None, *, masked: bool) -> str:
    """138****1234."""
    first, last = _SHOWN
    if not masked or not phone:
        return phone or ""
    return f"{phone[:first]}{'*' * max(len(phone) - first - last, 1)}{phone[-last:]}"


def _lineage(shown: Shown) -> list[Area]:
    """As the tree has it, or will have it."""
    named = (
        (Level.COMPOUND, shown.compound),
        (Level.BUILDING, shown.building),
        (Level.UNIT, shown.change.unit),
        (Level.HOME, shown.change.room),
    )
    return [Area(id=AreaId(0), level=level, name=name, path="") for level, name in named if name]

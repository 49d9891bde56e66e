"""What somebody's export tells of their points."""

from domain.people import Person
from domain.points import Entry
from handlers.kit.i18n import N_, Translation
from handlers.points import sheets, words
from services import points
from storage.unit import Unit


async def chapter(unit: Unit, person: Person, t: Translation) -> str:
    """The newest first."""
    entries = await points.entries(unit, person.id, sheets.MOST)
    if not entries:
        return ""
    balance = await points.balance(unit, person.id)
    heads = [
        t.plain(N_("Points: {points}"), points=balance.earned),
        t.plain(N_("Entered afterwards: {points}"), points=balance.entered),
    ]
    return "\n".join([*heads, "", *(_line(t, each) for each in entries)])


def _line(t: Translation, entry: Entry) -> str:
    return f"{t.written(entry.at)}  {words.change(entry.change)}  {words.what(t, entry)}"

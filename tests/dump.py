"""All that is kept for good, to see whether something changed."""

from town import Town

from domain.people import PersonId
from playground import Phone
from storage.schema import metadata
from storage.session import Row

#: What comes in and goes out, and is forgotten.
_PIPE = {"inbox", "outbox", "choices", "cards", "leases", "errands", "uploads"}
#: Whose row it is; everybody may change what is theirs.
_OWNER = {
    "people": "id",
    **dict.fromkeys(
        ("drafts", "muted", "mornings", "guesses", "voucher_guesses", "volunteers", "skills"),
        "person_id",
    ),
}

State = dict[str, list[tuple[object, ...]]]


async def state(town: Town, *apart_from: Phone) -> State:
    """Every row of every table, but what these people keep for themselves."""
    kept: State = {}
    async with town.linli.database.read() as unit:
        own = [await unit.people.known_as(phone.person.id) for phone in apart_from]
        ids = {person.id for person in own if person is not None}
        for name in sorted(set(metadata.tables) - _PIPE):
            rows = await unit._session.all(f"SELECT * FROM {name} ORDER BY 1, 2")
            owner = _OWNER.get(name)
            kept[name] = [
                tuple(row)
                for row in rows
                if (owner is None or row[owner] not in ids) and not _of_oneself(name, row, ids)
            ]
    return kept


def _of_oneself(table: str, row: Row, ids: set[PersonId]) -> bool:
    """What somebody did with what is theirs: asked for their data, gave up a role, became a
    volunteer.
    """
    if table == "grants" and row["role"] == "volunteer":
        return row["person_id"] in ids and row["by_id"] == row["person_id"]
    if table != "events" or row["subject"] != "person":
        return False
    return row["subject_id"] in ids and row["by_id"] == row["subject_id"]

"""Every button there is, each on a screen and about to be pressed; and what a press may change."""

from importlib import import_module
from pathlib import Path

from ready import Ready, Scene
from town import Town

from domain.tickets import TicketId

_FILES = [import_module(file.stem) for file in sorted(Path(__file__).parent.glob("*_scenes.py"))]
#: By wire, of every feature.
SCENES: dict[str, Scene] = {wire: scene for file in _FILES for wire, scene in file.SCENES.items()}
#: What whoever presses it does for themselves.
EVERYBODYS = {"hb", "nj", "bx", "bq"}.union(*(getattr(file, "OWN", ()) for file in _FILES))


async def state(town: Town) -> list[object]:
    """All that a press can change for good, apart from what is said."""
    async with town.linli.database.read() as unit:
        people = [await unit.people.known_as(user) for user in town.world.people]
        drafts = [person and await unit.drafts.of(person.id) for person in people]
        tickets: list[object] = []
        for number in range(1, 9):
            tickets.append(await unit.events.of_ticket(number))
            try:
                tickets.append(await unit.tickets.get(TicketId(number)))
            except Exception:  # noqa: BLE001 - there are fewer
                break
        session = unit._session
        told = "SELECT subject, subject_id, kind, note FROM events ORDER BY id"
        groups = "SELECT chat_id, purpose, area_id, admits, left_at FROM groups ORDER BY chat_id"
        proposals = "SELECT id, state, decided_by FROM proposals ORDER BY id"
        homes = "SELECT * FROM residencies ORDER BY id"
        invitations = "SELECT * FROM invitations ORDER BY id"
        applications = "SELECT * FROM applications ORDER BY id"
        roll = "SELECT * FROM roll ORDER BY id"
        imports = "SELECT id, state FROM imports ORDER BY id"
        incidents = "SELECT * FROM incidents ORDER BY id"
        answers = "SELECT id, answer, retired_at FROM answers ORDER BY id"
        rules = "SELECT * FROM rules ORDER BY id"
        rewards = "SELECT * FROM rewards ORDER BY id"
        vouchers = "SELECT * FROM vouchers ORDER BY id"
        made = "SELECT * FROM tasks ORDER BY id"
        claims = "SELECT * FROM claims ORDER BY id"
        consents = "SELECT * FROM consents ORDER BY claim_id, person_id"
        entries = "SELECT * FROM entries ORDER BY id"
        offers = "SELECT * FROM offers ORDER BY task_id, person_id"
        meetings = (
            "SELECT id, stage, starts_at, place, moves FROM meetings ORDER BY id",
            "SELECT * FROM items ORDER BY id",
            "SELECT item_id, person_id FROM item_seconds ORDER BY item_id, person_id",
            "SELECT * FROM attendances ORDER BY meeting_id, person_id",
            "SELECT * FROM item_votes ORDER BY item_id, home_id",
            "SELECT * FROM remarks ORDER BY id",
            "SELECT * FROM speakers ORDER BY id",
            "SELECT * FROM resolutions ORDER BY id",
            "SELECT * FROM amendments ORDER BY id",
            "SELECT area_id, series, person_id FROM invitees ORDER BY person_id",
        )
        decisions = (
            "SELECT id, stage, vote_id, resolution_id FROM decisions ORDER BY id",
            "SELECT * FROM opinions ORDER BY id",
            "SELECT * FROM objections ORDER BY id",
        )
        notices = (
            "SELECT id, stage, text, revision, reminded_at FROM notices ORDER BY id",
            "SELECT id, acknowledged_at, told_at, told_by FROM deliveries ORDER BY id",
        )
        votes = (
            "SELECT id, state, reason, closes_at, opens_at, veil FROM votes ORDER BY id",
            "SELECT * FROM voters ORDER BY id",
            "SELECT * FROM ballots ORDER BY voter_id",
            "SELECT voter_id, vote_id FROM envelopes ORDER BY voter_id",
        )
        assembly = (
            "SELECT vote_id, clause, moved_at FROM assemblies ORDER BY vote_id",
            "SELECT home_id, person_id, how, state, read_at FROM served ORDER BY id",
            "SELECT voter_id, mark FROM knocks ORDER BY voter_id",
            "SELECT * FROM papers ORDER BY id",
            "SELECT * FROM paper_entries ORDER BY id",
            "SELECT * FROM proxies ORDER BY id",
        )
        volunteers = "SELECT * FROM volunteers ORDER BY person_id"
        skills = "SELECT * FROM skills ORDER BY person_id, skill"
        rotas = "SELECT * FROM rotas ORDER BY id"
        known = (told, rotas, groups, proposals, homes, invitations, applications, roll, imports)
        tables = (
            *known,
            *(incidents, answers, rules, rewards, vouchers),
            *(made, claims, consents, offers, entries),
            *meetings,
            *assembly,
            *votes,
            *notices,
            *decisions,
            *(volunteers, skills),
        )
        others = [[tuple(row) for row in await session.all(sql)] for sql in tables]
        return [people, drafts, tickets, others]


def data(ready: Ready) -> str:
    keys = (key for row in ready.message.rows for key in row)
    return next(str(key["callback_data"]) for key in keys if key["text"] == ready.label)


def answered_all(town: Town) -> bool:
    """No spinner turns on any button."""
    return all(query.answer is not None for query in town.world.queries.values())

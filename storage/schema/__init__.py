"""The schema as prose: what every table and every NULL means. Alembic compares it with reality."""

from storage.schema import (
    assembly,
    decisions,
    digests,
    homes,
    meetings,
    notices,
    people,
    pipe,
    tasks,
    tickets,
    votes,
)
from storage.schema.columns import metadata

__all__ = [
    "assembly",
    "decisions",
    "digests",
    "homes",
    "meetings",
    "metadata",
    "notices",
    "people",
    "pipe",
    "tasks",
    "tickets",
    "votes",
]

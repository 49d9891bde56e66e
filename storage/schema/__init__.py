"""The schema as prose: what every table and every NULL means. Alembic compares it with reality."""

from storage.schema import (
    assembly,
    decisions,
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

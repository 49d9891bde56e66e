"""The schema as prose: what every table and every NULL means. Alembic compares it with reality."""

from storage.schema import homes, meetings, people, pipe, tasks, tickets, votes
from storage.schema.columns import metadata

__all__ = ["homes", "meetings", "metadata", "people", "pipe", "tasks", "tickets", "votes"]

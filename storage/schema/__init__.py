"""The schema as prose: what every table and every NULL means. Alembic compares it with reality."""

from storage.schema import homes, people, pipe, tasks, tickets
from storage.schema.columns import metadata

__all__ = ["homes", "metadata", "people", "pipe", "tasks", "tickets"]

"""Alembic's environment and the revisions, one file each, in order of their numbers."""

"""A newer Linli on an older database: this one with one more migration."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from terminal import Typed, apart

import storage
from storage.database import sqlite_path
from storage.migrate import revisions

_MIGRATION = """
from alembic import op

revision = "0999"
down_revision = "{before}"
branch_labels = depends_on = None


def upgrade():
    op.execute("CREATE TABLE lanterns (id INTEGER)")
    {then}


def downgrade():
    op.execute("DROP TABLE lanterns")
"""


def _newer(folder: Path, then: str = "pass") -> None:
    """`python -m` looks into its own folder first, and finds this storage there."""
    shutil.copytree(Path(*storage.__path__), folder / "storage")
    script = folder / "storage" / "migrations" / "versions" / "0999_lanterns.py"
    script.write_text(_MIGRATION.format(before=revisions()[-1], then=then))


def _tables(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        return {name for [name] in connection.execute("SELECT name FROM sqlite_master")}


async def _migrate(folder: Path, url: str) -> Typed:
    return await apart("migrate", folder=folder, LINLI_STORAGE__URL=url)


async def test_it_is_copied_and_then_changed(tmp_path: Path, sqlite_url: str) -> None:
    _newer(tmp_path)

    said = await _migrate(tmp_path, sqlite_url)

    [copy] = (tmp_path / "var" / "backups").iterdir()
    assert (said.code, said.err) == (0, "")
    assert "copied first" in said.out
    assert "lanterns" in _tables(sqlite_path(sqlite_url))
    assert "lanterns" not in _tables(copy)


async def test_a_change_that_fails_leaves_it_as_it_was(tmp_path: Path, sqlite_url: str) -> None:
    _newer(tmp_path, then='op.execute("SELECT nothing FROM nowhere")')

    said = await _migrate(tmp_path, sqlite_url)

    assert said.code == 1
    assert "could not be brought up to date" in said.err
    assert "Traceback" not in said.err
    assert "lanterns" not in _tables(sqlite_path(sqlite_url))

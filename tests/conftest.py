"""What every test may ask for: databases of both kinds, and a town to talk in."""

import logging
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import town as towns
from databases import Postgres, sqlite_template
from town import HandClock, Town

from domain.settings import Neighbourhood
from storage.database import Database


@pytest.fixture(autouse=True)
def _nothing_is_logged_as_an_error(
    caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> Iterator[None]:
    """A test in which something went wrong unseen has failed; mark `expects_errors` if meant."""
    yield
    if request.node.get_closest_marker("expects_errors"):
        return
    errors = [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert not errors, [record.getMessage() for record in errors]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all workers of this run."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if base.name.startswith("popen-") else base


@pytest.fixture(scope="session")
def _template(shared: Path) -> Path:
    return sqlite_template(shared)


@pytest.fixture
def sqlite_url(_template: Path, tmp_path: Path) -> str:
    """A migrated database of its own."""
    path = tmp_path / "linli.db"
    shutil.copy(_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def _postgres(shared: Path) -> Iterator[Postgres]:
    server = Postgres(shared)
    yield server
    server.close()


@pytest.fixture
def postgres_url(_postgres: Postgres) -> Iterator[str]:
    """A migrated database of its own, in a PostgreSQL from a wheel."""
    name = _postgres.create()
    yield _postgres.url(name)
    _postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def database(database_url: str, clock: HandClock) -> AsyncIterator[Database]:
    """Both kinds, one after the other."""
    opened = await Database.open(database_url, clock)
    yield opened
    await opened.close()


@pytest.fixture
def neighbourhood() -> Neighbourhood:
    return Neighbourhood(name="幸福里")


@pytest.fixture
async def town(
    sqlite_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> AsyncIterator[Town]:
    """On the embedded default."""
    opened = await towns.settled_town(sqlite_url, neighbourhood, clock)
    yield opened
    await towns.close(opened)

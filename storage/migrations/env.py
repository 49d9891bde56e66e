"""How Alembic reaches the database: it is called from `storage.migrate`, never by its own CLI."""

import asyncio
from typing import Any

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.schema import metadata


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        compare_server_default=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def run_async(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(run)
    await engine.dispose()


def main(engine: Any) -> None:
    if isinstance(engine, AsyncEngine):
        asyncio.run(run_async(engine))
        return
    with engine.begin() as connection:
        run(connection)
    engine.dispose()


main(context.config.attributes["engine"])

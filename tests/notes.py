"""A town whose bot also takes notes: /note keeps and repeats what was said."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import town as towns
from town import HandClock, Town

from bot.app import Linli
from domain.settings import Neighbourhood
from handlers.kit.context import Context
from handlers.kit.said import Said
from handlers.kit.screens import Screen, html


@asynccontextmanager
async def taking_notes(
    database_url: str, neighbourhood: Neighbourhood, clock: HandClock
) -> AsyncIterator[Town]:
    opened = await towns.settled_town(database_url, neighbourhood, clock)
    opened.linli.routes.commands["note"] = note
    yield opened
    await towns.close(opened)


async def note(context: Context, said: Said) -> None:
    await context.unit.people.name(context.actor.id, f"{context.actor.name} {said.text}")
    await context.reply(lambda _t: Screen(text=html("{words}", words=said.text)))


async def broken(context: Context, said: Said) -> None:
    await note(context, said)
    raise ZeroDivisionError


async def name_of(linli: Linli, telegram_id: int) -> str:
    async with linli.database.read() as unit:
        person = await unit.people.known_as(telegram_id)
    return person.name if person else ""

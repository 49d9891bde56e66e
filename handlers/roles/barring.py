"""Keeping somebody out, and welcoming them back."""

from domain.people import PersonId
from handlers.kit.context import Context
from handlers.roles import telling, views
from handlers.roles.listing import card
from services import holders, roles


async def ask(context: Context, ids: tuple[int, ...]) -> None:
    person = await roles.may_bar(context.unit, context.actor, PersonId(ids[0]))
    await context.in_place(views.bar_indeed(person))


async def bar(context: Context, ids: tuple[int, ...]) -> None:
    barred = await roles.bar(context.unit, context.actor, PersonId(ids[0]))
    if barred is not None:
        await context.tell(barred, telling.barred())
    await _card(context, PersonId(ids[0]))


async def welcome(context: Context, ids: tuple[int, ...]) -> None:
    welcomed = await roles.welcome(context.unit, context.actor, PersonId(ids[0]))
    if welcomed is not None:
        await context.tell(welcomed, telling.welcomed())
    await _card(context, PersonId(ids[0]))


async def _card(context: Context, person_id: PersonId) -> None:
    seen = await holders.see(context.unit, context.actor, person_id)
    await context.in_place(await card(context, seen))

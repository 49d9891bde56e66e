"""/desk: what waits, in piles, through a filter, six to a page."""

from dataclasses import dataclass

from domain.permissions import Action
from handlers.desk import menu, queue_views, sorting
from handlers.desk.queue_views import Looking
from handlers.kit import forms, placing
from handlers.kit.context import Context
from handlers.kit.placing import Placed
from handlers.kit.questions import Form
from handlers.kit.raised import ButtonRetired
from handlers.kit.said import Said
from handlers.kit.screens import View
from services import desk_queue
from services.desk_queue import Pile, Wanted

_PILES = tuple(Pile)


async def desk(context: Context, _said: Said) -> None:
    await context.privately(await _home(context, 0, 0))


async def home(context: Context, ids: tuple[int, ...]) -> None:
    category, area = ids
    await context.in_place(await _home(context, category, area))


async def pile(context: Context, ids: tuple[int, ...]) -> None:
    which, category, area, number = ids
    if which >= len(_PILES):
        raise ButtonRetired
    looking = await _looking(context, category, area, _PILES[which])
    page = await desk_queue.page(context.unit, context.actor, looking.wanted, number)
    await context.in_place(queue_views.page(looking, page, context.now))


async def filters(context: Context, ids: tuple[int, ...]) -> None:
    await context.in_place(queue_views.filters(await _looking(context, ids[0], ids[1])))


async def categories(context: Context, ids: tuple[int, ...]) -> None:
    page = min(ids[0], len(sorting.CATEGORIES) // sorting.A_PAGE)
    area = await placing.area_of(context.unit, ids[1])
    await context.in_place(queue_views.categories(page, area.id if ids[1] else 0))


async def more(context: Context, _ids: tuple[int, ...]) -> None:
    await context.in_place(await menu.screen(context))


async def _home(context: Context, category: int, area: int) -> View:
    looking = await _looking(context, category, area)
    counts = await desk_queue.counts(context.unit, context.actor, looking.wanted)
    return queue_views.home(looking, counts)


async def _looking(context: Context, category: int, area: int, pile: Pile = Pile.OPEN) -> Looking:
    where = await placing.area_of(context.unit, area) if area else None
    wanted = Wanted(pile=pile, category=sorting.numbered(category), area=where)
    return Looking(wanted=wanted, place=await placing.written(context, where) if where else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing(Placed):
    category: int = 0


async def by_area(context: Context, ids: tuple[int, ...]) -> None:
    sorting.numbered(ids[0])
    await forms.begin(context, NARROWING, Narrowing(category=ids[0]))


async def _narrowed(context: Context, answers: Narrowing) -> None:
    await context.redraw(await _home(context, answers.category, answers.area))


async def _look(context: Context, answers: Narrowing) -> Narrowing:
    return await placing.look(context, answers, Action.SEE_TICKETS)


NARROWING: Form[Narrowing] = Form(
    name="desk-area",
    answers=Narrowing,
    questions=(placing.question(Narrowing),),
    submit=_narrowed,
    look=_look,
    same=lambda open_, new: open_.category == new.category,
)

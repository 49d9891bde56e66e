"""/bind: an administrator says what a group is for, and whom. Telegram's own group administrators
are nothing to us.
"""

from domain.areas import Area
from domain.groups import Purpose
from handlers.groups import views
from handlers.kit.context import Context
from handlers.kit.raised import ButtonRetired
from handlers.kit.said import Said
from services import areas, groups

_PURPOSES = {
    "residents": Purpose.RESIDENTS,
    "居民": Purpose.RESIDENTS,
    "居民群": Purpose.RESIDENTS,
    "业主群": Purpose.RESIDENTS,
    "staff": Purpose.STAFF,
    "工作": Purpose.STAFF,
    "工作群": Purpose.STAFF,
    "volunteers": Purpose.VOLUNTEERS,
    "志愿者": Purpose.VOLUNTEERS,
    "志愿者群": Purpose.VOLUNTEERS,
}
#: On the wire: a purpose is only ever added at the end.
_WIRED = tuple(Purpose)


async def bind(context: Context, said: Said) -> None:
    if context.private:
        await context.reply(views.how_to_bind())
        return
    words = said.text.split()
    purpose = next((_PURPOSES[w.lower()] for w in words if w.lower() in _PURPOSES), None)
    place = " ".join(word for word in words if word.lower() not in _PURPOSES)
    if purpose is None:
        await context.reply(views.what_for())
    elif place:
        await _bind(context, purpose, await areas.named(context.unit, place))
    else:
        await _anywhere(context, purpose)


async def purpose(context: Context, ids: tuple[int, ...]) -> None:
    _in_a_group(context)
    await _anywhere(context, _wired(ids[0]))


async def area(context: Context, ids: tuple[int, ...]) -> None:
    """Only one of those that were offered: narrower ones are typed."""
    _in_a_group(context)
    offered = await groups.choices(context.unit)
    chosen = next((each for each in offered if each.id == ids[1]), None)
    if chosen is None:
        raise ButtonRetired
    await _bind(context, _wired(ids[0]), chosen)


async def turn(context: Context, ids: tuple[int, ...]) -> None:
    _in_a_group(context)
    await _ask_where(context, _wired(ids[0]), page=ids[1])


async def admits(context: Context, ids: tuple[int, ...]) -> None:
    _in_a_group(context)
    group = await groups.admit(context.unit, context.actor, context.chat.id, admits=bool(ids[0]))
    where = await context.unit.areas.lineage(await context.unit.areas.get(group.area))
    await context.redraw(views.bound(group, where, context.neighbourhood.name))


async def _anywhere(context: Context, purpose: Purpose) -> None:
    offered = await groups.choices(context.unit)
    if len(offered) == 1:
        await _bind(context, purpose, offered[0])
    else:
        await _ask_where(context, purpose, page=0)


async def _ask_where(context: Context, purpose: Purpose, page: int) -> None:
    offered = await groups.choices(context.unit)
    view = views.where(_WIRED.index(purpose), offered, page, context.neighbourhood.name)
    await context.redraw(view)


async def _bind(context: Context, purpose: Purpose, area: Area) -> None:
    group = await groups.bind(
        context.unit,
        context.actor,
        context.chat.id,
        title=context.chat.title or "",
        purpose=purpose,
        area=area,
    )
    where = await context.unit.areas.lineage(area)
    await context.redraw(views.bound(group, where, context.neighbourhood.name))


def _wired(at: int) -> Purpose:
    if at >= len(_WIRED):
        raise ButtonRetired
    return _WIRED[at]


def _in_a_group(context: Context) -> None:
    """A private chat is bound to nothing, whatever a forged press says."""
    if context.private:
        raise ButtonRetired

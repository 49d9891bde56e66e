"""The doors to knock at, ticked off one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area, AreaId, Level
from domain.notices import Notice, NoticeId
from domain.people import PersonId, Role
from domain.permissions import Action, may, require
from handlers.kit import areas as named
from handlers.kit import placing
from handlers.kit.areas import Where
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.screens import Key, Screen, cut, view
from handlers.kit.speaking import Speaker
from handlers.notices import buttons, progress, reading
from services import notices
from services.notices.ledger import told_in
from storage.door_knocks import Door
from storage.unit import Unit

_A_PAGE = 6
_ASKED = N_("{count} building heads were asked to go there.")
_NO_HEADS = N_("No building head looks after these buildings: please go there yourselves.")
_LABEL = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    notice: Notice
    area: Area
    where: Where
    doors: Sequence[Door]
    left: int
    page: int
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A building or another part, with the doors that are left there."""

    area: Area
    left: int


async def doors(context: Context, ids: tuple[int, ...]) -> None:
    """Of a part that they look after; where that is large, first of which building."""
    number, area_id, page = ids
    notice, mine = await _mine(context, NoticeId(number))
    area = await _chosen(context, mine, area_id)
    if area is None or area.level < Level.BUILDING:
        parts = await _parts(context.unit, notice, [area] if area else mine)
        if len(parts) != 1:
            calls = not notice.over(context.now) and all(
                may(context.actor, Action.SEND_NOTICE, each) for each in notice.areas
            )
            await progress.beside(context, _choose(notice, parts, page, calls=calls))
            return
        area = parts[0].area
    await progress.beside(context, _list(await _look(context, notice, area, page)))


async def tick(context: Context, ids: tuple[int, ...]) -> None:
    number, home, area, page = ids
    door = await placing.area_of(context.unit, home)
    await notices.tell(context.unit, NoticeId(number), door.id, context.actor)
    await doors(context, (number, area, page))


async def untick(context: Context, ids: tuple[int, ...]) -> None:
    number, home, area, page = ids
    door = await placing.area_of(context.unit, home)
    await notices.untell(context.unit, NoticeId(number), door.id, context.actor)
    await doors(context, (number, area, page))


async def call(speaker: Speaker, notice: Notice) -> int:
    """Building heads hear where somebody should knock. How many of them."""
    buildings: dict[AreaId, Area] = {}
    for area in notice.areas:
        below = await speaker.unit.areas.within(area, Level.BUILDING)
        buildings |= {each.id: each for each in below or [area]}
    called: set[PersonId] = set()
    for building in buildings.values():
        left = await speaker.unit.door_knocks.untold(notice.id, building, asks=notice.asks)
        if left:
            for head in await speaker.unit.people.with_role_over(building, Role.BUILDING_HEAD):
                shown = _called(notice, building, left)
                if await speaker.tell(head, shown, gentle=True):
                    called.add(head.id)
    return len(called)


async def ask(context: Context, ids: tuple[int, ...]) -> None:
    """By hand; again only after a few hours. Raises `HeadsCalledLately`."""
    notice = await notices.call(context.unit, NoticeId(ids[0]), context.actor)
    count = await call(context.speaker, notice)
    words = _ASKED if count else _NO_HEADS
    context.alert(context.t.plain(words, count=count))


async def _mine(context: Context, number: NoticeId) -> tuple[Notice, Sequence[Area]]:
    return await told_in(context.unit, number, context.actor)


async def _chosen(context: Context, mine: Sequence[Area], number: int) -> Area | None:
    """None: nothing was chosen. Raises `ButtonRetired` and `NotEntitled`."""
    if not number:
        return mine[0] if len(mine) == 1 else None
    area = await placing.area_of(context.unit, number)
    require(context.actor, Action.SEND_NOTICE, area)
    return area


async def _parts(unit: Unit, notice: Notice, within: Sequence[Area]) -> Sequence[Part]:
    """Buildings that have doors left; where nobody built any, what there is."""
    found: dict[AreaId, Area] = {}
    for area in within:
        below = await unit.areas.within(area, Level.BUILDING)
        found |= {each.id: each for each in below or [area]}
    counted = [
        Part(area=each, left=await unit.door_knocks.untold(notice.id, each, asks=notice.asks))
        for each in found.values()
    ]
    return [each for each in counted if each.left]


async def _look(context: Context, notice: Notice, area: Area, page: int) -> Doors:
    unit = context.unit
    left = await unit.door_knocks.untold(notice.id, area, asks=notice.asks)
    page = min(page, 10_000)
    shown = await notices.doors(unit, notice, area, limit=_A_PAGE + 1, offset=page * _A_PAGE)
    lineage = await unit.areas.lineage(area)
    return Doors(
        notice=notice,
        area=area,
        where=Where(lineage=lineage, whole=context.neighbourhood.name),
        doors=shown[:_A_PAGE],
        left=left,
        page=page,
        more=len(shown) > _A_PAGE,
    )


@view
def _choose(
    t: Translation, notice: Notice, parts: Sequence[Part], page: int, *, calls: bool
) -> Screen:
    if not parts:
        words = t(N_("{title}\nEvery door has it."), title=reading.title(t, notice))
        return Screen(text=words, keys=((buttons.MANAGE(t, notice.id),),))
    first = min(page, (len(parts) - 1) // _A_PAGE) * _A_PAGE
    keys = [
        (
            buttons.DOORS.labelled(
                t.plain(
                    N_("{building}: {count} doors"),
                    building=named.called(t, each.area) or t.plain(N_("here")),
                    count=each.left,
                ),
                notice.id,
                each.area.id,
                0,
            ),
        )
        for each in parts[first : first + _A_PAGE]
    ]
    if len(parts) > _A_PAGE:
        following = page + 1 if len(parts) > first + _A_PAGE else 0
        more = buttons.DOORS.labelled(t.plain(N_("More…")), notice.id, 0, following)
        keys.append((more,))
    if calls:
        keys.append((buttons.CALL(t, notice.id),))
    words = t(N_("{title}\nWhich building?"), title=reading.title(t, notice))
    return Screen(text=words, keys=tuple(keys))


@view
def _list(t: Translation, shown: Doors) -> Screen:
    notice, area, page = shown.notice, shown.area, shown.page
    keys: list[tuple[Key, ...]] = [(_door(t, shown, each),) for each in shown.doors]
    turning = []
    if page:
        back = t.plain(N_("◀️ Back"))
        turning.append(buttons.DOORS.labelled(back, notice.id, area.id, page - 1))
    if shown.more:
        onwards = t.plain(N_("More…"))
        turning.append(buttons.DOORS.labelled(onwards, notice.id, area.id, page + 1))
    if not turning:
        turning.append(buttons.DOORS.labelled(t.plain(N_("🔄 Refresh")), notice.id, area.id, 0))
    silent = N_("{title}\n{place}: {count} doors have not answered. Tap one once you were there.")
    unreached = N_("{title}\n{place}: {count} doors left. Tap one once you have been there.")
    words = t(
        silent if notice.asks else unreached,
        title=reading.title(t, notice),
        place=shown.where.written(t),
        count=shown.left,
    )
    if not shown.left:
        words = t(
            N_("{title}\n{place}: every door has it. Thank you!"),
            title=reading.title(t, notice),
            place=shown.where.written(t),
        )
    return Screen(text=words, keys=(*keys, tuple(turning)))


def _door(t: Translation, shown: Doors, door: Door) -> Key:
    """Told already: pressed again it is taken back."""
    button = buttons.UNTICK if door.told else buttons.TICK
    label = cut(f"{'☑️' if door.told else '⬜️'} {_named(t, door)}", _LABEL)
    return button.labelled(label, shown.notice.id, door.home.id, shown.area.id, shown.page)


def _named(t: Translation, door: Door) -> str:
    place = named.written(t, [*door.stairs, door.home], "")
    return f"{place} {t.plain(N_(', ')).join(door.names)}".strip()


@view
def _called(t: Translation, notice: Notice, building: Area, left: int) -> Screen:
    silent = N_("🚪 {title}\n{building}: {count} doors have not answered. Could you go there?")
    unreached = N_("🚪 {title}\n{building}: it has not reached {count} doors. Could you go there?")
    words = t(
        silent if notice.asks else unreached,
        title=reading.title(t, notice),
        building=named.called(t, building) or t.plain(N_("here")),
        count=left,
    )
    return Screen(text=words, keys=((buttons.DOORS(t, notice.id, building.id, 0),),))


def register(routes: Routes) -> None:
    routes.press(buttons.DOORS, doors, action=Action.SEND_NOTICE)
    routes.press(buttons.CALL, ask, action=Action.SEND_NOTICE)
    routes.press(buttons.TICK, tick, action=Action.SEND_NOTICE)
    routes.press(buttons.UNTICK, untick, action=Action.SEND_NOTICE)

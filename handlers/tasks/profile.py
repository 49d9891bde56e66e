"""⚙️ How somebody serves: when, where, what, how often they are asked, by name or not."""

from domain.areas import Area, AreaId, Level
from domain.permissions import Action
from domain.volunteers import PER_DAY
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.raised import ButtonRetired
from handlers.kit.routing import Routes
from handlers.kit.screens import View
from handlers.tasks import buttons, profile_views
from handlers.tasks.profile_views import A_PAGE, WIRED
from services import service_areas, volunteers


async def show(context: Context, _ids: tuple[int, ...] = ()) -> None:
    await context.in_place(await seen(context))


async def seen(context: Context, *, welcome: bool = False) -> View:
    zone = context.neighbourhood.zone
    profile = await volunteers.profile(context.unit, context.actor, zone)
    return profile_views.profile(profile, context.neighbourhood.name, welcome=welcome)


async def duty(context: Context, ids: tuple[int, ...]) -> None:
    on = _yes_or_no(ids[0])
    await volunteers.choose(context.unit, context.actor, context.neighbourhood.zone, on_duty=on)
    said = N_("You are on duty: I ask you first when somebody near you needs a hand.")
    if not on:
        said = N_("Have a good rest. I ask you only where nobody else is found.")
    context.alert(context.t.plain(said))
    await show(context)


async def named(context: Context, ids: tuple[int, ...]) -> None:
    by_name = _yes_or_no(ids[0])
    zone = context.neighbourhood.zone
    await volunteers.choose(context.unit, context.actor, zone, named=by_name)
    said = N_("Your name may stand in the list of thanks, and under what is shown of your help.")
    if not by_name:
        said = N_("Your name stands in no list; your hours and points count all the same.")
    context.alert(context.t.plain(said))
    await show(context)


async def per_day(context: Context, ids: tuple[int, ...]) -> None:
    zone, count = context.neighbourhood.zone, ids[0]
    if count and count not in PER_DAY:
        raise ButtonRetired
    if count:
        await volunteers.choose(context.unit, context.actor, zone, per_day=count)
    chosen = (await volunteers.known(context.unit, context.actor, zone)).per_day
    await context.in_place(profile_views.how_often(chosen))


async def skills(context: Context, ids: tuple[int, ...]) -> None:
    await _skills(context, _page(ids[0], len(WIRED)))


async def skill(context: Context, ids: tuple[int, ...]) -> None:
    at, wanted = ids
    if at >= len(WIRED):
        raise ButtonRetired
    zone, able = context.neighbourhood.zone, _yes_or_no(wanted)
    await volunteers.can(context.unit, context.actor, zone, WIRED[at], able=able)
    await _skills(context, at // A_PAGE)


async def _skills(context: Context, page: int) -> None:
    known = await volunteers.known(context.unit, context.actor, context.neighbourhood.zone)
    await context.in_place(profile_views.skills(known.skills, page))


async def areas(context: Context, ids: tuple[int, ...]) -> None:
    places = await service_areas.places(context.unit, context.actor)
    count = sum(1 if each.buildings is None else 2 for each in places)
    page = _page(ids[0], count)
    await context.in_place(profile_views.areas(places, context.neighbourhood.name, page))


async def buildings(context: Context, ids: tuple[int, ...]) -> None:
    compound = AreaId(ids[0])
    places = await service_areas.buildings(context.unit, context.actor, compound)
    page = _page(ids[1], len(places))
    await context.in_place(profile_views.buildings(places, compound, page))


async def serve(context: Context, ids: tuple[int, ...]) -> None:
    area_id, wanted = AreaId(ids[0]), _yes_or_no(ids[1])
    unit, by = context.unit, context.actor
    await (service_areas.serve if wanted else service_areas.rest)(unit, by, area_id)
    context.work.actor = await unit.people.get(by.id)
    await _where_it_was(context, await unit.areas.get(area_id))


async def _where_it_was(context: Context, area: Area) -> None:
    """Among the buildings of its compound, or with the compounds."""
    for place in await service_areas.places(context.unit, context.actor):
        if area.level is Level.BUILDING and place.buildings is not None:
            around = place.area
            if around.reaches(area) and around.id != area.id:
                inside = await service_areas.buildings(context.unit, context.actor, around.id)
                at = next(at for at, each in enumerate(inside) if each.area.id == area.id)
                await buildings(context, (around.id, at // A_PAGE))
                return
    await areas(context, (0,))


def _yes_or_no(wanted: int) -> bool:
    if wanted > 1:
        raise ButtonRetired
    return bool(wanted)


def _page(page: int, count: int) -> int:
    if page * A_PAGE >= max(count, 1):
        raise ButtonRetired
    return page


def register(routes: Routes) -> None:
    """Whoever has not joined is told how."""
    welcome = Action.VOLUNTEER
    routes.press(buttons.PROFILE, show, action=welcome)
    routes.press(buttons.DUTY, duty, action=welcome)
    routes.press(buttons.NAMED, named, action=welcome)
    routes.press(buttons.PER_DAY, per_day, action=welcome)
    routes.press(buttons.SKILLS, skills, action=welcome)
    routes.press(buttons.SKILL, skill, action=welcome)
    routes.press(buttons.AREAS, areas, action=welcome)
    routes.press(buttons.BUILDINGS, buildings, action=welcome)
    routes.press(buttons.SERVE, serve, action=welcome)

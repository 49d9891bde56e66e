"""🗓 议事会: what comes next, its card, its items."""

from collections.abc import Sequence

from domain.areas import Area
from domain.meetings import ItemId, Meeting, MeetingId
from domain.permissions import Action
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Screen, view
from handlers.meetings import buttons, item_views, telling, words
from services.meetings import holding, reach
from services.meetings.holding import Picture

_A_PAGE, _MOST = 6, 8
#: Longer ones fit into no column.
_LONGEST = 9


async def command(context: Context, _said: Said) -> None:
    meetings = _first(await reach.of_person(context.unit, context.actor, context.neighbourhood))
    if not meetings:
        await context.privately(_none())
    elif len(meetings) == 1:
        await show(context, meetings[0].id)
    else:
        lineages = [await context.unit.areas.lineage(each.area) for each in meetings]
        await context.privately(_several(list(zip(meetings, lineages, strict=True))[:_MOST]))


def _first(meetings: Sequence[Meeting]) -> list[Meeting]:
    """Of each place and kind the next one; one that is over only where nothing is to come."""
    found: dict[tuple[int, str], Meeting] = {}
    for each in sorted(meetings, key=lambda meeting: not meeting.to_come):
        found.setdefault((each.area.id, each.series), each)
    return sorted(found.values(), key=lambda meeting: (meeting.starts_at, meeting.id))


async def show(context: Context, meeting_id: MeetingId) -> None:
    """As a new card in private; the one before loses its buttons."""
    seen = await _seen(context, meeting_id)
    card = telling.own_card(meeting_id)
    own = context.actor.telegram_id
    before = [each for each in await context.speaker.standing(card) if each.chat_id == own]
    await context.privately(await telling.own(context.speaker, seen, context.actor), card=card)
    context.speaker.strip(before)


async def _seen(context: Context, meeting_id: MeetingId) -> Picture:
    seen = await holding.picture(context.unit, meeting_id)
    await reach.must_see(context.unit, context.actor, seen.meeting, context.neighbourhood)
    return seen


async def opened(context: Context, ids: tuple[int, ...]) -> None:
    seen = await _seen(context, MeetingId(ids[0]))
    if not context.private:
        await show(context, seen.meeting.id)
        return
    shown = await telling.own(context.speaker, seen, context.actor)
    await context.redraw(shown, card=telling.own_card(seen.meeting.id))


async def follow(context: Context, number: str) -> None:
    if number.isdecimal() and number.isascii() and len(number) <= _LONGEST:
        await show(context, MeetingId(int(number)))
    else:
        await command(context, Said())


async def items(context: Context, ids: tuple[int, ...]) -> None:
    seen = await _seen(context, MeetingId(ids[0]))
    # Whoever chairs may still list what was left out.
    shown = seen.items if seen.meeting.chaired_by(context.actor) else seen.agenda
    if len(shown) == 1:
        await item(context, (shown[0].id,))
        return
    pages = max(0, len(shown) - 1) // _A_PAGE
    screen = item_views.items(seen.meeting, shown, min(ids[1], pages), _A_PAGE)
    if context.private:
        await context.redraw(screen)
    else:
        await context.privately(screen)


async def item(context: Context, ids: tuple[int, ...]) -> None:
    each = await holding.look_at(context.unit, ItemId(ids[0]))
    await reach.must_see(context.unit, context.actor, each.meeting, context.neighbourhood)
    screen = await telling.item(context.speaker, each, context.actor)
    if context.private:
        await context.redraw(screen, card=telling.item_card(each))
    else:
        await context.privately(screen, card=telling.item_card(each))


@view
def _none(t: Translation) -> Screen:
    said = N_("🗓 No meeting is planned for you yet. When there is one, I tell you.")
    return Screen(text=t(said))


@view
def _several(t: Translation, found: Sequence[tuple[Meeting, Sequence[Area]]]) -> Screen:
    keys = tuple(
        (buttons.OPEN.labelled(words.name(t, each, lineage, ""), each.id),)
        for each, lineage in found
    )
    return Screen(text=t(N_("🗓 Which meeting?")), keys=keys)


def register(routes: Routes) -> None:
    attend = Action.ATTEND
    routes.command(
        "meeting", N_("The next residents' meeting"), command, action=attend, word=N_("🗓 Meeting")
    )
    routes.press(buttons.OPEN, opened, action=attend)
    routes.press(buttons.ITEMS, items, action=attend)
    routes.press(buttons.ITEM, item, action=attend)
    routes.link(telling.LINK, follow, action=attend)

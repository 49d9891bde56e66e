"""⚙️ 更多: the rest of the desk, as far as whoever asks may use it."""

from domain.permissions import Action, may
from domain.rates import Month
from handlers.desk import buttons
from handlers.kit import doors
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, View, rows, view


async def screen(context: Context) -> View:
    # The month that is over: the one that goes on tells little yet.
    month = Month.of(context.now, context.neighbourhood.zone).later(-1)
    return _menu(
        month.year * 100 + month.month,
        dispatches=may(context.actor, Action.DISPATCH),
        coordinates=may(context.actor, Action.COORDINATE),
    )


@view
def _menu(t: Translation, month: int, *, dispatches: bool, coordinates: bool) -> Screen:
    keys = [doors.TASKS(t)] if coordinates else []
    looking = buttons.FILTER.labelled(t.plain(N_("🔍 Filter, find")), 0, 0)
    keys += [looking, buttons.RATES(t, month, 0)]
    if dispatches:
        keys += [
            buttons.OUTAGES(t, 0),
            buttons.RULES(t, 0),
            buttons.ANSWERS.labelled(t.plain(N_("❓ Frequent questions")), 0, 0),
            buttons.ANSWERS.labelled(t.plain(N_("💬 Canned answers")), 1, 0),
        ]
    return Screen(
        text=t(N_("📋 What else the desk can do:")),
        keys=(*rows(keys, 2), (buttons.HOME(t, 0, 0),)),
    )

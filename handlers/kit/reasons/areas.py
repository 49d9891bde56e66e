"""What stands in the way of a place."""

from handlers.kit.i18n import N_
from handlers.kit.reasons.wording import Words
from services import areas

WORDS: Words = {
    areas.AreaUnknown: lambda t, r: t.plain(
        N_("More than one place is called {called}. Please name the compound with it.")
        if r.several
        else N_("I know no place called {called}. Please write it as on the door plate."),
        called=r.called,
    ),
}

"""What stands in the way of saying that there is an outage, or that it is over."""

from domain import incidents
from handlers.kit.i18n import N_
from handlers.kit.reasons.wording import Words

WORDS: Words = {
    incidents.IncidentUnknown: lambda t, _: t.plain(N_("I know of no such outage.")),
    incidents.IncidentOver: lambda t, _: t.plain(N_("Somebody has ended this outage already.")),
    incidents.EndsTooSoon: lambda t, _: t.plain(
        N_("The end has to lie after the beginning. Please give a later time.")
    ),
}

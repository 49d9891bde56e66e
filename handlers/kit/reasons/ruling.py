"""What stands in the way of a dispatch rule."""

from handlers.kit.i18n import N_
from handlers.kit.reasons.wording import Words
from services import ruling

WORDS: Words = {
    ruling.RuleUnknown: lambda t, _: t.plain(N_("This rule is gone: somebody has dropped it.")),
    ruling.TakesNoTickets: lambda t, _: t.plain(N_("A shop takes no tickets.")),
}

"""What stands in the way of one's own data."""

from domain import privacy
from handlers.kit.i18n import N_
from handlers.kit.reasons.wording import Words

WORDS: Words = {
    privacy.TooManyExports: lambda t, r: t.plain(
        N_("You have had your data {count} times today. Please ask again tomorrow."),
        count=r.most,
    ),
    privacy.ExportUnderWay: lambda t, _: t.plain(
        N_("Your file was sent a moment ago, or is just coming. Please look in our chat.")
    ),
    privacy.ErasureLapsed: lambda t, _: t.plain(
        N_("That was too long ago: nothing was erased. If you still wish it, send /forget again.")
    ),
}

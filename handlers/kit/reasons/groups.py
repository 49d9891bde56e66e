"""What stands in the way of a group."""

from domain import groups
from domain.groups import Right
from handlers.kit.i18n import N_
from handlers.kit.reasons.wording import Words

RIGHTS = {
    Right.SEND: N_("write messages"),
    Right.PIN: N_("pin messages"),
    Right.DELETE: N_("delete messages"),
    Right.INVITE: N_("add members"),
}

WORDS: Words = {
    groups.GroupNotBound: lambda t, _: t.plain(
        N_("This is not a residents' group yet. An administrator sends /bind here first.")
    ),
    groups.RightMissing: lambda t, r: t.plain(
        N_("Telegram does not let me do this here: please allow me to {right}."),
        right=t.plain(RIGHTS[r.right]),
    ),
}

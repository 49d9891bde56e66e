"""What stands in the way of a role."""

from domain import roles
from handlers.kit.i18n import N_
from handlers.kit.reasons.wording import Words
from handlers.kit.roles import ROLES

WORDS: Words = {
    roles.PersonUnknown: lambda t, _: t.plain(
        N_("I cannot find this person, or they belong to another area than yours.")
    ),
    roles.PersonBarred: lambda t, _: t.plain(
        N_("This person is kept out at the moment. Welcome them back first.")
    ),
    roles.NotGivable: lambda t, r: t.plain(
        N_("You cannot give or take this role there: {role}. An administrator can."),
        role=t.plain(ROLES[r.role]),
    ),
    roles.RoleHeldAlready: lambda t, _: t.plain(N_("They have this role there already.")),
    roles.RoleNotHeld: lambda t, _: t.plain(N_("They no longer have this role.")),
    roles.VouchedFor: lambda t, _: t.plain(
        N_(
            "This role stands in the file config.toml and can be taken back only there, by"
            " whoever runs this service."
        )
    ),
    roles.WrongEmployer: lambda t, _: t.plain(
        N_("Nobody can have this role for an organisation of that kind. Please choose another.")
    ),
    roles.MayNotBeBarred: lambda t, _: t.plain(
        N_("You cannot keep out yourself, an administrator, or somebody you cannot appoint.")
    ),
    roles.BarredFromAbove: lambda t, _: t.plain(
        N_("Only an administrator, or whoever keeps this person out, can welcome them back.")
    ),
    roles.LastAdministrator: lambda t, _: t.plain(
        N_("You are the last administrator: please appoint another one first.")
    ),
    roles.NoSecondAdministrator: lambda t, _: t.plain(
        N_(
            "There is no further administrator who could agree. Whoever runs this service adds"
            " one under telegram.admins in config.toml and starts it again."
        )
    ),
    roles.ProposalWaiting: lambda t, _: t.plain(
        N_("Something about this person waits for an answer already.")
    ),
    roles.ProposalSettled: lambda t, _: t.plain(N_("This has been settled already.")),
    roles.ProposerNotEntitled: lambda t, _: t.plain(
        N_("Whoever proposed it is no longer an administrator, so it does not count.")
    ),
    roles.NotForYouToConfirm: lambda t, _: t.plain(
        N_("Another administrator has to decide on this, not the two whom it concerns.")
    ),
}

"""What stands in the way of becoming a resident, or of ceasing to be one."""

from domain import refusals, residents
from handlers.kit.i18n import N_
from handlers.kit.reasons.wording import Ways, Words

WAYS: Ways = {refusals.ResidentsOnly: (N_("🏠 Register my home"), "hj")}

WORDS: Words = {
    residents.InvitationWorthless: lambda t, _: t.plain(
        N_(
            "This invitation cannot be used: each works once, and only for a while."
            " Please ask for a new one, or show in another way that you live here: /join"
        )
    ),
    residents.TooManyGuesses: lambda t, _: t.plain(
        N_("Please wait an hour before you try another invitation. You can also write /join.")
    ),
    residents.PhoneNotListed: lambda t, _: t.plain(
        N_(
            "With this number I cannot tell which home is yours."
            " Please let the building head confirm it; that is done with one tap."
        )
    ),
    residents.TooManyPhoneTries: lambda t, _: t.plain(
        N_("That is enough for today. Please let the building head confirm it: /join")
    ),
    residents.LivesThereAlready: lambda t, _: t.plain(
        N_("This home is registered already; there is nothing left to do. See 👤 Me.")
    ),
    residents.LivesThereNoMore: lambda t, _: t.plain(
        N_("This registration has ended. /me shows the homes that are yours.")
    ),
    residents.NotYourHousehold: lambda t, _: t.plain(
        N_("Only an owner of this home can do this.")
    ),
    residents.ApplicationWaiting: lambda t, _: t.plain(
        N_("Your request is waiting for an answer. You can withdraw it below it.")
    ),
    residents.TooManyApplications: lambda t, r: t.plain(
        N_(
            "You have asked {most} times today. Please ask again tomorrow, or go to the property"
            " office."
        ),
        most=r.most,
    ),
    residents.ApplicationSettled: lambda t, _: t.plain(
        N_("This request has been dealt with already.")
    ),
    residents.NobodyToDecide: lambda t, _: t.plain(
        N_(
            "Nobody can confirm it here at the moment."
            " Please go to the property office, or use the invitation sheet."
        )
    ),
    residents.NotForYouToDecide: lambda t, _: t.plain(
        N_("Somebody else has to confirm your own request.")
    ),
    residents.TooManyInvitations: lambda t, r: t.plain(
        N_(
            "{most} invitations of your home have not been used yet."
            " Please use those first, or wait until they expire."
        ),
        most=r.most,
    ),
    residents.NobodyToInvite: lambda t, _: t.plain(
        N_("Everybody whom the roll names there is registered already.")
    ),
}

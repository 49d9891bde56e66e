"""What stands in the way of anything."""

from domain import permissions, refusals
from domain.people import Person, Role
from domain.refusals import Refusal
from handlers.kit import raised
from handlers.kit.i18n import N_, Translation
from handlers.kit.reasons.wording import Words
from handlers.kit.roles import listed


def _not_entitled(t: Translation, refusal: permissions.NotEntitled) -> str:
    if Role.GUEST in refusal.roles:
        return t.plain(
            N_("You cannot use this at the moment. Please ask the property office about it.")
        )
    return t.plain(
        N_("Only these can do this: {roles}. If that is you, please ask an administrator."),
        roles=listed(t, refusal.roles),
    )


def elsewhere(t: Translation, refusal: Refusal, actor: Person | None) -> str:
    """Who has such a role has it for another area; "" where that is not why."""
    if not isinstance(refusal, permissions.NotEntitled) or actor is None:
        return ""
    if not permissions.may(actor, refusal.action):
        return ""
    return t.plain(N_("This is outside the area that you look after. Who does can do it."))


WORDS: Words = {
    refusals.NobodyKnown: lambda t, _: t.plain(
        N_(
            "I cannot see who you are. Please switch off “remain anonymous”,"
            " or write to me in private."
        )
    ),
    refusals.ResidentsOnly: lambda t, _: t.plain(
        N_(
            "Only residents of this neighbourhood can do this."
            " Please register your home first: /join"
        )
    ),
    permissions.NotEntitled: _not_entitled,
    refusals.TooManyFilings: lambda t, r: t.plain(
        N_(
            "You have filed {limit} tickets in the last {hours} h. Please wait a while;"
            " for an emergency just write to me at once."
        ),
        limit=r.limit,
        hours=r.hours,
    ),
    raised.ButtonRetired: lambda t, _: t.plain(
        N_("This button is no longer in use. Send /start to begin anew.")
    ),
    raised.NoUseForFile: lambda t, _: t.plain(
        N_(
            "I cannot do anything with this file here."
            " Please tell me in words, or send a photo, a video or a voice note."
        )
    ),
    raised.NotYourContact: lambda t, _: t.plain(
        N_("Please share your own number, with the button below; I cannot take another one.")
    ),
    raised.FileTooLarge: lambda t, _: t.plain(
        N_("This file is too large: I can fetch at most 20 MB. Please send it in parts.")
    ),
    raised.FileGone: lambda t, _: t.plain(
        N_("I cannot fetch this file any more. Please send it once again.")
    ),
    raised.TooFast: lambda t, _: t.plain(
        N_(
            "That was too much at once: I have not taken up the last of it. Please wait ten"
            " seconds and send it again. If somebody is in danger, call 119, 110 or 120."
        )
    ),
    raised.TooMuchWork: lambda t, _: t.plain(
        N_("This is too much for me at once. Please do it in smaller parts.")
    ),
}

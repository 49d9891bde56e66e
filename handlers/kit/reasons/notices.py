"""What stands in the way of telling many at once."""

from domain import notices
from handlers.kit.i18n import N_
from handlers.kit.reasons.wording import Words

WORDS: Words = {
    notices.NoticeUnknown: lambda t, _: t.plain(N_("There is no such notice for you.")),
    notices.NobodyToTell: lambda t, _: t.plain(
        N_("There is nobody to tell there. Nothing was sent.")
    ),
    notices.NoticeEmpty: lambda t, _: t.plain(N_("A notice needs words.")),
    notices.NoticeTooLong: lambda t, r: t.plain(
        N_(
            "That has {length} characters; {most} fit. Please shorten it, or send the long text as"
            " a file. Nothing was cut off."
        ),
        length=r.length,
        most=r.most,
    ),
    notices.MomentPast: lambda t, _: t.plain(
        N_("That moment is over meanwhile. Please change when it goes out, or when it ends.")
    ),
    notices.EndMissing: lambda t, _: t.plain(N_("An emergency has to say until when it lasts.")),
    notices.NoticeNotUnderWay: lambda t, _: t.plain(
        N_("This notice has moved on meanwhile. Its card shows how it stands.")
    ),
    notices.RemindedLately: lambda t, _: t.plain(
        N_("The silent were asked a short while ago. Please give them a few hours.")
    ),
    notices.HeadsCalledLately: lambda t, _: t.plain(
        N_("The building heads were asked a short while ago. Please give them a few hours.")
    ),
    notices.TooManyFiles: lambda t, r: t.plain(
        N_("A notice can have {most} pictures or files at most."), most=r.most
    ),
}

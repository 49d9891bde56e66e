"""What stands in the way of a ballot. None of it says how anybody voted."""

from domain import phrases, votes
from domain.assembly import procedure, roll
from handlers.kit.i18n import N_, Translation
from handlers.kit.reasons.wording import Words


def _notice(t: Translation, refusal: procedure.NoticeTooShort) -> str:
    said = N_("All owners have to be told 15 days before. The earliest lawful day is {day}.")
    return t.plain(said, day=t.date(refusal.earliest_on))


def _closed(t: Translation, refusal: votes.VoteClosed) -> str:
    if refusal.vote.state is votes.VoteState.CANCELLED:
        return t.plain(N_("This vote was called off. No ballot counts any more."))
    said = N_("Voting ended {at}. This ballot came later and does not count.")
    return t.plain(said, at=t.moment(refusal.vote.closes_at))


WORDS: Words = {
    votes.VoteUnknown: lambda t, _: t.plain(
        N_("There is no such vote. What you may take part in: /vote")
    ),
    votes.VoteNotOpen: lambda t, r: t.plain(
        N_("Voting has not begun. It begins {at}."), at=t.moment(r.vote.opens_at)
    ),
    votes.VoteClosed: _closed,
    votes.VoteOpenAlready: lambda t, _: t.plain(
        N_("Voting has begun: who may vote is fixed and cannot be changed any more.")
    ),
    votes.NobodyToVote: lambda t, _: t.plain(
        N_("Nobody could take part in this vote: there is no one on its roll.")
    ),
    votes.VoteStillOpen: lambda t, _: t.plain(
        N_("The vote is not counted yet. Nobody sees the result before.")
    ),
    votes.NotOffered: lambda t, _: t.plain(
        N_("This is none of the choices. Please open /vote again and choose there.")
    ),
    votes.BallotFinal: lambda t, _: t.plain(
        N_("Your ballot is in already. In this vote it cannot be changed.")
    ),
    votes.OutOfTurn: lambda t, _: t.plain(
        N_(
            "Somebody who shares this ballot was here at the same moment, so I cannot say which of"
            " you was later. Yours was not recorded: please tap once more."
        )
    ),
    votes.NotOnTheRoll: lambda t, _: t.plain(
        N_("You, or your home, are not on the roll of this vote. Questions? Ask the committee.")
    ),
    votes.NotTheKey: lambda t, _: t.plain(
        N_("The key of this vote is not here. The officers have to hand it over first.")
    ),
    phrases.PhraseUnfit: lambda t, r: t.plain(
        N_("A phrase has {shortest} to {longest} letters or figures, and can be read aloud."),
        shortest=r.shortest,
        longest=r.longest,
    ),
    phrases.PhraseTellsWho: lambda t, _: t.plain(
        N_("This could give you away: no names, telephones or door numbers, please.")
    ),
    phrases.PhraseTaken: lambda t, _: t.plain(
        N_("Somebody has this phrase already. Please take another one.")
    ),
    procedure.NoticeTooShort: _notice,
    roll.NoFlats: lambda t, _: t.plain(
        N_("The roll has no home with an area: nobody could vote. Please complete the roll.")
    ),
    roll.FlatTwice: lambda t, _: t.plain(
        N_("The roll names a home twice. Please mend the roll first.")
    ),
}

"""What stands in the way of calling a vote, or of calling it off."""

from domain import calling
from handlers.kit.i18n import N_
from handlers.kit.reasons.wording import Words

WORDS: Words = {
    calling.WordsUnfit: lambda t, r: t.plain(
        N_("A title has 1 to {title} characters, a question 1 to {question}."),
        title=r.title,
        question=r.question,
    ),
    calling.PlansUnfit: lambda t, r: t.plain(
        N_("One plan stands there twice. Please send them again, one a line.")
        if r.alike
        else N_("2 to 6 plans, one a line, each of 40 characters at most. Please send them again.")
    ),
    calling.NoSuchTime: lambda t, _: t.plain(
        N_("Voting opens within a year, and lasts from half an hour to three months.")
    ),
    calling.CalledAlready: lambda t, r: t.plain(
        N_("This very question is being asked already: vote no. {number}."), number=r.vote.id
    ),
    calling.OverAlready: lambda t, _: t.plain(
        N_("Voting is over: it can't be called off any more.")
    ),
    calling.TimeGone: lambda t, _: t.plain(
        N_("The bot stood still for all of its time: nobody could vote.")
    ),
    calling.NotTheirKey: lambda t, _: t.plain(
        N_("That is no code of an officers' key. “linli officer-key” shows it.")
    ),
    calling.NotAnnouncedSo: lambda t, _: t.plain(
        N_("It was announced that voting goes on until its end: it can't be closed early.")
    ),
    calling.NotOfOwners: lambda t, _: t.plain(
        N_("The owners' assembly is held for a compound, or for a part of one.")
    ),
}

"""What stands in the way of a decision. Each may be read in a group."""

from domain import decisions
from domain.decisions import LONGEST, Office
from handlers.kit.i18n import N_, Translation
from handlers.kit.reasons.wording import Words

OFFICES = {
    Office.BRANCH: N_("the compound's party branch"),
    Office.COMMITTEE: N_("the owners' committee"),
    Office.PROPERTY: N_("the property company"),
    Office.COMMUNITY: N_("the community's party organisation"),
    Office.STREET: N_("the street's working committee"),
}


def _not_held(t: Translation, refusal: decisions.OfficeNotHeld) -> str:
    offices = t.plain(N_(", ")).join(t.plain(OFFICES[each]) for each in refusal.offices)
    said = N_("This word is for: {offices}. You do not speak for them here.")
    return t.plain(said, offices=offices)


WORDS: Words = {
    decisions.DecisionUnknown: lambda t, _: t.plain(
        N_("There is no such decision. All that are in public: /vote")
    ),
    decisions.DecisionElsewhere: lambda t, _: t.plain(
        N_("This decision is for those who live or work there. Register your home: /join")
    ),
    decisions.OfficeNotHeld: _not_held,
    decisions.NotInWriting: lambda t, _: t.plain(
        N_("It has to be in writing: a few words at least, {most} characters at most."),
        most=LONGEST,
    ),
    decisions.NotYourStep: lambda t, _: t.plain(
        N_("It is not at that step. Open it again to see what it waits for.")
    ),
    decisions.SpokenAlready: lambda t, _: t.plain(
        N_("This word was said already, and it stands as it was said.")
    ),
    decisions.AnotherMustSpeak: lambda t, _: t.plain(
        N_("You spoke for another office in this matter: somebody else has to say this word.")
    ),
    decisions.VoteCalled: lambda t, _: t.plain(N_("The owners are called to vote on it already.")),
    decisions.NotPublished: lambda t, _: t.plain(
        N_("It is not published at the moment: objections are taken while it is.")
    ),
    decisions.ObjectedEnough: lambda t, _: t.plain(
        N_("You have objected {most} times; what you wrote is on file and is answered."),
        most=decisions.OBJECTIONS,
    ),
    decisions.AnsweredAlready: lambda t, _: t.plain(N_("This objection has its answer.")),
    decisions.ProposedAnew: lambda t, _: t.plain(
        N_("It was proposed anew already, or was never refused.")
    ),
}

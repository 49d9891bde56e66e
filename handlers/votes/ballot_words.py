"""The words of a vote as its voters read them: what it is, who may vote, what is secret."""

from domain.votes import Vote, VoteKind, VoteState
from handlers.kit import areas, voting
from handlers.kit.i18n import N_, Translation
from services.votes.voices import Standing, Voice, WhyNot

KINDS = {
    VoteKind.OPINION: N_("opinion poll"),
    VoteKind.MEETING: N_("meeting vote"),
    VoteKind.ASSEMBLY: N_("owners' assembly vote"),
}
WHO = {
    VoteKind.OPINION: N_(
        "👥 Every adult resident has one voice. It asks for opinions and binds nobody."
    ),
    VoteKind.MEETING: N_("👥 Every household has one voice, whoever of it casts it."),
    VoteKind.ASSEMBLY: N_(
        "👥 The owners vote, counted by homes and by area. It supports the official procedure and"
        " does not replace it."
    ),
}
CHANGEABLE = {
    True: N_("⏰ Until {at}; you may change your ballot until then."),
    False: N_("⏰ Until {at}; a ballot that is cast cannot be changed."),
}
_OPEN = N_(
    "👁 Open vote: your choice is kept on record with your voice. Nobody sees it before the close."
)
_OPEN_SHARED = N_(
    "👁 Open vote: your choice is kept on record with your voice. Before the close only those see"
    " it who share your ballot."
)
OPEN = {
    VoteKind.OPINION: _OPEN,
    VoteKind.MEETING: _OPEN_SHARED,
    VoteKind.ASSEMBLY: _OPEN_SHARED,
}
SECRET = N_(
    "🔒 Secret vote: neighbours, staff, and whoever gets the data, copies or logs later cannot see"
    " what you choose."
)
#: What stands on the ballot itself; the rest is behind a button.
IN_SHORT = {
    True: N_(
        "🔒 Secret vote: neighbours and staff cannot see what you choose, and only the returning"
        " officers have the key. Telegram, and whoever controls this server meanwhile, could."
    ),
    False: N_(
        "🔒 Secret vote: neighbours and staff cannot see what you choose. Telegram, and whoever"
        " controls this server meanwhile, could."
    ),
}
NOT_SECRET = N_(
    "Not secret from Telegram, nor from whoever controls this server during the vote. If you show"
    " somebody your phrase they know how you voted, so it is no protection against pressure."
)
HOLDER = {
    True: N_("🔑 Only the returning officers have the key to the ballots, this server has not."),
    False: N_("🔑 This server keeps the key to the ballots, and destroys it with the result."),
}
SUMS_ONLY = N_(
    "Only the totals will be published: counted by area, single lines would give voters away."
)
STATES = {
    VoteState.DRAFT: N_("🔜 Voting begins {opens}."),
    VoteState.CLOSED: N_("⏳ Voting is over, the ballots are being counted."),
    VoteState.PUBLISHED: N_("📊 Voting is over, the result is published."),
    VoteState.CANCELLED: N_("✖️ This vote was called off. No ballot counts."),
}
WHY_NOT = {
    WhyNot.NO_HOME: N_(
        "You are not on its roll: I do not know your home. For the next one: /join. The roll of a"
        " vote is fixed when it begins."
    ),
    WhyNot.ELSEWHERE: N_("You are not on its roll: it is held where you have no home."),
    WhyNot.NOT_OWNER: N_(
        "You are not on its roll: here only owners vote, and you are registered as family or"
        " tenant. Are you an owner? Please tell the committee."
    ),
    WhyNot.UNLISTED: N_(
        "You are not on its roll: the household roll names somebody else as the owner of your"
        " home. If that is wrong, please ask the committee to correct it: it helps until voting"
        " begins."
    ),
    WhyNot.LATE: N_(
        "You are not on its roll: it was fixed when voting began, and you were registered later."
        " Questions? Ask the committee."
    ),
}
LEFT = N_(
    "You have left this home. The roll was fixed when voting began, so this voice is still yours"
    " to cast."
)


def kind(t: Translation, vote: Vote) -> str:
    return t.plain(KINDS[vote.kind])


def until(t: Translation, vote: Vote) -> str:
    return t.plain(CHANGEABLE[vote.changeable], at=t.moment(vote.closes_at))


def in_short(t: Translation, vote: Vote) -> str:
    return t.plain(IN_SHORT[vote.officers])


def secrecy(t: Translation, vote: Vote, *, whole: bool = True) -> list[str]:
    """What is secret and what is not, and who has the key: line by line, or in one."""
    if not vote.secret:
        return [t.plain(OPEN[vote.kind])]
    if not whole:
        return [in_short(t, vote)]
    said = [SECRET, NOT_SECRET, HOLDER[vote.officers]]
    return [t.plain(each) for each in (*said, *((SUMS_ONLY,) if vote.by_area else ()))]


def voice(t: Translation, each: Voice) -> str:
    """Whose ballot it is: for the reader alone."""
    if not each.lineage:
        return t.plain(N_("yourself"))
    home = areas.written(t, each.lineage, "")
    if not each.more:
        return home
    return t.plain(N_("{home} and {count} more homes"), home=home, count=each.more)


def label(t: Translation, vote: Vote, key: str) -> str:
    """What people read for a choice: the fixed ones in their language."""
    if key in voting.FIXED:
        return t.plain(voting.FIXED[key])
    return next(option.label for option in vote.options if option.key == key)


_SIGNS = {
    VoteState.DRAFT: "🔜",
    VoteState.CLOSED: "⏳",
    VoteState.PUBLISHED: "📊",
    VoteState.CANCELLED: "✖️",
}


def sign(each: Standing) -> str:
    """How it stands, for a list."""
    return _SIGNS.get(each.vote.state) or ("🗳" if each.waiting else "✅")

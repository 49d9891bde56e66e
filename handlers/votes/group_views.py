"""A vote as its groups see it: live with how many have voted, never with what they chose. Pure."""

from markupsafe import Markup

from domain.outcomes import FOR
from domain.votes import Vote, VoteState
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, html, view
from handlers.votes import ballot_buttons, ballot_views, picture_words, result_words
from handlers.votes import ballot_words as words
from services.votes.turnout import Turnout

_VOTE = N_("🗳 I vote")


@view
def card(t: Translation, vote: Vote, counted: Turnout | None) -> Screen:
    """`counted`: None before it opens."""
    head = ballot_views.head(t, vote, whole=False)
    lines = [*head, *plans(t, vote), *_stands(t, vote, counted)]
    return Screen(text=ballot_views.joined(lines), keys=_keys(t, vote))


def plans(t: Translation, vote: Vote) -> list[Markup]:
    """Among what is chosen; of what is always the same nothing is said."""
    if any(option.key == FOR for option in vote.options):
        return []
    listed = [words.label(t, vote, option.key) for option in vote.options]
    if vote.secret:
        # Each is offered them in another order: a number read here would be another choice there.
        return [html("· {label}", label=label) for label in listed]
    return [html("{at}. {label}", at=at, label=label) for at, label in enumerate(listed, 1)]


def _stands(t: Translation, vote: Vote, counted: Turnout | None) -> list[Markup]:
    if vote.state is VoteState.CANCELLED:
        return [t(N_("✖️ <b>Called off</b>: {reason}"), reason=vote.reason)]
    if vote.state is VoteState.DRAFT or counted is None:
        return [t(words.STATES[VoteState.DRAFT], opens=t.moment(vote.opens_at))]
    if vote.state is not VoteState.OPEN:
        return [t(words.STATES[vote.state])]
    return [*turnout(t, vote, counted), *early(t, vote)]


def turnout(t: Translation, vote: Vote, counted: Turnout) -> list[Markup]:
    """How many, and of owners what is missing."""
    there, listed = counted.there.heads, counted.listed.heads
    said = [t(N_("📥 {there} of {listed} have voted."), there=there, listed=listed)]
    missing = counted.missing
    # Of one that is over the result says it, and perhaps that the silent were counted.
    if vote.state is VoteState.OPEN and (missing.heads or missing.area):
        lacking = result_words.missing(t, vote.kind, missing)
        gaps = picture_words.gaps(t, counted)
        said.append(
            html(
                "{lacking}{between}{gaps}",
                lacking=lacking,
                between="；" if gaps else "",
                gaps=gaps,
            )
        )
    return said


def early(t: Translation, vote: Vote) -> list[Markup]:
    return [t(N_("🏁 It may be closed before that."))] if vote.early else []


def _keys(t: Translation, vote: Vote) -> tuple[tuple[Key, ...], ...]:
    if vote.state not in {VoteState.DRAFT, VoteState.OPEN}:
        return ()
    label = t.plain(_VOTE if vote.state is VoteState.OPEN else N_("🔎 Details"))
    return ((ballot_buttons.BALLOT.labelled(label, vote.id),),)


@view
def opened(t: Translation, vote: Vote) -> Screen:
    """To each voter, once."""
    said = N_("🗳 Voting is open: <b>{title}</b> ({kind}), until {at}.")
    text = t(said, title=vote.title, kind=words.kind(t, vote), at=t.moment(vote.closes_at))
    return Screen(
        text=html("{said}\n{who}", said=text, who=t(words.WHO[vote.kind])),
        keys=((ballot_buttons.BALLOT(t, vote.id),),),
    )


@view
def cancelled(t: Translation, vote: Vote) -> Screen:
    said = N_("✖️ The vote “{title}” is called off: {reason}\nNo ballot counts, and none is kept.")
    return Screen(text=t(said, title=vote.title, reason=vote.reason))

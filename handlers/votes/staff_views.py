"""Votes as staff see them: before they are called, while they go on, and afterwards. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.calling import Wish
from domain.outcomes import Outcome
from domain.votes import Vote, VoteId, VoteKind, VoteState
from handlers.kit.areas import Where
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from handlers.votes import (
    assembly_buttons,
    ballot_views,
    group_views,
    picture_buttons,
    result_words,
)
from handlers.votes import ballot_words as words
from handlers.votes import staff_buttons as buttons
from handlers.votes.calling_answers import Calling, wish
from services.votes.turnout import Turnout

A_PAGE = 5
_LABEL = 40
_SIGNS = {
    VoteState.DRAFT: "🔜",
    VoteState.OPEN: "🗳",
    VoteState.CLOSED: "⏳",
    VoteState.PUBLISHED: "📊",
    VoteState.CANCELLED: "✖️",
}


@view
def preview(t: Translation, answers: Calling) -> Screen:
    """As the card will look, and who could vote."""
    assert answers.opens_at is not None, "asked for"
    wanted = wish(t, answers, answers.opens_at)
    vote = _as_called(wanted)
    lines = [
        *ballot_views.head(t, vote),
        *group_views.plans(t, vote),
        t(words.STATES[VoteState.DRAFT], opens=t.moment(wanted.opens_at)),
        *group_views.early(t, vote),
        html("📍 {place}", place=answers.place),
        Markup(),
        *roll(t, answers),
    ]
    return Screen(text=ballot_views.joined(lines))


def _as_called(wanted: Wish) -> Vote:
    return Vote(
        id=VoteId(0),
        kind=wanted.kind,
        title=wanted.title,
        question=wanted.question,
        options=wanted.options,
        matter=wanted.matter,
        area=wanted.area,
        secret=wanted.secret,
        changeable=wanted.changeable,
        officers=wanted.officers_key is not None,
        early=wanted.early,
        opens_at=wanted.opens_at,
        closes_at=wanted.closes_at,
    )


_VOICES = {
    VoteKind.OPINION: N_("👥 On its roll today: {voices} residents."),
    VoteKind.MEETING: N_("👥 On its roll today: {voices} households ({people} people)."),
    VoteKind.ASSEMBLY: N_("👥 On its roll today: {voices} owners; {people} people can vote here."),
}

_UNLISTED = N_(
    "⚠️ {count} people registered as owners cannot vote: the household roll names other owners of"
    " their homes. If it is wrong, please correct it before voting begins."
)


def roll(t: Translation, answers: Calling) -> list[Markup]:
    kind = VoteKind(answers.kind)
    said = [t(_VOICES[kind], voices=answers.voices, people=answers.people)]
    if answers.paper_only:
        said.append(t(N_("📝 {count} of them on paper only."), count=answers.paper_only))
    if answers.unmeasured:
        count = answers.unmeasured
        said.append(
            t(N_("⚠️ {count} homes have no area on the roll: they count as 0 ㎡."), count=count)
        )
    if answers.unlisted:
        said.append(t(_UNLISTED, count=answers.unlisted))
    if kind is VoteKind.ASSEMBLY and answers.secret:
        said.append(t(N_("⚠️ Secret by area: only totals will be published. I advise open.")))
    return said


@view
def listed(t: Translation, found: Sequence[Vote], page: int) -> Screen:
    """`found`: one more than a page holds where more follow."""
    keys = [
        (buttons.CARD.labelled(cut(f"{_SIGNS[vote.state]} {vote.title}", _LABEL), vote.id),)
        for vote in found[:A_PAGE]
    ]
    turns = [buttons.LIST.labelled("◀️", page - 1)] if page else []
    turns += [buttons.LIST.labelled("▶️", page + 1)] if len(found) > A_PAGE else []
    said = N_("🗳 Votes in your areas:") if found else N_("🗳 No vote has been called yet.")
    last = (*turns, buttons.CALL(t))
    return Screen(text=t(said), keys=(*keys, last))


@view
def card(
    t: Translation,
    vote: Vote,
    where: Where,
    counted: Turnout | None,
    result: Outcome | None,
    *,
    waits: bool,
) -> Screen:
    """`result`: once it is published; `waits`: for the officers' key."""
    lines = [
        html(
            "<b>{sign} #{number} {title}</b>",
            sign=_SIGNS[vote.state],
            number=vote.id,
            title=vote.title,
        ),
        html("{label}", label=result_words.label(t, vote.kind)),
        html("📍 {place}", place=where.written(t)),
        t(
            N_("🗓 Voting from {opens} to {closes}."),
            opens=t.moment(vote.opens_at),
            closes=t.moment(vote.closes_at),
        ),
        *_stands(t, vote, counted, waits=waits),
    ]
    if result is not None:
        said = result_words.headline(t, vote, result)
        lines.append(html("⚖️ <b>{said}</b>", said=said))
    return Screen(text=ballot_views.joined(lines), keys=_keys(t, vote))


_KEY = N_(
    "🔑 The officers' key is awaited: at the server they run “linli officer-key FILE”."
    " Then the result comes by itself."
)


def _stands(t: Translation, vote: Vote, counted: Turnout | None, *, waits: bool) -> list[Markup]:
    if vote.state is VoteState.CANCELLED:
        return [t(N_("✖️ <b>Called off</b>: {reason}"), reason=vote.reason)]
    said = group_views.turnout(t, vote, counted) if counted is not None else []
    if waits:
        said.append(t(_KEY))
    elif vote.state is VoteState.OPEN:
        said.append(t(N_("Nobody sees the result before the close, staff neither.")))
    return said


def _keys(t: Translation, vote: Vote) -> tuple[tuple[Key, ...], ...]:
    state = vote.state
    keys = []
    if vote.kind is VoteKind.ASSEMBLY and state is not VoteState.CANCELLED:
        keys.append(assembly_buttons.PANEL(t, vote.id))
    if state in {VoteState.OPEN, VoteState.CLOSED, VoteState.PUBLISHED}:
        keys.append(picture_buttons.PICTURE(t, vote.id))
    if state is VoteState.PUBLISHED:
        keys += [picture_buttons.PLACARD(t, vote.id), buttons.FILE(t, vote.id)]
    if state is VoteState.OPEN and vote.early:
        keys.append(buttons.END(t, vote.id))
    if state in {VoteState.DRAFT, VoteState.OPEN}:
        keys.append(buttons.OFF(t, vote.id))
    return (*rows(keys, 2), (buttons.LIST(t, 0),))


@view
def awaited(t: Translation, vote: Vote) -> Screen:
    """To staff: it can't be counted without."""
    said = N_("⏳ Voting on “{title}” is over.")
    text = html("{said}\n{key}", said=t(said, title=vote.title), key=t(_KEY))
    return Screen(text=text, keys=((buttons.CARD.labelled(t.plain(N_("🗳 Show it")), vote.id),),))


@view
def not_opened(t: Translation, vote: Vote, why: str) -> Screen:
    """To staff: nobody could vote as the roll stands."""
    said = N_("✖️ The vote “{title}” could not open and is called off: {why}")
    return Screen(text=t(said, title=vote.title, why=why))

"""A vote's card for one of its voters, and the list of such votes. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.outcomes import Outcome
from domain.votes import Vote, VoteState
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from handlers.votes import ballot_buttons as buttons
from handlers.votes import ballot_words as words
from handlers.votes import result_words
from handlers.votes.picture_buttons import pictures
from services.votes.voices import Standing, Voice, WhyNot

A_PAGE = 4
_LABEL = 40
_ON_ONE_ROW = 3
#: Longer ones stand below each other.
_SHORT = 4


@view
def mine(t: Translation, found: Sequence[Standing], page: int) -> Screen:
    pages = max(0, len(found) - 1) // A_PAGE
    at = min(page, pages)
    keys = [(_entry(t, each),) for each in found[at * A_PAGE : (at + 1) * A_PAGE]]
    turning = []
    if at:
        turning.append(buttons.LIST.labelled("◀️", at - 1))
    if at < pages:
        turning.append(buttons.LIST.labelled("▶️", at + 1))
    waiting = sum(bool(each.waiting) and each.vote.state is VoteState.OPEN for each in found)
    said = N_("🗳 Your votes: {count} wait for your ballot.") if waiting else N_("🗳 Your votes:")
    return Screen(
        text=t(said, count=waiting), keys=(*keys, tuple(turning)) if turning else tuple(keys)
    )


def _entry(t: Translation, each: Standing) -> Key:
    vote = each.vote
    at = vote.opens_at if vote.state is VoteState.DRAFT else vote.closes_at
    label = f"{words.sign(each)} {cut(vote.title, _LABEL)} · {t.day(at)}"
    return buttons.BALLOT.labelled(label, vote.id)


@view
def nothing(t: Translation, *, home: bool) -> Screen:
    if home:
        said = N_("🗳 There is no vote for you at the moment. When there is one, I tell you.")
    else:
        said = N_(
            "🗳 There is no vote for you. Do you live here? Register your home, and you are on the"
            " roll of the next one: /join"
        )
    return Screen(text=t(said))


def head(t: Translation, vote: Vote, *, whole: bool = True) -> list[Markup]:
    """What it is about, who may vote, until when, and what of it is secret: all, or in a line."""
    matter = result_words.matter(t, vote)
    return [
        *_asked(t, vote),
        t(words.WHO[vote.kind]),
        html("{until}", until=words.until(t, vote)),
        *([html("{matter}", matter=matter)] if matter else []),
        *(html("{line}", line=line) for line in words.secrecy(t, vote, whole=whole)),
    ]


def short(t: Translation, vote: Vote, *, asked: bool = True) -> list[Markup]:
    """For whoever has read the rest; `asked`: with the question behind the title."""
    return [*_asked(t, vote, asked=asked), html("{until}", until=words.until(t, vote))]


def _asked(t: Translation, vote: Vote, *, asked: bool = True) -> list[Markup]:
    """A question of one line is its title."""
    title = t(N_("🗳 <b>{title}</b> ({kind})"), title=vote.title, kind=words.kind(t, vote))
    same = vote.question == vote.title or not asked
    return [title] if same else [title, html("{question}", question=vote.question)]


def joined(lines: Sequence[Markup]) -> Markup:
    return Markup("\n").join(lines)


@view
def card(t: Translation, each: Standing, outcome: Outcome | None) -> Screen:
    """Of a vote in which nothing can be cast from here: several voices, none, or not open.

    `outcome`: None before it is published.
    """
    vote = each.vote
    if outcome is not None:
        return _published(t, each, outcome)
    lines = head(t, vote, whole=vote.state is not VoteState.OPEN)
    if vote.state is not VoteState.OPEN:
        lines.append(t(words.STATES[vote.state], opens=t.moment(vote.opens_at)))
        if vote.reason:
            lines.append(html("{reason}", reason=vote.reason))
        if vote.state is VoteState.DRAFT and each.why_not is WhyNot.UNLISTED:
            # There is time to have it put right.
            lines.append(t(words.WHY_NOT[each.why_not]))
        return Screen(text=joined(lines), keys=_back(t))
    if not each.voices and each.why_not is not None:
        lines.append(t(words.WHY_NOT[each.why_not]))
        return Screen(text=joined(lines), keys=_back(t))
    said = N_("You have {count} voices. For which one do you vote?")
    lines.append(t(said, count=len(each.voices)))
    first = sorted(each.voices, key=lambda voice: voice.cast)
    keys = tuple((_voice(t, voice),) for voice in first[:_MOST_VOICES])
    return Screen(text=joined(lines), keys=(*keys, *_back(t)))


def _published(t: Translation, each: Standing, outcome: Outcome) -> Screen:
    """Whose ballot was an open one reads once more what is on record."""
    vote = each.vote
    known = [voice for voice in each.voices if voice.choice is not None]
    lines = [
        *_asked(t, vote),
        html("<b>{said}</b>", said=result_words.headline(t, vote, outcome)),
        html("{why}", why=result_words.reason(t, vote, outcome)),
        *([_on_record(t, vote, known[0])] if len(known) == 1 else []),
    ]
    lines_of = ((buttons.LINES(t, vote.id),),) if vote.secret else ()
    keys = (*pictures(t, vote), *lines_of, *_back(t))
    return Screen(text=joined([line for line in lines if line]), keys=keys)


#: Beside the way back; what was not heard comes first.
_MOST_VOICES = 7


def _voice(t: Translation, voice: Voice) -> Key:
    sign = "✅" if voice.cast else "🗳"
    said = cut(f"{sign} {words.voice(t, voice)}", _LABEL)
    return buttons.VOICE.labelled(said, voice.voter.id)


def _back(t: Translation) -> tuple[tuple[Key, ...], ...]:
    return ((buttons.LIST(t, 0),),)


#: Of several who may cast it.
_SHARED = {
    True: N_("You vote for: {voice} (shared with {count} more: whoever votes last, counts)"),
    False: N_("You vote for: {voice} (shared with {count} more: whoever votes first, counts)"),
}


def of_voice(t: Translation, vote: Vote, voice: Voice) -> list[Markup]:
    """Whose ballot it is, and who else may cast it."""
    said = N_("You vote for: {voice}")
    if voice.proxy:
        said = N_("You vote as a proxy for: {voice}. If the owner votes, theirs counts.")
    elif voice.others:
        said = _SHARED[vote.changeable]
    named = words.voice(t, voice)
    lines = [t(said, voice=named, count=voice.others)] if voice.lineage else []
    if voice.left:
        lines.append(t(words.LEFT))
    return lines


@view
def ballot(t: Translation, each: Standing, voice: Voice) -> Screen:
    """Of an open vote, for one voice: what is on record, and what may be chosen."""
    vote = each.vote
    lines = [*(short if voice.cast else head)(t, vote), *of_voice(t, vote, voice)]
    if voice.cast:
        lines.append(_on_record(t, vote, voice))
    if voice.cast and voice.free and not voice.by_reader:
        lines.append(t(N_("You may choose yourself: then yours counts instead.")))
    keys = choices(t, vote, voice) if voice.free else ()
    back = buttons.BALLOT.labelled(t.plain(N_("↩️ Back")), vote.id)
    way = ((back,),) if len(each.voices) > 1 else _back(t)
    return Screen(text=joined(lines), keys=(*keys, *way))


def _on_record(t: Translation, vote: Vote, voice: Voice) -> Markup:
    if voice.choice is None:
        return t(N_("✅ This ballot has been cast."))
    if voice.by_reader:
        said = N_("✅ Recorded. You chose: <b>{choice}</b>")
    else:
        said = N_("✅ This ballot has been cast, not by you: <b>{choice}</b>")
    return t(said, choice=words.label(t, vote, voice.choice))


def choices(t: Translation, vote: Vote, voice: Voice) -> tuple[tuple[Key, ...], ...]:
    labels = [cut(words.label(t, vote, key), _LABEL) for key in vote.choices]
    keys = [buttons.CHOOSE.labelled(said, voice.voter.id, at) for at, said in enumerate(labels)]
    beside = len(keys) <= _ON_ONE_ROW and max(map(len, labels)) <= _SHORT
    return rows(keys, _ON_ONE_ROW if beside else 1)


@view
def sure(t: Translation, vote: Vote, voice: Voice, place: int) -> Screen:
    chosen = words.label(t, vote, vote.choices[place])
    said = N_(
        "🗳 {title}\nYou choose: <b>{choice}</b>. Once cast, it cannot be changed. Shall I cast it?"
        " Tap below, or write: yes cast it."
    )
    keys = (
        (buttons.SURE(t, voice.voter.id, place),),
        (buttons.VOICE.labelled(t.plain(N_("↩️ Back")), voice.voter.id),),
    )
    return Screen(text=t(said, title=vote.title, choice=chosen), keys=keys)

"""What somebody sees of their secret ballot. Choices and phrases are given covered: they wait in
the outbox, and are uncovered on their way out. Pure.
"""

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, view
from handlers.votes import ballot_buttons as buttons
from handlers.votes import ballot_views as views
from handlers.votes import ballot_words as words
from handlers.votes import result_words
from services.votes import Voting
from services.votes.voices import Standing, Voice

#: However it is escaped, it is covered in one size.
_LABEL = 36
_PHRASE = N_("🔖 Your phrase: <code>{phrase}</code>")
_NOTE_IT = N_(
    "🔖 Write it down and show nobody, you check your ballot by it. Your phrase:"
    " <code>{phrase}</code>"
)
_ORDER = N_("Everybody is offered the choices in another order: please read first.")
_AGAIN = N_("❗ It counts only when you vote again: your ballot bears the one before.")
_KEEP = N_(
    "Write it down and show it to nobody: by it you find your line in the published list. (Of"
    " fewer than five ballots only the totals are published.)"
)
Cover = Callable[[str], str]


def hidden(cover: Cover, text: str) -> Markup:
    """Inside a text: escaped as it will be read."""
    return Markup(cover(str(escape(text))))  # noqa: S704 - a cover holds no HTML


@view
def ballot(t: Translation, each: Standing, voice: Voice, shown: Voting, cover: Cover) -> Screen:
    """In a few lines: what else there is to know stands behind a button."""
    vote = each.vote
    lines = views.short(t, vote, asked=not shown.cast)
    if shown.cast:
        lines.append(t(N_("✅ Your ballot is in, sealed. I do not show any more what it says.")))
    else:
        lines.append(html("{secret} {order}", secret=words.in_short(t, vote), order=t(_ORDER)))
    if shown.cast and not shown.bears and not vote.by_area:
        lines.append(t(_AGAIN))
    if not vote.by_area:
        lines.append(t(_NOTE_IT, phrase=hidden(cover, shown.phrase)))
    lines += views.of_voice(t, vote, voice)
    if shown.cast and voice.free:
        lines.append(t(_ORDER))
    keys = [*_choices(t, shown, cover), *_phrase_keys(t, shown)] if voice.free else []
    keys.append(buttons.WHY(t, shown.voter.id))
    return Screen(text=views.joined(lines), keys=(*((key,) for key in keys), *_back(t)))


@view
def why(t: Translation, each: Standing, voice: Voice) -> Screen:
    """All that is to be known of it, once, for whoever wants to."""
    vote = each.vote
    matter = result_words.matter(t, vote)
    lines = [t(words.WHO[vote.kind]), *([html("{matter}", matter=matter)] if matter else [])]
    lines += [html("{line}", line=line) for line in words.secrecy(t, vote)]
    if not vote.by_area:
        lines.append(t(_KEEP))
        if voice.others:
            lines.append(t(N_("The phrase is your home's, as the ballot is.")))
        if voice.free:
            lines.append(t(N_("One of your own: write /phrase and the words.")))
    return Screen(text=views.joined(lines), keys=((buttons.SECRET_BALLOT(t, voice.voter.id),),))


def _choices(t: Translation, shown: Voting, cover: Cover) -> list[Key]:
    labels = [cut(words.label(t, shown.vote, each), _LABEL) for each in shown.choices]
    return [
        buttons.SECRET_CHOOSE.labelled(cover(said), shown.voter.id, slot)
        for slot, said in enumerate(labels)
    ]


def _phrase_keys(t: Translation, shown: Voting) -> list[Key]:
    if shown.vote.by_area:
        return []
    return [buttons.ANOTHER(t, shown.voter.id, shown.voter.turn)]


def _back(t: Translation) -> tuple[tuple[Key, ...], ...]:
    return ((buttons.SECRET_LIST(t),),)


@view
def sure(t: Translation, shown: Voting, slot: int, cover: Cover) -> Screen:
    vote = shown.vote
    chosen = cut(words.label(t, vote, shown.choices[slot]), _LABEL)
    said = N_(
        "🗳 {title}\nYou choose: <b>{choice}</b>. Afterwards I do not show it again."
        " It counts when you tap below, or write: yes cast it."
    )
    lines = [
        t(said, title=vote.title, choice=hidden(cover, chosen)),
        html("{until}", until=words.until(t, vote)),
    ]
    if not vote.by_area:
        lines.append(t(_PHRASE, phrase=hidden(cover, shown.phrase)))
    keys = (
        (buttons.SECRET_SURE(t, shown.voter.id, slot),),
        (buttons.SECRET_BALLOT(t, shown.voter.id),),
    )
    return Screen(text=views.joined(lines), keys=keys)


@view
def only_buttons(t: Translation) -> Screen:
    said = N_(
        "This is a secret ballot: please tap a button, or write its number. Words that are written"
        " here do not count as a ballot."
    )
    return Screen(text=t(said))


@view
def said_aloud(t: Translation) -> Screen:
    said = N_(
        "You wrote a phrase in a group, where everybody has read it, so I do not take it. Please"
        " write me another one here: /phrase and the words."
    )
    return Screen(text=t(said))


@view
def which(t: Translation, titles: Sequence[tuple[str, str]]) -> Screen:
    """`titles`: of each ballot that a phrase may be for, with its voice."""
    said = t(N_("You have several secret ballots. Please write the number of the one before it:"))
    lines = [
        html("/phrase {at} … — {title} {voice}", at=at, title=title, voice=voice)
        for at, (title, voice) in enumerate(titles, 1)
    ]
    return Screen(text=views.joined([said, *lines]))


@view
def none_open(t: Translation) -> Screen:
    said = N_("You have no secret ballot at the moment that a phrase could be for.")
    return Screen(text=t(said))


@view
def how(t: Translation) -> Screen:
    said = N_("Please write your phrase behind it, for example: /phrase our grey cat")
    return Screen(text=t(said))

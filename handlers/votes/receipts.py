"""The published list, whole: whoever voted looks for their phrase on their own telephone.

Nobody asks for a line, or for a page: what somebody looked for would tell which one is theirs.
"""

from collections.abc import Sequence

from domain.files import Upload
from domain.permissions import Action
from domain.published import Line, Published
from domain.votes import Vote, VoteId
from handlers.kit import voting
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, html, view
from handlers.votes import ballot_buttons as buttons
from handlers.votes import ballot_views
from handlers.votes import ballot_words as words
from services import votes
from services.votes import voices

#: So many stand in a message; more are a file.
_MESSAGE = 60


async def lines(context: Context, ids: tuple[int, ...]) -> None:
    seen = await voices.look(context.unit, VoteId(ids[0]), context.actor)
    document = await votes.results(context.unit, seen.vote.id)
    if document.lines is None:
        await context.privately(_sums(seen.vote, document))
        return
    found = sorted(document.lines, key=lambda line: line.phrase)
    shown = _list if len(found) <= _MESSAGE else _file
    await context.privately(shown(seen.vote, document, found))


def _sum(t: Translation, vote: Vote, document: Published) -> str:
    return t.plain(N_(", ")).join(
        f"{words.label(t, vote, choice)} {count}" for choice, count in document.sums.items()
    )


@view
def _sums(t: Translation, vote: Vote, document: Published) -> Screen:
    if vote.secret:
        said = N_(
            "📜 {title}: {sums}\nOf this vote only the totals are published, so that no single"
            " ballot gives its voter away."
        )
    else:
        said = N_("📜 {title}: {sums}\nOf an open vote the totals are published.")
    return Screen(text=t(said, title=vote.title, sums=_sum(t, vote, document)))


_LOOK = N_(
    "📜 {title}: {sums}\nFind your phrase and look what stands behind it. I send the whole list"
    " and nobody notes which line you look for. Check code: {code}"
)
_WRONG = N_(
    "Is your phrase not there, or is there another choice behind it? Please tell the committee at"
    " once."
)


@view
def _list(t: Translation, vote: Vote, document: Published, found: Sequence[Line]) -> Screen:
    text = [
        t(_LOOK, title=vote.title, sums=_sum(t, vote, document), code=voting.code(document.head)),
        *(html("{line}", line=_line(t, vote, each)) for each in found),
        t(_WRONG),
    ]
    return Screen(text=ballot_views.joined(text))


@view
def _file(t: Translation, vote: Vote, document: Published, found: Sequence[Line]) -> Screen:
    sums = _sum(t, vote, document)
    head = t.plain(_LOOK, title=vote.title, sums=sums, code=voting.code(document.head))
    content = "\n".join([head, "", *(_line(t, vote, each) for each in found)])
    # Without the mark some telephones take it for another script.
    upload = Upload(name=f"vote-{vote.id}.txt", content=content.encode("utf-8-sig"))
    said = N_(
        "📜 {title}: {sums}\nOpen the file and look for your phrase: it is in the order of the"
        " phrases. Check code: {code}"
    )
    text = [t(said, title=vote.title, sums=sums, code=voting.code(document.head)), t(_WRONG)]
    return Screen(text=ballot_views.joined(text), uploads=(upload,))


def _line(t: Translation, vote: Vote, each: Line) -> str:
    said = N_("{phrase}: {choice} (no. {number})")
    choice = words.label(t, vote, each.choice)
    return t.plain(said, phrase=each.phrase, choice=choice, number=each.number)


def register(routes: Routes) -> None:
    routes.press(buttons.LINES, lines, action=Action.VOTE)

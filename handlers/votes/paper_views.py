"""How paper ballots look to whoever enters them: the second one sees no earlier entry. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.areas import Area
from domain.files import File, FileKind
from domain.papers import PaperState
from domain.votes import Vote
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, html, rows, view
from handlers.votes import assembly_buttons as buttons
from handlers.votes import assembly_words as words
from handlers.votes import ballot_words
from services.assembly.papers import Sheet

A_PAGE = 5

_ENTERED = {
    PaperState.WAITING: N_(
        "📝 {home}: your entry is noted. It differs from the one before: a third person has to"
        " enter this ballot."
    ),
    PaperState.COUNTED: N_("✅ {home}: two entered the same. The ballot counts."),
    PaperState.ASIDE: N_(
        "✅ {home}: two entered the same. This home has voted online too, and in this vote the"
        " online ballot counts."
    ),
    PaperState.DROPPED: N_(
        "📝 {home}: nobody entered the same. Please take a new photo, and enter it anew."
    ),
}
_TOLD = {
    PaperState.WAITING: N_(
        "📝 {home}: another person read the paper ballot differently from you. A third person has"
        " to enter it."
    ),
    PaperState.DROPPED: N_(
        "📝 {home}: the paper ballot cannot be read for sure. It has to be photographed and"
        " entered anew."
    ),
}


@view
def first(t: Translation, vote: Vote, home: Sequence[Area]) -> Screen:
    said = N_("📝 {home}: noted. It counts as soon as a second person has entered the same.")
    keys = (buttons.ENTER.labelled(t.plain(N_("📝 The next one")), vote.id), _panel(t, vote))
    return Screen(text=t(said, home=words.home(t, home)), keys=(keys,))


@view
def waiting(
    t: Translation, vote: Vote, found: Sequence[tuple[Sheet, Sequence[Area]]], page: int
) -> Screen:
    if not found:
        said = t(N_("No paper ballot waits for you."))
        return Screen(text=said, keys=((_panel(t, vote),),))
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    keys = [buttons.PAPER.labelled(words.home(t, home), sheet.paper.id) for sheet, home in shown]
    more = (page + 1) * A_PAGE < len(found)
    turned = [buttons.PAPERS.labelled(t.plain(N_("More…")), vote.id, page + 1)] if more else []
    said = t(N_("🔍 Others entered these. Please enter each again, from its photo."))
    return Screen(text=said, keys=(*rows(keys, 1), (*turned, _panel(t, vote))))


@view
def blind(t: Translation, sheet: Sheet, home: Sequence[Area]) -> Screen:
    """The photograph, and the choices as they were offered."""
    keys = [
        buttons.SAME.labelled(ballot_words.label(t, sheet.vote, option.key), sheet.paper.id, at)
        for at, option in enumerate(sheet.vote.options)
    ]
    return Screen(
        text=t(
            N_("🔍 <b>{home}</b>: what does this ballot say?"),
            home=words.home(t, home),
        ),
        files=(File(kind=FileKind.PHOTO, file_id=sheet.paper.file_id),),
        keys=(*rows(keys, 1), (buttons.UNREADABLE(t, sheet.paper.id), _panel(t, sheet.vote))),
    )


@view
def entered(t: Translation, sheet: Sheet, home: Sequence[Area]) -> Screen:
    next_ = buttons.PAPERS.labelled(t.plain(N_("🔍 The next one")), sheet.vote.id, 0)
    said = t(_ENTERED[sheet.paper.state], home=words.home(t, home))
    return Screen(text=said, keys=((next_, _panel(t, sheet.vote)),))


@view
def differs(t: Translation, sheet: Sheet, home: Sequence[Area]) -> Screen:
    """For those who entered it before: of what the others entered nothing."""
    said = t(_TOLD[sheet.paper.state], home=words.home(t, home))
    return Screen(text=said, keys=((_panel(t, sheet.vote),),))


@view
def to_enter(t: Translation, vote: Vote, count: int) -> Screen:
    """One live card, however many there are."""
    lines = [
        html("<b>🔍 {title}</b>", title=vote.title),
        t(
            N_("{count} paper ballots wait for a second person. Voting ends {at}."),
            count=count,
            at=t.moment(vote.closes_at),
        ),
    ]
    if not count:
        lines[1] = t(N_("No paper ballot waits for a second person."))
    keys = ((buttons.PAPERS(t, vote.id, 0),) if count else (_panel(t, vote),),)
    return Screen(text=Markup("\n").join(lines), keys=keys)


def _panel(t: Translation, vote: Vote) -> Key:
    return buttons.PANEL.labelled(t.plain(N_("↩️ Back")), vote.id)

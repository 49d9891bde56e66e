"""How an owners' vote looks to those who keep it lawful. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from domain.assembly import Ratio
from domain.votes import Vote, VoteState
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from handlers.votes import assembly_buttons as buttons
from handlers.votes import assembly_words as words
from handlers.votes import serving_views
from handlers.votes.staff_buttons import CARD
from services.assembly.serving import Ledger
from services.votes.turnout import Building, Turnout
from storage.assemblies import Assembly

#: Buildings in one list.
_MOST = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """How an owners' vote stands."""

    vote: Vote
    assembly: Assembly
    #: Before it opens.
    ledger: Ledger | None = None
    #: While it is open.
    turnout: Turnout | None = None
    #: Papers that the reader may enter as the second one.
    waiting: int = 0
    #: Whether the reader runs it, or knocks at doors.
    staff: bool = False


@view
def listed(t: Translation, found: Sequence[Vote]) -> Screen:
    if not found:
        return Screen(text=t(N_("No owners' assembly is under way here.")))
    keys = [buttons.PANEL.labelled(cut(f"🏛 {each.title}", 40), each.id) for each in found]
    return Screen(text=t(N_("<b>Owners' assemblies</b>")), keys=rows(keys, 1))


@view
def to_knock(t: Translation, vote: Vote) -> Screen:
    """To a building head: somebody has to go."""
    said = N_(
        "🏛 Voting on “{title}” has begun, until {at}. Who of your building has not voted, you"
        " find here: please knock where nobody has."
    )
    text = t(said, title=vote.title, at=t.moment(vote.closes_at))
    return Screen(text=text, keys=((buttons.PANEL(t, vote.id),),))


@view
def panel(t: Translation, seen: Panel) -> Screen:
    lines = [
        html("<b>🏛 {title}</b>", title=seen.vote.title),
        html("{state}", state=words.state(t, seen.vote)),
    ]
    if seen.ledger is not None:
        lines += [html("{line}", line=line) for line in words.served(t, seen.ledger.service)]
    if seen.turnout is not None:
        lines.append(html("📊 {missing}", missing=words.missing(t, seen.turnout)))
    if seen.assembly.clause:
        said = N_("⚖️ The silent are counted, by this clause: {clause}")
        lines.append(t(said, clause=seen.assembly.clause))
    back = t.plain(N_("↩️ Back"))
    # Staff came from its card, building heads from their list.
    away = CARD.labelled(back, seen.vote.id) if seen.staff else buttons.LIST.labelled(back)
    keys = [*_keys(t, seen), away]
    return Screen(text=Markup("\n").join(lines), keys=rows(keys, 2))


def _keys(t: Translation, seen: Panel) -> list[Key]:
    vote = seen.vote
    if vote.state is VoteState.DRAFT:
        return _before(t, seen) if seen.staff else []
    if vote.state is VoteState.OPEN:
        return _during(t, seen)
    published = vote.state is VoteState.PUBLISHED and seen.staff
    return [buttons.LEDGER(t, vote.id, 0), buttons.PACK(t, vote.id)] if published else []


def _before(t: Translation, seen: Panel) -> list[Key]:
    vote, ledger = seen.vote, seen.ledger
    keys = [buttons.LEDGER(t, vote.id, 0)]
    if ledger is not None and not ledger.service.in_time:
        keys.append(buttons.MOVE(t, vote.id))
        keys += serving_views.later(t, vote, ledger.service.earliest_on)
    silent = buttons.SILENT_OFF if seen.assembly.clause else buttons.SILENT
    return [*keys, silent(t, vote.id)]


def _during(t: Translation, seen: Panel) -> list[Key]:
    vote = seen.vote
    keys = [buttons.GAPS(t, vote.id), buttons.DOORS(t, vote.id, 0)]
    if not vote.secret:
        keys.append(buttons.ENTER(t, vote.id))
        if seen.waiting:
            label = f"{t.plain(buttons.PAPERS.label)} ({seen.waiting})"
            keys.append(buttons.PAPERS.labelled(label, vote.id, 0))
    if seen.staff:
        keys += [buttons.PROXIES(t, vote.id, 0), buttons.LEDGER(t, vote.id, 0)]
    return keys


@view
def gaps(t: Translation, vote: Vote, found: Turnout) -> Screen:
    """Heads and areas by building, the largest gaps first: of what anybody chose nothing."""
    lines = [
        html("<b>📊 {title}</b>", title=vote.title),
        html("{missing}", missing=words.missing(t, found)),
        _taking_part(t, *found.participation),
        Markup(),
        *(_gap(t, each) for each in found.gaps[:_MOST]),
    ]
    if len(found.gaps) > _MOST:
        lines.append(t(N_("… and {count} more buildings"), count=len(found.gaps) - _MOST))
    again = buttons.GAPS.labelled(t.plain(N_("🔄 As it is now")), vote.id)
    back = buttons.PANEL.labelled(t.plain(N_("↩️ Back")), vote.id)
    return Screen(text=Markup("\n").join(lines), keys=((again, back),))


def _taking_part(t: Translation, by_area: Ratio, by_heads: Ratio) -> Markup:
    return t(
        N_("{heads} of {all_heads} homes ({share}), {area} of {all_area} m² ({part})"),
        heads=by_heads.part,
        all_heads=by_heads.whole,
        share=_percent(by_heads),
        area=words.metres(by_area.part),
        all_area=words.metres(by_area.whole),
        part=_percent(by_area),
    )


def _gap(t: Translation, each: Building) -> Markup:
    return t(
        N_("{building}: {heads} homes, {area} m² have not taken part"),
        building=words.building(t, each.area),
        heads=each.silent.heads,
        area=words.metres(each.silent.area),
    )


def _percent(ratio: Ratio) -> str:
    """Cut off, never rounded up: 66.66% is not two thirds."""
    hundredths = ratio.part * 10_000 // ratio.whole if ratio.whole else 0
    return f"{hundredths // 100}.{hundredths % 100:02}%"

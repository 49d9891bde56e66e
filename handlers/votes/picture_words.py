"""What stands on the pictures of a vote: of its result, and of how many have taken part. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.assembly import Count, Ratio
from domain.outcomes import Outcome, Verdict
from domain.published import Published
from domain.votes import Vote, VoteKind
from handlers.kit import areas, voting
from handlers.kit.i18n import N_, Translation
from handlers.votes import ballot_words, result_words
from handlers.votes.result_words import metres, percent
from services.drawing.ballots import Bar, Group, Mood, Picture, Section
from services.votes.turnout import Building, Turnout

MOODS = {Verdict.PASSED: Mood.AGREED, Verdict.LOST: Mood.REFUSED}
#: Buildings that have room, those with the widest gaps; from so many on they are in two columns.
_MOST, _MANY = 40, 6
#: Of the buildings with gaps.
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A published vote, with all that is said of it."""

    vote: Vote
    outcome: Outcome
    document: Published
    #: Where it was held, in words.
    place: str


def result(t: Translation, shown: Shown) -> Picture:
    vote, outcome = shown.vote, shown.outcome
    return Picture(
        heading=vote.title,
        label=result_words.label(t, vote.kind),
        verdict=result_words.headline(t, vote, outcome),
        reason=result_words.reason(t, vote, outcome),
        mood=MOODS.get(outcome.verdict, Mood.OPEN),
        sections=[
            _taking_part(t, vote, outcome.took_part, outcome.roll, outcome.participation),
            _chosen(t, vote, outcome),
        ],
        notes=_notes(t, shown),
    )


def turnout(t: Translation, vote: Vote, counted: Turnout, until: str) -> Picture:
    """`until`: when voting ends, in words."""
    sections = [_taking_part(t, vote, counted.there, counted.listed, counted.participation)]
    if any(each.area for each in counted.buildings):
        sections.append(_by_building(t, vote, counted))
    return Picture(
        heading=vote.title,
        label=result_words.label(t, vote.kind),
        verdict=so_far(t, vote.kind, counted),
        reason=gaps(t, counted),
        mood=Mood.OPEN,
        sections=sections,
        notes=[until],
    )


def so_far(t: Translation, kind: VoteKind, counted: Turnout) -> str:
    there, listed = counted.there.heads, counted.listed.heads
    if not counted.participation:
        return t.plain(N_("{there} of {listed} have voted"), there=there, listed=listed)
    if counted.missing.heads or counted.missing.area:
        return result_words.missing(t, kind, counted.missing)
    return t.plain(N_("Enough have taken part"))


def gaps(t: Translation, counted: Turnout) -> str:
    named = [areas.called(t, each.area) for each in counted.gaps if each.area][:_NAMED]
    if not named:
        return ""
    separator = t.plain(N_(", "))
    return t.plain(N_("Most are missing in: {buildings}"), buildings=separator.join(named))


def _taking_part(
    t: Translation, vote: Vote, there: Count, listed: Count, ratios: Sequence[Ratio]
) -> Section:
    need = ratios[0].need if ratios else None
    return Section(
        heading=t.plain(N_("Taking part, of all on the roll")),
        groups=[Group(name="", bars=_bars(t, vote, there, listed, named=True))],
        need=need.numerator / need.denominator if need else None,
        need_shown=result_words.needed(t, need) if need else "",
    )


def _chosen(t: Translation, vote: Vote, outcome: Outcome) -> Section:
    """Of those who took part. What a meeting asks for is no share of those: it has no line."""
    need = outcome.consent[0].need if outcome.by_area and outcome.consent else None
    groups = [
        Group(
            name=ballot_words.label(t, vote, share.option.key),
            bars=_bars(t, vote, share.count, outcome.took_part, named=outcome.by_area),
        )
        for share in outcome.shares
    ]
    return Section(
        heading=t.plain(N_("What they chose, of those taking part")),
        groups=groups,
        need=need.numerator / need.denominator if need else None,
        need_shown=result_words.needed(t, need) if need else "",
    )


def _by_building(t: Translation, vote: Vote, counted: Turnout) -> Section:
    ratios = counted.participation
    need = ratios[0].need if ratios else None
    heading = t.plain(N_("By building"))
    shown = counted.buildings
    if len(shown) > _MOST:
        worst = {id(each) for each in counted.gaps[:_MOST]}
        shown = [each for each in shown if id(each) in worst]
        heading = t.plain(N_("By building: the {n} where most are missing"), n=len(shown))
    return Section(
        heading=heading,
        groups=[_building(t, vote, each) for each in shown],
        need=need.numerator / need.denominator if need else None,
        need_shown=f"{need.numerator}/{need.denominator}" if need else "",
        narrow=len(shown) > _MANY,
    )


def _building(t: Translation, vote: Vote, building: Building) -> Group:
    name = areas.called(t, building.area) if building.area else t.plain(N_("Elsewhere"))
    return Group(name=name, bars=_bars(t, vote, building.there, building.listed, named=False))


def _bars(t: Translation, vote: Vote, part: Count, whole: Count, *, named: bool) -> list[Bar]:
    """By heads, and where areas count by area. Without names: the numbers tell them apart."""
    heads = Bar(
        name=result_words.by_heads(t, vote.kind) if named else "",
        shown=f"{part.heads}/{whole.heads}  {percent(part.heads, whole.heads)}",
        part=part.heads / whole.heads if whole.heads else 0.0,
    )
    if not vote.by_area:
        return [heads]
    area = Bar(
        name=t.plain(N_("by area")) if named else "",
        shown=f"{metres(part.area)}㎡  {percent(part.area, whole.area)}",
        part=part.area / whole.area if whole.area else 0.0,
    )
    return [heads, area]


def _notes(t: Translation, shown: Shown) -> list[str]:
    code = voting.code(shown.document.head)
    closed = t.in_full(shown.document.header.closed)
    silent = result_words.silent(t, shown.outcome)
    said = [
        t.plain(N_("{place} · voting closed {at}"), place=shown.place, at=closed),
        t.plain(N_("Check code {code} · whole in the file to recount"), code=code),
    ]
    return [silent, *said] if silent else said

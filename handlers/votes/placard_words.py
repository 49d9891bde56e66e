"""What stands on a vote's page for the notice board. Pure."""

from domain.assembly import Ratio
from domain.outcomes import Outcome
from domain.votes import Vote, VoteKind
from handlers.kit.i18n import N_, Translation
from handlers.votes import ballot_words, result_words
from handlers.votes.picture_words import MOODS, Shown
from handlers.votes.result_words import metres, percent
from services.drawing.ballots import Mood
from services.drawing.placard import Placard, Row, Table


def placard(t: Translation, shown: Shown) -> Placard:
    vote, outcome = shown.vote, shown.outcome
    closed = t.in_full(shown.document.header.closed)
    return Placard(
        label=result_words.label(t, vote.kind),
        heading=vote.title,
        question=vote.question,
        verdict=result_words.headline(t, vote, outcome),
        reason=result_words.reason(t, vote, outcome),
        mood=MOODS.get(outcome.verdict, Mood.OPEN),
        tables=_tables(t, vote, outcome),
        head_name=t.plain(N_("Check code of the published list (the square says the same)")),
        head=shown.document.head,
        how=_how(t, shown),
        signed=t.plain(N_("{place} · voting closed {at}"), place=shown.place, at=closed),
    )


def _tables(t: Translation, vote: Vote, outcome: Outcome) -> list[Table]:
    tables = [
        Table(
            heading=t.plain(N_("Taking part, of all on the roll")),
            rows=_ratios(t, vote.kind, outcome.participation) or [_everybody(t, vote, outcome)],
        ),
        Table(
            heading=t.plain(N_("What they chose, of those taking part")),
            rows=_shares(t, vote, outcome),
        ),
    ]
    if outcome.by_area and outcome.leading:
        chosen = ballot_words.label(t, vote, outcome.leading.key)
        heading = t.plain(N_("“{option}”, of those taking part"), option=chosen)
        tables.append(Table(heading=heading, rows=_ratios(t, vote.kind, outcome.consent)))
    return tables


def _ratios(t: Translation, kind: VoteKind, ratios: tuple[Ratio, ...]) -> list[Row]:
    return [
        Row(
            name=each.name,
            shown=f"{each.numbers} = {each.percent}",
            need=f"{each.need} · {each.met}",
        )
        for each in result_words.reckoned(t, kind, ratios)
    ]


def _everybody(t: Translation, vote: Vote, outcome: Outcome) -> Row:
    """Where nothing was asked for."""
    there, listed = outcome.took_part.heads, outcome.roll.heads
    shown = f"{there} / {listed} = {percent(there, listed)}"
    return Row(name=result_words.by_heads(t, vote.kind), shown=shown)


def _shares(t: Translation, vote: Vote, outcome: Outcome) -> list[Row]:
    rows = []
    for share in outcome.shares:
        heads = share.count.heads
        shown = t.plain(
            N_("{heads} ballots ({percent})"),
            heads=heads,
            percent=percent(heads, outcome.took_part.heads),
        )
        if outcome.by_area:
            shown = f"{shown} · {metres(share.count.area)} ㎡"
        rows.append(Row(name=ballot_words.label(t, vote, share.option.key), shown=shown))
    return rows


def _how(t: Translation, shown: Shown) -> list[str]:
    header = shown.document.header
    lines = [t.plain(N_("Roll: {digest}"), digest=header.roll)]
    if header.envelopes:
        lines.append(t.plain(N_("Envelopes, before they were opened: {d}"), d=header.envelopes))
    lines.append(
        t.plain(
            N_(
                "To recount it: get the file under this vote, and let anybody who has a computer"
                " run: linli verify FILE --head CHECK-CODE"
            )
        )
    )
    silent = result_words.silent(t, shown.outcome)
    return [silent, *lines] if silent else lines

"""What came of a vote in words: the verdict, why, and each number beside what was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.assembly import CONSENT, PARTICIPATION, Count, Need, Ratio
from domain.outcomes import Outcome, Verdict
from domain.votes import Vote, VoteKind
from handlers.kit import voting
from handlers.kit.i18n import N_, Translation
from handlers.votes import ballot_words

_HEADLINES = {
    Verdict.PASSED: N_("Agreed"),
    Verdict.LOST: N_("Not agreed"),
    Verdict.TOO_FEW: N_("Nothing is decided: too few took part"),
    Verdict.TIED: N_("Level: no option is ahead"),
    Verdict.NOBODY: N_("Nobody voted"),
}
#: Everywhere where the result of such a vote is shown.
LABELS = {
    VoteKind.OPINION: N_("Opinion poll · it binds nobody"),
    VoteKind.MEETING: N_("Meeting vote · one household, one voice"),
    VoteKind.ASSEMBLY: N_(
        "Owners' assembly vote · supports the official procedure, never the official ballot"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """A share in words."""

    #: By what it counts.
    name: str
    #: "312 / 450", and "69.33%".
    numbers: str
    percent: str
    #: What was asked for, and whether it is so.
    need: str
    met: str


def label(t: Translation, kind: VoteKind) -> str:
    return t.plain(LABELS[kind])


def matter(t: Translation, vote: Vote) -> str:
    """Which of the owners' matters it is, and what the law asks for; "" of other votes."""
    if vote.matter is None:
        return ""
    return t.plain(
        N_(
            "⚖️ Civil Code art. 278, matter {number}: {matter}. Taking part: {part}; in favour:"
            " {favour}, by heads and by area."
        ),
        number=int(vote.matter),
        matter=t.plain(voting.MATTERS[vote.matter]),
        part=need(t, PARTICIPATION),
        favour=need(t, CONSENT[vote.matter]),
    )


def headline(t: Translation, vote: Vote, outcome: Outcome) -> str:
    """The verdict in a few words."""
    chosen = outcome.leading and ballot_words.label(t, vote, outcome.leading.key)
    if outcome.verdict is Verdict.MOST:
        return t.plain(N_("Most chose: {option}"), option=chosen)
    if outcome.verdict is Verdict.PASSED and not outcome.yes_or_no:
        return t.plain(N_("Agreed: {option}"), option=chosen)
    return t.plain(_HEADLINES[outcome.verdict])


def reason(t: Translation, vote: Vote, outcome: Outcome) -> str:
    """Why, in a line: what it rests on, or what is missing. "": nothing is to be said."""
    if outcome.verdict is Verdict.TOO_FEW:
        return missing(t, outcome.kind, outcome.missing)
    if outcome.leading is None or outcome.verdict is Verdict.NOBODY:
        return ""
    said = _of_owners(t, outcome) if outcome.by_area else _of_voices(t, outcome)
    if outcome.verdict is not Verdict.LOST and not outcome.yes_or_no:
        # The headline names it.
        return said
    chosen = ballot_words.label(t, vote, outcome.leading.key)
    return t.plain(N_("{option}: {said}"), option=chosen, said=said)


def _of_voices(t: Translation, outcome: Outcome) -> str:
    leading = next(each for each in outcome.shares if each.option == outcome.leading)
    voices, all_ = leading.count.heads, outcome.took_part.heads
    return t.plain(
        N_("{voices} of {all} ballots ({percent})"),
        voices=voices,
        all=all_,
        percent=percent(voices, all_),
    )


def _of_owners(t: Translation, outcome: Outcome) -> str:
    by_area, by_heads = outcome.consent
    words = (
        N_("{heads} of the owners and {area} of the area taking part, both {need}")
        if outcome.verdict is Verdict.PASSED
        else N_("{heads} of the owners and {area} of the area taking part; both must be {need}")
    )
    return t.plain(
        words,
        heads=percent(by_heads.part, by_heads.whole),
        area=percent(by_area.part, by_area.whole),
        need=need(t, by_heads.need),
    )


def missing(t: Translation, kind: VoteKind, count: Count) -> str:
    if kind is VoteKind.ASSEMBLY:
        return t.plain(
            N_("Short of {heads} homes, {area} sq m"), heads=count.heads, area=metres(count.area)
        )
    return t.plain(N_("Short of {heads} households"), heads=count.heads)


def reckoned(t: Translation, kind: VoteKind, ratios: Sequence[Ratio]) -> list[Reckoned]:
    """By heads first. `ratios`: as an `Outcome` has them, or a `Turnout`."""
    return [_reckoned(t, kind, each, at == 1) for at, each in enumerate(reversed(ratios))]


def _reckoned(t: Translation, kind: VoteKind, ratio: Ratio, by_area: bool) -> Reckoned:
    part, whole = ratio.part, ratio.whole
    numbers = f"{metres(part)} / {metres(whole)} ㎡" if by_area else f"{part} / {whole}"
    return Reckoned(
        name=t.plain(N_("by area")) if by_area else by_heads(t, kind),
        numbers=numbers,
        percent=percent(part, whole),
        need=needed(t, ratio.need),
        met=t.plain(N_("reached") if ratio.met else N_("not reached")),
    )


def by_heads(t: Translation, kind: VoteKind) -> str:
    """Of owners too, of whom each is one, whatever they own."""
    words = N_("by head") if kind is VoteKind.OPINION else N_("by household")
    return t.plain(words)


def need(t: Translation, asked: Need) -> str:
    words = N_("at least {part}/{whole}") if asked.inclusive else N_("more than {part}/{whole}")
    return t.plain(words, part=asked.numerator, whole=asked.denominator)


def needed(t: Translation, asked: Need) -> str:
    return t.plain(N_("needed: {need}"), need=need(t, asked))


def silent(t: Translation, outcome: Outcome) -> str:
    """Empty where nobody's silence was counted."""
    count = outcome.silent_counted
    if not count.heads:
        return ""
    return t.plain(
        N_(
            "Among those taking part are {heads} owners ({area} sq m) who were served and stayed"
            " silent, as the rules of procedure say. Courts do not agree whether that may be."
        ),
        heads=count.heads,
        area=metres(count.area),
    )


def percent(part: int, whole: int) -> str:
    """Never rounded up: what is just short of two thirds does not read as if it were there."""
    hundredths = part * 10_000 // whole if whole else 0
    return f"{hundredths // 100}.{hundredths % 100:02}%"


def metres(hundredths: int) -> str:
    """Square metres, as "2,140.55"."""
    return f"{hundredths // 100:,}.{hundredths % 100:02}"

"""The questions to whoever calls a vote."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from domain.assembly import Matter
from domain.calling import MOST_PLANS, PLAN, QUESTION, TITLE, PlansUnfit, must_be_plans
from domain.votes import VoteKind
from handlers.kit import voting
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.kit.screens import cut
from handlers.votes.calling_answers import Calling

_KINDS = (VoteKind.OPINION, VoteKind.MEETING, VoteKind.ASSEMBLY)
_KIND_LABELS = {
    VoteKind.OPINION: N_("💬 Opinion poll: residents, binds nobody"),
    VoteKind.MEETING: N_("🗓 Meeting vote: one voice a household"),
    VoteKind.ASSEMBLY: N_("🏛 Owners' assembly: heads and areas"),
}
_TAP = N_("Please tap one of these.")
_A_PAGE = 5
_FIRST_PAGE = 10**6


def _no_words(_answers: Calling, _text: str) -> Calling:
    raise NotAnAnswer(_TAP)


KIND: Question[Calling] = Question(
    name="kind",
    label=N_("Kind"),
    words=lambda _a, t: t(N_("🗳 What kind of vote?")),
    missing=lambda answers: not answers.kind,
    take=_no_words,
    choices=lambda _a, t: [
        Choice(label=t.plain(_KIND_LABELS[each]), id=at) for at, each in enumerate(_KINDS)
    ],
    choose=lambda answers, chosen: replace(
        answers, kind=_KINDS[chosen].value, opens_at=None if chosen == 2 else answers.opens_at
    ),
    across=1,
)


def _matters(answers: Calling, t: Translation) -> Sequence[Choice]:
    first = answers.matters_page * _A_PAGE
    shown = list(Matter)[first : first + _A_PAGE]
    choices = [
        Choice(
            label=f"{each.value}. {t.plain(voting.MATTERS[each])}",
            id=each.value,
            # Typed, a number is the law's, on whichever page.
            tap_only=True,
        )
        for each in shown
    ]
    turned = Choice(
        label=t.plain(N_("More…")), id=_FIRST_PAGE + 1 - answers.matters_page, tap_only=True
    )
    return [*choices, turned]


def _choose_matter(answers: Calling, chosen: int) -> Calling:
    if chosen in {_FIRST_PAGE, _FIRST_PAGE + 1}:
        return replace(answers, matters_page=chosen - _FIRST_PAGE)
    if chosen not in set(Matter):
        raise IndexError
    return replace(answers, matter=chosen)


def _type_matter(answers: Calling, text: str) -> Calling:
    if not text.isdecimal() or int(text) not in set(Matter):
        raise NotAnAnswer(_TAP)
    return replace(answers, matter=int(text))


MATTER: Question[Calling] = Question(
    name="matter",
    label=N_("Matter"),
    words=lambda _a, t: t(N_("What is it about, by art. 278 of the Civil Code? (1 to 9)")),
    missing=lambda answers: answers.assembly and not answers.matter,
    take=_type_matter,
    choices=_matters,
    choose=_choose_matter,
    stays=lambda chosen: chosen >= _FIRST_PAGE,
    applies=lambda answers: answers.assembly,
    across=1,
)


def _type_text(answers: Calling, text: str) -> Calling:
    """The first line is the title, the rest the question; one line is both."""
    if len(text) > QUESTION:
        raise NotAnAnswer(N_("That is too long: 800 characters at most. Please say it shorter."))
    first, *others = (line.strip() for line in text.strip().splitlines())
    rest = "\n".join(others).strip()
    return replace(answers, title=cut(first, TITLE), question=rest or first)


TEXT: Question[Calling] = Question(
    name="text",
    label=N_("Question"),
    words=lambda _a, t: t(
        N_("What is asked? One message: first line the title, below it what people should know.")
    ),
    missing=lambda answers: not answers.title,
    take=_type_text,
)


def _plans(answers: Calling, text: str) -> Calling:
    lines = text.replace("；", "\n").replace(";", "\n").splitlines()
    plans = tuple(line.strip() for line in lines if line.strip())
    try:
        must_be_plans(plans)
    except PlansUnfit as unfit:
        raise NotAnAnswer(_TWICE if unfit.alike else _PLANS) from None
    if len(plans) > MOST_PLANS:
        raise NotAnAnswer(_PLANS)
    return replace(answers, plans=plans, options_said=True)


_PLANS = N_("2 to 6 plans, one a line, each of 40 characters at most. Please send them again.")
_TWICE = N_("One plan stands there twice. Please send them again, one a line.")
assert PLAN == 40, "as the words say"
OPTIONS: Question[Calling] = Question(
    name="options",
    label=N_("Choices"),
    words=lambda _a, t: t(
        N_(
            "What may be chosen? Tap, or send 2 to 6 plans, one a line (“none of these” and"
            " “abstain” are added)."
        )
    ),
    missing=lambda answers: not answers.options_said,
    take=_plans,
    choices=lambda _a, t: [Choice(label=t.plain(N_("For / Against / Abstain")), id=0)],
    choose=lambda answers, _chosen: replace(answers, plans=(), options_said=True),
)

_OPEN, _SECRET, _OFFICERS = range(3)


def _secrecy_words(answers: Calling, t: Translation) -> Markup:
    if answers.assembly:
        return t(
            N_(
                "Open or secret? I advise open: an area often gives its owner away. Of a secret"
                " one only the totals are published."
            )
        )
    return t(N_("Open (who chose what is on record) or secret (nobody learns it)?"))


def _choose_secrecy(answers: Calling, chosen: int) -> Calling:
    if chosen not in {_OPEN, _SECRET, _OFFICERS}:
        raise IndexError
    officers = chosen == _OFFICERS
    return replace(
        answers,
        secret=chosen != _OPEN,
        officers=officers,
        key=answers.key if officers else "",
    )


SECRECY: Question[Calling] = Question(
    name="secrecy",
    label=N_("Open or secret"),
    words=_secrecy_words,
    missing=lambda answers: answers.secret is None,
    take=_no_words,
    choices=lambda _a, t: [
        Choice(label=t.plain(N_("👁 Open")), id=_OPEN),
        Choice(label=t.plain(N_("🔒 Secret, this server keeps the key")), id=_SECRET),
        Choice(label=t.plain(N_("🔑 Secret, only the officers have the key")), id=_OFFICERS),
    ],
    choose=_choose_secrecy,
    across=1,
)


def _type_key(answers: Calling, text: str) -> Calling:
    code = "".join(text.split()).lower()
    if len(code) != 64 or any(each not in "0123456789abcdef" for each in code):
        raise NotAnAnswer(
            N_("That is no such code: it has 64 characters, and `linli officer-key` shows it.")
        )
    return replace(answers, key=code)


KEY: Question[Calling] = Question(
    name="key",
    label=N_("Officers' key"),
    words=lambda _a, t: t(
        N_(
            "Send me the code that “linli officer-key” showed. The file itself stays with the"
            " officers: without it and its passphrase nobody opens the vote."
        )
    ),
    missing=lambda answers: answers.officers and not answers.key,
    take=_type_key,
    applies=lambda answers: answers.officers,
)
CHANGEABLE: Question[Calling] = Question(
    name="changeable",
    label=N_("May be changed"),
    words=lambda _a, t: t(N_("May a ballot be changed until voting closes?")),
    missing=lambda answers: answers.changeable is None,
    take=_no_words,
    choices=lambda _a, t: [
        Choice(label=t.plain(N_("🔁 Yes, until it closes")), id=1),
        Choice(label=t.plain(N_("📌 No, cast is cast")), id=0),
    ],
    choose=lambda answers, chosen: replace(answers, changeable=bool((False, True)[chosen])),
    across=1,
)

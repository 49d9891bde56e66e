"""When a vote that is called opens and closes, and whether it may be closed before."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from domain.assembly import NOTICE_DAYS
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.kit.screens import cut
from handlers.votes.calling_answers import AT_ONCE, NO_TIME, Calling

_AT_ONCE_WORDS = {"现在", "马上", "立刻", "立即", "now"}
_NOW, _TOMORROW, _LAWFUL, _WEEK_LATER = range(4)
_DAYS = (1, 3, 7, 14, 30)
_LONGEST = 40
#: In the evening, when people are at home.
_CLOSES = "20:00"


def _opens_words(answers: Calling, t: Translation) -> Markup:
    if not answers.assembly or answers.earliest is None:
        return t(N_("When does voting open? Tap, or write it: 明天9点, 12月20号9:00."))
    day = t.day(answers.earliest)
    if answers.too_early:
        said = N_(
            "⚠️ Too early: all owners have to be told {days} days before (物业管理条例, art. 14)."
            " The earliest lawful day is {day}."
        )
        return t(said, days=NOTICE_DAYS, day=day)
    said = N_(
        "When does voting open? All owners are told {days} days before: {day} at the earliest."
    )
    return t(said, days=NOTICE_DAYS, day=day)


def _opens(answers: Calling, t: Translation) -> Sequence[Choice]:
    if answers.assembly and answers.earliest is not None:
        return [Choice(label=t.moment(answers.earliest), id=_LAWFUL)]
    return [
        Choice(label=t.plain(N_("⚡ At once")), id=_NOW),
        Choice(label=t.plain(N_("Tomorrow 9:00")), id=_TOMORROW),
    ]


def _choose_opens(answers: Calling, chosen: int) -> Calling:
    if chosen == _LAWFUL and answers.earliest is not None:
        return replace(answers, opens_at=answers.earliest, opens_typed="")
    return _type_opens(answers, ("now", "明天9:00")[chosen])


def _type_opens(answers: Calling, text: str) -> Calling:
    if text.strip().lower() in _AT_ONCE_WORDS:
        return replace(answers, opens_typed=AT_ONCE, opens_at=None)
    if not any(character.isnumeric() for character in text):
        raise NotAnAnswer(NO_TIME)
    return replace(answers, opens_typed=cut(text, _LONGEST), opens_at=None)


OPENS: Question[Calling] = Question(
    name="opens",
    label=N_("Opens"),
    words=_opens_words,
    missing=lambda answers: answers.opens_at is None,
    take=_type_opens,
    choices=_opens,
    choose=_choose_opens,
)


def _type_closes(answers: Calling, text: str) -> Calling:
    if not any(character.isnumeric() for character in text):
        raise NotAnAnswer(NO_TIME)
    return replace(answers, closes_typed=cut(text, _LONGEST), closes_at=None)


CLOSES: Question[Calling] = Question(
    name="closes",
    label=N_("Closes"),
    words=lambda _a, t: t(N_("When does it close? Tap, or write it: 12月27号18:00.")),
    missing=lambda answers: answers.closes_at is None,
    take=_type_closes,
    choices=lambda _a, t: [
        Choice(label=t.plain(N_("After {days} days"), days=days), id=at)
        for at, days in enumerate(_DAYS)
    ],
    choose=lambda answers, chosen: _type_closes(answers, f"{_DAYS[chosen]}天后{_CLOSES}"),
    across=3,
)
_MAY_END, _NOT_EARLY = N_("🏁 May be closed early"), N_("Never close it early")
EARLY: Question[Calling] = Question(
    name="early",
    label=N_("Closed early"),
    words=lambda _a, t: t(N_("May it be closed before its time? The voters read it.")),
    missing=lambda _a: False,
    take=lambda answers, _text: answers,
    choices=lambda answers, t: (
        []
        if answers.assembly
        else [
            Choice(
                label=t.plain(_NOT_EARLY if answers.early else _MAY_END),
                id=int(not answers.early),
            )
        ]
    ),
    choose=lambda answers, chosen: replace(answers, early=bool((False, True)[chosen])),
)

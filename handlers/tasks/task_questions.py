"""What is asked only of whoever makes one task: when, what to know, who comes where."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.kit.screens import cut
from handlers.tasks import words
from handlers.tasks.making_answers import DETAILS, NO_TIME, Making, beginning, not_offered

_ASAP, _EARLIEST, _HASTY = 0, 100, 101
#: What stands on each choice, and how it would be typed.
_WHEN = (
    (N_("Tomorrow 9:00"), "明天9:00"),
    (N_("Tomorrow 15:00"), "明天15:00"),
    (N_("Saturday 9:00"), "周六9:00"),
    (N_("Sunday 9:00"), "周日9:00"),
)
_AT_ONCE = {"尽快", "马上", "现在", "立刻", "asap", "now"}
_NOTHING = {"无", "没有", "不用", "no", "none"}
_URGENT, _CALMER = N_("🚨 It is urgent"), N_("It is not urgent after all")


def _whens(answers: Making, t: Translation) -> Sequence[Choice]:
    if answers.hasty is not None and answers.earliest is not None:
        earliest = words.begins(t, answers.earliest)
        keep = t.plain(N_("🚨 It is urgent: {when}"), when=words.begins(t, answers.hasty))
        return [Choice(label=earliest, id=_EARLIEST), Choice(label=keep, id=_HASTY)]
    at_once = Choice(label=t.plain(N_("⚡ As soon as possible")), id=_ASAP)
    fixed = [Choice(label=t.plain(each), id=at) for at, (each, _) in enumerate(_WHEN, 1)]
    return [at_once, *fixed]


def _choose_when(answers: Making, chosen: int) -> Making:
    if chosen == _ASAP:
        return beginning(answers, None)
    if chosen == _EARLIEST and answers.earliest is not None:
        return beginning(answers, answers.earliest)
    if chosen == _HASTY and answers.hasty is not None:
        return beginning(replace(answers, urgent=True), answers.hasty)
    if chosen > len(_WHEN):
        raise IndexError
    return _type_when(answers, _WHEN[chosen - 1][1])


def _type_when(answers: Making, text: str) -> Making:
    if text.strip().lower() in _AT_ONCE:
        return beginning(answers, None)
    if not any(character.isnumeric() for character in text):
        raise NotAnAnswer(NO_TIME)
    anew = replace(answers, when_typed=cut(text, 40), when_said=False)
    return replace(anew, hasty=None, earliest=None)


WHEN: Question[Making] = Question(
    name="when",
    label=N_("When"),
    words=lambda answers, t: (
        t(NO_TIME)
        if answers.hasty is None
        else t(
            N_("That is short notice: people should know {notice} before. When shall it begin?"),
            notice=words.minutes(t, answers.notice),
        )
    ),
    missing=lambda answers: not answers.when_said,
    take=_type_when,
    choices=_whens,
    choose=_choose_when,
)


def _said(text: str, most: int) -> str:
    return "" if text.strip().lower() in _NOTHING else cut(text, most)


def _nothing(_answers: Making, t: Translation) -> Sequence[Choice]:
    return [Choice(label=t.plain(N_("Nothing more")), id=0)]


INFO: Question[Making] = Question(
    name="details",
    label=N_("Details for everybody"),
    words=lambda _answers, t: t(
        N_("What should everybody know: what to bring, where to meet? No names, no doors.")
    ),
    missing=lambda answers: not answers.details_said,
    take=lambda answers, text: replace(answers, details=_said(text, DETAILS), details_said=True),
    choices=_nothing,
    choose=lambda answers, chosen: (
        not_offered() if chosen else replace(answers, details="", details_said=True)
    ),
)
PRIVATE: Question[Making] = Question(
    name="private",
    label=N_("🔒 For those who come"),
    words=lambda _answers, t: t(
        N_("🔒 What only those who take it may read: name, door, telephone? Nobody else sees it.")
    ),
    missing=lambda answers: not answers.private_said,
    take=lambda answers, text: replace(answers, private=_said(text, DETAILS), private_said=True),
    choices=_nothing,
    choose=lambda answers, chosen: (
        not_offered() if chosen else replace(answers, private="", private_said=True)
    ),
)
URGENT: Question[Making] = Question(
    name="urgent",
    label=N_("Urgent"),
    words=lambda _answers, t: t(N_("Is it urgent? Then people are asked at night, too.")),
    missing=lambda _answers: False,
    take=lambda answers, text: replace(answers, urgent="急" in text or "urgent" in text.lower()),
    choices=lambda answers, t: [
        Choice(label=t.plain(_CALMER if answers.urgent else _URGENT), id=int(not answers.urgent))
    ],
    choose=lambda answers, chosen: (
        not_offered() if chosen > 1 else replace(answers, urgent=bool(chosen))
    ),
)

"""The questions that only some reports need, and what stands beside Submit."""

from collections.abc import Sequence
from dataclasses import replace

from domain.tickets import Kind
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.kit.screens import cut
from handlers.tickets import report_views
from handlers.tickets.answers import Answers, or_more, told
from services.understanding import understand

_MOST_WHO = 60
#: As many as fit on a screen, with the ways out.
_MOST_COMPOUNDS = 6
_AFFECTED, _IN_SPITE = 1, 2
_ANONYMOUS, _BEHALF = 1, 2
#: Choices from here on join the ticket at that place.
_FIRST_ALIKE = 100


def _compound_named(answers: Answers, text: str) -> Answers:
    for area in answers.compounds:
        if area.name and area.name in text:
            return replace(answers, area=area)
    raise NotAnAnswer(
        N_("I know no compound of that name here. Please tap one, or type its name.")
    )


def _compounds(answers: Answers, _t: Translation) -> Sequence[Choice]:
    shown = answers.compounds[:_MOST_COMPOUNDS]
    return [Choice(label=area.name, id=at) for at, area in enumerate(shown)]


def _outage(_answers: Answers, t: Translation) -> Sequence[Choice]:
    return [
        Choice(label=t.plain(N_("🙋 I am affected too")), id=_AFFECTED),
        Choice(label=t.plain(N_("Report it all the same")), id=_IN_SPITE),
    ]


def _choose_outage(answers: Answers, chosen: int) -> Answers:
    if chosen not in {_AFFECTED, _IN_SPITE} or answers.outage is None:
        raise IndexError(chosen)
    if chosen == _AFFECTED:
        return replace(answers, affected=True)
    return replace(answers, in_spite=True)


def _press_one(_answers: Answers, _text: str) -> Answers:
    raise NotAnAnswer(N_("Please choose one of the buttons."))


def _for_whom(answers: Answers, text: str) -> Answers:
    """In their own words, and what they say of danger besides."""
    if understand(text).urgent is not None:
        answers = told(answers, text)
    return replace(answers, behalf=answers.behalf or cut(text, _MOST_WHO))


def _beside(answers: Answers, t: Translation) -> Sequence[Choice]:
    joining = {False: N_("🙋 I have it too #{number}"), True: N_("👀 See #{number}")}
    choices = [
        Choice(label=t.plain(joining[one.known], number=one.id), id=_FIRST_ALIKE + at)
        for at, one in enumerate(answers.alike)
        if one.open
    ]
    if answers.kind is Kind.COMPLAINT:
        choices.append(Choice(label=t.plain(N_("🕶 Submit anonymously")), id=_ANONYMOUS))
    if not answers.behalf:
        choices.append(Choice(label=t.plain(N_("👪 For somebody else")), id=_BEHALF))
    return choices


def _choose_beside(answers: Answers, chosen: int) -> Answers:
    if chosen >= _FIRST_ALIKE:
        return replace(answers, joining=answers.alike[chosen - _FIRST_ALIKE].id)
    if chosen == _ANONYMOUS and answers.kind is Kind.COMPLAINT:
        return replace(answers, anonymous=True)
    if chosen == _BEHALF:
        return replace(answers, asks_behalf=True)
    raise IndexError(chosen)


COMPOUND: Question[Answers] = Question(
    name="compound",
    label=N_("Compound"),
    words=lambda _a, t: t(N_("In which compound is it? Tap it, or type its name.")),
    missing=lambda answers: bool(answers.compounds) and answers.area is None,
    applies=lambda answers: bool(answers.compounds),
    take=or_more(_compound_named),
    choices=_compounds,
    choose=lambda answers, chosen: replace(answers, area=answers.compounds[chosen]),
    across=1,
)
OUTAGE: Question[Answers] = Question(
    name="outage",
    label=N_("What"),
    words=lambda answers, t: report_views.known_of(t, answers),
    missing=lambda answers: answers.outage is not None and not answers.affected,
    applies=lambda _answers: False,
    take=or_more(_press_one),
    choices=_outage,
    choose=_choose_outage,
    submits=lambda chosen: chosen == _AFFECTED,
    across=1,
)
BEHALF: Question[Answers] = Question(
    name="behalf",
    label=N_("For whom"),
    words=lambda _a, t: t(N_("For whom do you report it? For example “my mother, 3-2-501”.")),
    missing=lambda answers: answers.asks_behalf and not answers.behalf,
    take=_for_whom,
)
BESIDE: Question[Answers] = Question(
    name="beside",
    label=N_("What"),
    words=lambda _a, t: t(N_("What shall be changed?")),
    missing=lambda _answers: False,
    applies=lambda _answers: False,
    take=lambda answers, _text: answers,
    choices=_beside,
    choose=_choose_beside,
    submits=lambda chosen: chosen >= _FIRST_ALIKE or chosen == _ANONYMOUS,
)

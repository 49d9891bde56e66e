"""The questions to whoever makes a task, or a rota."""

from collections.abc import Sequence
from dataclasses import replace

from domain.tasks import Field
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.kit.screens import cut
from handlers.tasks import words
from handlers.tasks.making_answers import (
    DETAILS,
    NO_TIME,
    Making,
    S,
    beginning,
    choose_item,
    counted,
    lasting,
    own_words,
)

_FIELDS = tuple(Field)
_A_PAGE = 5
_FIRST_PAGE = 10**15
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
_COUNTS = (1, 2, 4, 8)
_SPANS = (30, 60, 120, 240)


def field_question(_of: type[S]) -> Question[S]:
    def choose(answers: S, chosen: int) -> S:
        return replace(answers, field=_FIELDS[chosen].value, items=(), items_page=0)

    def take(answers: S, text: str) -> S:
        # What is to be done, said first: of which kind it is, is asked all the same.
        return own_words(answers, text)

    return Question(
        name="field",
        label=N_("Kind"),
        words=lambda _answers, t: t(N_("🤝 A task for volunteers. What kind of help?")),
        missing=lambda answers: not answers.field,
        take=take,
        choices=lambda _answers, t: [
            Choice(label=t.plain(words.FIELDS[each]), id=at) for at, each in enumerate(_FIELDS)
        ],
        choose=choose,
    )


def item_question(_of: type[S]) -> Question[S]:
    return Question(
        name="item",
        label=N_("What to do"),
        words=lambda _answers, t: t(
            N_("What is to be done? Tap it, or write it in your own words (no names, no doors).")
        ),
        missing=lambda answers: not answers.title,
        take=own_words,
        choices=_items,
        choose=lambda answers, chosen: choose_item(answers, chosen, _FIRST_PAGE, _A_PAGE),
        stays=lambda chosen: chosen >= _FIRST_PAGE,
        across=1,
    )


def _items(answers: S, t: Translation) -> Sequence[Choice]:
    first = answers.items_page * _A_PAGE
    shown = answers.items[first : first + _A_PAGE]
    choices = [Choice(label=cut(each.label, 40), id=each.id) for each in shown]
    if len(answers.items) > _A_PAGE:
        following = answers.items_page + 1 if len(answers.items) > first + _A_PAGE else 0
        choices.append(Choice(label=t.plain(N_("More…")), id=_FIRST_PAGE + following))
    return choices


def long_question(_of: type[S]) -> Question[S]:
    def choices(_answers: S, t: Translation) -> Sequence[Choice]:
        return [Choice(label=words.minutes(t, each), id=each) for each in _SPANS]

    return Question(
        name="long",
        label=N_("How long"),
        words=lambda _answers, t: t(
            N_("How long does it take as a rule? Points are counted for no longer than that.")
        ),
        missing=lambda answers: not answers.minutes,
        take=lambda answers, text: replace(answers, minutes=lasting(text)),
        choices=choices,
        choose=lambda answers, chosen: (
            replace(answers, minutes=_SPANS[_SPANS.index(chosen)]) if chosen in _SPANS else _none()
        ),
    )


def difficulty_question(_of: type[S]) -> Question[S]:
    def take(answers: S, text: str) -> S:
        level = text.count("★") or (int(text) if text in {"1", "2", "3"} else 0)
        if not 1 <= level <= 3:
            raise NotAnAnswer(N_("How hard is it? Please tap one to three stars."))
        return replace(answers, difficulty=level)

    def choose(answers: S, chosen: int) -> S:
        return replace(answers, difficulty=chosen) if 1 <= chosen <= 3 else _none()

    return Question(
        name="difficulty",
        label=N_("Difficulty"),
        words=lambda _answers, t: t(
            N_("How hard is it? ★ anybody can do it, ★★ it takes some skill, ★★★ it is demanding.")
        ),
        missing=lambda answers: not answers.difficulty,
        take=take,
        choices=lambda _answers, _t: [Choice(label="★" * n, id=n) for n in (1, 2, 3)],
        choose=choose,
        across=3,
    )


def people_question(_of: type[S]) -> Question[S]:
    def choices(answers: S, t: Translation) -> Sequence[Choice]:
        counts = sorted({*_COUNTS, answers.usual} - {0})
        return [Choice(label=words.people(t, each), id=each) for each in counts]

    return Question(
        name="people",
        label=N_("How many people"),
        words=lambda _answers, t: t(N_("How many people does it take? Tap it, or send a number.")),
        missing=lambda answers: not answers.people,
        take=lambda answers, text: replace(answers, people=counted(text)),
        choices=choices,
        choose=lambda answers, chosen: (
            replace(answers, people=chosen)
            if chosen in {*_COUNTS, answers.usual} - {0}
            else _none()
        ),
        across=3,
    )


def _none() -> S:  # type: ignore[type-var]
    """A choice that nobody was offered."""
    raise IndexError


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
    choose=lambda answers, _chosen: replace(answers, details="", details_said=True),
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
    choose=lambda answers, _chosen: replace(answers, private="", private_said=True),
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
    choose=lambda answers, chosen: replace(answers, urgent=bool(chosen)),
)

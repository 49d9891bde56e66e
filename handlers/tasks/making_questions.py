"""The questions to whoever makes a task, or a rota."""

from collections.abc import Sequence
from dataclasses import replace

from domain.tasks import Field
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.kit.screens import cut
from handlers.tasks import words
from handlers.tasks.making_answers import (
    S,
    choose_item,
    counted,
    lasting,
    not_offered,
    own_words,
)

_FIELDS = tuple(Field)
_A_PAGE = 5
_FIRST_PAGE = 10**15
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
            replace(answers, minutes=_SPANS[_SPANS.index(chosen)])
            if chosen in _SPANS
            else not_offered()
        ),
    )


def difficulty_question(_of: type[S]) -> Question[S]:
    def take(answers: S, text: str) -> S:
        level = text.count("★") or (int(text) if text in {"1", "2", "3"} else 0)
        if not 1 <= level <= 3:
            raise NotAnAnswer(N_("How hard is it? Please tap one to three stars."))
        return replace(answers, difficulty=level)

    def choose(answers: S, chosen: int) -> S:
        return replace(answers, difficulty=chosen) if 1 <= chosen <= 3 else not_offered()

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
            else not_offered()
        ),
        across=3,
    )

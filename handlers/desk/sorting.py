"""The question of which category, a page of them at a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from domain.tickets import Category
from handlers.desk import words
from handlers.kit.i18n import N_, Translation
from handlers.kit.placing import Placed
from handlers.kit.questions import Choice, NotAnAnswer, Question
from handlers.kit.raised import ButtonRetired
from services.understanding import subject

CATEGORIES = tuple(Category)
A_PAGE = 5
_FIRST_PAGE = 1000
_ALL = 999
_EVERY = re.compile(r"所有|全部|不限|\ball\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted(Placed):
    """What every form has that asks what it is about, and where."""

    #: A `Category`; "" until it is chosen, or for all of them.
    category: str = ""
    #: Whether one may mean all of them, and whether that was said.
    whole: bool = False
    every: bool = False
    category_page: int = 0


S = TypeVar("S", bound=Sorted)


def numbered(number: int) -> Category | None:
    """As it stands on a button: 0 is all. Raises `ButtonRetired`."""
    if number > len(CATEGORIES):
        raise ButtonRetired
    return CATEGORIES[number - 1] if number else None


def number(category: Category | None) -> int:
    return CATEGORIES.index(category) + 1 if category else 0


def _choices(answers: S, t: Translation) -> Sequence[Choice]:
    size = A_PAGE - answers.whole
    pages = -(-len(CATEGORIES) // size)
    shown = CATEGORIES[answers.category_page * size :][:size]
    choices = [Choice(label=words.category(t, each), id=number(each)) for each in shown]
    if answers.whole:
        choices.insert(0, Choice(label=words.category(t, None), id=_ALL))
    following = (answers.category_page + 1) % pages
    return [*choices, Choice(label=t.plain(N_("More…")), id=_FIRST_PAGE + following)]


def _choose(answers: S, chosen: int) -> S:
    if chosen >= _FIRST_PAGE:
        return replace(answers, category_page=min(chosen - _FIRST_PAGE, len(CATEGORIES) // 4))
    if chosen == _ALL and answers.whole:
        return replace(answers, category="", every=True)
    if not 0 < chosen <= len(CATEGORIES):
        raise IndexError
    return replace(answers, category=CATEGORIES[chosen - 1].value, every=False)


def _take(answers: S, text: str) -> S:
    """In any words that a report could use: 电梯, 停水."""
    if answers.whole and _EVERY.search(text):
        return replace(answers, category="", every=True)
    category = subject(text)
    if category is None:
        raise NotAnAnswer(N_("Please choose one of the buttons."))
    return replace(answers, category=category.value, every=False)


def question(_of: type[S]) -> Question[S]:
    return Question(
        name="category",
        label=N_("Category"),
        words=lambda _answers, t: t(N_("What is it about?")),
        missing=lambda answers: not answers.category and not answers.every,
        take=_take,
        choices=_choices,
        choose=_choose,
        stays=lambda chosen: chosen >= _FIRST_PAGE,
    )

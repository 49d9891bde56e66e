"""What a form is made of: typed questions, and how far somebody has come."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import msgspec
from markupsafe import Markup

from domain.files import File
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.said import Contact, Document, Location, Said
from handlers.kit.screens import View
from storage.drafts import Draft

A = TypeVar("A")


class NotAnAnswer(Exception):
    """What was said answers another question; `words` (a msgid) say what would be an answer."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    label: str
    #: What the button carries: it means the same whichever page of choices is shown.
    id: int
    #: As on a button: its number, typed, does not choose it.
    tap_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Generic[A]):
    name: str
    #: On the button that changes this answer.
    label: str
    words: Callable[[A, Translation], Markup]
    missing: Callable[[A], bool]
    #: Raises `NotAnAnswer`.
    take: Callable[[A, str], A]
    #: Instead of `take`, where how it was said matters too.
    hear: Callable[[A, Said], A] | None = None
    #: One tap each.
    choices: Callable[[A, Translation], Sequence[Choice]] = lambda _answers, _t: ()
    #: Raises `IndexError` for an id that is none of the choices'.
    choose: Callable[[A, int], A] = lambda answers, _id: answers
    #: A choice that only turns a page: the question stays open.
    stays: Callable[[int], bool] = lambda _id: False
    #: A choice that is the last word: the form is submitted with it.
    submits: Callable[[int], bool] = lambda _id: False
    #: Whether there is anything to ask, as things stand.
    applies: Callable[[A], bool] = lambda _answers: True
    across: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Generic[A]):
    """`A` is a frozen dataclass that msgspec can write and read."""

    name: str
    answers: type[A]
    questions: tuple[Question[A], ...]
    submit: Callable[[Context, A], Awaitable[None]]
    #: Whether beginning it anew means going on with what is open.
    same: Callable[[A, A], bool] = lambda _open, _new: False
    #: Shown before submitting; None: submitted with the last answer.
    summary: Callable[[A], View] | None = None
    #: Shown instead of submitting while the pictures of an album come in; None: the first submits.
    gathered: Callable[[A], View] | None = None
    #: What is written here is of somebody else's trouble: words of danger in it are no alarm.
    of_others: bool = False
    #: On the summary's buttons, and what is said to whoever pressed the second one.
    yes: str = N_("✅ Submit")
    no: str = N_("❌ Cancel")
    left: str = N_("Cancelled. Nothing was sent.")
    #: The question whose choices stand on the summary as well, and nowhere else; "": none.
    beside: str = ""
    #: What is said while the summary stands.
    add: Callable[[A, str], A] | None = None
    #: Pictures and voice notes, welcome at any question; None: they are no answer here.
    attach: Callable[[A, tuple[File, ...]], A] | None = None
    #: Any other file; None: it is no answer here. Raises `NotAnAnswer`.
    document: Callable[[A, Document], A] | None = None
    #: Somebody's shared contact, one's own or not; None: it is no answer here.
    contact: Callable[[A, Contact], A] | None = None
    #: A place on the map; None: it is no answer here.
    locate: Callable[[A, Location], A] | None = None
    #: What the answers call for from the database, asked before anything is shown of them. It
    #: goes on from where it was: run twice it changes nothing more. Raises `NotAnAnswer`.
    look: Callable[[Context, A], Awaitable[A]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling(Generic[A]):
    """A form on its way: somebody's draft, and what it says so far."""

    form: Form[A]
    draft: Draft
    answers: A

    @property
    def asking(self) -> Question[A] | None:
        """None while the summary stands."""
        return next((q for q in self.form.questions if q.name == self.draft.asking), None)

    @property
    def at(self) -> int:
        """The open question's place; behind the last one while the summary stands."""
        asking = self.asking
        return self.form.questions.index(asking) if asking else len(self.form.questions)

    @property
    def next(self) -> Question[A] | None:
        """None when nothing is missing."""
        return next((q for q in self.form.questions if q.missing(self.answers)), None)

    def saying(self, answers: A) -> "Filling[A]":
        return replace(self, answers=answers)

    def written(self, *, asking: str | None) -> Draft:
        return replace(self.draft, asking=asking, answers=written(self.answers))


def written(answers: object) -> str:
    """As it is kept in a draft."""
    return msgspec.json.encode(answers).decode()

"""Questions one after the other, kept as a row in the same transaction as everything else.

A form survives a kill at any moment and works across workers. `返回` and /cancel always work,
commands win over an open form, groups never feed one, and a sweep drops what nobody touches.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import msgspec
from markupsafe import Markup

from domain.tickets import File
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.said import Said
from handlers.kit.screens import Button, Screen, View, rows, view
from handlers.kit.speaking import CardOf
from storage.drafts import Draft

A = TypeVar("A")

CHOOSE = Button("fc", N_("Choose"))
BACK = Button("fb", N_("↩️ Back"), leaves=True)
CANCEL = Button("fx", N_("❌ Cancel"), leaves=True)
SUBMIT = Button("fs", N_("✅ Submit"))
EDIT = Button("fe", N_("✏️ Edit"))
REASK = Button("fq", N_("Change"))


class NotAnAnswer(Exception):
    """What was said answers another question; `words` (a msgid) say what would be an answer."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Generic[A]):
    name: str
    #: On the button that changes this answer.
    label: str
    words: Callable[[A, Translation], Markup]
    missing: Callable[[A], bool]
    #: Raises `NotAnAnswer`.
    take: Callable[[A, str], A]
    #: One tap each; the same answers give the same choices in the same order.
    choices: Callable[[A, Translation], Sequence[Choice]] = lambda _answers, _t: ()
    choose: Callable[[A, str], A] = lambda answers, _value: answers
    across: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Generic[A]):
    """`A` is a frozen dataclass that msgspec can write and read."""

    name: str
    answers: type[A]
    questions: tuple[Question[A], ...]
    submit: Callable[[Context, A], Awaitable[None]]
    #: Shown before submitting; None: submitted with the last answer.
    summary: Callable[[A], View] | None = None
    #: What is said while the summary stands.
    add: Callable[[A, str], A] | None = None
    #: Pictures and voice notes, welcome at any question; None: they are no answer here.
    attach: Callable[[A, tuple[File, ...]], A] | None = None

    def read(self, draft: Draft) -> A:
        return msgspec.json.decode(draft.answers, type=self.answers)


async def begin(context: Context, form: Form[A], answers: A) -> None:
    """Open it and ask what is missing, in private wherever it was called from."""
    draft = await context.unit.drafts.open(
        context.actor.id, form.name, _written(answers), context.now
    )
    await go_on(context, form, draft, answers)


async def go_on(
    context: Context, form: Form[A], draft: Draft, answers: A, *, quietly: bool = False
) -> None:
    """`quietly`: the screen that stands is changed, no new one is sent."""
    question = next((q for q in form.questions if q.missing(answers)), None)
    if question is not None:
        await ask(context, form, draft, answers, question, quietly=quietly)
    elif form.summary is None:
        await submit(context, form, answers)
    else:
        await _save(context, draft, answers, asking=None)
        await _show(context, draft, _summary(form.summary(answers), draft.id), quietly=quietly)


async def ask(
    context: Context,
    form: Form[A],
    draft: Draft,
    answers: A,
    question: Question[A],
    *,
    quietly: bool = False,
) -> None:
    await _save(context, draft, answers, asking=question.name)
    screen = _asked(form, question, answers, draft.id)
    await _show(context, draft, screen, quietly=quietly)


async def submit(context: Context, form: Form[A], answers: A) -> None:
    await context.unit.drafts.close(context.actor.id)
    await form.submit(context, answers)


async def hear(context: Context, form: Form[A], draft: Draft, said: Said) -> None:
    """An answer in words or pictures, or something added while the summary stands."""
    try:
        answers = _heard(form, draft, said)
    except NotAnAnswer as wrong:
        await context.reply(_plain(wrong.words))
        return
    # The further pictures of an album arrive one by one: they deserve no screen each.
    quietly = said.album is not None and not said.text
    await go_on(context, form, draft, answers, quietly=quietly)


def _heard(form: Form[A], draft: Draft, said: Said) -> A:
    answers = form.read(draft)
    if said.files:
        if form.attach is None:
            raise NotAnAnswer(N_("Please answer in words."))
        answers = form.attach(answers, said.files)
    question = next((q for q in form.questions if q.name == draft.asking), None)
    if said.text and question is not None:
        return question.take(answers, said.text)
    if said.text and form.add is not None:
        return form.add(answers, said.text)
    return answers


async def step_back(context: Context, form: Form[A], draft: Draft) -> None:
    """To the question before; from the first one, out."""
    names = [q.name for q in form.questions]
    at = names.index(draft.asking) if draft.asking in names else len(names)
    answers = form.read(draft)
    if draft.asking is not None and not any(q.missing(answers) for q in form.questions):
        await go_on(context, form, draft, answers)
    elif at == 0:
        await leave(context)
    else:
        await ask(context, form, draft, answers, form.questions[at - 1])


async def leave(context: Context) -> None:
    await context.unit.drafts.close(context.actor.id)
    await context.redraw(_plain(N_("Cancelled. Nothing was sent.")))


async def _save(context: Context, draft: Draft, answers: object, *, asking: str | None) -> None:
    await context.unit.drafts.save(
        replace(draft, asking=asking, answers=_written(answers)), context.now
    )


async def _show(context: Context, draft: Draft, screen: View, *, quietly: bool) -> None:
    card = CardOf(subject="draft", subject_id=draft.id)
    if quietly:
        await context.speaker.refresh(card, screen, reader=context.actor)
    elif context.private and context.press is not None:
        await context.redraw(screen, card=card)
    else:
        await context.privately(screen, card=card)


def _written(answers: object) -> str:
    return msgspec.json.encode(answers).decode()


@view
def _plain(t: Translation, words: str) -> Screen:
    return Screen(text=t(words))


def _summary(shown: View, draft_id: int) -> View:
    def render(t: Translation) -> Screen:
        actions = (SUBMIT(t, draft_id), EDIT(t, draft_id), CANCEL(t, draft_id))
        return replace(shown(t), keys=((actions[0],), actions[1:]))

    return render


def _asked(form: Form[A], question: Question[A], answers: A, draft_id: int) -> View:
    at = form.questions.index(question)

    def render(t: Translation) -> Screen:
        keys = [
            CHOOSE.labelled(choice.label, draft_id, at, i)
            for i, choice in enumerate(question.choices(answers, t))
        ]
        leave = (BACK(t, draft_id), CANCEL(t, draft_id))
        return Screen(text=question.words(answers, t), keys=(*rows(keys, question.across), leave))

    return render


@view
def changes(t: Translation, form: Form[A], draft_id: int) -> Screen:
    """Which answer to change."""
    keys = [
        REASK.labelled(t.plain(question.label), draft_id, at)
        for at, question in enumerate(form.questions)
    ]
    return Screen(text=t(N_("What shall be changed?")), keys=(*rows(keys, 2), (BACK(t, draft_id),)))

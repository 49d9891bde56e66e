"""How forms look: a question, a summary, and what may be changed. Pure."""

from dataclasses import replace
from typing import Any, TypeVar

from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Filling, Question
from handlers.kit.screens import Button, Key, Screen, View, rows, view

A = TypeVar("A")

CHOOSE = Button("fc", N_("Choose"), takes=3)
BACK = Button("fb", N_("↩️ Back"), tap_only=True, takes=2)
CANCEL = Button("fx", N_("❌ Cancel"), tap_only=True)
SUBMIT = Button("fs", N_("✅ Submit"))
EDIT = Button("fe", N_("✏️ Edit"))
REASK = Button("fq", N_("Change"), takes=2)
#: So many buttons still stand one above the other.
_COLUMN = 3


@view
def plain(t: Translation, words: str) -> Screen:
    return Screen(text=t(words))


def summed_up(filling: Filling[A], shown: View) -> View:
    form, draft_id = filling.form, filling.draft.id

    def render(t: Translation) -> Screen:
        submit = SUBMIT.labelled(t.plain(form.yes), draft_id)
        edit = (EDIT(t, draft_id),) if form.questions else ()
        # Not "leaving" here: whoever types the number of what stands on the screen means it.
        cancel = replace(CANCEL.labelled(t.plain(form.no), draft_id), tap_only=False)
        beside = _choices(filling, form.beside, t) if form.beside else []
        # Many in one column would push the summary off a small screen.
        across = 1 if len(beside) <= _COLUMN else 2
        return replace(shown(t), keys=((submit,), *rows(beside, across), (*edit, cancel)))

    return render


def asked(filling: Filling[A], question: Question[A]) -> View:
    draft_id, at = filling.draft.id, filling.form.questions.index(question)

    def render(t: Translation) -> Screen:
        keys = _choices(filling, question.name, t)
        away = (BACK(t, draft_id, at), CANCEL(t, draft_id))
        words = question.words(filling.answers, t)
        return Screen(text=words, keys=(*rows(keys, question.across), away))

    return render


def _choices(filling: Filling[A], name: str, t: Translation) -> list[Key]:
    named = [question.name for question in filling.form.questions]
    at = named.index(name)
    return [
        replace(
            CHOOSE.labelled(choice.label, filling.draft.id, at, choice.id),
            tap_only=choice.tap_only,
        )
        for choice in filling.form.questions[at].choices(filling.answers, t)
    ]


@view
def changes(t: Translation, filling: Filling[Any]) -> Screen:
    """Which answer to change."""
    draft_id = filling.draft.id
    keys = [
        REASK.labelled(t.plain(question.label), draft_id, at)
        for at, question in enumerate(filling.form.questions)
        if question.applies(filling.answers) and question.name != filling.form.beside
    ]
    return Screen(
        text=t(N_("What shall be changed?")),
        keys=(*rows(keys, 2), (BACK(t, draft_id, len(filling.form.questions)),)),
    )

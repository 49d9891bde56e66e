"""Frequent questions and canned answers: listed, added, changed, retired by chat."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from domain.answers import Answer, AnswerId
from handlers.desk import buttons
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, Question
from handlers.kit.raised import ButtonRetired
from handlers.kit.screens import Screen, View, cut, html, view
from services import answers

A_PAGE = 5
LABEL = 40
_LONGEST, _LONGEST_QUESTION = 2000, 200
#: On the wire.
_QUESTIONS, _CANNED = 0, 1


async def listing(context: Context, ids: tuple[int, ...]) -> None:
    which, page = ids
    if which not in {_QUESTIONS, _CANNED}:
        raise ButtonRetired
    await _list(context, which, page)


async def _list(context: Context, which: int, page: int) -> None:
    read = answers.canned if which == _CANNED else answers.questions
    known = await read(context.unit)
    page = min(page, max(0, (len(known) - 1) // A_PAGE))
    there = known[page * A_PAGE :][:A_PAGE]
    more = len(known) > (page + 1) * A_PAGE
    await context.in_place(_listed(which, there, page, more=more))


async def one(context: Context, ids: tuple[int, ...]) -> None:
    await context.in_place(_of(context, await answers.show(context.unit, AnswerId(ids[0]))))


def _of(context: Context, answer: Answer) -> View:
    """With the numbers in it, as residents read it."""
    return _card(replace(answer, text=answers.worded(answer, context.neighbourhood)))


async def ask_retire(context: Context, ids: tuple[int, ...]) -> None:
    answer = await answers.show(context.unit, AnswerId(ids[0]))
    await context.in_place(_retire_indeed(answer))


async def retire(context: Context, ids: tuple[int, ...]) -> None:
    answer = await answers.show(context.unit, AnswerId(ids[0]))
    await answers.retire(context.unit, answer.id, context.actor)
    await _list(context, _which(answer), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    canned: bool
    question: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changing:
    answer: int
    #: As it reads so far: few write a long one anew.
    before: str = ""
    text: str = ""


async def add(context: Context, ids: tuple[int, ...]) -> None:
    await forms.begin(context, ADDING, Adding(canned=ids[0] == _CANNED))


async def _added(context: Context, said: Adding) -> None:
    answer = await answers.add(context.unit, said.question or None, said.text, context.actor)
    await context.redraw(_of(context, answer))


async def change(context: Context, ids: tuple[int, ...]) -> None:
    answer = await answers.show(context.unit, AnswerId(ids[0]))
    before = answers.worded(answer, context.neighbourhood)
    await forms.begin(context, CHANGING, Changing(answer=answer.id, before=before))


async def _changed(context: Context, said: Changing) -> None:
    changed = await answers.change(context.unit, AnswerId(said.answer), said.text, context.actor)
    await context.redraw(_of(context, changed))


def _which(answer: Answer) -> int:
    return _QUESTIONS if answer.question else _CANNED


@view
def _listed(
    t: Translation, which: int, there: Sequence[Answer], page: int, *, more: bool
) -> Screen:
    keys = [
        (buttons.ANSWER.labelled(cut(each.question or each.text, LABEL), each.id),)
        for each in there
    ]
    last = [buttons.HOME(t, 0, 0)]
    if more or page:
        following = page + 1 if more else 0
        last.append(buttons.ANSWERS.labelled(t.plain(N_("More…")), which, following))
    text = N_("💬 Canned answers: sent to a reporter from the card of their ticket.")
    if which == _QUESTIONS:
        text = N_("❓ Frequent questions: I answer them by myself. Tap one to change it.")
    return Screen(text=t(text), keys=(*keys, (buttons.ADD_ANSWER(t, which),), tuple(last)))


@view
def _card(t: Translation, answer: Answer) -> Screen:
    away = buttons.ANSWERS.labelled(t.plain(N_("↩️ Back to these")), _which(answer), 0)
    head = html("<b>❓ {question}</b>\n", question=answer.question) if answer.question else ""
    return Screen(
        text=html("{head}{text}", head=head, text=answer.text),
        keys=((buttons.CHANGE_ANSWER(t, answer.id), buttons.RETIRE(t, answer.id)), (away,)),
    )


@view
def _retire_indeed(t: Translation, answer: Answer) -> Screen:
    keep = buttons.ANSWER.labelled(t.plain(N_("↩️ No, leave it")), answer.id)
    said = cut(answer.question or answer.text, 200)
    return Screen(
        text=t(N_("Shall this be used no more?\n“{said}”"), said=said),
        keys=((buttons.RETIRE_INDEED(t, answer.id),), (keep,)),
    )


def _how_from_here_on(said: Changing, t: Translation) -> Markup:
    asked = t(N_("How shall the answer read from here on?"))
    if not said.before:
        return asked
    copied = t(N_("So far (tap it to copy it, then change it and send it):"))
    return html(
        "{asked}\n{copied}\n<code>{before}</code>", asked=asked, copied=copied, before=said.before
    )


@view
def _to_add(_t: Translation, said: Adding) -> Screen:
    head = html("<b>❓ {question}</b>\n", question=said.question) if said.question else ""
    return Screen(text=html("{head}{text}", head=head, text=said.text))


@view
def _to_change(_t: Translation, said: Changing) -> Screen:
    return Screen(text=html("{text}", text=said.text))


ADDING: Form[Adding] = Form(
    name="desk-answer",
    of_others=True,
    answers=Adding,
    questions=(
        Question(
            name="question",
            label=N_("Question"),
            words=lambda _said, t: t(N_("Which question, in the words that residents use?")),
            missing=lambda said: not said.canned and not said.question,
            take=lambda said, text: replace(said, question=cut(text, _LONGEST_QUESTION)),
        ),
        Question(
            name="text",
            label=N_("Answer"),
            words=lambda _said, t: t(N_("And the answer, as residents shall read it?")),
            missing=lambda said: not said.text,
            take=lambda said, text: replace(said, text=cut(text, _LONGEST)),
        ),
    ),
    submit=_added,
    same=lambda open_, new: open_.canned == new.canned,
    summary=_to_add,
)

CHANGING: Form[Changing] = Form(
    name="desk-answer-text",
    of_others=True,
    answers=Changing,
    questions=(
        Question(
            name="text",
            label=N_("Answer"),
            words=_how_from_here_on,
            missing=lambda said: not said.text,
            take=lambda said, text: replace(said, text=cut(text, _LONGEST)),
        ),
    ),
    submit=_changed,
    same=lambda open_, new: open_.answer == new.answer,
    summary=_to_change,
)

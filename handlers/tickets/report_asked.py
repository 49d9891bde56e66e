"""A question: answered with what staff have written down, or passed on to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from domain.tickets import Category, Kind, Report
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.said import Said
from handlers.kit.screens import Screen, cut, html, view
from handlers.tickets.telling import filed
from services import answers as entries
from services import tickets
from services.understanding import understand

_ASKING = re.compile(
    r"[?？]|吗|怎么|怎样|如何|哪|几点|多少|什么|为啥|谁|能不能|可不可以|有没有|是不是"
    r"|\b(?:how|what|where|when|who|why|which)\b",
    re.IGNORECASE,
)
_THAT, _PASS_ON = 1, 2
_MOST_TEXT = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    text: str
    #: What was found; "": nothing that is sure to be meant.
    question: str = ""
    answer: str = ""
    chosen: int = 0


async def ask(context: Context, said: Said) -> bool:
    """Whether it was a question, and an answer to it was shown or offered."""
    asked = cut(said.text, _MOST_TEXT)
    if not asked or said.files or said.location or understand(asked).kind is not None:
        return False
    found = await entries.best(context.unit, asked)
    asking = Asking(text=asked)
    if found is not None and found.sure:
        answer = entries.worded(found.answer, context.neighbourhood)
        asking = replace(asking, question=found.answer.question or "", answer=answer)
    elif not _ASKING.search(asked):
        return False
    await forms.begin(context, FORM, asking)
    return True


def _said(asking: Asking, t: Translation) -> Markup:
    if not asking.answer:
        return t(N_("I have no answer to that. Shall I ask the staff for you?"))
    answer = html(
        "<b>{question}</b>\n{answer}", question=asking.question, answer=cut(asking.answer, 3000)
    )
    return html("{answer}\n\n{meant}", answer=answer, meant=t(N_("Was this what you meant?")))


def _choices(asking: Asking, t: Translation) -> Sequence[Choice]:
    if not asking.answer:
        return [Choice(label=t.plain(N_("✅ Ask the staff")), id=_PASS_ON)]
    return [
        Choice(label=t.plain(N_("👍 That is it")), id=_THAT),
        Choice(label=t.plain(N_("No, ask the staff")), id=_PASS_ON),
    ]


def _choose(asking: Asking, chosen: int) -> Asking:
    if chosen not in {_THAT, _PASS_ON}:
        raise IndexError(chosen)
    return replace(asking, chosen=chosen)


def _another(_asking: Asking, _text: str) -> Asking:
    raise NotAnAnswer(N_("Please choose one of the buttons."))


async def _settled(context: Context, asking: Asking) -> None:
    if asking.chosen == _THAT:
        await context.redraw(_glad())
        return
    understood = understand(asking.text)
    report = Report(
        kind=Kind.HELP,
        category=understood.category or Category.OTHER,
        text=asking.text,
        place=understood.place,
    )
    shown = await tickets.file(context.unit, report, context.actor, context.neighbourhood)
    await filed(context, shown)


@view
def _glad(t: Translation) -> Screen:
    return Screen(text=t(N_("Glad to help! Just write whenever there is something else.")))


FORM = Form(
    name="asking",
    answers=Asking,
    questions=(
        Question(
            name="chosen",
            label=N_("What"),
            words=_said,
            missing=lambda asking: not asking.chosen,
            take=_another,
            choices=_choices,
            choose=_choose,
            across=1,
        ),
    ),
    submit=_settled,
)

"""同意 / 不同意: an office's word at its step, in writing."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from domain.decisions import DecisionId, Office, Word
from domain.permissions import Action
from handlers.decisions import buttons, listing, telling, words
from handlers.decisions.writing import written
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, view
from services.decisions import speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class Opining:
    decision: int
    office: str
    title: str
    approved: bool
    text: str = ""


async def approve(context: Context, ids: tuple[int, ...]) -> None:
    await _begin(context, ids[0], approved=True)


async def refuse(context: Context, ids: tuple[int, ...]) -> None:
    await _begin(context, ids[0], approved=False)


async def _begin(context: Context, number: int, *, approved: bool) -> None:
    decision, office = await speaking.may_opine(context.unit, DecisionId(number), context.actor)
    answers = Opining(decision=number, office=office, title=decision.title, approved=approved)
    await forms.begin(context, OPINING, answers)


async def said(context: Context, answers: Opining) -> None:
    word = Word(
        by=context.actor,
        office=Office(answers.office),
        approved=answers.approved,
        text=answers.text,
    )
    decision_id, rules = DecisionId(answers.decision), context.neighbourhood.decisions
    decision = await speaking.opine(context.unit, decision_id, word, rules)
    await context.redraw(_noted(answers))
    await telling.changed(context.speaker, decision, context.actor)
    await listing.show(context, decision_id)


def _asked(answers: Opining, t: Translation) -> Markup:
    asked = (
        N_("“{title}”: {office} approves. Please write the opinion, it stays on file.")
        if answers.approved
        else N_("“{title}”: {office} refuses, and that ends it. Please write the reason.")
    )
    office = words.office(t, Office(answers.office))
    return t(asked, title=answers.title, office=office)


@view
def _summary(t: Translation, answers: Opining) -> Screen:
    asked = (
        N_("<b>{office}: approved</b>\n{title}\n\n{text}\n\nSay it so? It can't be changed.")
        if answers.approved
        else N_("<b>{office}: refused</b>\n{title}\n\n{text}\n\nSay it so? It ends the matter.")
    )
    office = words.office(t, Office(answers.office))
    return Screen(text=t(asked, office=office, title=answers.title, text=answers.text))


@view
def _noted(t: Translation, answers: Opining) -> Screen:
    office = words.office(t, Office(answers.office))
    return Screen(text=t(N_("✅ Noted, for {office}."), office=office))


OPINING = Form(
    name="decision-opine",
    answers=Opining,
    questions=(
        Question(
            name="text",
            label=N_("Opinion"),
            words=_asked,
            missing=lambda answers: not answers.text,
            take=lambda answers, text: replace(answers, text=written(text)),
        ),
    ),
    submit=said,
    same=lambda open_, new: (open_.decision, open_.approved) == (new.decision, new.approved),
    summary=_summary,
    of_others=True,
)


def register(routes: Routes) -> None:
    routes.press(buttons.APPROVE, approve, action=Action.OPINE)
    routes.press(buttons.REFUSE, refuse, action=Action.OPINE)
    routes.form(OPINING, action=Action.OPINE)

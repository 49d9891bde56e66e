"""✋ 提异议 while it is published; ✍️ 答复: staff answer each in writing."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from domain.decisions import DecisionId, ObjectionId
from domain.permissions import Action, require
from handlers.decisions import buttons, notices, telling, views
from handlers.decisions.writing import written
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, view
from services.decisions import holding, publishing


@dataclass(frozen=True, slots=True, kw_only=True)
class Objecting:
    decision: int
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    objection: int
    asked: str
    text: str = ""


async def object_(context: Context, ids: tuple[int, ...]) -> None:
    decision, _ = await publishing.may_object(
        context.unit, DecisionId(ids[0]), context.actor, context.received_at
    )
    await forms.begin(context, OBJECTING, Objecting(decision=ids[0], title=decision.title))


async def objected(context: Context, answers: Objecting) -> None:
    decision, _ = await publishing.object_to(
        context.unit,
        DecisionId(answers.decision),
        answers.text,
        context.actor,
        context.received_at,
    )
    await context.redraw(_thanks())
    await telling.changed(context.speaker, decision, context.actor)


async def waiting(context: Context, ids: tuple[int, ...]) -> None:
    decision = await holding.look(context.unit, DecisionId(ids[0]))
    require(context.actor, Action.KEEP_DECISION, decision.area)
    found = await context.unit.objections.of(decision.id)
    await context.in_place(views.objections(decision, found, ids[1]))


async def answer(context: Context, ids: tuple[int, ...]) -> None:
    _, objection = await publishing.may_answer(context.unit, ObjectionId(ids[0]), context.actor)
    await forms.begin(context, ANSWERING, Answering(objection=ids[0], asked=objection.text))


async def answered(context: Context, answers: Answering) -> None:
    decision, objection = await publishing.answer(
        context.unit, ObjectionId(answers.objection), answers.text, context.actor
    )
    if objection.by is not None:
        person = await context.unit.people.get(objection.by.id)
        await context.speaker.tell(person, notices.answered(decision, objection.answer))
    found = await context.unit.objections.of(decision.id)
    await context.redraw(views.objections(decision, found, 0))
    await telling.changed(context.speaker, decision, context.actor)


def _asked(answers: Objecting, t: Translation) -> Markup:
    said = N_("What do you object to in “{title}”? Staff read your name, neighbours do not.")
    return t(said, title=answers.title)


@view
def _objection(t: Translation, answers: Objecting) -> Screen:
    said = N_("<b>{title}</b>\n\n✋ {text}\n\nPut this on file? You are answered in writing.")
    return Screen(text=t(said, title=answers.title, text=answers.text))


@view
def _thanks(t: Translation) -> Screen:
    return Screen(text=t(N_("✅ It is on file. I bring you the answer.")))


@view
def _answer(t: Translation, answers: Answering) -> Screen:
    said = N_("✋ {asked}\n\n✍️ {text}\n\nAnswer so? It is published with the objection.")
    return Screen(text=t(said, asked=answers.asked, text=answers.text))


OBJECTING = Form(
    name="decision-object",
    answers=Objecting,
    questions=(
        Question(
            name="text",
            label=N_("Objection"),
            words=_asked,
            missing=lambda answers: not answers.text,
            take=lambda answers, text: replace(answers, text=written(text)),
        ),
    ),
    submit=objected,
    same=lambda open_, new: open_.decision == new.decision,
    summary=_objection,
)
ANSWERING = Form(
    name="decision-answer",
    answers=Answering,
    questions=(
        Question(
            name="text",
            label=N_("Answer"),
            words=lambda answers, t: t(
                N_("✋ {asked}\n\nPlease write the answer."), asked=answers.asked
            ),
            missing=lambda answers: not answers.text,
            take=lambda answers, text: replace(answers, text=written(text)),
        ),
    ),
    submit=answered,
    same=lambda open_, new: open_.objection == new.objection,
    summary=_answer,
    of_others=True,
)


def register(routes: Routes) -> None:
    routes.press(buttons.OBJECT, object_, action=Action.OBJECT)
    routes.form(OBJECTING, action=Action.OBJECT)
    routes.press(buttons.OBJECTIONS, waiting, action=Action.KEEP_DECISION)
    routes.press(buttons.ANSWER, answer, action=Action.KEEP_DECISION)
    routes.form(ANSWERING, action=Action.KEEP_DECISION)

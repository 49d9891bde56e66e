"""⚖️ Whether the silent are counted: off, unless their rules of procedure say so."""

from dataclasses import dataclass, replace

from domain.permissions import Action
from domain.votes import VoteId
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, cut, view
from handlers.votes import assembly_buttons as buttons
from handlers.votes import serving
from services.assembly import silence

_SHORTEST, _LONGEST = 10, 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    vote: int
    clause: str = ""


async def begin(context: Context, ids: tuple[int, ...]) -> None:
    vote = await silence.may_switch(context.unit, VoteId(ids[0]), context.actor)
    await serving.begin(context.speaker, vote)
    await forms.begin(context, FORM, Silent(vote=vote.id))


async def switched_on(context: Context, answers: Silent) -> None:
    await silence.switch(context.unit, VoteId(answers.vote), answers.clause, context.actor)
    await context.redraw(_on(answers.vote))


async def off(context: Context, ids: tuple[int, ...]) -> None:
    await silence.switch(context.unit, VoteId(ids[0]), "", context.actor)
    await context.in_place(_off(ids[0]))


def _take(answers: Silent, text: str) -> Silent:
    if len(text) < _SHORTEST:
        raise NotAnAnswer(
            N_("Please send the clause itself, word for word, with its number. Without it: ↩️")
        )
    return replace(answers, clause=cut(text, _LONGEST))


@view
def _warned(t: Translation, answers: Silent) -> Screen:
    said = N_(
        "⚖️ <b>Count the silent?</b>\nClause: {clause}\n⚠️ A court allowed it in 2022; it is"
        " contested, and a result that rests on it may be annulled. Only owners count of whom it"
        " is proven that they were told: who pressed that they know, or was told by hand. They"
        " take part, and neither agree nor object. The result says so, and your name and this"
        " warning are kept with it."
    )
    return Screen(text=t(said, clause=answers.clause))


@view
def _on(t: Translation, vote: int) -> Screen:
    said = N_("⚖️ Noted, with the warning: the silent are counted where they were provably told.")
    return Screen(text=t(said), keys=((buttons.PANEL(t, vote), buttons.SILENT_OFF(t, vote)),))


@view
def _off(t: Translation, vote: int) -> Screen:
    said = N_("⚖️ Noted: only who votes takes part.")
    return Screen(text=t(said), keys=((buttons.PANEL(t, vote),),))


FORM = Form(
    name="assembly-silent",
    answers=Silent,
    questions=(
        Question(
            name="clause",
            label=N_("Clause"),
            words=lambda _a, t: t(
                N_(
                    "Which clause of your rules of procedure says that owners who were told and"
                    " stay silent are counted? Please send it word for word."
                )
            ),
            missing=lambda answers: not answers.clause,
            take=_take,
        ),
    ),
    submit=switched_on,
    same=lambda open_, new: open_.vote == new.vote,
    summary=_warned,
    yes=N_("⚖️ I have read this: count them"),
)


def register(routes: Routes) -> None:
    run = Action.RUN_ASSEMBLY
    routes.press(buttons.SILENT, begin, action=run)
    routes.press(buttons.SILENT_OFF, off, action=run)
    routes.form(FORM, action=run)

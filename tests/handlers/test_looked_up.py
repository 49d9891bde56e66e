"""What a look-up in the database finds wrong is said in words, wherever it was asked."""

from dataclasses import dataclass, replace

import pytest
from town import Town

from domain.permissions import Action
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.said import Said
from playground import Phone

WRONG = "Please choose one of the buttons."


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    chosen: int = 0


async def _look(_context: Context, answers: Answers) -> Answers:
    if answers.chosen == 1:
        raise NotAnAnswer(WRONG)
    return answers


async def _submit(context: Context, answers: Answers) -> None:
    context.alert(f"chosen {answers.chosen}")


FORM = Form(
    name="looked-up",
    answers=Answers,
    questions=(
        Question(
            name="chosen",
            label=WRONG,
            words=lambda _a, t: t(WRONG),
            missing=lambda answers: not answers.chosen,
            take=lambda answers, _text: answers,
            choices=lambda _a, _t: [Choice(label="甲", id=1), Choice(label="乙", id=2)],
            choose=lambda answers, chosen: replace(answers, chosen=chosen),
        ),
    ),
    submit=_submit,
    look=_look,
)


@pytest.fixture
def wang(town: Town) -> Phone:
    """Has a command that opens the form, with as many as they wrote words behind it chosen."""
    routes = town.linli.routes
    routes.form(FORM, action=Action.TALK)

    async def begin(context: Context, said: Said) -> None:
        chosen = len(said.text.split())
        await forms.begin(context, routes.forms[FORM.name], Answers(chosen=chosen))

    routes.commands["choose"] = begin
    return town.resident()


async def test_a_tapped_choice_that_comes_to_nothing_leaves_the_question_open(
    wang: Phone,
) -> None:
    await wang.says("/choose")

    await wang.taps("甲")
    told = wang.toast
    await wang.taps("乙")

    assert "按钮" in told
    assert wang.toast == "chosen 2"


async def test_a_form_that_cannot_even_begin_leaves_the_one_that_is_open(
    town: Town, wang: Phone
) -> None:
    await wang.says("/forget")
    await wang.taps("继续")

    await wang.says("/choose 一")

    assert "按钮" in wang.last.text
    async with town.linli.database.read() as unit:
        person = await unit.people.known_as(wang.person.id)
        assert person is not None
        draft = await unit.drafts.of(person.id)
    assert draft is not None
    assert draft.form == "forget"

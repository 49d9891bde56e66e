"""The buttons that every form has: choose, back, cancel, submit, edit."""

from typing import Any

from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.forms import Form
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Press, Routes
from handlers.kit.screens import Screen, view
from storage.drafts import Draft


def register(routes: Routes) -> None:
    async def choose(context: Context, ids: tuple[int, ...]) -> None:
        found = await _open(routes, context, ids[0])
        if found is None:
            return
        form, draft = found
        answers = form.read(draft)
        question = form.questions[ids[1]]
        chosen = question.choices(answers, context.t)[ids[2]]
        await forms.go_on(context, form, draft, question.choose(answers, chosen.value))

    async def back(context: Context, ids: tuple[int, ...]) -> None:
        if found := await _open(routes, context, ids[0]):
            await forms.step_back(context, *found)

    async def cancel(context: Context, ids: tuple[int, ...]) -> None:
        if await _open(routes, context, ids[0]):
            await forms.leave(context)

    async def submit(context: Context, ids: tuple[int, ...]) -> None:
        if found := await _open(routes, context, ids[0]):
            await _submit(context, *found)

    async def edit(context: Context, ids: tuple[int, ...]) -> None:
        if found := await _open(routes, context, ids[0]):
            await context.redraw(forms.changes(found[0], ids[0]))

    async def reask(context: Context, ids: tuple[int, ...]) -> None:
        if found := await _open(routes, context, ids[0]):
            form, draft = found
            question = form.questions[ids[1]]
            await forms.ask(context, form, draft, form.read(draft), question)

    presses: list[tuple[forms.Button, Press]] = [
        (forms.CHOOSE, choose),
        (forms.BACK, back),
        (forms.CANCEL, cancel),
        (forms.SUBMIT, submit),
        (forms.EDIT, edit),
        (forms.REASK, reask),
    ]
    for button, press in presses:
        routes.press(button, press)


async def _open(
    routes: Routes, context: Context, draft_id: int
) -> tuple[Form[Any], Draft] | None:
    """The form this button belongs to, if it is the actor's and still open."""
    draft = await context.unit.drafts.of(context.actor.id)
    if draft is None or draft.id != draft_id:
        await _closed(context)
        return None
    return routes.forms[draft.form], draft


async def _submit(context: Context, form: Form[Any], draft: Draft) -> None:
    answers = form.read(draft)
    if any(question.missing(answers) for question in form.questions):
        await forms.go_on(context, form, draft, answers)
    else:
        await forms.submit(context, form, answers)


async def _closed(context: Context) -> None:
    words = N_("This form is closed already. Just write to me again to start a new one.")
    if context.press is not None:
        context.alert(context.t.plain(words))
    else:
        await context.reply(_said(words))


@view
def _said(t: Translation, words: str) -> Screen:
    return Screen(text=t(words))

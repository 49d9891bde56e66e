"""The buttons that every form has: choose, back, cancel, submit, edit."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from domain.permissions import Action
from handlers.kit import form_views, forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Filling, NotAnAnswer
from handlers.kit.raised import ButtonRetired
from handlers.kit.routing import Press, Routes
from handlers.kit.screens import Screen, view

Act = Callable[[Context, Filling[Any], Sequence[int]], Awaitable[None]]


def register(routes: Routes) -> None:
    acts = {
        form_views.CHOOSE: choose,
        form_views.BACK: back,
        form_views.CANCEL: cancel,
        form_views.SUBMIT: submit,
        form_views.EDIT: edit,
        form_views.REASK: reask,
    }
    for button, act in acts.items():
        # What it is for is asked again when the form is submitted.
        routes.press(button, _on_the_open_form(routes, act), action=Action.TALK)


def _on_the_open_form(routes: Routes, act: Act) -> Press:
    """Only whoever is filling in that very form presses its buttons."""

    async def press(context: Context, ids: tuple[int, ...]) -> None:
        filling = await forms.opened(context, routes.forms)
        if filling is None or filling.draft.id != ids[0]:
            await _closed(context)
        else:
            context.work.in_form = True
            await act(context, filling, ids[1:])

    return press


async def choose(context: Context, filling: Filling[Any], ids: Sequence[int]) -> None:
    at, chosen = ids
    try:
        question = filling.form.questions[at]
        filling = filling.saying(question.choose(filling.answers, chosen))
    except IndexError:
        raise ButtonRetired from None
    if question.submits(chosen) and filling.next is None:
        await forms.submit(context, filling)
        return
    try:
        filling = await forms.looked_up(context, filling)
    except NotAnAnswer as wrong:
        await forms.said(context, wrong.words)
        return
    if question.stays(chosen):
        await forms.ask(context, filling, question)
    else:
        await forms.go_on(context, filling)


async def back(context: Context, filling: Filling[Any], ids: Sequence[int]) -> None:
    """From the question that was on the screen: pressed twice it leads back once."""
    if ids[0] == filling.at and filling.asking is not None:
        await forms.step_back(context, filling)
    elif filling.asking is not None:
        await forms.ask(context, filling, filling.asking)
    else:
        await forms.go_on(context, filling)


async def cancel(context: Context, filling: Filling[Any], _ids: Sequence[int]) -> None:
    await forms.leave(context, filling)


async def submit(context: Context, filling: Filling[Any], _ids: Sequence[int]) -> None:
    if filling.next is None:
        await forms.submit(context, filling)
    else:
        await forms.go_on(context, filling)


async def edit(context: Context, filling: Filling[Any], _ids: Sequence[int]) -> None:
    await context.redraw(form_views.changes(filling))


async def reask(context: Context, filling: Filling[Any], ids: Sequence[int]) -> None:
    if ids[0] >= len(filling.form.questions):
        raise ButtonRetired
    await forms.ask(context, filling, filling.form.questions[ids[0]])


async def _closed(context: Context) -> None:
    words = N_("This form is closed already. Just write to me again to start a new one.")
    if context.press is not None:
        context.alert(context.t.plain(words))
    else:
        await context.reply(_said(words))


@view
def _said(t: Translation, words: str) -> Screen:
    return Screen(text=t(words))

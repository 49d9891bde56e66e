"""✅ 完成: one sentence and a photo; whoever was helped is asked."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from markupsafe import Markup

from domain.files import File
from domain.permissions import Action
from domain.tasks import Claim, TaskId
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, cut, html, view
from handlers.tasks import buttons, judging, telling
from services import tasks

_NONE = re.compile(
    r"(?:我|实在|真的)*(?:没有?|拍不了|没法拍|不方便)(?:拍|带)?(?:到|照片?|相片|图片|图|照相|手机)*(?:了|呢|啊)?[。.!！]*"
    r"|跳过|不拍了?|(?:i have )?no (?:photo|picture)s?|skip",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finishing:
    task: int
    note: str = ""
    proof: tuple[File, ...] = ()
    #: They have none: at a sickbed nobody takes one.
    bare: bool = False


class Finisher:
    """Knows who is told of the ticket that a task was made of."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self.form = _form(self._finished)

    async def pressed(self, context: Context, ids: tuple[int, ...]) -> None:
        await tasks.may_finish(context.unit, TaskId(ids[0]), context.actor)
        await forms.begin(context, self.form, Finishing(task=ids[0]))

    async def _finished(self, context: Context, answers: Finishing) -> None:
        finished = await tasks.finish(
            context.unit, TaskId(answers.task), context.actor, answers.note, answers.proof
        )
        claim, proof = finished.claim, answers.proof
        await context.redraw(_noted(claim))
        await telling.progressed(context.speaker, claim)
        await telling.redraw_ticket(self._routes, context.speaker, finished.ticket, len(proof))
        if claim.task.ticket is None:
            await judging.ask(context.speaker, claim, answers.note, proof)


def _instead_of_a_photo(answers: Finishing, text: str) -> Finishing:
    """That there is none is no part of what was done."""
    if _NONE.fullmatch(text.strip()):
        return replace(answers, bare=True)
    return _more_said(answers, text)


def _more_said(answers: Finishing, text: str) -> Finishing:
    return replace(answers, note=cut(f"{answers.note}\n{text}", 2000))


@view
def _noted(t: Translation, claim: Claim) -> Screen:
    said = N_("Thank you! Task #{number} is reported as done. You hear when it is confirmed.")
    return Screen(text=t(said, number=claim.task.id))


@view
def _to_send(t: Translation, answers: Finishing) -> Screen:
    lines = [
        t(N_("<b>Report task #{number} as done?</b>"), number=answers.task),
        html("{note}", note=cut(answers.note, 1200)),
    ]
    if answers.proof:
        lines.append(t(N_("📎 {count} attached"), count=len(answers.proof)))
    return Screen(text=Markup("\n").join(lines))


def _form(submit: Callable[[Context, Finishing], Awaitable[None]]) -> Form[Finishing]:
    return Form(
        name="task-finish",
        of_others=True,
        answers=Finishing,
        questions=(
            Question(
                name="note",
                label=N_("What was done"),
                words=lambda a, t: t(
                    N_("Task #{number}: what was done? One sentence is enough."), number=a.task
                ),
                missing=lambda answers: not answers.note,
                take=lambda answers, text: replace(answers, note=cut(text, 2000)),
            ),
            Question(
                name="proof",
                label=N_("Photo"),
                words=lambda _a, t: t(
                    N_("Please send a photo of it. Faces only if those on it do not mind.")
                ),
                missing=lambda answers: not (answers.proof or answers.bare),
                take=_instead_of_a_photo,
                choices=lambda _a, t: (Choice(label=t.plain(N_("I have no photo")), id=0),),
                choose=lambda answers, _id: replace(answers, bare=True),
            ),
        ),
        submit=submit,
        same=lambda open_, new: open_.task == new.task,
        summary=_to_send,
        add=_more_said,
        attach=lambda answers, files: replace(answers, proof=(answers.proof + files)[:10]),
    )


def register(routes: Routes, finisher: Finisher) -> None:
    routes.press(buttons.FINISH, finisher.pressed, action=Action.VOLUNTEER)
    routes.form(finisher.form, action=Action.VOLUNTEER)

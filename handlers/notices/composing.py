"""Writing a notice: /notice and its form, to the preview and the number typed back."""

from collections.abc import Sequence
from dataclasses import replace

from domain.files import File, FileKind
from domain.permissions import Action
from handlers.kit import forms, placing
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.notices import answers as given
from handlers.notices import (
    buttons,
    composing_views,
    counting,
    previewing,
    progress,
    templates,
    whens,
    words,
)
from handlers.notices.answers import SILENT, Also, Composing
from services import notices

_BLANKS = 3
_LONGEST_BLANK = 400


async def command(context: Context, said: Said) -> None:
    started = Composing()
    if said.files:
        started = given.attach(started, said.files)
    if said.document is not None:
        started = given.hand_over(started, said.document)
    if said.text:
        started = given.hear(started, said)
    await forms.begin(context, FORM, started)


async def begin(context: Context, _ids: tuple[int, ...]) -> None:
    await forms.begin(context, FORM, Composing())


async def _look(context: Context, answers: Composing) -> Composing:
    answers = await counting.look(context, answers)
    return await previewing.show(context, answers)


async def _submit(context: Context, answers: Composing) -> None:
    """Raises what `notices.issue` raises, and `NoticeTooShort`."""
    counting.in_time(context, answers)
    notice = await notices.issue(context.unit, answers.draft(), context.actor)
    shown = await progress.look(context.speaker, notice)
    await context.redraw(progress.screen(shown), card=progress.card(notice.id))


def _templates(answers: Composing, t: Translation) -> Sequence[Choice]:
    if answers.files:
        return []
    return [
        Choice(label=t.plain(each.label), id=at) for at, each in enumerate(templates.TEMPLATES, 1)
    ]


def _template(answers: Composing, chosen: int) -> Composing:
    if not 1 <= chosen <= len(templates.TEMPLATES):
        raise IndexError(chosen)
    return replace(answers, template=chosen, blanks=(), text="", html="")


def _blank(at: int) -> Question[Composing]:
    def asked(answers: Composing) -> bool:
        return bool(answers.template) and not answers.text

    def take(answers: Composing, text: str) -> Composing:
        kept = [*answers.blanks[:at], text[:_LONGEST_BLANK]]
        return replace(answers, blanks=tuple(kept))

    return Question(
        name=f"blank{at}",
        label=N_("Blank"),
        words=lambda answers, t: t(templates.TEMPLATES[answers.template - 1].asks[at]),
        missing=lambda answers: asked(answers) and len(answers.blanks) <= at,
        applies=asked,
        take=take,
    )


def _whom(answers: Composing, t: Translation) -> Sequence[Choice]:
    choices = [Choice(label=t.plain(label), id=at) for at, (label, _) in enumerate(words.WHOM, 1)]
    if answers.unanswered:
        silent = t.plain(N_("Who has not answered #{number}"), number=answers.unanswered)
        choices.append(Choice(label=silent, id=SILENT + answers.unanswered))
    return choices


def _beside(answers: Composing, t: Translation) -> Sequence[Choice]:
    return [Choice(label=label, id=at) for at, label in composing_views.switches(answers, t)]


def _switch(answers: Composing, chosen: int) -> Composing:
    match chosen:
        case composing_views.ASKS:
            return given.asked_otherwise(answers)
        case composing_views.URGENT:
            return replace(answers, urgent=not answers.urgent, ends_at=None)
        case composing_views.POSTING:
            return replace(answers, posting=(answers.posting + 1) % 3)
        case composing_views.TIMED:
            return replace(answers, timed=not answers.timed, send_at=None)
        case composing_views.ALSO:
            also = (*answers.also, Also(id=answers.area, name=answers.place))
            cleared = replace(answers, area=0, place="", typed="", looked=False, offers=())
            return replace(cleared, also=also, people=-1, counted=-1)
    raise IndexError(chosen)


def _press_one(_answers: Composing, _text: str) -> Composing:
    raise NotAnAnswer(N_("Please choose one of the buttons."))


def _attach(answers: Composing, files: tuple[File, ...]) -> Composing:
    sent = tuple(each for each in files if each.kind is not FileKind.VOICE)
    if not sent:
        raise NotAnAnswer(N_("A notice can have pictures, videos and files, but no voice."))
    return given.attach(answers, sent)


FORM: Form[Composing] = Form(
    name="notice",
    of_others=True,
    answers=Composing,
    questions=(
        Question(
            name="text",
            label=N_("What it says"),
            words=composing_views.text_asked,
            missing=lambda answers: not answers.text and not answers.template,
            take=given.take,
            hear=given.hear,
            choices=_templates,
            choose=_template,
        ),
        *(_blank(at) for at in range(_BLANKS)),
        placing.question(Composing),
        Question(
            name="whom",
            label=N_("Told to whom"),
            words=lambda _answers, t: t(
                N_(
                    "Who shall be told? Only those who follow a ticket or come to the next"
                    " meeting? Then write: 工单12, 议事会."
                )
            ),
            missing=lambda answers: not answers.whom,
            take=given.whom_typed,
            choices=_whom,
            choose=given.whom_chosen,
            across=1,
        ),
        Question(
            name="ends",
            label=N_("Emergency until"),
            words=lambda _answers, t: t(
                N_("Until when does the emergency last? Tap it, or write it: 18:00, 3小时.")
            ),
            missing=lambda answers: answers.urgent and answers.ends_at is None,
            applies=lambda answers: answers.urgent,
            take=given.end_typed,
            choices=whens.ends,
            choose=whens.end,
        ),
        Question(
            name="when",
            label=N_("When to send"),
            words=lambda _answers, t: t(
                N_("When shall it go out? For example: 18:00, 明天9点, 11月25日9点.")
            ),
            missing=lambda answers: answers.timed and answers.send_at is None,
            applies=lambda answers: answers.timed,
            take=given.moment_typed,
            choices=whens.moments,
            choose=whens.moment,
        ),
        Question(
            name="number",
            label=N_("Number of people"),
            words=composing_views.number_asked,
            missing=lambda answers: answers.unsure,
            applies=lambda answers: answers.unsure,
            take=given.number_typed,
        ),
        Question(
            name="switches",
            label=N_("How"),
            words=lambda _answers, t: t(N_("How shall it go out?")),
            missing=lambda _answers: False,
            take=_press_one,
            choices=_beside,
            choose=_switch,
        ),
    ),
    submit=_submit,
    summary=composing_views.summary,
    yes=N_("✅ Send"),
    left=N_("Nothing was sent."),
    # Begun anew with nothing in hand it goes on: nothing that was typed is lost.
    same=lambda _open, new: not new.text and not new.files,
    beside="switches",
    attach=_attach,
    document=given.hand_over,
    look=_look,
)


def register(routes: Routes) -> None:
    routes.command(
        "notice", N_("Write a notice to neighbours"), command, action=Action.SEND_NOTICE
    )
    routes.press(buttons.COMPOSE, begin, action=Action.SEND_NOTICE)
    routes.form(FORM, action=Action.SEND_NOTICE)

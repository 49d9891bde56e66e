"""Pause, go on, cancel, correct, ask the silent: what staff do about a notice that is out."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from domain.files import File
from domain.notices import Notice, NoticeId, Stage
from domain.people import Person
from domain.permissions import Action
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, Question
from handlers.kit.routing import Press, Routes
from handlers.kit.said import Said
from handlers.kit.screens import Screen, View, html, view
from handlers.notices import buttons, composing_views, posting, progress, reading
from handlers.notices.formatted import formatted
from handlers.notices.lengths import FITS, Length, measured
from services import notices
from storage.unit import Unit

_Step = Callable[[Unit, NoticeId, Person], Awaitable[Notice]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    notice: int
    files: tuple[File, ...] = ()
    text: str = ""
    html: str = ""
    length: Length = FITS
    #: The words were sent this moment.
    fresh: bool = False


def _doing(step: _Step) -> Press:
    async def press(context: Context, ids: tuple[int, ...]) -> None:
        notice = await step(context.unit, NoticeId(ids[0]), context.actor)
        if notice.stage is Stage.CANCELLED:
            await posting.change(context.speaker, notice)
        await progress.show(context, notice)

    return press


async def refresh(context: Context, ids: tuple[int, ...]) -> None:
    notice = await notices.managed(context.unit, NoticeId(ids[0]), context.actor)
    await progress.show(context, notice)


async def ask_cancel(context: Context, ids: tuple[int, ...]) -> None:
    """Once more: it is no mistake that can be taken back."""
    notice = await notices.managed(context.unit, NoticeId(ids[0]), context.actor)
    counted = await notices.progress(context.unit, notice)
    posts = await context.unit.notice_posts.of(notice.id)
    stands = [each.title for each in posts if each.stands]
    await progress.beside(context, _really(notice, counted.sent, stands))


@view
def _really(t: Translation, notice: Notice, sent: int, groups: Sequence[str]) -> Screen:
    asked = N_(
        "Cancel {title}? {sent} have it already: they will read that it no longer holds."
        " Nobody else is sent it."
    )
    if not sent:
        asked = N_("Cancel {title}? Nobody has it yet, and nobody is sent it.")
    words = t(asked, title=reading.title(t, notice), sent=sent)
    if groups:
        named = t.plain(N_(", ")).join(each or t.plain(N_("a group")) for each in groups)
        words += "\n" + t(
            N_("It stands in these groups: {groups}. So it will there."), groups=named
        )
    back = buttons.REFRESH.labelled(t.plain(N_("↩️ Back")), notice.id)
    return Screen(text=words, keys=((buttons.CANCEL_INDEED(t, notice.id),), (back,)))


async def correct(context: Context, ids: tuple[int, ...]) -> None:
    notice = await notices.managed(context.unit, NoticeId(ids[0]), context.actor)
    await forms.begin(context, CORRECTING, Correcting(notice=notice.id, files=notice.files))


async def _look(context: Context, answers: Correcting) -> Correcting:
    if not answers.fresh:
        return answers
    length = measured(answers.text, answers.files, answers.length, context.now)
    answers = replace(answers, fresh=False, length=length)
    return replace(answers, text="", html="") if length.count else answers


def _asked(answers: Correcting, t: Translation) -> Markup:
    if answers.length.count:
        return composing_views.too_long(t, answers.length, answers.files)
    return t(N_("Please send me the whole notice as it should be."))


async def _corrected(context: Context, answers: Correcting) -> None:
    notice = await notices.correct(
        context.unit,
        NoticeId(answers.notice),
        context.actor,
        text=answers.html,
        plain=answers.text,
    )
    await posting.change(context.speaker, notice)
    await context.redraw(
        progress.screen(await progress.look(context.speaker, notice)),
        card=progress.card(notice.id),
    )


def _summary(answers: Correcting) -> View:
    return _shown(answers.html)


@view
def _shown(t: Translation, words: str) -> Screen:
    return Screen(
        text=html(
            "{asked}\n\n{words}",
            asked=t(
                N_(
                    "Everybody who has it will read this in its place, and whoever confirmed the"
                    " old words is asked again. Telegram does not ring for that: what matters much"
                    " deserves a new notice."
                )
            ),
            words=reading.as_markup(words),
        )
    )


def _hear(answers: Correcting, said: Said) -> Correcting:
    text, marked = formatted(said)
    return replace(answers, text=text, html=marked, fresh=True)


def _take(answers: Correcting, text: str) -> Correcting:
    return _hear(answers, Said(text=text))


CORRECTING: Form[Correcting] = Form(
    name="notice-correct",
    of_others=True,
    answers=Correcting,
    questions=(
        Question(
            name="text",
            label=N_("What it says"),
            words=_asked,
            missing=lambda answers: not answers.text,
            take=_take,
            hear=_hear,
        ),
    ),
    submit=_corrected,
    summary=_summary,
    same=lambda open_, new: open_.notice == new.notice,
    look=_look,
)


def register(routes: Routes) -> None:
    steps = {
        buttons.PAUSE: notices.pause,
        buttons.RESUME: notices.resume,
        buttons.CANCEL_INDEED: notices.cancel,
        buttons.REMIND: notices.remind,
    }
    for button, step in steps.items():
        routes.press(button, _doing(step), action=Action.SEND_NOTICE)
    routes.press(buttons.REFRESH, refresh, action=Action.SEND_NOTICE)
    routes.press(buttons.MANAGE, refresh, action=Action.SEND_NOTICE)
    routes.press(buttons.CANCEL, ask_cancel, action=Action.SEND_NOTICE)
    routes.press(buttons.CORRECT, correct, action=Action.SEND_NOTICE)
    routes.form(CORRECTING, action=Action.SEND_NOTICE)

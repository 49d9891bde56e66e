"""Refusals reach whoever asked, in words."""

from telegram import CallbackQuery

from domain.people import Person
from domain.refusals import Refusal
from handlers.kit.context import Work
from handlers.kit.i18n import Translation
from handlers.kit.reasons import WAYS, WORDS
from handlers.kit.reasons.general import elsewhere
from handlers.kit.screens import Key, Screen, html, view


def words(t: Translation, refusal: Refusal) -> str:
    return WORDS[type(refusal)](t, refusal)


@view
def said_no(t: Translation, refusal: Refusal, actor: Person | None) -> Screen:
    """To somebody who waits elsewhere than where they asked."""
    return Screen(text=html("{words}", words=_why(t, refusal, actor)))


async def refuse(
    work: Work, press: CallbackQuery | None, chat_id: int | None, refusal: Refusal
) -> None:
    """Say why: over the chat to whoever pressed, else where they spoke."""
    speaker, private = work.speaker, chat_id is not None and chat_id > 0
    t = speaker.language_of(work.actor) if work.actor and private else speaker.languages.default
    why = _why(t, refusal, work.actor)
    if press is not None:
        speaker.answer_press(press.id, why)
        work.press_answered = True
    elif chat_id is not None:
        text = html("{words}", words=why)
        keys = _way_on(t, refusal) if private else ()
        await speaker.send(chat_id, Screen(text=text, keys=keys))


def _why(t: Translation, refusal: Refusal, actor: Person | None) -> str:
    return elsewhere(t, refusal, actor) or words(t, refusal)


def _way_on(t: Translation, refusal: Refusal) -> tuple[tuple[Key, ...], ...]:
    label, data = WAYS.get(type(refusal), ("", ""))
    return ((Key(label=t.plain(label), data=data),),) if data else ()

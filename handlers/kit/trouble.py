"""What is said when we failed: to the person, and to whoever runs the bot."""

from telegram import Update

from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, View, view
from handlers.kit.speaking import Speaker

SORRY = N_(
    "Sorry, something went wrong on our side (incident {number}). Nothing was changed."
    " Please try again; if it happens again, tell the office this number."
)

DID_NOT_WORK = N_(
    "Sorry, that did not work (incident E{number})."
    " Please try again; if it happens again, tell the office this number."
)


@view
def incident(t: Translation, number: int, kind: str) -> Screen:
    return Screen(
        text=t(
            N_("⚠️ Incident {number}: an update could not be processed ({kind}). See the log."),
            number=number,
            kind=kind,
        )
    )


@view
def sorry(t: Translation, number: int) -> Screen:
    return Screen(text=t(SORRY, number=number))


@view
def errand_incident(t: Translation, number: int, kind: str, error: str) -> Screen:
    return Screen(
        text=t(
            N_("⚠️ Incident E{number}: a task ({kind}) could not be done ({error}). See the log."),
            number=number,
            kind=kind,
            error=error,
        )
    )


@view
def did_not_work(t: Translation, number: int) -> Screen:
    return Screen(text=t(DID_NOT_WORK, number=number))


async def apology(speaker: Speaker, update: Update, number: int) -> None:
    """To whoever pressed or wrote in private; a group is not bothered with our troubles."""
    person = update.effective_user and await speaker.unit.people.known_as(update.effective_user.id)
    t = speaker.language_of(person) if person else speaker.languages.default
    if update.callback_query is not None:
        speaker.answer_press(update.callback_query.id, t.plain(SORRY, number=number))
    elif update.effective_chat is not None and update.effective_chat.id > 0:
        apologise: View = sorry(number)
        await speaker.send(update.effective_chat.id, apologise(t))

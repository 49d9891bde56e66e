"""The building head's one tap, and what the neighbour hears of it."""

from domain.permissions import Action, require
from domain.reminders.people import APPLICATION, UNANSWERED
from domain.residents import ApplicationId, State
from handlers.kit.context import Context
from handlers.kit.doors import JOIN
from handlers.kit.i18n import N_, Translation
from handlers.kit.reminding import night, remind, show_again
from handlers.kit.screens import Screen, view
from handlers.kit.speaking import Speaker
from handlers.residents import application_views as views
from handlers.residents import words
from handlers.residents.arriving import follow_up
from handlers.residents.telling import deciders_card, redraw_cards
from handlers.residents.ways import PHONE
from services import applications
from services.applications import Put
from services.residents import MovedIn


async def approve(context: Context, ids: tuple[int, ...]) -> None:
    """Where the home is gone from the roll since, the card says so instead."""
    shown = await applications.show(context.unit, ApplicationId(ids[0]))
    if shown.application.state is State.WAITING and not shown.in_use:
        require(context.actor, Action.ADMIT_RESIDENT, at=shown.home[-1])
        await redraw_cards(context.speaker, shown)
        return
    put, moved = await applications.approve(context.unit, ApplicationId(ids[0]), by=context.actor)
    await redraw_cards(context.speaker, put)
    await context.tell(moved.person, _approved(moved))
    await follow_up(context.speaker, [moved])


async def refuse(context: Context, ids: tuple[int, ...]) -> None:
    put = await applications.refuse(context.unit, ApplicationId(ids[0]), by=context.actor)
    await redraw_cards(context.speaker, put)
    await context.tell(put.applicant, _refused(put))


async def lapse(speaker: Speaker) -> None:
    for put in await applications.lapse(speaker.unit):
        await redraw_cards(speaker, put)
        await remind(speaker, put.applicant, _lapsed(put), APPLICATION)


async def ask_again(speaker: Speaker) -> None:
    """Whoever may answer hears of it once more, before nobody can."""
    if night(speaker):
        return
    for put, until in await applications.lapsing(speaker.unit):
        asked = await applications.deciders(speaker.unit, put.home[-1], put.applicant)
        said, card = views.waits(put, until), deciders_card(put)
        for person in asked[1] if asked else ():
            await show_again(speaker, person, said, UNANSWERED, card=card, until=until)


@view
def _approved(t: Translation, moved: MovedIn) -> Screen:
    return Screen(
        text=t(
            N_(
                "✅ You are registered: {home} ({relation}). Welcome, neighbour!\n"
                "Simply write to me what is broken, and where. /me shows what is kept of you."
            ),
            home=words.address(t, moved.home),
            relation=t.plain(words.RELATIONS[moved.relation]),
        )
    )


@view
def _refused(t: Translation, put: Put) -> Screen:
    return Screen(
        text=t(
            N_(
                "Your request for {home} could not be confirmed. Perhaps the door or the name was"
                " mistyped: you can ask again, or show a paper of your home at the office."
            ),
            home=words.address(t, put.home),
        ),
        keys=((JOIN(t),),),
    )


@view
def _lapsed(t: Translation, put: Put) -> Screen:
    return Screen(
        text=t(
            N_(
                "Sorry, nobody answered your request for {home} in time."
                " You can ask again, or use your phone number."
            ),
            home=words.address(t, put.home),
        ),
        keys=((PHONE(t),), (JOIN(t),)),
    )

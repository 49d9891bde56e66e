"""The cards of an application: the applicant's own, and those of whoever may decide."""

from handlers.kit.speaking import CardOf, Speaker
from handlers.residents import application_views as views
from services import residents
from services.applications import Put


def own_card(put: Put) -> CardOf:
    return CardOf(subject="application-own", subject_id=put.application.id)


def deciders_card(put: Put) -> CardOf:
    return CardOf(subject="application", subject_id=put.application.id)


async def redraw_cards(speaker: Speaker, put: Put) -> None:
    """As it stands, wherever it is shown."""
    there = await residents.lodging(speaker.unit, put.applicant.id, put.application.home)
    await speaker.refresh(deciders_card(put), views.to_decide(put, there))
    await speaker.refresh(own_card(put), views.own(put, None))

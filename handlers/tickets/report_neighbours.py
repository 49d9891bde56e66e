"""Somebody else's ticket, as a neighbour sees it. Pure."""

from dataclasses import replace

from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Button, Screen, view
from handlers.tickets import views
from services.tickets import Shown

JOIN = Button("nj", N_("🙋 I have it too"))


@view
def card(t: Translation, shown: Shown, *, joined: bool) -> Screen:
    screen = views.public_card(shown)(t)
    if joined or not shown.ticket.open:
        return screen
    return replace(screen, keys=((JOIN(t, shown.ticket.id),),))

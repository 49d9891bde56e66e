"""Roles: given, listed, taken away, by people entitled to; administrators by two of them."""

from domain.permissions import Action
from handlers.kit.i18n import N_
from handlers.kit.routing import Routes
from handlers.roles import appointing, barring, listing, proposing, taking, views


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    seeing, giving = Action.SEE_ROLES, Action.GIVE_ROLE
    routes.command("roles", N_("Who does what; appoint people"), listing.roles, action=seeing)
    routes.press(views.PAGE, listing.turn, action=seeing)
    routes.press(views.PERSON, listing.person, action=seeing)
    routes.press(views.FIND, listing.find, action=seeing)
    routes.form(listing.FINDING, action=seeing)
    routes.press(views.APPOINT, appointing.begin, action=giving)
    routes.form(appointing.FORM, action=giving)
    routes.press(views.TAKE, taking.ask, action=giving)
    routes.press(views.TAKE_INDEED, taking.take, action=giving)
    routes.press(views.BAR, barring.ask, action=Action.BAR)
    routes.press(views.BAR_INDEED, barring.bar, action=Action.BAR)
    routes.press(views.WELCOME, barring.welcome, action=Action.BAR)
    _proposals(routes)


def _proposals(routes: Routes) -> None:
    confirming = Action.CONFIRM_ADMINISTRATOR
    routes.press(views.PROPOSAL, proposing.show, action=confirming)
    routes.press(views.CONFIRM, proposing.confirm, action=confirming)
    routes.press(views.DECLINE, proposing.decline, action=confirming)
    routes.jobs["proposals"] = proposing.sweep
    routes.erased.append(proposing.part)

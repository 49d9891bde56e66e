"""Residents: invited, found by their telephone or vouched for; their household; moving out."""

from domain.permissions import Action
from handlers.kit import doors
from handlers.kit.i18n import N_
from handlers.kit.routing import Routes
from handlers.kit.speaking import Speaker
from handlers.residents import (
    application_views,
    applying,
    bringing,
    deciding,
    household,
    inviting,
    printing,
    ways,
)
from handlers.residents import invited as invitations
from handlers.residents.arriving import Arrivals
from handlers.residents.telling import part
from services import invitations as guessing


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    _joining(routes)
    _deciding(routes)
    _inviting(routes)
    keeping = Action.KEEP_HOUSEHOLD
    routes.press(doors.HOME, household.show, action=keeping)
    routes.press(application_views.LEAVE, household.ask_end, action=Action.TALK)
    routes.press(household.END, household.end, action=Action.TALK)
    routes.jobs["residents"] = sweep
    routes.erased.append(part)


def _joining(routes: Routes) -> None:
    arrivals, joining = Arrivals(routes), Action.JOIN
    invited, by_phone = invitations.Invited(arrivals), ways.Ways(routes, arrivals)
    routes.command("join", N_("Register my home"), by_phone.join, action=joining)
    routes.link(invitations.PREFIX, invited.follow, action=joining)
    routes.link(ways.PREFIX, by_phone.follow, action=joining)
    routes.form(invited.form, action=joining)
    routes.form(by_phone.form, action=joining)
    routes.contact = by_phone.contact
    routes.press(doors.JOIN, by_phone.show, action=joining)
    routes.press(ways.PHONE, by_phone.ask_phone, action=joining)
    routes.press(ways.ASK, applying.begin, action=joining)
    routes.form(applying.FORM, action=joining)
    routes.press(application_views.WITHDRAW, applying.withdraw, action=joining)


def _deciding(routes: Routes) -> None:
    routes.press(application_views.APPROVE, deciding.approve, action=Action.ADMIT_RESIDENT)
    routes.press(application_views.REFUSE, deciding.refuse, action=Action.ADMIT_RESIDENT)


def _inviting(routes: Routes) -> None:
    inviting_ = Action.INVITE
    routes.command(
        "invite", N_("Invite family, tenants, neighbours"), inviting.invite, action=inviting_
    )
    routes.press(household.INVITE, bringing.begin, action=inviting_)
    routes.form(bringing.FORM, action=inviting_)
    routes.press(inviting.BY_DOOR, inviting.by_door, action=inviting_)
    routes.form(inviting.FORM, action=inviting_)
    routes.press(inviting.PRINT, printing.begin, action=inviting_)
    routes.form(printing.FORM, action=inviting_)
    routes.errand(printing.ERRAND, printing.draw)


async def sweep(speaker: Speaker) -> None:
    """What nobody answered, and guesses that count no more."""
    await deciding.lapse(speaker)
    await deciding.ask_again(speaker)
    await guessing.forget_guesses(speaker.unit)

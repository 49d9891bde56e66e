"""What people are told about their own roles. Pure."""

from domain.people import Role
from handlers.kit.areas import Where
from handlers.kit.i18n import N_, Translation
from handlers.kit.roles import ROLES
from handlers.kit.screens import Screen, html, view
from handlers.roles import words
from services.roles import Changed


@view
def from_here_on(t: Translation, changed: Changed, place: Where) -> Screen:
    """What they may do, what that means, and how long it lasts."""
    is_now = N_("From today you are {role} ({place}). Thank you for taking it on!")
    if changed.organisation is not None:
        is_now = N_("From today you are {role} ({place}, {name}). Thank you for taking it on!")
    told = t(
        is_now,
        role=t.plain(ROLES[changed.role]),
        place=place.written(t),
        name=changed.organisation.name if changed.organisation else "",
    )
    lasts = t(N_("It lasts until it is taken back; /me always shows what you are."))
    return Screen(
        text=html(
            "{told}\n{means}\n{lasts}", told=told, means=t(words.MEANS[changed.role]), lasts=lasts
        )
    )


@view
def no_longer(t: Translation, changed: Changed, place: Where) -> Screen:
    return Screen(
        text=t(
            N_(
                "From today you are no longer {role} ({place}). Thank you for what you did."
                " If this is a mistake, please speak to the property office."
            ),
            role=t.plain(ROLES[changed.role]),
            place=place.written(t),
        )
    )


@view
def administers(t: Translation) -> Screen:
    return Screen(
        text=t(
            N_("From today you are {role}. Two administrators agreed on it.\n{means}"),
            role=t.plain(ROLES[Role.ADMINISTRATOR]),
            means=t.plain(words.MEANS[Role.ADMINISTRATOR]),
        )
    )


@view
def barred(t: Translation) -> Screen:
    return Screen(
        text=t(
            N_(
                "You cannot use this service for the time being, apart from reporting dangers and"
                " seeing to your own data (/me). Please speak to the property office about it."
            )
        )
    )


@view
def welcomed(t: Translation) -> Screen:
    return Screen(text=t(N_("You can use everything again. Welcome back! /start shows the keys.")))

"""Somebody lives here from this moment: what they are told, and what follows elsewhere."""

from collections.abc import Sequence

from domain.residents import Application
from handlers.kit import keyboards
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, html, view
from handlers.kit.speaking import Speaker
from handlers.residents import words
from handlers.residents.telling import redraw_cards
from services import applications, groups
from services.residents import MovedIn


class Arrivals:
    """Knows the home keyboard, which is made of what the other features registered."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes

    async def welcome(self, context: Context, moved: Sequence[MovedIn]) -> None:
        """Whoever has just agreed, in place of what they agreed to."""
        await context.redraw(_registered(moved))
        await context.reply(_welcome(tuple(self._routes.words_for(context.actor))))
        await follow_up(context.speaker, moved)


async def follow_up(speaker: Speaker, moved: Sequence[MovedIn]) -> None:
    """Whoever was to decide on them has nothing to decide any more; groups that they asked to be
    let into let them in.
    """
    settled: list[Application] = [each.settled for each in moved if each.settled]
    for application in settled:
        await redraw_cards(speaker, await applications.show(speaker.unit, application.id))
    for person in {each.person.id: each.person for each in moved}.values():
        for chat_id in await groups.requests_of(speaker.unit, person.id):
            speaker.admit(chat_id, person.telegram_id)


@view
def _registered(t: Translation, moved: Sequence[MovedIn]) -> Screen:
    lines = [
        html(
            "🏠 {home} · {relation}",
            home=words.address(t, each.home),
            relation=t.plain(words.RELATIONS[each.relation]),
        )
        for each in moved
    ]
    done = t(N_("✅ You are registered:"))
    return Screen(text=html("{done}\n", done=done) + html("\n").join(lines))


@view
def _welcome(t: Translation, keys: tuple[str, ...]) -> Screen:
    return Screen(
        text=t(
            N_(
                "Welcome, neighbour! From here on you can simply write to me:\n"
                "· what is broken, and where; a photo helps\n"
                "· /invite, to bring your family or tenants in\n"
                "· /me, to see what is kept of you"
            )
        ),
        keyboard=keyboards.home(t, keys),
    )

"""The way in and the way out: /start, /help, /cancel."""

from domain.permissions import Action
from handlers.home import doors
from handlers.kit.i18n import N_
from handlers.kit.routing import Routes


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    home = doors.Doors(routes)
    routes.command("start", N_("Home"), home.start, action=Action.TALK)
    routes.command("help", N_("What I can do"), home.help, action=Action.TALK)
    routes.command("cancel", N_("Leave what I am doing"), home.cancel, action=Action.TALK)
    routes.link("draft", home.go_on, action=Action.TALK)

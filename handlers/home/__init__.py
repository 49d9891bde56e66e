"""The way in and the way out: /start, /help, /cancel."""

from handlers.home import doors
from handlers.kit.i18n import N_
from handlers.kit.routing import Routes


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    home = doors.Doors(routes)
    routes.command("start", N_("Home"), home.start)
    routes.command("help", N_("What I can do"), home.help)
    routes.command("cancel", N_("Leave what I am doing"), home.cancel)

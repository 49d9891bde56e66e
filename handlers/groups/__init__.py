"""Groups: bound to an area and a purpose; who comes in; and what Telegram lets us do there."""

from domain.permissions import Action
from handlers.groups import binding, coming, standing, views
from handlers.kit.i18n import N_
from handlers.kit.routing import Routes
from services import groups


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    setting_up = Action.BIND_GROUP
    routes.command(
        "bind",
        N_("Say what this group is for (administrators)"),
        binding.bind,
        action=setting_up,
    )
    routes.press(views.PURPOSE, binding.purpose, action=setting_up)
    routes.press(views.AREA, binding.area, action=setting_up)
    routes.press(views.PAGE, binding.turn, action=setting_up)
    routes.press(views.ADMITS, binding.admits, action=setting_up)
    routes.membership = standing.changed
    routes.continuations[groups.OUTSIDE] = standing.outside
    routes.newcomers = coming.newcomers
    routes.attendance = coming.attendance
    routes.join_request = coming.knock
    routes.jobs["join-requests"] = coming.forget

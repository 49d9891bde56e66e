"""Who is who: my profile and language, what a group is for, who can be reached."""

from domain.permissions import Action
from handlers.kit.i18n import N_
from handlers.kit.routing import Routes
from handlers.people import groups, me


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    routes.command("me", N_("My profile"), me.profile, action=Action.TALK, word=N_("👤 Me"))
    routes.command("lang", N_("中文 / English"), me.languages, action=Action.TALK)
    routes.command(
        "bind",
        N_("Say what this group is for (administrators)"),
        groups.bind,
        action=Action.BIND_GROUP,
    )
    routes.press(me.SPEAK, me.speak, action=Action.TALK)
    routes.membership = groups.membership

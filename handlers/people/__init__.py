"""Who is who: my profile and language, what a group is for, who can be reached."""

from handlers.kit.i18n import N_
from handlers.kit.routing import Routes
from handlers.people import groups, me


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    routes.command("me", N_("My profile"), me.profile, word=N_("👤 Me"))
    routes.command("lang", N_("中文 / English"), me.languages)
    routes.command(
        "bind", N_("Say what this group is for (administrators)"), groups.bind, for_duty=True
    )
    routes.press(me.SPEAK, me.speak)
    routes.membership = groups.membership

"""Who is who: my profile, how I wish to be told, my data as a file, and to be forgotten."""

from domain.permissions import Action
from handlers.kit.i18n import N_
from handlers.kit.routing import Routes
from handlers.people import hours, leaving, me, mine, topics, traces

#: What concerns one's own data is nobody else's to allow.
_OWN = Action.TALK


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    routes.command("me", N_("My profile"), me.profile, action=_OWN, word=N_("👤 Me"))
    routes.press(me.CARD, me.show, action=_OWN)
    routes.command("lang", N_("中文 / English"), me.languages, action=_OWN)
    routes.press(me.LANGUAGE, me.choose_language, action=_OWN)
    routes.press(me.SPEAK, me.speak, action=_OWN)
    routes.command("quiet", N_("When I do not disturb you"), hours.ask, action=_OWN)
    routes.press(me.QUIET, hours.open_, action=_OWN)
    routes.form(hours.FORM, action=_OWN)
    routes.press(me.TOPICS_KEY, topics.show, action=_OWN)
    routes.press(topics.TELL, topics.choose, action=_OWN)
    _data(routes)
    routes.jobs["retain"] = traces.retain
    routes.errand(traces.GUESTS, traces.forget_guests)


def _data(routes: Routes) -> None:
    leaver = leaving.Leaving(routes)
    routes.press(me.DATA, mine.show, action=_OWN)
    routes.command("export", N_("My data as a file"), mine.command, action=_OWN)
    routes.press(mine.EXPORT, mine.export, action=_OWN)
    routes.errand(mine.ERRAND, mine.Exports(routes).do)
    routes.command("forget", N_("Erase me"), leaving.command, action=_OWN)
    routes.press(mine.FORGET, leaving.explain, action=_OWN)
    routes.press(leaving.GO_ON, leaver.go_on, action=_OWN)
    routes.form(leaver.form, action=_OWN)
    routes.errand(traces.TRACES, traces.clear_up)
    routes.errand(traces.FILES, traces.rewrite)

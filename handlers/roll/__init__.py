"""The household roll: sent in as a file, looked at, applied; and given out again."""

from domain.permissions import Action
from handlers.kit.i18n import N_
from handlers.kit.routing import Routes
from handlers.roll import deciding, giving, receiving, views


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    seeing, changing = Action.SEE_ROLL, Action.CHANGE_ROLL
    routes.command("roll", N_("The household roll"), receiving.roll, action=seeing)
    routes.press(views.EXPORT, giving.ask_export, action=seeing)
    routes.press(views.TEMPLATE, giving.ask_template, action=changing)
    routes.press(views.LIST, deciding.look, action=changing)
    routes.press(views.BACK, deciding.back, action=changing)
    routes.press(views.WHOLE, giving.ask_list, action=changing)
    routes.press(views.APPLY, deciding.apply, action=changing)
    routes.press(views.DROP, deciding.drop, action=changing)
    routes.document = receiving.take
    routes.jobs["roll"] = deciding.lapse
    _errands(routes)


def _errands(routes: Routes) -> None:
    routes.errand(receiving.READ, receiving.read)
    routes.errand(deciding.APPLY, deciding.carry_out)
    routes.errand(giving.TEMPLATE, giving.template)
    routes.errand(giving.EXPORT, giving.export)
    routes.errand(giving.LIST, giving.whole_list)

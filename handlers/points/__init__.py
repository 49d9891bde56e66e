"""Points for help given: the ledger as its owner reads it, vouchers, and shops."""

from domain.permissions import Action
from handlers.kit.i18n import N_
from handlers.kit.routing import Routes
from handlers.points import (
    buttons,
    chapter,
    correcting,
    held,
    honoured,
    mine,
    redeeming,
    rewards,
    shelf,
    thanking,
)


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    _statement(routes)
    for each in (shelf, held, redeeming, rewards, honoured):
        each.register(routes)
    routes.press(buttons.CORRECT, correcting.begin, action=Action.CORRECT_POINTS)
    routes.form(correcting.FORM, action=Action.CORRECT_POINTS)
    routes.chapters.append(chapter.chapter)
    routes.jobs["thanks"] = thanking.due
    routes.errand(thanking.ERRAND, thanking.post)


def _statement(routes: Routes) -> None:
    mine_ = Action.VOLUNTEER
    routes.command("points", N_("My points and my hours"), mine.mine, action=mine_)
    routes.press(buttons.PAGE, mine.turn, action=mine_)
    routes.press(buttons.PICTURE, mine.ask_picture, action=mine_)
    routes.press(buttons.TABLE, mine.ask_table, action=mine_)
    routes.errand(mine.PICTURE, mine.picture)
    routes.errand(mine.TABLE, mine.table)

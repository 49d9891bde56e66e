"""Tickets: said in a sentence, taken, done with proof, confirmed and rated."""

from domain.permissions import Action
from domain.tickets import Kind
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.routing import Command, Routes
from handlers.kit.said import Said
from handlers.tickets import lists, report, steps, views
from handlers.tickets.chapter import chapter
from handlers.tickets.listening import listen
from handlers.tickets.parting import part
from handlers.tickets.telling import UNPOSTED


def _file(kind: Kind) -> Command:
    async def command(context: Context, said: Said) -> None:
        await report.start(context, kind, said)

    return command


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    _reporting(routes)
    _working(routes)
    routes.continuations[UNPOSTED] = steps.unposted
    routes.jobs["lapse"] = steps.lapse
    routes.alarm = report.alarm
    routes.listen = listen
    routes.chapters.append(chapter)
    routes.erased.append(part)


def _reporting(routes: Routes) -> None:
    filing = Action.FILE_TICKET
    routes.command(
        "repair", N_("Report a repair"), _file(Kind.REPAIR), action=filing, word=N_("🔧 Repair")
    )
    routes.command(
        "complain",
        N_("Complain"),
        _file(Kind.COMPLAINT),
        action=filing,
        word=N_("📣 Complain or suggest"),
    )
    routes.command("suggest", N_("Suggest something"), _file(Kind.SUGGESTION), action=filing)
    routes.command(
        "ask", N_("Ask for help"), _file(Kind.HELP), action=filing, word=N_("🙋 Ask for help")
    )
    routes.form(report.FORM, action=filing)


def _working(routes: Routes) -> None:
    answering, working = Action.ANSWER_TICKET, Action.WORK_TICKET
    routes.command("tickets", N_("My tickets"), lists.mine, action=answering)
    routes.command("ticket", N_("One ticket, by its number"), lists.one, action=answering)
    routes.press(views.ACCEPT, steps.accept, action=working)
    routes.press(views.FINISH, steps.finish, action=working)
    routes.form(steps.FINISHING, action=working)
    routes.press(views.CONFIRM, steps.confirm, action=answering)
    routes.press(views.REOPEN, steps.reopen, action=answering)
    routes.form(steps.REOPENING, action=answering)
    routes.press(views.RATE, steps.rate, action=answering)
    routes.press(views.WITHDRAW, steps.withdraw, action=answering)
    routes.press(views.OPEN, lists.open_one, action=answering)
    routes.press(views.PHOTOS, steps.photos, action=answering)
    routes.press(views.PAGE, lists.turn, action=answering)

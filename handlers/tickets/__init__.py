"""Tickets: said in a sentence, taken, done with proof, confirmed and rated."""

from domain.tickets import Kind
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.routing import Command, Routes
from handlers.kit.said import Said
from handlers.tickets import lists, report, steps, views
from handlers.tickets.listening import listen
from handlers.tickets.telling import UNPOSTED


def _file(kind: Kind) -> Command:
    async def command(context: Context, said: Said) -> None:
        await report.start(context, kind, said)

    return command


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    routes.command("repair", N_("Report a repair"), _file(Kind.REPAIR), word=N_("🔧 Repair"))
    routes.command(
        "complain",
        N_("Complain"),
        _file(Kind.COMPLAINT),
        word=N_("📣 Complain or suggest"),
    )
    routes.command("suggest", N_("Suggest something"), _file(Kind.SUGGESTION))
    routes.command("ask", N_("Ask for help"), _file(Kind.HELP), word=N_("🙋 Ask for help"))
    routes.command("tickets", N_("My tickets"), lists.mine)
    routes.command("ticket", N_("One ticket, by its number"), lists.one)
    for form in (report.FORM, steps.FINISHING, steps.REOPENING):
        routes.form(form)
    routes.press(views.ACCEPT, steps.accept)
    routes.press(views.FINISH, steps.finish)
    routes.press(views.CONFIRM, steps.confirm)
    routes.press(views.REOPEN, steps.reopen)
    routes.press(views.RATE, steps.rate)
    routes.press(views.WITHDRAW, steps.withdraw)
    routes.press(views.OPEN, lists.open_one)
    routes.press(views.PHOTOS, steps.photos)
    routes.press(views.PAGE, lists.turn)
    routes.continuations[UNPOSTED] = steps.unposted
    routes.jobs["lapse"] = steps.lapse
    routes.alarm = report.alarm
    routes.listen = listen

"""Tickets: said in a sentence, taken, done with proof, confirmed and rated."""

from domain.permissions import Action
from domain.tickets import Kind
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.routing import Command, Routes
from handlers.kit.said import Said
from handlers.tickets import (
    buttons,
    clock,
    deciding,
    finishing,
    giving,
    held_up,
    holding_up,
    joining,
    listening,
    lists,
    parting,
    replies,
    report,
    steps,
    unanswered,
    volunteers,
)
from handlers.tickets.chapter import chapter
from handlers.tickets.report_asked import FORM as ASKING
from handlers.tickets.report_form import FORM as REPORT
from handlers.tickets.report_neighbours import JOIN
from handlers.tickets.telling import UNPOSTED, refresh


def _file(kind: Kind) -> Command:
    async def command(context: Context, said: Said) -> None:
        await report.begin(context, kind, said)

    return command


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    _reporting(routes)
    _answering(routes)
    _working(routes)
    _deciding(routes)
    routes.replies.append(replies.replied)
    routes.continuations[UNPOSTED] = steps.unposted
    routes.jobs["release"] = parting.release
    routes.jobs["tickets-confirm"] = unanswered.ask_again
    routes.jobs["tickets-held-up"] = held_up.ask
    routes.jobs["lapse"] = clock.lapse
    routes.jobs["alarm"] = clock.alarm
    routes.alarm = listening.alarm
    routes.listen = listening.listen
    routes.overhear = listening.overhear
    routes.reread = listening.reread
    routes.chapters.append(chapter)
    routes.erased.append(parting.part)
    routes.redraws.append(refresh)
    routes.moves.append(volunteers.moved)


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
    routes.form(REPORT, action=filing)
    routes.form(ASKING, action=Action.REPORT)
    routes.press(JOIN, joining.pressed, action=Action.REPORT)
    routes.link("t", joining.follow, action=Action.ANSWER_TICKET)


def _answering(routes: Routes) -> None:
    answering = Action.ANSWER_TICKET
    routes.command("tickets", N_("My tickets"), lists.mine, action=answering)
    routes.command("ticket", N_("One ticket, by its number"), lists.one, action=answering)
    routes.press(buttons.CONFIRM, steps.confirm, action=answering)
    routes.press(buttons.REOPEN, steps.reopen, action=answering)
    routes.form(steps.REOPENING, action=answering)
    routes.press(buttons.CONTACTED, steps.contacted, action=answering)
    routes.press(buttons.RATE, steps.rate, action=answering)
    routes.press(buttons.WITHDRAW, steps.withdraw, action=answering)
    routes.press(buttons.OPEN, lists.open_one, action=answering)
    routes.press(buttons.PHOTOS, steps.photos, action=answering)
    routes.press(buttons.PAGE, lists.turn, action=answering)
    routes.press(buttons.REPLY, replies.reply, action=answering)
    routes.form(replies.ANSWERING, action=answering)


def _working(routes: Routes) -> None:
    seeing, working = Action.SEE_TICKETS, Action.WORK_TICKET
    routes.press(buttons.MORE, steps.more, action=seeing)
    routes.press(buttons.NOTE, deciding.note, action=seeing)
    routes.form(deciding.NOTING, action=seeing)
    routes.press(buttons.ACCEPT, steps.accept, action=working)
    routes.press(buttons.FINISH, finishing.finish, action=working)
    routes.form(finishing.FINISHING, action=working)
    routes.press(buttons.PAUSE, holding_up.pause, action=working)
    routes.form(holding_up.PAUSING, action=working)
    routes.press(buttons.RESUME, holding_up.resume, action=working)
    routes.press(buttons.EXTEND, holding_up.extend, action=working)
    routes.form(holding_up.EXTENDING, action=working)
    routes.press(buttons.RETURN, holding_up.give_back, action=working)
    routes.form(holding_up.GIVING_BACK, action=working)


def _deciding(routes: Routes) -> None:
    dispatching = Action.DISPATCH
    routes.press(buttons.DISPATCH, giving.choose, action=dispatching)
    routes.press(buttons.ORGANISATIONS, giving.turn, action=dispatching)
    routes.press(buttons.EMPLOYER, giving.choose_person, action=dispatching)
    routes.press(buttons.GIVE, giving.give, action=dispatching)
    routes.press(buttons.OFFER, giving.offer, action=dispatching)
    routes.press(buttons.RECALL, giving.recall, action=dispatching)
    routes.press(buttons.REJECT, deciding.reject, action=dispatching)
    routes.form(deciding.REJECTING, action=dispatching)
    routes.press(buttons.MERGE, deciding.merge, action=dispatching)
    routes.form(deciding.MERGING, action=dispatching)
    routes.press(buttons.UNMERGE, deciding.unmerge, action=dispatching)

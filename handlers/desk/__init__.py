"""The staff desk: the queue, finding tickets, outages, answers, dispatch rules, three rates."""

from domain.permissions import Action
from handlers.desk import (
    announcing,
    answers,
    buttons,
    canned,
    charting,
    closing,
    finding,
    outages,
    overrun,
    queue,
    rating,
    rules,
    ruling,
)
from handlers.kit import doors
from handlers.kit.i18n import N_
from handlers.kit.routing import Routes

_SEEING, _DISPATCHING = Action.SEE_TICKETS, Action.DISPATCH


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    _queue(routes)
    _outages(routes)
    _answers(routes)
    _canned(routes)
    _rules(routes)
    _rates(routes)


def _queue(routes: Routes) -> None:
    routes.command("desk", N_("What waits for us"), queue.desk, action=_SEEING, word=N_("📋 Desk"))
    routes.command("find", N_("Find a ticket"), finding.command, action=_SEEING)
    routes.press(buttons.HOME, queue.home, action=_SEEING)
    routes.press(buttons.PILE, queue.pile, action=_SEEING)
    routes.press(buttons.FILTER, queue.filters, action=_SEEING)
    routes.press(buttons.CATEGORIES, queue.categories, action=_SEEING)
    routes.press(buttons.BY_AREA, queue.by_area, action=_SEEING)
    routes.form(queue.NARROWING, action=_SEEING)
    routes.press(buttons.MORE, queue.more, action=_SEEING)
    routes.press(buttons.FIND, finding.ask, action=_SEEING)
    routes.press(buttons.FOUND, finding.turn, action=_SEEING)
    routes.form(finding.FORM, action=_SEEING)


def _outages(routes: Routes) -> None:
    routes.press(buttons.OUTAGES, outages.listing, action=_DISPATCHING)
    routes.press(buttons.OUTAGE, outages.one, action=_DISPATCHING)
    routes.press(buttons.BEGIN, announcing.announce, action=_DISPATCHING)
    routes.form(announcing.ANNOUNCING, action=_DISPATCHING)
    routes.press(buttons.PROLONG, announcing.prolong, action=_DISPATCHING)
    routes.form(announcing.PROLONGING, action=_DISPATCHING)
    routes.press(buttons.END, outages.ask_end, action=_DISPATCHING)
    routes.press(buttons.END_INDEED, outages.end, action=_DISPATCHING)
    routes.press(buttons.CLOSE, closing.begin, action=_DISPATCHING)
    routes.form(closing.FORM, action=_DISPATCHING)
    routes.errand(closing.ERRAND, closing.Closer(routes).close)
    routes.jobs["outages-due"] = overrun.ask


def _answers(routes: Routes) -> None:
    routes.press(buttons.ANSWERS, answers.listing, action=_DISPATCHING)
    routes.press(buttons.ANSWER, answers.one, action=_DISPATCHING)
    routes.press(buttons.ADD_ANSWER, answers.add, action=_DISPATCHING)
    routes.form(answers.ADDING, action=_DISPATCHING)
    routes.press(buttons.CHANGE_ANSWER, answers.change, action=_DISPATCHING)
    routes.form(answers.CHANGING, action=_DISPATCHING)
    routes.press(buttons.RETIRE, answers.ask_retire, action=_DISPATCHING)
    routes.press(buttons.RETIRE_INDEED, answers.retire, action=_DISPATCHING)


def _canned(routes: Routes) -> None:
    sending = canned.Canned(routes)
    routes.press(doors.CANNED, canned.choose, action=_SEEING)
    routes.press(buttons.CANNED_PAGE, canned.turn, action=_SEEING)
    routes.press(buttons.CANNED_ONE, sending.one, action=_SEEING)
    routes.form(sending.form, action=_SEEING)


def _rules(routes: Routes) -> None:
    routes.press(buttons.RULES, rules.listing, action=_DISPATCHING)
    routes.press(buttons.RULES_OF, rules.ask_area, action=_DISPATCHING)
    routes.form(rules.ELSEWHERE, action=_DISPATCHING)
    routes.press(buttons.ADD_RULE, ruling.begin, action=_DISPATCHING)
    routes.form(ruling.FORM, action=_DISPATCHING)
    routes.press(buttons.RULE, rules.one, action=_DISPATCHING)
    routes.press(buttons.DROP_RULE, rules.drop, action=_DISPATCHING)


def _rates(routes: Routes) -> None:
    routes.press(buttons.RATES, rating.choose, action=_SEEING)
    routes.press(buttons.RATES_OF, rating.ask_area, action=_SEEING)
    routes.form(rating.ELSEWHERE, action=_SEEING)
    routes.press(buttons.RATES_BY, rating.organisations, action=_SEEING)
    routes.press(buttons.CHART, rating.ask_chart, action=_SEEING)
    routes.press(buttons.TABLE, rating.ask_table, action=_SEEING)
    routes.errand(rating.CHART, charting.chart)
    routes.errand(rating.TABLE, charting.table)

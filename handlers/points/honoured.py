"""A merchant's own account: what was given for points in a month, as words and as a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from domain.files import Upload
from domain.permissions import Action, require
from domain.rates import Month
from domain.vouchers import Honoured
from handlers.kit.context import Context
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.kit.raised import ButtonRetired
from handlers.kit.routing import Routes
from handlers.kit.screens import Key, Screen, html, view
from handlers.points import held, words
from handlers.points import voucher_buttons as buttons
from handlers.points import voucher_views as views
from services import vouchers
from services.drawing.workbook import Table, workbook

ERRAND = "vouchers.table"
_MOST_LINES = 15
_FIRST, _LAST = 2000, 2999


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    #: 202611
    month: int


async def show(context: Context, ids: tuple[int, ...]) -> None:
    month = _month(context, ids[0])
    done = await vouchers.honoured(context.unit, context.actor, month, context.neighbourhood)
    now = Month.of(context.now, context.neighbourhood.zone)
    await held.shown(context, _account(month, done, later=month < now))


async def ask_table(context: Context, ids: tuple[int, ...]) -> None:
    """Pressed again while it is being made, it is made once."""
    asked, by = Asked(month=_number(_month(context, ids[0]))), context.actor.id
    if not await context.unit.errands.asked(ERRAND, asked, by):
        await context.unit.errands.add(ERRAND, asked, context.now, person_id=by)
    await context.privately(views.said(N_("I am writing the file and send it in a moment.")))


async def table(desk: Desk) -> None:
    assert desk.person is not None, "somebody pressed a button"
    month, here = _read(desk.args(Asked).month), desk.neighbourhood
    async with desk.reading() as unit:
        by = await unit.people.get(desk.person.id)
        done = await vouchers.honoured(unit, by, month, here)
    t = desk.languages.of(by.language)
    written = await desk.apart(partial(workbook, [_table(t, month, done)]))
    async with desk.finishing() as speaker:
        by = await speaker.unit.people.get(by.id)
        require(by, Action.HONOUR_VOUCHER)
        await speaker.tell(by, _file(month, written))


def _month(context: Context, number: int) -> Month:
    """Raises `ButtonRetired`."""
    if number == 0:
        return Month.of(context.now, context.neighbourhood.zone)
    return _read(number)


def _read(number: int) -> Month:
    year, month = divmod(number, 100)
    if not (_FIRST <= year <= _LAST and 1 <= month <= 12):
        raise ButtonRetired
    return Month(year=year, month=month)


def _number(month: Month) -> int:
    return month.year * 100 + month.month


@view
def _account(t: Translation, month: Month, done: Sequence[Honoured], *, later: bool) -> Screen:
    """`later`: there is a month after it to look at."""
    lines = [_heading(t, month, done)]
    counted = Counter(each.reward for each in done).most_common(_MOST_LINES)
    lines += [html("· {name} × {count}", name=name, count=count) for name, count in counted]
    turning = [_turn("◀️", month.later(-1))]
    turning += [_turn("▶️", month.later(1))] if later else []
    keys = [tuple(turning)]
    if done:
        keys.append((buttons.TABLE(t, _number(month)),))
    return Screen(text=Markup("\n").join(lines), keys=(*keys, (buttons.KEPT(t, 0),)))


def _heading(t: Translation, month: Month, done: Sequence[Honoured]) -> Markup:
    return t(
        N_("📒 {month}: {count} vouchers honoured, {points} points"),
        month=words.named(t, month),
        count=len(done),
        points=sum(each.points for each in done),
    )


def _turn(label: str, month: Month) -> Key:
    return buttons.HONOURED.labelled(label, _number(month))


def _table(t: Translation, month: Month, done: Sequence[Honoured]) -> Table:
    """Whose it was stands nowhere: the shop need not know."""
    headings = (N_("When"), N_("Shop"), N_("Reward"), N_("Points"), N_("Honoured by"))
    return Table(
        name=words.named(t, month),
        headings=[t.plain(each) for each in headings],
        rows=[
            [t.written(e.at), e.shop, e.reward, e.points, e.by.name if e.by else ""] for e in done
        ],
        notes=[str(_heading(t, month, done).striptags())],
    )


@view
def _file(t: Translation, month: Month, written: bytes) -> Screen:
    called = t.plain(N_("Vouchers {month}.xlsx"), month=words.named(t, month).replace("/", "-"))
    return Screen(
        text=t(
            N_("📄 All vouchers honoured in {month} are in this table."),
            month=words.named(t, month),
        ),
        uploads=(Upload(name=called, content=written),),
    )


def register(routes: Routes) -> None:
    routes.press(buttons.HONOURED, show, action=Action.HONOUR_VOUCHER)
    routes.press(buttons.TABLE, ask_table, action=Action.HONOUR_VOUCHER)
    routes.errand(ERRAND, table)

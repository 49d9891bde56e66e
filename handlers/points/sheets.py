"""What stands on the picture and in the table of somebody's points. Pure."""

from collections.abc import Sequence
from datetime import timedelta

from domain.points import AccountKind, Entry
from handlers.kit.i18n import N_, Translation
from handlers.points import words
from services.drawing.statement import Statement as Card
from services.drawing.statement import Tile
from services.drawing.workbook import Table
from services.points import Statement

#: Records in a table.
MOST = 5000
_HOUR = timedelta(hours=1)
_NOTE = N_("Points can be redeemed at the shops that take part: /voucher")
_ENTERED = N_("Hours that staff entered afterwards are kept, and can't be redeemed.")


def card(t: Translation, name: str, statement: Statement) -> Card:
    months, hours = list(statement.hours), list(statement.hours.values())
    tiles = [
        Tile(name=t.plain(N_("Points")), shown=str(statement.balance.earned)),
        Tile(name=t.plain(N_("Help this month")), shown=words.long(t, hours[-1])),
    ]
    if statement.balance.entered:
        entered = str(statement.balance.entered)
        note = t.plain(N_("kept, can't be redeemed"))
        tiles.append(Tile(name=t.plain(N_("Entered afterwards")), shown=entered, note=note))
    return Card(
        heading=t.plain(
            N_("Points of {name} · {month}"), name=name, month=words.named(t, months[-1])
        ),
        tiles=tiles,
        bars_name=t.plain(N_("Hours of help in the last {count} months"), count=len(months)),
        months=[t.plain(N_("M{month}"), month=each.month) for each in months],
        bars=[each / _HOUR for each in hours],
        shown=[words.number(each) for each in hours],
        note=t.plain(_NOTE),
    )


def tables(t: Translation, statement: Statement, entries: Sequence[Entry]) -> Sequence[Table]:
    return [_records(t, statement, entries), _months(t, statement)]


def _records(t: Translation, statement: Statement, entries: Sequence[Entry]) -> Table:
    kinds = {
        AccountKind.EARNED: t.plain(N_("can be redeemed")),
        AccountKind.ENTERED: t.plain(N_("entered afterwards")),
    }
    balance = t.plain(N_("Points: {points}"), points=statement.balance.earned)
    afterwards = t.plain(N_("Entered afterwards: {points}"), points=statement.balance.entered)
    return Table(
        name=t.plain(N_("Records")),
        headings=[
            t.plain(heading) for heading in (N_("When"), N_("Points"), N_("What for"), N_("Kind"))
        ],
        rows=[
            [t.written(each.at), each.change, words.what(t, each), kinds[each.account]]
            for each in entries
        ],
        notes=[balance, afterwards, t.plain(_ENTERED)],
    )


def _months(t: Translation, statement: Statement) -> Table:
    return Table(
        name=t.plain(N_("By month")),
        headings=[t.plain(heading) for heading in (N_("Month"), N_("Points"), N_("Hours"))],
        rows=[
            [words.named(t, month), statement.given[month], round(hours / _HOUR, 1)]
            for month, hours in statement.hours.items()
        ],
    )

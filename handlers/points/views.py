"""How somebody's points look to themself. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from domain.files import FileKind, Upload
from domain.points import Entry
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, rows, view
from handlers.points import buttons, voucher_buttons, words
from services.points import Statement

_WHAT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    statement: Statement
    #: Of this page, the newest first.
    entries: Sequence[Entry]
    page: int
    more: bool
    #: They may correct other people's.
    staff: bool


@view
def mine(t: Translation, shown: Mine) -> Screen:
    if not shown.entries and not shown.page:
        return Screen(text=_nothing(t), keys=_for_staff(t, shown))
    lines = [*heading(t, shown.statement), Markup()]
    lines += [_line(t, each) for each in shown.entries]
    keys = rows(
        [
            voucher_buttons.SHELF(t, 0),
            voucher_buttons.MINE(t, 0),
            buttons.PICTURE(t),
            buttons.TABLE(t),
        ],
        2,
    )
    turning = [buttons.PAGE.labelled("◀️", shown.page - 1)] if shown.page else []
    turning += [buttons.PAGE.labelled("▶️", shown.page + 1)] if shown.more else []
    turns = (tuple(turning),) if turning else ()
    return Screen(text=Markup("\n").join(lines), keys=(*keys, *turns, *_for_staff(t, shown)))


def heading(t: Translation, statement: Statement) -> list[Markup]:
    hours = list(statement.hours.values())[-1]
    lines = [
        t(N_("🏅 <b>Points: {points}</b>"), points=statement.balance.earned),
        t(N_("Help given this month: {hours}"), hours=words.long(t, hours)),
    ]
    if statement.balance.entered:
        lines.append(
            t(
                N_("Entered afterwards: {points}, they are kept but can't be redeemed."),
                points=statement.balance.entered,
            )
        )
    return lines


def _nothing(t: Translation) -> Markup:
    return t(
        N_(
            "🏅 You have no points yet. Give a neighbour a hand: once it is confirmed, the points"
            " stand here. /tasks shows where help is wanted."
        )
    )


def _line(t: Translation, entry: Entry) -> Markup:
    return html(
        "{day}  <b>{change}</b>  {what}",
        day=t.day(entry.at),
        change=words.change(entry.change),
        what=cut(words.what(t, entry), _WHAT),
    )


def _for_staff(t: Translation, shown: Mine) -> tuple[tuple[Key, ...], ...]:
    return ((buttons.CORRECT(t),),) if shown.staff else ()


@view
def said(t: Translation, words_: str) -> Screen:
    return Screen(text=t(words_))


@view
def picture(t: Translation, statement: Statement, drawn: bytes) -> Screen:
    """The caption says the numbers, for whoever cannot see pictures."""
    upload = Upload(name="points.png", content=drawn, kind=FileKind.PHOTO)
    return Screen(
        text=Markup("\n").join(heading(t, statement)),
        uploads=(upload,),
        keys=((buttons.TABLE(t),),),
    )


@view
def table(t: Translation, name: str, written: bytes) -> Screen:
    called = t.plain(N_("Points of {name}.xlsx"), name=cut(name, 40))
    return Screen(
        text=t(N_("📄 All your points are in this table.")),
        uploads=(Upload(name=called, content=written),),
    )

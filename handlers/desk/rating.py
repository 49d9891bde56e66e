"""三率: of which month, where and whose; shown as a picture, given as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import Area
from domain.organisations import Organisation
from domain.permissions import Action, require
from domain.rates import Month, Rates
from handlers.desk import buttons, words
from handlers.kit import forms, placing
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.placing import Placed
from handlers.kit.questions import Form
from handlers.kit.raised import ButtonRetired
from handlers.kit.screens import Screen, View, cut, rows, view
from services import rates

CHART, TABLE = "desk.chart", "desk.table"
_A_PAGE = 5
_FIRST, _LAST = 2000, 2999


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An errand's."""

    #: As on the buttons: 202611.
    month: int
    area: int
    #: 0: of all that was done there.
    organisation: int = 0


def month_of(number: int) -> Month:
    """Raises `ButtonRetired`."""
    year, month = divmod(number, 100)
    if not (_FIRST <= year <= _LAST and 1 <= month <= 12):
        raise ButtonRetired
    return Month(year=year, month=month)


def numbered(month: Month) -> int:
    return month.year * 100 + month.month


def named(t: Translation, month: Month) -> str:
    return t.plain(N_("{month}/{year}"), year=month.year, month=month.month)


async def choose(context: Context, ids: tuple[int, ...]) -> None:
    month = month_of(ids[0])
    area = await _area(context, ids[1])
    await context.in_place(await _screen(context, month, area))


async def _area(context: Context, number: int) -> Area:
    """0: the widest of their own. Raises `NotEntitled`."""
    if number:
        area = await placing.area_of(context.unit, number)
    else:
        area = (await placing.own(context, Action.SEE_TICKETS))[0]
    require(context.actor, Action.SEE_TICKETS, area)
    return area


async def _screen(context: Context, month: Month, area: Area) -> View:
    latest = Month.of(context.now, context.neighbourhood.zone)
    place = await placing.written(context, area)
    return _chosen(month, area.id, place, later=month < latest)


async def organisations(context: Context, ids: tuple[int, ...]) -> None:
    month, area = month_of(ids[0]), await _area(context, ids[1])
    zone = context.neighbourhood.zone
    counted = await rates.by_organisation(context.unit, area, month, zone, context.actor)
    known = [each for each in counted.items() if each[0] is not None]
    page = min(ids[2], max(0, (len(known) - 1) // _A_PAGE))
    there = [(each, of) for each, of in known[page * _A_PAGE :][:_A_PAGE] if each is not None]
    more = len(known) > (page + 1) * _A_PAGE
    following = page + 1 if more else 0 if page else None
    await context.in_place(_by_organisation(month, area.id, there, following))


async def ask_chart(context: Context, ids: tuple[int, ...]) -> None:
    month, area = month_of(ids[0]), await _area(context, ids[1])
    if ids[2]:
        await placing.organisation_of(context.unit, ids[2])
    asked = Asked(month=numbered(month), area=area.id, organisation=ids[2])
    await _ask(context, CHART, asked, N_("I am drawing the picture and send it in a moment."))


async def ask_table(context: Context, ids: tuple[int, ...]) -> None:
    month, area = month_of(ids[0]), await _area(context, ids[1])
    asked = Asked(month=numbered(month), area=area.id)
    await _ask(context, TABLE, asked, N_("I am writing the file and send it in a moment."))


async def _ask(context: Context, kind: str, asked: Asked, words_: str) -> None:
    """Pressed again while it is being made, it is made once."""
    if not await context.unit.errands.asked(kind, asked, context.actor.id):
        await context.unit.errands.add(kind, asked, context.now, person_id=context.actor.id)
    await context.privately(_said(words_))


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere(Placed):
    month: int


async def ask_area(context: Context, ids: tuple[int, ...]) -> None:
    await forms.begin(context, ELSEWHERE, Elsewhere(month=numbered(month_of(ids[0]))))


async def _look(context: Context, answers: Elsewhere) -> Elsewhere:
    return await placing.look(context, answers, Action.SEE_TICKETS)


async def _there(context: Context, answers: Elsewhere) -> None:
    area = await _area(context, answers.area)
    await context.redraw(await _screen(context, month_of(answers.month), area))


@view
def _said(t: Translation, words_: str) -> Screen:
    return Screen(text=t(words_))


@view
def _chosen(t: Translation, month: Month, area: int, place: str, *, later: bool) -> Screen:
    number, before, after = numbered(month), month.later(-1), month.later(1)
    keys = [buttons.CHART(t, number, area, 0), buttons.TABLE(t, number, area)]
    keys += [buttons.RATES_OF(t, number), buttons.RATES_BY(t, number, area, 0)]
    turning = [buttons.RATES.labelled(f"◀️ {named(t, before)}", numbered(before), area)]
    if later:
        turning.append(buttons.RATES.labelled(f"{named(t, after)} ▶️", numbered(after), area))
    return Screen(
        text=t(N_("📊 Three rates · {place} · {month}"), place=place, month=named(t, month)),
        keys=(*rows(keys, 2), tuple(turning), (buttons.HOME(t, 0, 0),)),
    )


@view
def _by_organisation(
    t: Translation,
    month: Month,
    area: int,
    there: Sequence[tuple[Organisation, Rates]],
    following: int | None,
) -> Screen:
    number = numbered(month)
    keys = [
        (
            buttons.CHART.labelled(
                cut(f"{each.name} · {of.done}", words.LABEL), number, area, each.id
            ),
        )
        for each, of in there
    ]
    last = [buttons.RATES.labelled(t.plain(N_("↩️ Back")), number, area)]
    if following is not None:
        last.append(buttons.RATES_BY.labelled(t.plain(N_("More…")), number, area, following))
    text = N_("Whose rates, of {month}? Behind each: how many tickets it finished.")
    if not there:
        text = N_("In {month} no organisation finished a ticket there.")
    return Screen(text=t(text, month=named(t, month)), keys=(*keys, tuple(last)))


ELSEWHERE: Form[Elsewhere] = Form(
    name="rates-area",
    answers=Elsewhere,
    questions=(placing.question(Elsewhere),),
    submit=_there,
    same=lambda open_, new: open_.month == new.month,
    look=_look,
)

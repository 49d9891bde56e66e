"""What the workbook of 三率 holds: by month, by organisation, by place."""

from collections.abc import Sequence
from datetime import tzinfo

from domain.areas import Level
from domain.people import Person
from handlers.desk import rating
from handlers.desk.rate_words import Shown, heading
from handlers.kit import areas as named
from handlers.kit.i18n import N_, Translation
from handlers.kit.rates import NOTE, THREE
from services import rates
from services.drawing.workbook import Cell, Table, line
from storage.unit import Unit


async def tables(
    unit: Unit, t: Translation, shown: Shown, zone: tzinfo, by: Person
) -> Sequence[Table]:
    """Raises `NotEntitled`."""
    area, month = shown.area, shown.month
    organisations = await rates.by_organisation(unit, area, month, zone, by)
    split = rates.by_compound if area.level < Level.COMPOUND else rates.by_building
    places = await split(unit, area, month, zone, by)
    nobody, nowhere = t.plain(N_("No organisation")), t.plain(N_("Elsewhere"))
    months = [line(rating.named(t, each), of) for each, of in shown.months.items()]
    whose = [line(each.name if each else nobody, of) for each, of in organisations.items()]
    where = [line(named.called(t, e) if e else nowhere, of) for e, of in places.items()]
    return [
        _table(t, shown, N_("By month"), months),
        _table(t, shown, N_("By organisation"), whose),
        _table(t, shown, N_("By place"), where),
    ]


def _table(t: Translation, shown: Shown, name: str, rows: Sequence[Sequence[Cell]]) -> Table:
    three = [
        each
        for label, _, _ in THREE
        for each in (
            t.plain(label),
            t.plain(N_("of")),
            t.plain(N_("{name} %"), name=t.plain(label)),
        )
    ]
    formulas = [f"{t.plain(label)} = {t.plain(formula)}" for label, formula, _ in THREE]
    return Table(
        name=t.plain(name),
        headings=["", t.plain(N_("Finished")), t.plain(N_("Unanswered")), *three],
        rows=rows,
        notes=[heading(t, shown), *formulas, t.plain(NOTE)],
    )

"""三率 in words: the caption, and what stands on the picture. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from domain.areas import Area
from domain.rates import Month, Rate, Rates
from handlers.desk import rating
from handlers.kit.i18n import N_, Translation
from handlers.kit.rates import NOTE, THREE, percent
from handlers.kit.screens import html
from services.drawing.chart import Aside, Chart, Tile


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the picture and the caption say."""

    area: Area
    #: In words, with the organisation where it is one's.
    place: str
    #: Oldest first; the last is the one that was asked for.
    months: Mapping[Month, Rates]
    #: At this moment; None: nobody counts it for an organisation.
    overdue: int | None

    @property
    def month(self) -> Month:
        return list(self.months)[-1]

    @property
    def rates(self) -> Rates:
        return self.months[self.month]


def heading(t: Translation, shown: Shown) -> str:
    month = rating.named(t, shown.month)
    return t.plain(N_("Three rates · {place} · {month}"), place=shown.place, month=month)


def caption(t: Translation, shown: Shown) -> Markup:
    lines = [html("<b>{heading}</b>", heading=heading(t, shown))]
    for name, formula, of in THREE:
        rate = of(shown.rates)
        lines.append(
            t(
                N_("{name} {percent} = {n} of {of} ({formula})"),
                name=t.plain(name),
                percent=percent(rate),
                n=rate.n,
                of=rate.of,
                formula=t.plain(formula),
            )
        )
    beside = " · ".join(f"{each.name} {each.shown}" for each in _asides(t, shown))
    return Markup("\n").join([*lines, html("{beside}", beside=beside), t(NOTE)])


def chart(t: Translation, shown: Shown) -> Chart:
    return Chart(
        heading=heading(t, shown),
        tiles=[_tile(t, shown, *each) for each in THREE],
        months=[t.plain(N_("M{month}"), month=month.month) for month in shown.months],
        asides=_asides(t, shown),
        note=t.plain(NOTE),
    )


def _tile(
    t: Translation, shown: Shown, name: str, formula: str, of: Callable[[Rates], Rate]
) -> Tile:
    rate = of(shown.rates)
    return Tile(
        name=t.plain(name),
        shown=percent(rate),
        counted=t.plain(N_("{n} of {of}"), n=rate.n, of=rate.of),
        formula=t.plain(formula),
        course=[of(each).per_mille for each in shown.months.values()],
    )


def _asides(t: Translation, shown: Shown) -> list[Aside]:
    asides = [
        Aside(name=t.plain(N_("Finished")), shown=str(shown.rates.done)),
        Aside(name=t.plain(N_("Unanswered")), shown=str(shown.rates.unanswered)),
    ]
    if shown.overdue is not None:
        asides.append(Aside(name=t.plain(N_("Overdue by now")), shown=str(shown.overdue)))
    return asides

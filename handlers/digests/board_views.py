"""How a month's scoreboard looks: in words, and what stands on the picture. Pure."""

from collections.abc import Iterator
from datetime import timedelta

from markupsafe import Markup

from domain.files import FileKind, Upload
from domain.rates import Rate
from handlers.kit import doors
from handlers.kit.areas import Where
from handlers.kit.i18n import N_, Translation
from handlers.kit.rates import THREE, percent
from handlers.kit.screens import Screen, html, view
from services.digests.board import Board, Month
from services.drawing.chart import Aside, Chart, Tile

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_NOTE = N_("Unanswered: {count}, in none of the rates.")


@view
def board(t: Translation, shown: Board, where: Where, drawn: bytes | None) -> Screen:
    """The words say what the picture says, for whoever cannot see it."""
    lines = [html("<b>{heading}</b>", heading=_heading(t, shown, where)), *_rates(t, shown)]
    lines += [*_beside(t, shown), t(N_("Late: not done when it was promised."))]
    upload = Upload(name="scoreboard.png", content=drawn or b"", kind=FileKind.PHOTO)
    return Screen(
        text=Markup("\n").join(lines),
        uploads=(upload,) if drawn else (),
        keys=((doors.WAITING(t),),),
    )


def chart(t: Translation, shown: Board, where: Where) -> Chart:
    return Chart(
        heading=_heading(t, shown, where).removeprefix("📊 "),
        tiles=[
            Tile(
                name=t.plain(name),
                shown=percent(of(shown.month.rates)),
                counted=_counted(t, of(shown.month.rates)),
                formula=t.plain(formula),
                course=[of(each).per_mille for _, each in shown.course],
            )
            for name, formula, of in THREE
        ],
        months=[
            t.plain(N_("M{month}"), month=t.local(span.until).month) for span, _ in shown.course
        ],
        asides=_asides(t, shown),
        note=t.plain(_NOTE, count=shown.month.rates.unanswered),
    )


def _heading(t: Translation, shown: Board, where: Where) -> str:
    span = shown.month.span
    return t.plain(
        N_("📊 Scoreboard · {place} · {since} to {until}"),
        place=where.written(t),
        since=t.day(span.since),
        until=t.day(span.until - _DAY),
    )


def _rates(t: Translation, shown: Board) -> Iterator[Markup]:
    for name, formula, of in THREE:
        rate = of(shown.month.rates)
        yield t(
            N_("{name} {percent} = {n} of {of} ({formula}); the month before {before}"),
            name=t.plain(name),
            percent=percent(rate),
            n=rate.n,
            of=rate.of,
            formula=t.plain(formula),
            before=percent(of(shown.before.rates)),
        )


def _beside(t: Translation, shown: Board) -> Iterator[Markup]:
    month, before = shown.month, shown.before
    yield t(
        N_("⏰ Late {late} (the month before {before}), overdue by now {overdue}"),
        late=month.late,
        before=before.late,
        overdue=shown.overdue,
    )
    yield t(
        N_("❤️ Volunteers gave {hours} hours (the month before {before})"),
        hours=_hours(month),
        before=_hours(before),
    )
    if not any((month.kept.due, month.kept.open, before.kept.due)):
        return
    yield t(
        N_(
            "📝 Resolutions due: kept {kept}, broken {broken} (the month before {before}/{due});"
            " under way {open}"
        ),
        kept=month.kept.kept,
        broken=month.kept.broken,
        before=before.kept.kept,
        due=before.kept.due,
        open=month.kept.open,
    )


def _asides(t: Translation, shown: Board) -> list[Aside]:
    """With the month before in brackets."""
    month, before = shown.month, shown.before
    return [
        Aside(name=t.plain(N_("Late (before)")), shown=f"{month.late} ({before.late})"),
        Aside(
            name=t.plain(N_("Hours given (before)")),
            shown=f"{_hours(month)} ({_hours(before)})",
        ),
        Aside(
            name=t.plain(N_("Resolutions kept (before)")),
            shown=f"{month.kept.kept}/{month.kept.due} ({before.kept.kept}/{before.kept.due})",
        ),
    ]


def _counted(t: Translation, rate: Rate) -> str:
    return t.plain(N_("{n} of {of}"), n=rate.n, of=rate.of)


def _hours(month: Month) -> str:
    """“2.5”, “12”."""
    return f"{month.given / _HOUR:.1f}".removesuffix(".0")

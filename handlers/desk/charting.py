"""The picture and the table of 三率, made as errands."""

from functools import partial

from domain.areas import AreaId
from domain.files import FileKind, Upload
from domain.people import OrganisationId, Person
from domain.permissions import Action, require
from domain.rates import Month, Rates
from handlers.desk import buttons, rate_sheets, rate_words, rating
from handlers.desk.rate_words import Shown
from handlers.desk.rating import Asked
from handlers.kit import areas as named
from handlers.kit.errands import Desk
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, view
from handlers.kit.speaking import Speaker
from services import rates
from services.drawing import chart as drawing
from services.drawing.workbook import workbook
from storage.unit import Unit


async def chart(desk: Desk) -> None:
    asked = desk.args(Asked)
    async with desk.reading() as unit:
        by = await unit.people.get(_of(desk).id)
        shown = await _counted(desk, unit, asked, by)
    t = desk.languages.of(by.language)
    drawn = await desk.apart(partial(drawing.draw, rate_words.chart(t, shown)))
    async with desk.finishing() as speaker:
        person = await _still_entitled(speaker, asked, by)
        await speaker.tell(person, _picture(shown, drawn))


async def table(desk: Desk) -> None:
    asked = desk.args(Asked)
    async with desk.reading() as unit:
        by = await unit.people.get(_of(desk).id)
        shown = await _counted(desk, unit, asked, by)
        t = desk.languages.of(by.language)
        tables = await rate_sheets.tables(unit, t, shown, desk.neighbourhood.zone, by)
    written = await desk.apart(partial(workbook, tables))
    async with desk.finishing() as speaker:
        person = await _still_entitled(speaker, asked, by)
        await speaker.tell(person, _file(shown, written))


def _of(desk: Desk) -> Person:
    assert desk.person is not None, "somebody pressed a button"
    return desk.person


async def _still_entitled(speaker: Speaker, asked: Asked, by: Person) -> Person:
    """Raises `NotEntitled`."""
    person = await speaker.unit.people.get(by.id)
    area = await speaker.unit.areas.get(AreaId(asked.area))
    require(person, Action.SEE_TICKETS, area)
    return person


async def _counted(desk: Desk, unit: Unit, asked: Asked, by: Person) -> Shown:
    """Raises `NotEntitled`."""
    area, month = await unit.areas.get(AreaId(asked.area)), rating.month_of(asked.month)
    lineage, t = await unit.areas.lineage(area), desk.languages.of(by.language)
    place = named.written(t, lineage, desk.neighbourhood.name)
    seen = await rates.overview(unit, area, month, desk.neighbourhood.zone, by)
    if not asked.organisation:
        return Shown(area=area, place=place, months=seen.months, overdue=seen.overdue)
    organisation = await unit.organisations.get(OrganisationId(asked.organisation))
    months: dict[Month, Rates] = {}
    for each in seen.months:
        counted = await rates.by_organisation(unit, area, each, desk.neighbourhood.zone, by)
        months[each] = counted.get(organisation, Rates())
    whose = f"{organisation.name} · {place}"
    return Shown(area=area, place=whose, months=months, overdue=None)


@view
def _picture(t: Translation, shown: Shown, drawn: bytes) -> Screen:
    """The caption says the numbers, for whoever cannot see pictures."""
    month = rating.numbered(shown.month)
    upload = Upload(name="rates.png", content=drawn, kind=FileKind.PHOTO)
    return Screen(
        text=rate_words.caption(t, shown),
        uploads=(upload,),
        keys=((buttons.TABLE(t, month, shown.area.id),),),
    )


@view
def _file(t: Translation, shown: Shown, written: bytes) -> Screen:
    name = t.plain(
        N_("Three rates {place} {month}.xlsx"),
        place=shown.place,
        month=rating.named(t, shown.month),
    )
    return Screen(
        text=t(N_("📄 {heading}"), heading=rate_words.heading(t, shown)),
        uploads=(Upload(name=name, content=written),),
    )

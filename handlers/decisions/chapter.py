"""What somebody's export tells of their part in decisions."""

from domain.people import Person
from handlers.decisions import words
from handlers.kit.i18n import N_, Translation
from storage.unit import Unit


async def chapter(unit: Unit, person: Person, t: Translation) -> str:
    """Their words for offices, and their objections, the earliest first."""
    opinions = await unit.decisions.opinions_of(person.id)
    objections = await unit.objections.all_by(person.id)
    if not opinions and not objections:
        return ""
    said = [
        t.plain(
            N_("{at}  decision {number}, for {office}: {text}"),
            at=t.written(each.at),
            number=number,
            office=words.office(t, each.office),
            text=each.text,
        )
        for number, each in opinions
    ]
    objected = [
        t.plain(
            N_("{at}  decision {number}, objection: {text}"),
            at=t.written(each.at),
            number=number,
            text=each.text,
        )
        for number, each in objections
    ]
    return "\n".join([t.plain(N_("Your words in decisions")), "", *said, *objected])

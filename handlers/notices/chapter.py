"""What somebody's export tells of the notices they were sent."""

from domain.people import Person
from handlers.kit.i18n import N_, Translation
from services.notices import archive
from storage.unit import Unit


async def chapter(unit: Unit, person: Person, t: Translation) -> str:
    """One line each, the earliest first."""
    told = await archive.told(unit, person)
    if not told:
        return ""
    lines = [
        t.plain(
            N_("{at}  notice {number}: {title}"),
            at=t.written(at),
            number=notice.id,
            title=notice.title,
        )
        for notice, at in told
    ]
    return "\n".join([t.plain(N_("Notices you were told")), "", *lines])

"""Who is told each morning what waits for them: those on duty unless they say no, others if they
say yes.
"""

from collections.abc import Sequence

from domain.digests import today_due
from domain.people import DUTIES, Person, Topic
from domain.settings import Neighbourhood
from storage.unit import Unit

#: In one sweep: others wait meanwhile.
_SWEEP = 10


async def due(unit: Unit, here: Neighbourhood) -> Sequence[Person]:
    """Noted as told, each once a day, whether anything waits for them or not."""
    day = today_due(unit.now, here.digests, here.zone)
    if day is None:
        return []
    found = await unit.waiting.to_tell(day, sorted(DUTIES), _SWEEP)
    return [await unit.people.get(each) for each in found if await unit.waiting.tell(each, day)]


async def wanted(unit: Unit, person: Person) -> bool:
    if Topic.DIGESTS in person.muted:
        return False
    said = await unit.waiting.wants(person.id)
    return person.on_duty if said is None else said

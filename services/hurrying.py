"""Those who send faster than they can be served."""

from datetime import timedelta

from domain.people import Person
from storage.unit import Unit

#: Between two words about it to the same person.
_LULL = timedelta(minutes=1)
SUBJECT, KIND = "person", "hurried"


async def tell(unit: Unit, person: Person) -> bool:
    """Whether to tell them. It counts as told. One update of theirs is served at a time,
    whichever process does: nobody else decides it meanwhile.
    """
    if await unit.events.count(SUBJECT, person.id, KIND, unit.now - _LULL):
        return False
    await unit.events.add(SUBJECT, person.id, KIND, by=person.id, at=unit.now)
    return True

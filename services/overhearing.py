"""What sounds urgent in a group: said once in a while, or it is a nuisance itself."""

from datetime import timedelta

from domain.people import Person
from storage.unit import Unit

#: Between two offers in one group (*ours*).
_PAUSE = timedelta(minutes=10)
SUBJECT, KIND = "group", "overheard"


async def offer(unit: Unit, chat_id: int, by: Person | None) -> bool:
    """Whether to offer help there. It counts as offered."""
    group = await unit.groups.get(chat_id)
    if group is None or not group.welcomes:
        return False
    if await unit.events.count(SUBJECT, chat_id, KIND, unit.now - _PAUSE):
        return False
    await unit.events.add(SUBJECT, chat_id, KIND, by=by.id if by else None, at=unit.now)
    return True

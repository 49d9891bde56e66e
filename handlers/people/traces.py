"""What is left of somebody for a while after they were erased, and goes by itself."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from handlers.kit.errands import Desk
from storage.unit import Unit

TRACES, FILES = "traces", "files"
_SOON, _LATER = timedelta(minutes=1), timedelta(minutes=10)
#: By the clock on the wall: everybody waits while files are written anew.
_NIGHT = time(3, 30)


class Nobody(msgspec.Struct, frozen=True):
    """Whose traces they are must not be written down: they are nobody's any more."""


async def follow(unit: Unit) -> None:
    """Once the goodbye is said, what notes that it was is forgotten too."""
    await unit.errands.add(TRACES, Nobody(), unit.now + _SOON)


async def clear_up(desk: Desk) -> None:
    async with desk.finishing() as speaker:
        unit = speaker.unit
        if await unit.forgetting.traces():
            await unit.errands.add(TRACES, Nobody(), unit.now + _LATER)
        if not await unit.forgetting.awaits(FILES):
            await unit.errands.add(FILES, Nobody(), _at_night(unit.now, desk.neighbourhood.zone))
    await desk.database.overwrite()


async def rewrite(desk: Desk) -> None:
    """For all who were erased since the night before."""
    await desk.database.overwrite(whole=True)


def _at_night(at: datetime, zone: ZoneInfo) -> datetime:
    local = at.astimezone(zone)
    tonight = datetime.combine(local.date(), _NIGHT, zone)
    return tonight if tonight > at else tonight + timedelta(days=1)

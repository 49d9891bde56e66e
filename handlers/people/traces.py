"""What goes by itself: the traces of those who were erased, and what has grown old."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from domain.people import PersonId
from handlers.kit.errands import Desk
from handlers.kit.speaking import Speaker
from services import privacy
from storage.unit import Unit

TRACES, FILES, GUESTS = "traces", "files", "guests"
_SOON, _LATER = timedelta(minutes=1), timedelta(minutes=10)
#: By the clock on the wall: everybody waits while files are written anew.
_NIGHT = time(3, 30)


class Nobody(msgspec.Struct, frozen=True):
    """Whose traces they are must not be written down: they are nobody's any more."""


async def retain(speaker: Speaker) -> None:
    unit = speaker.unit
    await privacy.retain(unit, speaker.neighbourhood.privacy)
    if not await unit.forgetting.awaits(GUESTS):
        await unit.errands.add(GUESTS, Nobody(), _at_night(unit.now, speaker.neighbourhood.zone))


async def forget_guests(desk: Desk) -> None:
    """Once a day, however many they are, in short transactions."""
    rules = desk.neighbourhood.privacy
    async with desk.speaking() as speaker:
        await privacy.note_guests(speaker.unit)
    last = PersonId(0)
    while silent := await _silent(desk, last):
        async with desk.speaking() as speaker:
            await privacy.forget_guests(speaker.unit, rules, silent)
        last = silent[-1]


async def _silent(desk: Desk, last: PersonId) -> Sequence[PersonId]:
    async with desk.reading() as unit:
        return await privacy.silent_guests(unit, desk.neighbourhood.privacy, after=last)


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

"""The roll changed, and told to those whom it no longer names: from a chat or from a terminal."""

from domain.people import Person
from handlers.kit.speaking import Speaker
from handlers.roll import notices
from services.roll import applying
from services.roll.planning import Step
from services.roll.reading import Reading


async def carry_out_step(speaker: Speaker, read: Reading, step: Step, by: Person | None) -> bool:
    """One building. Whether anything was changed. Raises `NotEntitled`.

    `by=None`: the operator, who may everything.
    """
    unit = speaker.unit
    applied = await applying.apply(unit, read, step, by)
    for ended in applied.ended:
        home = await unit.areas.lineage(await unit.areas.get(ended.home))
        person = await unit.people.get(ended.person)
        await speaker.tell(person, notices.registered_no_longer(home, ended.because), gentle=True)
    return applied.changes > 0

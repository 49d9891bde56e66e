"""The errand that sends a notice in portions, and what the clock does for notices."""

from datetime import timedelta

from domain.notices import Notice, NoticeId, Stage
from handlers.kit.errands import Desk
from handlers.kit.routing import Routes
from handlers.kit.speaking import Speaker
from handlers.notices import knocking, outgoing, posting, progress, reading
from services.notices import issuing, sending
from services.notices.sending import PORTION, SEND, Step
from storage.failures import NotFound

#: Until the errand looks again: meanwhile what was queued goes out.
_PAUSE = timedelta(seconds=4)
#: Portions, whose people may all be out of reach: other errands wait.
_AT_ONCE = 20


async def send(desk: Desk) -> None:
    """Begun anew after a kill it goes on where the ledger says."""
    number = NoticeId(desk.args(Step).notice)
    if not await _gather(desk, number):
        return
    for _ in range(_AT_ONCE):
        async with desk.speaking() as speaker:
            notice = await speaker.unit.notices.hold(number)
            if not await _portion(speaker, notice):
                break
    async with desk.finishing() as speaker:
        notice = await sending.settle(speaker.unit, await speaker.unit.notices.hold(number))
        if notice.stage in {Stage.SENDING, Stage.CANCELLED} and await _soon(speaker, notice):
            await speaker.unit.errands.add(SEND, Step(notice=number), speaker.unit.now + _PAUSE)
        await progress.refresh(speaker, notice)


async def _gather(desk: Desk, number: NoticeId) -> bool:
    """Everybody into the ledger. False where there is nothing to go through."""
    async with desk.reading() as unit:
        try:
            notice = await unit.notices.get(number)
        except NotFound:
            return False
        if notice.gathered_at is not None or notice.stage is not Stage.SENDING:
            return notice.gathered_at is not None
        areas = await issuing.areas_of(unit, notice.audience)
        meant = await unit.audiences.recipients(notice.audience, areas)
    for first in range(0, len(meant), PORTION):
        async with desk.speaking() as speaker:
            await speaker.unit.deliveries.write(number, meant[first : first + PORTION])
    async with desk.speaking() as speaker:
        await speaker.unit.notices.gathered(number, speaker.unit.now)
    return True


async def _portion(speaker: Speaker, notice: Notice) -> bool:
    """Whether there was anything to do."""
    read = await reading.of(speaker, notice)
    await posting.post(speaker, read)
    portion = await sending.next_portion(speaker.unit, notice)
    outgoing.send(speaker, read, portion.turns)
    silent = await sending.next_silent(speaker.unit, notice)
    outgoing.send(speaker, read, silent, again=True)
    old = await sending.next_rereading(speaker.unit, notice)
    outgoing.change(speaker, read, old)
    return bool(portion.lines or silent or old)


async def _soon(speaker: Speaker, notice: Notice) -> bool:
    """Somebody's turn comes before the clock looks anyway: what is held until morning does not."""
    going, held = await speaker.unit.deliveries.under_way(notice.id)
    return going > 0 or (not held and await sending.rest(speaker.unit, notice))


async def go_on(speaker: Speaker) -> None:
    """What is due begins; what was given up begins anew; the silent are asked once more."""
    for notice in await sending.due(speaker.unit):
        await progress.refresh(speaker, notice)
    for notice in await sending.to_remind(speaker.unit):
        await knocking.call(speaker, notice)
    await sending.forgotten(speaker.unit)
    await posting.unpin_ended(speaker)


def register(routes: Routes) -> None:
    routes.errand(SEND, send)
    routes.jobs["notices"] = go_on

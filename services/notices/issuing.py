"""A notice from its draft on: who may send it where, and what may still be done about it."""

from collections.abc import Sequence
from datetime import timedelta

from domain.areas import Area
from domain.meetings import MeetingId
from domain.notices import (
    Audience,
    Draft,
    Follows,
    NobodyToTell,
    Notice,
    NoticeId,
    NoticeNotUnderWay,
    NoticeUnknown,
    RemindedLately,
    Stage,
)
from domain.people import Person
from domain.permissions import Action, require
from domain.tickets import TicketId
from services.notices.sending import SEND, Step
from storage.audiences import Meant
from storage.failures import NotFound
from storage.unit import Unit

#: Nobody is asked more often by hand.
BETWEEN = timedelta(hours=6)


async def areas_of(unit: Unit, audience: Audience) -> Sequence[Area]:
    return [await unit.areas.get(each) for each in audience.areas]


async def entitled(unit: Unit, audience: Audience, by: Person) -> Sequence[Area]:
    """The areas. Raises `NotEntitled` where a role of theirs does not reach one of them, or one
    of what others follow or were silent at: the ledger has their names.
    """
    areas = await areas_of(unit, audience)
    for area in (*areas, *await _asked_after(unit, audience)):
        require(by, Action.SEND_NOTICE, area)
    if not areas:
        raise NobodyToTell
    return areas


async def _asked_after(unit: Unit, audience: Audience) -> Sequence[Area]:
    """Where that is whose followers, or whose silent, are meant. Raises `NobodyToTell`."""
    try:
        if audience.silent_of is not None:
            return (await unit.notices.get(audience.silent_of)).areas
        if audience.follows is None:
            return []
        if audience.follows.kind is Follows.TICKET:
            return [(await unit.tickets.get(TicketId(audience.follows.id))).area]
        return [(await unit.meetings.get(MeetingId(audience.follows.id))).area]
    except NotFound:
        raise NobodyToTell from None


async def count(unit: Unit, audience: Audience) -> Meant:
    return await unit.audiences.count(audience, await areas_of(unit, audience))


async def issue(unit: Unit, draft: Draft, by: Person) -> Notice:
    """It goes out, or waits for its hour. Raises what `Draft.check` raises, `NobodyToTell` and
    `NotEntitled`.
    """
    draft.check(unit.now)
    areas = await entitled(unit, draft.audience, by)
    meant = await unit.audiences.count(draft.audience, areas)
    if not meant.people and not meant.listed:
        raise NobodyToTell
    notice = await unit.notices.add(draft, by.id, unit.now)
    if notice.stage is Stage.SENDING:
        await begin(unit, notice)
    return notice


async def begin(unit: Unit, notice: Notice) -> None:
    """Somebody goes through the ledger from here on."""
    await unit.errands.add(SEND, Step(notice=notice.id), unit.now)


async def managed(unit: Unit, notice_id: NoticeId, by: Person) -> Notice:
    """One that they may change, or see the ledger of, in all its areas; nobody else changes it
    meanwhile. Raises `NotEntitled` and `NoticeUnknown`.
    """
    try:
        notice = await unit.notices.hold(notice_id)
    except NotFound:
        raise NoticeUnknown from None
    for area in notice.areas:
        require(by, Action.SEND_NOTICE, area)
    return notice


async def get(unit: Unit, notice_id: NoticeId) -> Notice:
    """Raises `NoticeUnknown`."""
    try:
        return await unit.notices.get(notice_id)
    except NotFound:
        raise NoticeUnknown from None


async def pause(unit: Unit, notice_id: NoticeId, by: Person) -> Notice:
    """What has left has left; nothing else leaves. Raises `NoticeNotUnderWay`."""
    notice = await managed(unit, notice_id, by)
    await _save(unit, paused := notice.pause(), notice)
    await _recall(unit, notice_id)
    return paused


async def resume(unit: Unit, notice_id: NoticeId, by: Person) -> Notice:
    """Raises `NoticeNotUnderWay`."""
    notice = await managed(unit, notice_id, by)
    await _save(unit, going := notice.go(unit.now), notice)
    await begin(unit, going)
    return going


async def cancel(unit: Unit, notice_id: NoticeId, by: Person) -> Notice:
    """Nobody else is sent it, and whoever has it reads that it no longer holds. Raises
    `NoticeNotUnderWay`.
    """
    notice = await managed(unit, notice_id, by)
    await _save(unit, cancelled := notice.cancel(), notice)
    await _recall(unit, notice_id)
    await begin(unit, cancelled)
    return cancelled


async def correct(unit: Unit, notice_id: NoticeId, by: Person, *, text: str, plain: str) -> Notice:
    """Raises `NoticeNotUnderWay` and `NoticeTooLong`."""
    notice = await managed(unit, notice_id, by)
    await _save(unit, corrected := notice.correct(text, plain), notice)
    await _recall(unit, notice_id)
    await unit.deliveries.ask_anew(notice_id)
    await begin(unit, corrected)
    return corrected


async def remind(unit: Unit, notice_id: NoticeId, by: Person) -> Notice:
    """The silent are asked once more. Raises `NoticeNotUnderWay` and `RemindedLately`."""
    notice = await managed(unit, notice_id, by)
    if not notice.asks or notice.stage is not Stage.SENT or notice.over(unit.now):
        raise NoticeNotUnderWay
    if not await unit.notices.remind(notice_id, unit.now, unit.now - BETWEEN):
        raise RemindedLately
    reminding = await unit.notices.get(notice_id)
    await begin(unit, reminding)
    return reminding


async def _save(unit: Unit, changed: Notice, before: Notice) -> None:
    if not await unit.notices.save(changed, before.stage):
        raise NoticeNotUnderWay


async def _recall(unit: Unit, notice_id: NoticeId) -> None:
    """Neither people nor groups are sent what waits."""
    await unit.deliveries.recall(notice_id, unit.now)
    await unit.notice_posts.recall(notice_id, unit.now)

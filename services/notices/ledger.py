"""Who was told, who read it, who said that they know, who was told at their door."""

from collections.abc import Sequence

from domain.areas import Area, AreaId
from domain.notices import (
    Delivery,
    HeadsCalledLately,
    Notice,
    NoticeId,
    NoticeNotUnderWay,
    NoticeUnknown,
    Progress,
)
from domain.people import Person
from domain.permissions import Action, may, require
from services.notices.issuing import BETWEEN, get, managed
from storage.door_knocks import Door
from storage.unit import Unit

_SUBJECT, _CALLED = "notice", "called"


async def ledger(unit: Unit, notice: Notice) -> Sequence[Delivery]:
    """Everybody who was to be told, and those whom only the roll knows. Before `gathered_at` it
    is not whole.
    """
    return await unit.deliveries.ledger(notice.id)


async def progress(unit: Unit, notice: Notice) -> Progress:
    return await unit.door_knocks.progress(notice.id)


async def acknowledge(unit: Unit, notice_id: NoticeId, by: Person) -> Delivery | None:
    """As it stood before; None: it was not for them. Raises `NoticeUnknown`."""
    notice = await get(unit, notice_id)
    if not notice.issued:
        raise NoticeUnknown
    return await unit.deliveries.acknowledge(notice_id, by.id, unit.now)


async def told_in(unit: Unit, notice_id: NoticeId, by: Person) -> tuple[Notice, Sequence[Area]]:
    """A notice and where in it they look after doors. Raises `NotEntitled` and `NoticeUnknown`."""
    notice = await get(unit, notice_id)
    if not notice.issued:
        raise NoticeUnknown
    found = await _looked_after(unit, notice, by)
    if not found:
        require(by, Action.SEND_NOTICE, notice.areas[0])
    return notice, found


async def looks_after(unit: Unit, notice: Notice, by: Person) -> bool:
    """There are doors in it that they may knock at."""
    return notice.gathered_at is not None and bool(await _looked_after(unit, notice, by))


async def _looked_after(unit: Unit, notice: Notice, by: Person) -> Sequence[Area]:
    own = [await unit.areas.get(each.area) for each in by.grants]
    mine = [area for area in own if may(by, Action.SEND_NOTICE, area)]
    reached = [area for area in notice.areas if any(each.reaches(area) for each in mine)]
    narrower = [each for each in mine if any(area.reaches(each) for area in notice.areas)]
    return list(dict.fromkeys([*reached, *narrower]))


async def doors(
    unit: Unit, notice: Notice, within: Area, *, limit: int, offset: int = 0
) -> Sequence[Door]:
    """Where it has reached nobody, in the order of the stairs; those gone to come last."""
    return await unit.door_knocks.doors(
        notice.id, within, asks=notice.asks, limit=limit, offset=offset
    )


async def tell(unit: Unit, notice_id: NoticeId, home: AreaId, by: Person) -> bool:
    """Somebody went there. False where it was ticked before. Raises `NotEntitled` and
    `NoticeUnknown`.
    """
    await _reached(unit, notice_id, home, by)
    return bool(await unit.door_knocks.tell(notice_id, home, by.id, unit.now))


async def untell(unit: Unit, notice_id: NoticeId, home: AreaId, by: Person) -> bool:
    """It was the wrong door. Raises `NotEntitled` and `NoticeUnknown`."""
    await _reached(unit, notice_id, home, by)
    return bool(await unit.door_knocks.untell(notice_id, home))


async def call(unit: Unit, notice_id: NoticeId, by: Person) -> Notice:
    """Building heads are asked to go there. Raises `HeadsCalledLately` and `NoticeNotUnderWay`."""
    notice = await managed(unit, notice_id, by)
    if notice.over(unit.now):
        raise NoticeNotUnderWay
    if await unit.events.count(_SUBJECT, notice_id, _CALLED, unit.now - BETWEEN):
        raise HeadsCalledLately
    await unit.events.add(_SUBJECT, notice_id, _CALLED, by=by.id, at=unit.now)
    return notice


async def _reached(unit: Unit, notice_id: NoticeId, home: AreaId, by: Person) -> None:
    require(by, Action.SEND_NOTICE, await unit.areas.get(home))
    if not (await get(unit, notice_id)).issued:
        raise NoticeUnknown

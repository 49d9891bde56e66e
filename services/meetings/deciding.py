"""A resolution becomes a ticket or a task, with whoever is to do it and by when."""

from dataclasses import dataclass

from domain.meetings import Item, ItemId, NoSuchDate, Resolution, Resolved
from domain.people import Person
from domain.tasks import Task
from services.meetings.holding import SUBJECT, hold_item
from services.resolving import Whence, Wish, put_to_work
from services.tickets import Shown
from storage.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    item: Item
    resolution: Resolution
    #: One of the two.
    ticket: Shown | None = None
    task: Task | None = None
    #: See `Work`.
    about: Shown | None = None


async def may_resolve(unit: Unit, item_id: ItemId, by: Person) -> Item:
    """Asked before the form is opened. Raises `NotEntitled`, `ItemStandsOtherwise`, `VoteLost`,
    `Resolved`.
    """
    item = await hold_item(unit, item_id)
    item.may_be_resolved(by)
    if await unit.resolutions.of_item(item_id) is not None:
        raise Resolved(item)
    return item


async def resolve(unit: Unit, item_id: ItemId, wish: Wish, by: Person) -> Became:
    """Raises as `may_resolve`, and `NoSuchDate`."""
    item = await may_resolve(unit, item_id, by)
    if wish.due_at <= unit.now:
        raise NoSuchDate(item.meeting)
    meeting = item.meeting
    whence = Whence(area=meeting.area, ticket=item.ticket, meeting=meeting.id, item=item.id)
    _, work = await put_to_work(unit, whence, wish, by)
    await unit.items.save(item.close(), unit.now)
    await unit.events.add(SUBJECT, meeting.id, "resolved", by=by.id, at=unit.now)
    resolution = await unit.resolutions.of_item(item_id)
    assert resolution is not None, "it was added a moment ago"
    return Became(
        item=await unit.items.get(item_id),
        resolution=resolution,
        ticket=work.ticket,
        task=work.task,
        about=work.about,
    )

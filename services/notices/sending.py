"""Sending in portions: each is one short transaction, so that whatever is killed, nobody is told
twice and nobody is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.notices import DeliveryId, Notice, NoticeId, Stage, Urgency, Why
from domain.people import Person, Topic
from storage.unit import Unit

#: The errand that goes through the ledger.
SEND = "notices.send"
#: Written into the ledger, or queued, in one transaction.
PORTION = 200
#: So many messages at most wait for their turn: half a minute's, and as many can be recalled.
AHEAD = 800


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What the errand is given."""

    notice: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Somebody whose turn it is."""

    delivery: DeliveryId
    person: Person
    #: Of the pictures and files before the words: so many messages came already.
    ahead: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rereading:
    """Somebody who has older words."""

    delivery: DeliveryId
    person: Person
    #: Where they stand: who was reminded has several.
    messages: Sequence[int]
    acknowledged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    turns: Sequence[Turn] = ()
    #: How many lines of the ledger were gone through.
    lines: int = 0


async def next_portion(unit: Unit, notice: Notice) -> Portion:
    """Who is to be sent it next, noted as such; whoever can't be, is noted with why."""
    going, _ = await unit.deliveries.under_way(notice.id)
    room = min(PORTION, AHEAD - going)
    if room <= 0 or notice.stage is not Stage.SENDING:
        return Portion()
    waiting = await unit.deliveries.waiting(notice.id, room)
    people = {each.id: each for each in await unit.people.several([w.person for w in waiting])}
    turns, failed = [], {}
    over = notice.over(unit.now)
    for each in waiting:
        why = Why.OVER if over else _hindrance(notice, people.get(each.person))
        if why is None:
            person = people[each.person]
            turns.append(Turn(delivery=each.delivery, person=person, ahead=each.ahead))
        else:
            failed[each.delivery] = why
    await unit.deliveries.failed(failed)
    await unit.deliveries.queued([each.delivery for each in turns], notice.revision)
    return Portion(turns=turns, lines=len(waiting))


def _hindrance(notice: Notice, person: Person | None) -> Why | None:
    """What asks something of them, or is urgent, comes whatever they have muted."""
    if person is None or person.barred:
        return Why.GONE
    if not person.reachable:
        return Why.UNREACHABLE
    must = notice.asks or notice.urgency is Urgency.EMERGENCY
    return Why.MUTED if Topic.NOTICES in person.muted and not must else None


async def next_silent(unit: Unit, notice: Notice) -> Sequence[Turn]:
    """Who is to be asked once more next, noted as such."""
    if notice.reminded_at is None or notice.stage is not Stage.SENDING:
        return []
    going, _ = await unit.deliveries.under_way(notice.id)
    room = min(PORTION, AHEAD - going)
    if room <= 0:
        return []
    silent = await unit.deliveries.silent(notice.id, notice.reminded_at, room)
    people = {each.id: each for each in await unit.people.several(list(silent.values()))}
    await unit.deliveries.reminded(list(silent), unit.now)
    reached = [(each, people[person]) for each, person in silent.items() if person in people]
    return [Turn(delivery=each, person=person) for each, person in reached if person.reachable]


async def next_rereading(unit: Unit, notice: Notice) -> Sequence[Rereading]:
    """Whose message is to be changed next, noted as such."""
    going, _ = await unit.deliveries.under_way(notice.id)
    if going >= AHEAD or notice.stage not in {Stage.SENDING, Stage.CANCELLED}:
        return []
    old = await unit.deliveries.outdated(notice.id, notice.revision, PORTION)
    people = {each.id: each for each in await unit.people.several([o.person for o in old])}
    await unit.deliveries.rewritten([each.delivery for each in old], notice.revision)
    return [
        Rereading(
            delivery=each.delivery,
            person=people[each.person],
            messages=each.messages,
            acknowledged=each.acknowledged,
        )
        for each in old
        if each.person in people and people[each.person].reachable
    ]


async def rest(unit: Unit, notice: Notice) -> bool:
    """Whether somebody is still to be sent it, or to be shown its newer words."""
    if notice.stage is Stage.SENDING and await unit.deliveries.waiting(notice.id, 1):
        return True
    if await unit.deliveries.outdated(notice.id, notice.revision, 1):
        return True
    asked = notice.reminded_at if notice.stage is Stage.SENDING else None
    if asked is not None and await unit.deliveries.silent(notice.id, asked, 1):
        return True
    going, held = await unit.deliveries.under_way(notice.id)
    return bool(going or held)


async def settle(unit: Unit, notice: Notice) -> Notice:
    """Everybody was sent it, or could not be."""
    if notice.gathered_at is None or await rest(unit, notice):
        return notice
    await unit.delivered.lost(notice.id)
    if notice.stage is not Stage.SENDING:
        return notice
    settled_at = notice.settled_at or unit.now
    sent = replace(notice, stage=Stage.SENT, settled_at=settled_at)
    return sent if await unit.notices.save(sent, notice.stage) else notice


async def to_remind(unit: Unit) -> Sequence[Notice]:
    """Sent so many hours ago: the silent are asked once more from here on."""
    asked = []
    for notice in await unit.notices.to_remind(unit.now):
        if await unit.notices.remind(notice.id, unit.now, notice.made_at):
            await unit.errands.add(SEND, Step(notice=notice.id), unit.now)
            asked.append(await unit.notices.get(notice.id))
    return asked


async def due(unit: Unit) -> Sequence[Notice]:
    """Planned ones whose hour has come are on their way from here on."""
    going = []
    for notice in await unit.notices.planned(unit.now):
        started = notice.go(unit.now)
        if await unit.notices.save(started, notice.stage):
            await unit.errands.add(SEND, Step(notice=notice.id), unit.now)
            going.append(started)
    return going


async def forgotten(unit: Unit) -> Sequence[NoticeId]:
    """On their way, and nobody goes through their ledger: that errand failed for good."""
    left = []
    for notice in await unit.notices.in_stage(Stage.SENDING):
        if not await unit.errands.awaited(SEND, Step(notice=notice.id)):
            await unit.errands.add(SEND, Step(notice=notice.id), unit.now)
            left.append(notice.id)
    return left

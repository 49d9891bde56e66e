"""Notes what became of messages: their rows, and whoever and whatever else learns of it."""

import logging
from collections.abc import Sequence
from datetime import timedelta

import msgspec

from bot.outcomes import Outcome, Verdict
from domain.notices import DeliveryId, Why
from handlers.kit import payloads
from services import groups
from storage.delivered import Ended
from storage.failures import Unavailable
from storage.inbox import Arrival, answered
from storage.outbox import Settled, Waiting
from storage.unit import Unit

_log = logging.getLogger(__name__)


async def write_back(unit: Unit, landed: Sequence[Outcome]) -> None:
    await unit.outbox.settle([_settled(o) for o in landed if o.settled], unit.now)
    await unit.outbox.postpone(
        [(o.row.id, unit.now + timedelta(seconds=o.wait)) for o in landed if not o.settled]
    )
    await unit.uploads.drop([o.row.upload_id for o in landed if o.settled and o.row.upload_id])
    await unit.cards.posted([o.posted for o in landed if o.posted])
    told = [_ended(outcome) for outcome in landed if outcome.settled and outcome.row.delivery_id]
    if told:
        await unit.delivered.ended(told, unit.now)
        await unit.outbox.shown(_shown(landed))
    said = [o.row for o in landed if o.settled and not o.error and o.row.continuation]
    if said:
        await unit.notice_posts.landed([row.id for row in said], unit.now)
    await _unsaid(unit, [o.row for o in landed if o.verdict is Verdict.LATE])
    for outcome in landed:
        if outcome.unreachable:
            await unit.people.reach(outcome.row.chat_id or 0, reachable=False)
        if outcome.moved_to is not None and outcome.row.chat_id is not None:
            await _moved(unit, outcome.row.chat_id, outcome.moved_to)
    answers = [_answer(o) for o in landed if o.settled and o.row.continuation]
    answers += [groups.outside(o.row.chat_id or 0, o.row.id) for o in landed if o.outside]
    if answers:
        await unit.inbox.add(answers, unit.now)


async def _moved(unit: Unit, old: int, new: int) -> None:
    try:
        async with unit.savepoint():
            await unit.groups.moved(old, new)
    except Unavailable:
        raise
    except Exception:  # noqa: BLE001 - one group must not stop all the others
        _log.exception("group %s could not follow to %s", old, new)


async def _unsaid(unit: Unit, late: Sequence[Waiting]) -> None:
    """Nobody saw their buttons: a number typed must not press one of them."""
    for row in late:
        kept = await unit.outbox.choices(row.chat_id) if row.chat_id is not None else None
        if kept and row.chat_id is not None and payloads.offers(row.payload, kept):
            await unit.outbox.unshown(row.chat_id)
    if late:
        _log.warning("%s messages were too late to be sent", len(late))


def _settled(outcome: Outcome) -> Settled:
    if outcome.error and outcome.verdict is not Verdict.LATE:
        _log.warning("outbox row %s dropped: %s", outcome.row.id, outcome.error)
    return Settled(id=outcome.row.id, error=outcome.error)


def _ended(outcome: Outcome) -> Ended:
    """For the ledger of a notice."""
    row, why = outcome.row, None
    if outcome.verdict in {Verdict.DROPPED, Verdict.LATE}:
        why = Why.UNREACHABLE if outcome.unreachable else Why.REFUSED
    if outcome.verdict is Verdict.LATE:
        why = Why.OVER
    return Ended(
        row=row.id,
        delivery=DeliveryId(row.delivery_id or 0),
        message_id=outcome.delivered,
        why=why,
        error=outcome.error,
        ahead=not payloads.worded(row.payload),
        edited=row.message_id is not None,
        instead_of=row.instead_of,
    )


def _shown(landed: Sequence[Outcome]) -> list[tuple[int, str]]:
    """The buttons of notices that stand somewhere by now: a number typed presses no sooner."""
    found = []
    for outcome in landed:
        if outcome.delivered is not None and outcome.row.chat_id is not None:
            offered = payloads.offered(outcome.row.payload)
            if offered is not None:
                found.append((outcome.row.chat_id, offered))
    return found


def _answer(outcome: Outcome) -> Arrival:
    """Telegram's answer, for whoever waits for it."""
    result = msgspec.json.decode(outcome.result) if outcome.result else None
    continuation = outcome.row.continuation or "{}"
    return answered(outcome.row.id, continuation, result=result, error=outcome.error)

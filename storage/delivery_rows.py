"""What a row of the ledger says."""

from datetime import datetime

from domain.areas import AreaId
from domain.notices import Delivery, DeliveryId, NoticeId, State, Why
from domain.people import PersonId, Who
from domain.residents import RollId
from storage.moments import moment
from storage.session import Row

LINES = (
    "SELECT d.id, d.notice_id, d.person_id, d.roll_id, d.home_id, d.state, d.why, d.error,"
    " d.sent_at, d.opened_at, d.acknowledged_at, d.told_at, d.told_by, w.name AS teller,"
    " d.reminded_at, coalesce(p.name, l.name) AS name,"
    # What they are called there: of them as they live behind that door.
    " coalesce(l.name, (SELECT min(m.name) FROM residencies r JOIN roll m ON m.id = r.roll_id"
    "  WHERE r.person_id = d.person_id AND r.home_id = d.home_id AND r.until IS NULL), '')"
    " AS on_roll FROM deliveries d"
    " LEFT JOIN people p ON p.id = d.person_id LEFT JOIN roll l ON l.id = d.roll_id"
    " LEFT JOIN people w ON w.id = d.told_by"
)


def delivery(row: Row) -> Delivery:
    return Delivery(
        id=DeliveryId(row["id"]),
        notice=NoticeId(row["notice_id"]),
        person=PersonId(row["person_id"]) if row["person_id"] else None,
        name=row["name"],
        on_roll=row["on_roll"],
        roll=RollId(row["roll_id"]) if row["roll_id"] else None,
        home=AreaId(row["home_id"]) if row["home_id"] else None,
        state=_state(row),
        why=Why(row["why"]) if row["why"] else None,
        error=row["error"],
        sent_at=_moment(row["sent_at"]),
        opened_at=_moment(row["opened_at"]),
        acknowledged_at=_moment(row["acknowledged_at"]),
        reminded_at=_moment(row["reminded_at"]),
        told_at=_moment(row["told_at"]),
        told_by=Who(id=PersonId(row["told_by"]), name=row["teller"]) if row["told_by"] else None,
    )


def _state(row: Row) -> State:
    """The most that is known."""
    if row["acknowledged_at"] is not None:
        return State.ACKNOWLEDGED
    if row["told_at"] is not None:
        return State.TOLD
    if row["opened_at"] is not None:
        return State.OPENED
    return State(row["state"])


def _moment(stamped: int | None) -> datetime | None:
    return None if stamped is None else moment(stamped)

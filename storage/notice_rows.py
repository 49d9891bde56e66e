"""What a row says of a notice, and the other way round."""

from collections.abc import Sequence
from datetime import datetime

from domain.areas import Area, AreaId, Level
from domain.files import File, FileKind
from domain.notices import Audience, Draft, Follows, Notice, NoticeId, Stage, Subject, Urgency
from domain.people import PersonId, Role, Who
from storage.moments import moment, stamp
from storage.session import Row

SELECT = (
    "SELECT n.id, n.urgency, n.stage, n.text, n.plain, n.roles, n.silent_of, n.follows,"
    " n.follows_id, n.ends_at, n.send_at, n.asks, n.remind_after, n.in_groups, n.pin, n.revision,"
    " n.made_at, n.issued_at, n.gathered_at, n.settled_at, n.reminded_at, n.by_id,"
    " p.name AS by_name"
    " FROM notices n LEFT JOIN people p ON p.id = n.by_id"
)
_MOMENTS = ("ends_at", "send_at", "issued_at", "gathered_at", "settled_at", "reminded_at")
SAYS = (
    "urgency, text, plain, roles, silent_of, follows, follows_id, ends_at, send_at, asks,"
    " remind_after, in_groups, pin"
)


def says(draft: Draft) -> dict[str, object]:
    follows = draft.audience.follows
    return {
        "urgency": draft.urgency,
        "text": draft.text,
        "plain": draft.plain,
        "roles": ",".join(sorted(draft.audience.roles)),
        "silent_of": draft.audience.silent_of,
        "follows": follows.kind if follows else None,
        "follows_id": follows.id if follows else None,
        "ends_at": stamped(draft.ends_at),
        "send_at": stamped(draft.send_at),
        "asks": draft.asks,
        "remind_after": draft.remind_after,
        "in_groups": draft.in_groups,
        "pin": draft.pin,
    }


def stamped(at: datetime | None) -> int | None:
    return None if at is None else stamp(at)


def _moment(stamped: int | None) -> datetime | None:
    return None if stamped is None else moment(stamped)


def notice_of(row: Row, areas: Sequence[Row], files: Sequence[Row]) -> Notice:
    """`areas` and `files`: of this notice and of others."""
    own = tuple(_area(each) for each in areas if each["notice_id"] == row["id"])
    return Notice(
        id=NoticeId(row["id"]),
        stage=Stage(row["stage"]),
        text=row["text"],
        plain=row["plain"],
        files=tuple(_file(each) for each in files if each["notice_id"] == row["id"]),
        areas=own,
        audience=_audience(row, own),
        urgency=Urgency(row["urgency"]),
        asks=bool(row["asks"]),
        remind_after=row["remind_after"],
        in_groups=bool(row["in_groups"]),
        pin=bool(row["pin"]),
        by=Who(id=PersonId(row["by_id"]), name=row["by_name"]) if row["by_id"] else None,
        revision=row["revision"],
        made_at=moment(row["made_at"]),
        **{name: _moment(row[name]) for name in _MOMENTS},
    )


def _audience(row: Row, areas: Sequence[Area]) -> Audience:
    follows = None
    if row["follows"] is not None:
        follows = Subject(kind=Follows(row["follows"]), id=row["follows_id"])
    return Audience(
        areas=tuple(each.id for each in areas),
        roles=frozenset(map(Role, filter(None, row["roles"].split(",")))),
        silent_of=NoticeId(row["silent_of"]) if row["silent_of"] else None,
        follows=follows,
    )


def _area(row: Row) -> Area:
    level = Level[row["level"].upper()]
    return Area(id=AreaId(row["id"]), level=level, name=row["name"], path=row["path"])


def _file(row: Row) -> File:
    return File(kind=FileKind(row["kind"]), file_id=row["file_id"])

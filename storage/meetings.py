"""Meetings, and who comes, in and out of the database."""

from collections.abc import Sequence
from datetime import datetime

from domain.areas import Area, AreaId, Level
from domain.meetings import Meeting, MeetingId, MeetingStage, Series
from domain.people import PersonId, Who
from storage.failures import NotFound
from storage.moments import maybe_moment, maybe_stamp, moment, stamp
from storage.session import Row, Session

COLUMNS = (
    "m.id, m.series, m.month, m.starts_at, m.place, m.stage, m.moves, m.moved_at, m.code, m.token,"
    " m.chair_id, chair.name AS chair, m.ended_at, m.abandoned, m.amend_until,"
    " a.id AS area_id, a.level, a.name AS area, a.path"
)
JOINED = " JOIN areas a ON a.id = m.area_id LEFT JOIN people chair ON chair.id = m.chair_id"
_SELECT = f"SELECT {COLUMNS} FROM meetings m{JOINED}"
_GOING_ON = "m.stage NOT IN ('published', 'cancelled')"


class Meetings:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def make(
        self,
        *,
        series: Series,
        area: Area,
        month: int,
        starts_at: datetime,
        place: str,
        code: str,
        token: str,
        at: datetime,
    ) -> MeetingId | None:
        """None: there is one of this series for that month already."""
        row = await self._session.first(
            "INSERT INTO meetings (series, area_id, month, starts_at, place, stage, moves, code,"
            " token, abandoned, minutes, made_at) VALUES (:series, :area, :month, :starts_at,"
            " :place, 'planned', 0, :code, :token, FALSE, '', :at) ON CONFLICT DO NOTHING"
            " RETURNING id",
            series=series,
            area=area.id,
            month=month,
            starts_at=stamp(starts_at),
            place=place,
            code=code,
            token=token,
            at=stamp(at),
        )
        return None if row is None else MeetingId(row["id"])

    async def get(self, meeting_id: MeetingId) -> Meeting:
        """Raises `NotFound`."""
        return meeting_of(await self._session.one(f"{_SELECT} WHERE m.id = :id", id=meeting_id))

    async def hold(self, meeting_id: MeetingId) -> Meeting:
        """As `get`; nobody else changes it, or anything of it, before this unit ends."""
        await self._session.one(
            f"SELECT id FROM meetings WHERE id = :id{self._session.for_update}", id=meeting_id
        )
        return await self.get(meeting_id)

    async def with_token(self, token: str) -> Meeting | None:
        row = await self._session.first(f"{_SELECT} WHERE m.token = :token", token=token)
        return None if row is None else meeting_of(row)

    async def save(self, meeting: Meeting, at: datetime) -> None:
        changed = await self._session.run(
            "UPDATE meetings SET starts_at = :starts_at, place = :place, stage = :stage,"
            " moves = :moves, moved_at = :moved_at, chair_id = :chair, ended_at = :ended_at,"
            " abandoned = :abandoned,"
            " begun_at = CASE WHEN :begun THEN coalesce(begun_at, :at) END,"
            " amend_until = :amend_until WHERE id = :id",
            id=meeting.id,
            starts_at=stamp(meeting.starts_at),
            place=meeting.place,
            stage=meeting.stage,
            moves=meeting.moves,
            moved_at=maybe_stamp(meeting.moved_at),
            chair=meeting.chair.id if meeting.chair else None,
            begun=meeting.chair is not None,
            ended_at=maybe_stamp(meeting.ended_at),
            abandoned=meeting.abandoned,
            amend_until=maybe_stamp(meeting.amend_until),
            at=stamp(at),
        )
        if changed != 1:
            raise NotFound

    async def going_on(self, at: datetime, limit: int) -> Sequence[Meeting]:
        """Whose minutes are not published yet, and those that were cancelled before their day;
        the earliest first.
        """
        rows = await self._session.all(
            f"{_SELECT} WHERE {_GOING_ON} OR (m.stage = 'cancelled' AND m.starts_at > :at)"
            " ORDER BY m.starts_at, m.id LIMIT :limit",
            at=stamp(at),
            limit=limit,
        )
        return [meeting_of(row) for row in rows]

    async def latest(self, area: Area, series: Series) -> int | None:
        """The month of the last one there is, whatever became of it."""
        row = await self._session.first(
            "SELECT max(month) AS month FROM meetings WHERE area_id = :area AND series = :series",
            area=area.id,
            series=series,
        )
        return row["month"] if row else None

    async def next_of(self, areas: Sequence[Area], since: datetime) -> Sequence[Meeting]:
        """To come or under way in these areas, or ended after that moment; the earliest first."""
        found: list[Meeting] = []
        for area in areas:
            rows = await self._session.all(
                f"{_SELECT} WHERE m.area_id = :area AND (m.stage IN ('planned', 'calling',"
                " 'frozen', 'open') OR (m.stage IN ('ended', 'drafted') AND m.starts_at > :since))"
                " ORDER BY m.starts_at LIMIT 4",
                area=area.id,
                since=stamp(since),
            )
            found += map(meeting_of, rows)
        return sorted(found, key=lambda each: (each.starts_at, each.id))

    async def before(self, meeting: Meeting) -> Meeting | None:
        """The one of its series before it."""
        row = await self._session.first(
            f"{_SELECT} WHERE m.area_id = :area AND m.series = :series AND m.month < :month"
            " AND m.stage <> 'cancelled' ORDER BY m.month DESC LIMIT 1",
            area=meeting.area.id,
            series=meeting.series,
            month=meeting.month,
        )
        return None if row is None else meeting_of(row)


def meeting_of(row: Row) -> Meeting:
    return Meeting(
        id=MeetingId(row["id"]),
        series=Series(row["series"]),
        area=Area(
            id=AreaId(row["area_id"]),
            level=Level[row["level"].upper()],
            name=row["area"],
            path=row["path"],
        ),
        month=row["month"],
        starts_at=moment(row["starts_at"]),
        place=row["place"],
        stage=MeetingStage(row["stage"]),
        moves=row["moves"],
        moved_at=maybe_moment(row["moved_at"]),
        code=row["code"],
        token=row["token"],
        chair=None
        if row["chair_id"] is None
        else Who(id=PersonId(row["chair_id"]), name=row["chair"] or ""),
        ended_at=maybe_moment(row["ended_at"]),
        abandoned=bool(row["abandoned"]),
        amend_until=maybe_moment(row["amend_until"]),
    )

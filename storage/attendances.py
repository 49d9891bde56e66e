"""Who comes to a meeting, and who came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import AreaId
from domain.meetings import MeetingId, Reply
from domain.people import PersonId
from storage.moments import maybe_moment, stamp
from storage.session import Row, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """How many, so far."""

    coming: int = 0
    online: int = 0
    excused: int = 0
    #: Checked in: people, those of them who are elsewhere, and households.
    arrived: int = 0
    joined: int = 0
    households: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """How one person stands to one meeting."""

    person: PersonId
    name: str = ""
    reply: Reply | None = None
    arrived_at: datetime | None = None
    #: Whose vote is theirs to give. None: no household of theirs is known here.
    home: AreaId | None = None
    wrong_codes: int = 0
    approved: bool = False


class Attendances:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def reply(
        self, meeting_id: MeetingId, person_id: PersonId, reply: Reply, at: datetime
    ) -> None:
        await self._session.run(
            "INSERT INTO attendances (meeting_id, person_id, reply, replied_at, wrong_codes)"
            " VALUES (:meeting, :person, :reply, :at, 0) ON CONFLICT (meeting_id, person_id)"
            " DO UPDATE SET reply = excluded.reply, replied_at = excluded.replied_at",
            meeting=meeting_id,
            person=person_id,
            reply=reply,
            at=stamp(at),
        )

    async def arrive(
        self,
        meeting_id: MeetingId,
        person_id: PersonId,
        home: AreaId | None,
        at: datetime,
        *,
        online: bool = False,
    ) -> bool:
        """False: they were checked in before."""
        return bool(
            await self._session.run(
                "INSERT INTO attendances (meeting_id, person_id, arrived_at, online, home_id,"
                " wrong_codes) VALUES (:meeting, :person, :at, :online, :home, 0)"
                " ON CONFLICT (meeting_id, person_id) DO UPDATE SET online = excluded.online,"
                "  arrived_at = excluded.arrived_at, home_id = excluded.home_id"
                " WHERE attendances.arrived_at IS NULL",
                meeting=meeting_id,
                person=person_id,
                home=home,
                online=online,
                at=stamp(at),
            )
        )

    async def missed_code(self, meeting_id: MeetingId, person_id: PersonId) -> int:
        """How many that makes."""
        row = await self._session.one(
            "INSERT INTO attendances (meeting_id, person_id, wrong_codes)"
            " VALUES (:meeting, :person, 1) ON CONFLICT (meeting_id, person_id)"
            " DO UPDATE SET wrong_codes = attendances.wrong_codes + 1 RETURNING wrong_codes",
            meeting=meeting_id,
            person=person_id,
        )
        return int(row["wrong_codes"])

    async def leave_all(self, meeting_id: MeetingId) -> None:
        """It is another day: nobody is there yet."""
        await self._session.run(
            "UPDATE attendances SET arrived_at = NULL, online = NULL, home_id = NULL,"
            " wrong_codes = 0 WHERE meeting_id = :meeting",
            meeting=meeting_id,
        )

    async def approve(self, meeting_id: MeetingId, person_id: PersonId, at: datetime) -> None:
        await self._session.run(
            "UPDATE attendances SET approved_at = coalesce(approved_at, :at)"
            " WHERE meeting_id = :meeting AND person_id = :person",
            meeting=meeting_id,
            person=person_id,
            at=stamp(at),
        )

    async def get(self, meeting_id: MeetingId, person_id: PersonId) -> Attendance:
        """Of whoever has said nothing, too."""
        row = await self._session.first(
            f"{_ATTENDANCE} WHERE t.meeting_id = :meeting AND t.person_id = :person",
            meeting=meeting_id,
            person=person_id,
        )
        return Attendance(person=person_id) if row is None else _attendance(row)

    async def readers(self, meeting_id: MeetingId) -> Mapping[int, Attendance]:
        """By their id at Telegram: whoever said whether they come, or is there."""
        rows = await self._session.all(
            f"{_ATTENDANCE} WHERE t.meeting_id = :meeting"
            " AND (t.reply IS NOT NULL OR t.arrived_at IS NOT NULL)",
            meeting=meeting_id,
        )
        return {row["telegram_id"]: _attendance(row) for row in rows}

    async def present(self, meeting_id: MeetingId) -> Sequence[Attendance]:
        """Checked in, the earliest first."""
        rows = await self._session.all(
            f"{_ATTENDANCE} WHERE t.meeting_id = :meeting AND t.arrived_at IS NOT NULL"
            " ORDER BY t.arrived_at, t.person_id",
            meeting=meeting_id,
        )
        return [_attendance(row) for row in rows]

    async def count(self, meeting_id: MeetingId) -> Coming:
        row = await self._session.one(
            "SELECT sum(CASE WHEN reply = 'coming' THEN 1 ELSE 0 END) AS coming,"
            " sum(CASE WHEN reply = 'online' THEN 1 ELSE 0 END) AS online,"
            " sum(CASE WHEN reply = 'excused' THEN 1 ELSE 0 END) AS excused,"
            " count(arrived_at) AS arrived, sum(CASE WHEN online THEN 1 ELSE 0 END) AS joined,"
            " count(DISTINCT CASE WHEN arrived_at IS NOT NULL THEN home_id END) AS households"
            " FROM attendances WHERE meeting_id = :meeting",
            meeting=meeting_id,
        )
        return Coming(
            coming=row["coming"] or 0,
            online=row["online"] or 0,
            excused=row["excused"] or 0,
            arrived=row["arrived"],
            joined=row["joined"] or 0,
            households=row["households"],
        )


_ATTENDANCE = (
    "SELECT t.person_id, p.telegram_id, p.name, t.reply, t.arrived_at, t.home_id,"
    " t.wrong_codes, t.approved_at"
    " FROM attendances t JOIN people p ON p.id = t.person_id"
)


def _attendance(row: Row) -> Attendance:
    return Attendance(
        person=PersonId(row["person_id"]),
        name=row["name"],
        reply=Reply(row["reply"]) if row["reply"] else None,
        arrived_at=maybe_moment(row["arrived_at"]),
        home=None if row["home_id"] is None else AreaId(row["home_id"]),
        wrong_codes=row["wrong_codes"],
        approved=row["approved_at"] is not None,
    )

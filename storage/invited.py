"""Who is invited to a meeting, and what everybody was told of it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from domain.areas import Area
from domain.meetings import Meeting, Notice, Series
from domain.people import Person, PersonId, Role, Who
from storage.areas import beyond
from storage.moments import stamp
from storage.people import People
from storage.session import Session

#: Who lives there, or has something to do there; a role held for an area above it, too.
_INVITED = (
    "SELECT r.person_id FROM residencies r JOIN areas h ON h.id = r.home_id"
    " WHERE {lives} AND r.until IS NULL AND (h.id = :area OR (h.path >= :low AND h.path < :high))"
    " UNION SELECT g.person_id FROM grants g JOIN areas s ON s.id = g.area_id"
    " WHERE g.until IS NULL AND g.role IN ({roles})"
    " AND (s.id = :area OR (s.path >= :low AND s.path < :high) OR s.id IN ({above}))"
    " UNION SELECT e.person_id FROM invitees e WHERE e.area_id = :area AND e.series = :series"
)


class Invited:
    def __init__(self, session: Session, people: People) -> None:
        self._session, self._people = session, people

    async def untold(
        self, meeting: Meeting, notice: Notice, invited: Collection[Role], limit: int
    ) -> Sequence[Person]:
        """Invited, and not told this of this date yet. By the hour only those who come are
        reminded, by the day whoever can't is left in peace.
        """
        replied = {
            Notice.HOUR: " AND t.reply IN ('coming', 'online')",
            Notice.MOVED: "",
            Notice.CANCELLED: "",
        }.get(notice, " AND coalesce(t.reply, '') <> 'excused'")
        chosen, params = _chosen(meeting, invited)
        rows = await self._session.all(
            f"SELECT p.id FROM people p LEFT JOIN attendances t"
            "  ON t.meeting_id = :meeting AND t.person_id = p.id"
            f" WHERE (p.id IN ({chosen}) OR t.reply IS NOT NULL){replied}"
            " AND p.barred_at IS NULL AND NOT EXISTS (SELECT 1 FROM told d"
            "  WHERE d.meeting_id = :meeting AND d.notice = :notice AND d.starts_at = :starts_at"
            "  AND d.person_id = p.id) ORDER BY p.id LIMIT :limit",
            meeting=meeting.id,
            notice=notice,
            starts_at=stamp(meeting.starts_at),
            limit=limit,
            **params,
        )
        return [await self._people.get(PersonId(row["id"])) for row in rows]

    async def called(
        self, meeting: Meeting, name: str, invited: Collection[Role], limit: int = 8
    ) -> Sequence[Person]:
        """Who of those invited, or who said whether they come, has this in their name, and is
        not checked in.
        """
        chosen, params = _chosen(meeting, invited)
        # Compared as it stands: nothing in a name is a pattern.
        rows = await self._session.all(
            "SELECT p.id FROM people p LEFT JOIN attendances t"
            "  ON t.meeting_id = :meeting AND t.person_id = p.id"
            f" WHERE (p.id IN ({chosen}) OR t.reply IS NOT NULL) AND t.arrived_at IS NULL"
            " AND p.barred_at IS NULL AND replace(p.name, :name, '') <> p.name"
            " ORDER BY p.id LIMIT :limit",
            meeting=meeting.id,
            name=name,
            limit=limit,
            **params,
        )
        return [await self._people.get(PersonId(row["id"])) for row in rows]

    async def tell(
        self, meeting: Meeting, notice: Notice, people: Sequence[Person], at: datetime
    ) -> None:
        await self._session.run_many(
            "INSERT INTO told (meeting_id, notice, starts_at, person_id, at)"
            " VALUES (:meeting, :notice, :starts_at, :person, :at) ON CONFLICT DO NOTHING",
            [
                {
                    "meeting": meeting.id,
                    "notice": notice,
                    "starts_at": stamp(meeting.starts_at),
                    "person": person.id,
                    "at": stamp(at),
                }
                for person in people
            ],
        )

    # Invitees.

    async def invitees(self, area: Area, series: Series) -> Sequence[Who]:
        """The earliest first."""
        rows = await self._session.all(
            "SELECT e.person_id, p.name FROM invitees e JOIN people p ON p.id = e.person_id"
            " WHERE e.area_id = :area AND e.series = :series ORDER BY e.at, e.person_id",
            area=area.id,
            series=series,
        )
        return [Who(id=PersonId(row["person_id"]), name=row["name"]) for row in rows]

    async def is_invitee(self, area: Area, series: Series, person_id: PersonId) -> bool:
        return person_id in {each.id for each in await self.invitees(area, series)}

    async def invite(
        self, meeting: Meeting, invitee: PersonId, by: PersonId, at: datetime
    ) -> bool:
        """To this and to all that follow. False: they are invited already."""
        return bool(
            await self._session.run(
                "INSERT INTO invitees (area_id, series, person_id, by_id, at)"
                " VALUES (:area, :series, :invitee, :by, :at) ON CONFLICT DO NOTHING",
                area=meeting.area.id,
                series=meeting.series,
                invitee=invitee,
                by=by,
                at=stamp(at),
            )
        )

    async def uninvite(self, meeting: Meeting, invitee: PersonId) -> bool:
        """False: they are no invitee."""
        return bool(
            await self._session.run(
                "DELETE FROM invitees WHERE area_id = :area AND series = :series"
                " AND person_id = :invitee",
                area=meeting.area.id,
                series=meeting.series,
                invitee=invitee,
            )
        )

    async def known(self, meeting: Meeting, name: str, limit: int = 8) -> Sequence[Person]:
        """Who has this in their name and something to do there or around it: volunteers, workers,
        shopkeepers, whoever holds an office. Those who are invitees already are left out.
        """
        rows = await self._session.all(
            "SELECT p.id FROM people p WHERE p.barred_at IS NULL AND p.name <> ''"
            " AND replace(p.name, :name, '') <> p.name"
            " AND EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id AND g.until IS NULL)"
            " AND NOT EXISTS (SELECT 1 FROM invitees e WHERE e.area_id = :area"
            "  AND e.series = :series AND e.person_id = p.id) ORDER BY p.id LIMIT :limit",
            name=name,
            area=meeting.area.id,
            series=meeting.series,
            limit=limit,
        )
        return [await self._people.get(PersonId(row["id"])) for row in rows]


def _chosen(meeting: Meeting, invited: Collection[Role]) -> tuple[str, dict[str, object]]:
    """A query for who is invited, and its parameters."""
    above = {f"above{at}": each for at, each in enumerate(meeting.area.above)}
    query = _INVITED.format(
        lives="TRUE" if Role.RESIDENT in invited else "FALSE",
        roles=", ".join(f"'{role}'" for role in sorted(invited)),
        above=", ".join(f":{name}" for name in above) or "NULL",
    )
    params = {"area": meeting.area.id, "low": meeting.area.below, "series": meeting.series}
    return query, {**params, "high": beyond(meeting.area.below), **above}

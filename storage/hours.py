"""Hours that volunteers gave: what was confirmed, when it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from domain.areas import Area
from domain.people import PersonId
from domain.rates import Month
from storage.moments import stamp
from storage.session import Session
from storage.tasks import within

_TICK = timedelta(microseconds=1)
#: As `Claim.worked`, in microseconds: what was entered, or from check-in to check-out, and no
#: more than the task takes.
_COUNTED = (
    "CASE WHEN c.entered IS NOT NULL THEN CAST(c.entered AS BIGINT) * 60000000"
    " ELSE coalesce(c.finished_at - c.arrived_at, 0) END"
)
_MOST = "CAST(k.minutes AS BIGINT) * 60000000"
_WORKED = f"CASE WHEN {_COUNTED} > {_MOST} THEN {_MOST} ELSE {_COUNTED} END"
_CONFIRMED = (
    "FROM claims c JOIN tasks k ON k.id = c.task_id JOIN areas a ON a.id = k.area_id"
    " WHERE c.state = 'confirmed' AND c.settled_at >= :since AND c.settled_at < :until"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """By one volunteer."""

    name: str
    #: They agreed that it may be said.
    named: bool
    worked: timedelta


class Hours:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def by_month(
        self, person_id: PersonId, months: Sequence[Month], zone: tzinfo
    ) -> Mapping[Month, timedelta]:
        """Of months that follow one another, each is in the answer."""
        begins = {f"m{at}": stamp(month.begins(zone)) for at, month in enumerate(months)}
        cases = " ".join(
            f"WHEN c.settled_at >= :m{at} THEN {at}" for at in range(len(months) - 1, -1, -1)
        )
        rows = await self._session.all(
            f"SELECT CASE {cases} END AS month, sum({_WORKED}) AS worked {_CONFIRMED}"
            " AND c.person_id = :person GROUP BY 1",
            person=person_id,
            since=begins["m0"],
            until=stamp(months[-1].later(1).begins(zone)),
            **begins,
        )
        found = {months[row["month"]]: int(row["worked"]) * _TICK for row in rows}
        return {month: found.get(month, timedelta()) for month in months}

    async def total(self, person_id: PersonId) -> timedelta:
        """Of all time."""
        worked = await self._session.value(
            f"SELECT coalesce(sum({_WORKED}), 0) FROM claims c JOIN tasks k ON k.id = c.task_id"
            " WHERE c.person_id = :person AND c.state = 'confirmed'",
            person=person_id,
        )
        return int(worked) * _TICK

    async def given(self, area: Area, since: datetime, until: datetime) -> Sequence[Given]:
        """For what lies in this area, or was for one that it lies in; who gave most comes first,
        whoever is gone is not named.
        """
        below, params = within([area])
        above = {f"above{at}": each for at, each in enumerate(area.above)}
        wider = f" OR a.id IN ({', '.join(f':{name}' for name in above)})" if above else ""
        rows = await self._session.all(
            "SELECT p.id, p.name, max(CASE WHEN v.named AND p.barred_at IS NULL AND p.name <> ''"
            f" THEN 1 ELSE 0 END) AS named, sum({_WORKED}) AS worked"
            f" {_CONFIRMED.replace(' WHERE ', _BY_WHOM, 1)} AND ({below}{wider})"
            f" GROUP BY p.id, p.name HAVING sum({_WORKED}) > 0 ORDER BY 4 DESC, p.id",
            since=stamp(since),
            until=stamp(until),
            **params,
            **above,
        )
        return [
            Given(name=r["name"], named=bool(r["named"]), worked=int(r["worked"]) * _TICK)
            for r in rows
        ]


_BY_WHOM = (
    " JOIN people p ON p.id = c.person_id LEFT JOIN volunteers v ON v.person_id = p.id WHERE "
)

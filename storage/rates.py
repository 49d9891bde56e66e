"""The three rates, counted from tickets and, where one is open again, from its story."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from domain.areas import Area, AreaId, Level
from domain.organisations import Organisation
from domain.people import OrganisationId
from domain.rates import SATISFIED, Month, Rates
from storage.areas import LINE, LINES, Areas, beyond
from storage.moments import stamp
from storage.organisations import Organisations
from storage.session import Row, Session

#: A ticket that is open again has forgotten when it was last reported done, and by whom.
_STORY = "SELECT {what} FROM events e WHERE e.subject = 'ticket' AND e.subject_id = t.id AND"
_DONE_AT = _STORY.format(what="max(e.at)") + " e.kind = 'finished'"
#: Whoever it was last given to before that, if it was not given back since.
_DONE_BY = (
    "SELECT o.id FROM organisations o WHERE o.name = ("
    + _STORY.format(what="CASE WHEN e.kind = 'dispatched' THEN e.note END")
    + " e.kind IN ('dispatched', 'returned', 'offered', 'reopened', 'unmerged') AND e.id < ("
    + _STORY.replace("e.", "f.").replace("events e", "events f").format(what="max(f.id)")
    + " f.kind = 'finished') ORDER BY e.id DESC LIMIT 1)"
)
#: Whoever reopened it and has not confirmed it since says: not solved.
_COUNTS = f"""
    count(*) AS done,
    count(d.contacted) AS asked,
    sum(CASE WHEN d.contacted THEN 1 ELSE 0 END) AS in_touch,
    sum(CASE WHEN d.outcome = 'confirmed' OR d.reopenings > 0 THEN 1 ELSE 0 END) AS answered,
    sum(CASE WHEN d.outcome = 'confirmed' THEN 1 ELSE 0 END) AS said_solved,
    sum(CASE WHEN d.stars >= {SATISFIED} THEN 1 ELSE 0 END) AS pleased
"""


class RatesTable:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def of(self, area: Area, month: Month, zone: tzinfo) -> Rates:
        [rates] = (await self.by_month(area, [month], zone)).values()
        return rates

    async def by_month(
        self, area: Area, months: Sequence[Month], zone: tzinfo
    ) -> Mapping[Month, Rates]:
        """Of months that follow one another, oldest first; each is in the answer."""
        begins = {f"m{at}": stamp(month.begins(zone)) for at, month in enumerate(months)}
        cases = " ".join(
            f"WHEN d.done_at >= :m{at} THEN {at}" for at in range(len(months) - 1, -1, -1)
        )
        rows = await self._session.all(
            f"SELECT CASE {cases} END AS at, {_COUNTS} FROM ({_done(area)}) d GROUP BY 1",
            **_between(months[0], months[-1], zone),
            **_below(area),
            **begins,
        )
        found = {months[row["at"]]: _rates(row) for row in rows}
        return {month: found.get(month, Rates()) for month in months}

    async def between(self, area: Area, since: datetime, until: datetime) -> Rates:
        row = await self._session.one(
            f"SELECT {_COUNTS} FROM ({_done(area)}) d",
            low=stamp(since),
            high=stamp(until),
            **_below(area),
        )
        return _rates(row) if row["done"] else Rates()

    async def by_area(
        self, area: Area, level: Level, month: Month, zone: tzinfo
    ) -> Mapping[Area | None, Rates]:
        """Of every area of this level below, in the order of their names, also where nothing was
        done; of one that is so narrow itself, its own. None: what lies in none of them.
        """
        rows = await self._session.all(
            f"SELECT d.area_id, p.path, {_COUNTS} FROM ({_done(area)}) d"
            " LEFT JOIN areas p ON p.id = d.area_id GROUP BY d.area_id, p.path",
            **_between(month, month, zone),
            **_below(area),
        )
        below = await Areas(self._session).within(area, level) if area.level < level else [area]
        parts = {each.id: each for each in below}
        found: dict[Area | None, Rates] = {each: Rates() for each in parts.values()}
        for row in rows:
            part = _part(row, parts)
            found[part] = found.get(part, Rates()) + _rates(row)
        return found

    async def by_organisation(
        self, area: Area, month: Month, zone: tzinfo
    ) -> Mapping[Organisation | None, Rates]:
        """Those that did most come first; None, at the end: done for no organisation."""
        rows = await self._session.all(
            f"SELECT d.organisation_id AS id, {_COUNTS} FROM ({_done(area)}) d"
            " GROUP BY d.organisation_id ORDER BY d.organisation_id IS NULL, done DESC, id",
            **_between(month, month, zone),
            **_below(area),
        )
        organisations = Organisations(self._session)
        return {
            await organisations.get(OrganisationId(row["id"])) if row["id"] else None: _rates(row)
            for row in rows
        }

    async def overdue(self, area: Area, at: datetime) -> int:
        """How many are late at this moment; where the work is paused, so is the clock."""
        count = await self._session.value(
            f"SELECT count(*) FROM tickets t {_located(area)} WHERE t.finish_by <= :at"
            " AND t.stage IN ('filed', 'dispatched', 'offered', 'accepted')"
            f" AND t.paused_at IS NULL AND {_within(area)}",
            at=stamp(at),
            **_below(area),
        )
        return int(count)


def _done(area: Area) -> str:
    """Every ticket that was last reported done between `:low` and `:high`."""
    kept = "t.area_id, t.outcome, t.reopenings, t.contacted, t.stars"
    return (
        f"SELECT t.finished_at AS done_at, t.organisation_id, {kept}"
        f" FROM tickets t {_located(area)}"
        f" WHERE t.finished_at >= :low AND t.finished_at < :high AND {_within(area)}"
        " UNION ALL SELECT again.* FROM ("
        f"SELECT ({_DONE_AT}) AS done_at, ({_DONE_BY}) AS organisation_id, {kept}"
        f" FROM tickets t {_located(area)}"
        f" WHERE t.finished_at IS NULL AND t.reopenings > 0 AND {_within(area)}) again"
        " WHERE again.done_at >= :low AND again.done_at < :high"
    )


def _located(area: Area) -> str:
    return f"LEFT JOIN {LINES}" if area.path else ""


def _within(area: Area) -> str:
    """The root holds everything, also what nobody could place."""
    return f"{LINE} BETWEEN :below AND :beyond" if area.path else "1 = 1"


def _below(area: Area) -> dict[str, str]:
    return {"below": area.below, "beyond": beyond(area.below)} if area.path else {}


def _between(first: Month, last: Month, zone: tzinfo) -> dict[str, int]:
    return {"low": stamp(first.begins(zone)), "high": stamp(last.later(1).begins(zone))}


def _part(row: Row, parts: Mapping[AreaId, Area]) -> Area | None:
    """The one of these that it lies in, or that it is."""
    if row["area_id"] is None:
        return None
    line = (*(row["path"] or "").split("/")[:-1], row["area_id"])
    return next((parts[AreaId(int(each))] for each in line if AreaId(int(each)) in parts), None)


def _rates(row: Row) -> Rates:
    names = ("done", "asked", "in_touch", "answered", "said_solved", "pleased")
    return Rates(**{name: int(row[name]) for name in names})

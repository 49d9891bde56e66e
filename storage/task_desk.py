"""What a coordinator looks after: tasks in piles, and who could come."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from domain.areas import Area
from domain.reminders.tasks import AT_RISK
from domain.tasks import LATE, WITHIN, Skill, Task, TaskId
from storage.claims import ACTIVE
from storage.moments import stamp
from storage.session import Session
from storage.tasks import COLUMNS, JOINED, task_of, within

#: So long before it begins, a task that lacks people is at risk (*ours*).
RISK = AT_RISK.span


class Heap(StrEnum):
    """The order is the order on the buttons."""

    #: Too few have it, and it begins soon; or nobody for a day.
    AT_RISK = "at risk"
    #: It has begun, and somebody has not checked in.
    NOT_THERE = "not there"
    #: Reported done, and nobody is helped who could say so.
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"
    OPEN = "open"


_LACKS = (
    "k.stage = 'open' AND k.held < k.capacity AND (k.starts_at <= :risk"
    " OR k.warned_at IS NOT NULL"
    " OR (k.starts_at IS NULL AND k.held = 0 AND k.made_at <= :waited))"
)
_CLAIMED = "EXISTS (SELECT 1 FROM claims c WHERE c.task_id = k.id AND c.state = '{state}')"
_HEAPS = {
    Heap.AT_RISK: f"{_LACKS} AND (k.starts_at IS NULL OR k.starts_at >= :gone)",
    Heap.NOT_THERE: f"k.stage = 'open' AND k.starts_at <= :now AND {_CLAIMED}".format(
        state="holding"
    ),
    Heap.UNCONFIRMED: f"k.helped_id IS NULL AND {_CLAIMED}".format(state="finished"),
    Heap.DISPUTED: _CLAIMED.format(state="disputed"),
    Heap.OPEN: "k.stage = 'open'",
}


class TaskDesk:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def counts(self, areas: Sequence[Area], at: datetime) -> Mapping[Heap, int]:
        """How many tasks lie in each heap within these areas."""
        if not areas:
            return dict.fromkeys(Heap, 0)
        lines, params = within(areas)
        counted = ", ".join(
            f"sum(CASE WHEN {_HEAPS[heap]} THEN 1 ELSE 0 END) AS n{number}"
            for number, heap in enumerate(Heap)
        )
        row = await self._session.one(
            f"SELECT {counted} FROM tasks k JOIN areas a ON a.id = k.area_id WHERE ({lines})"
            " AND (k.stage = 'open' OR EXISTS (SELECT 1 FROM claims c WHERE c.task_id = k.id"
            f" AND {ACTIVE}))",
            **params,
            **_moments(at),
        )
        return {heap: int(row[f"n{number}"] or 0) for number, heap in enumerate(Heap)}

    async def heap(
        self, heap: Heap, areas: Sequence[Area], at: datetime, limit: int, offset: int = 0
    ) -> Sequence[Task]:
        """What begins first comes first, what has no time last."""
        if not areas:
            return ()
        lines, params = within(areas)
        sql = (
            f"SELECT {COLUMNS} FROM tasks k{JOINED} WHERE ({lines}) AND {_HEAPS[heap]}"
            " ORDER BY k.starts_at IS NULL, k.starts_at, k.id LIMIT :limit OFFSET :offset"
        )
        moments = {name: each for name, each in _moments(at).items() if f":{name}" in sql}
        rows = await self._session.all(sql, limit=limit, offset=offset, **params, **moments)
        return [task_of(row) for row in rows]

    async def at_risk(self, at: datetime, until: datetime, limit: int) -> Sequence[TaskId]:
        """Of which the coordinators have not heard, and which begin until then; what begins first
        comes first.
        """
        rows = await self._session.all(
            f"SELECT k.id FROM tasks k WHERE {_HEAPS[Heap.AT_RISK]} AND k.warned_at IS NULL"
            " ORDER BY k.starts_at IS NULL, k.starts_at, k.id LIMIT :limit"
            + self._session.skip_locked,
            limit=limit,
            risk=stamp(until),
            gone=stamp(at - LATE),
            waited=stamp(at - WITHIN),
        )
        return [TaskId(row["id"]) for row in rows]

    async def call(self, task_id: TaskId, at: datetime, not_since: datetime) -> bool:
        """For replacements. False where somebody called since that moment."""
        return bool(
            await self._session.run(
                "UPDATE tasks SET called_at = :at WHERE id = :id AND stage = 'open'"
                " AND (called_at IS NULL OR called_at <= :since)",
                id=task_id,
                at=stamp(at),
                since=stamp(not_since),
            )
        )

    async def serving(self, area: Area, skills: frozenset[Skill]) -> int:
        """How many volunteers have chosen this area, or one around it, and can do it."""
        around = {f"at{at}": each for at, each in enumerate((*area.above, area.id))}
        needed = {f"skill{at}": each for at, each in enumerate(sorted(skills))}
        able = "".join(
            " AND EXISTS (SELECT 1 FROM skills s WHERE s.person_id = v.person_id"
            f" AND s.skill = :{name})"
            for name in needed
        )
        count = await self._session.value(
            "SELECT count(*) FROM volunteers v JOIN people p ON p.id = v.person_id"
            " WHERE p.barred_at IS NULL AND EXISTS (SELECT 1 FROM grants g"
            "  WHERE g.person_id = p.id AND g.until IS NULL AND g.role = 'volunteer'"
            f" AND g.area_id IN ({', '.join(f':{name}' for name in around)})){able}",
            **around,
            **needed,
        )
        return int(count)


def _moments(at: datetime) -> dict[str, int]:
    return {
        "risk": stamp(at + RISK),
        "gone": stamp(at - LATE),
        "waited": stamp(at - WITHIN),
        "now": stamp(at),
    }

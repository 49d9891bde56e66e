"""What overviews ask the database grows with what is open, and with their span: not with all that
ever was.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from town import HandClock

from domain.areas import Level
from domain.digests import Digest, month_due, week_due
from domain.people import DUTIES
from domain.settings import Neighbourhood
from services.digests import board, weekly
from services.digests.weekly import Due
from storage.database import Database
from storage.session import Row, Session
from storage.unit import Unit

#: Read whole, though there be a hundred thousand of them.
_ALL = ("SCAN t", "SCAN p", "SCAN e", "SCAN c")
#: These hold what is open alone.
_OPEN = ("ix_tickets_open", "ix_tickets_reopened")


class Overheard:
    """A session that notes how SQLite goes about what it is asked."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.plans: list[tuple[str, str]] = []

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._session, name)
        if name not in {"one", "first", "value", "all"}:
            return asked

        async def noted(sql: str, **params: Any) -> Any:
            plan: Sequence[Row] = await self._session.all(f"EXPLAIN QUERY PLAN {sql}", **params)
            self.plans += [(row["detail"], sql) for row in plan]
            return await asked(sql, **params)

        return noted

    def whole(self) -> list[tuple[str, str]]:
        return [
            (step, sql)
            for step, sql in self.plans
            if step.startswith(_ALL) and not any(index in step for index in _OPEN)
        ]


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 23, 1, tzinfo=UTC)


async def test_overviews_read_no_table_whole(
    sqlite_url: str, clock: HandClock, at: datetime
) -> None:
    here = Neighbourhood()
    database = await Database.open(sqlite_url, clock)
    async with database.write() as unit:
        area = await unit.areas.ensure(await unit.areas.root(), Level.COMPOUND, "幸福里")
        await unit.groups.bind(-1, "residents", "群", area.id)
    week = week_due(at, here.digests, here.zone)
    month = month_due(at.replace(day=25, hour=2), here.digests, here.zone)
    assert week is not None
    assert month is not None

    async with database.read() as read:
        overheard = Overheard(read._session)
        unit = Unit(overheard, at)  # type: ignore[arg-type]
        await weekly.gathered(unit, Due(chat=-1, span=week))
        await board._month(unit, area, month)
        await unit.rates.overdue(area, at)
        await unit.digests.to_give(Digest.WEEK, 20261123, 9)
        await unit.waiting.to_tell(20261123, sorted(DUTIES), 9)
    await database.close()

    assert len(overheard.plans) > 20
    assert overheard.whole() == []

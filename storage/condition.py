"""How a database is doing, told to whoever looks after it, beside the process that works on it."""

from dataclasses import dataclass
from datetime import datetime

from domain.people import Person
from storage.groups import Bound
from storage.migrate import State, state
from storage.moments import moment
from storage.session import Session
from storage.unit import Unit
from storage.watching import watching


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    #: Updates put aside after their last try.
    parked: int
    #: When the oldest update arrived that nobody has served; None: all are.
    unserved_since: datetime | None
    #: When the oldest message fell due that has not gone out; None: all have.
    unsent_since: datetime | None
    groups: tuple[Bound, ...]
    administrators: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    state: State
    #: "3.51.3", "18.0".
    version: str
    #: None unless the schema is this release's.
    work: Work | None


async def condition(url: str, now: datetime) -> Condition:
    """Raises `Unavailable`, also where there is no database yet."""
    async with watching(url) as session:
        found = await state(session)
        return Condition(
            state=found,
            version=await session.value(session.version),
            work=await _work(session, now) if found is State.CURRENT else None,
        )


async def _work(session: Session, now: datetime) -> Work:
    unit = Unit(session, now)
    parked = await session.value("SELECT count(*) FROM inbox WHERE state = 'parked'")
    due = await session.value("SELECT min(due_at) FROM outbox WHERE state = 'pending'")
    return Work(
        parked=parked,
        unserved_since=await unit.inbox.oldest(),
        unsent_since=moment(due) if due is not None else None,
        groups=tuple(await unit.groups.all()),
        administrators=tuple(await unit.people.administrators()),
    )

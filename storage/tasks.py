"""Tasks for volunteers in and out of the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.areas import Area, AreaId, Level
from domain.people import PersonId, Who
from domain.tasks import Field, Skill, Task, TaskId, TaskStage
from domain.tickets import TicketId
from storage.areas import beyond
from storage.failures import NotFound
from storage.moments import moment, stamp
from storage.session import Row, Session

MINUTE = timedelta(minutes=1)
COLUMNS = (
    "k.id, k.field, k.item, k.title, k.quoted, k.details, k.private, k.difficulty, k.minutes,"
    " k.starts_at, k.capacity, k.held, k.skills, k.urgent, k.notice, k.stage, k.by_id,"
    " maker.name AS maker, k.made_at, k.ticket_id, k.helped_id, helped.name AS helped, k.code,"
    " a.id AS area_id, a.level, a.name AS area, a.path"
)
JOINED = (
    " JOIN areas a ON a.id = k.area_id LEFT JOIN people maker ON maker.id = k.by_id"
    " LEFT JOIN people helped ON helped.id = k.helped_id"
)
_SELECT = f"SELECT {COLUMNS} FROM tasks k{JOINED}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A task that is about to be made."""

    field: Field
    item: str = ""
    title: str
    #: It is what the reporter of the ticket said.
    quoted: bool = False
    details: str = ""
    private: str = ""
    area: Area
    difficulty: int
    most: timedelta
    starts_at: datetime | None = None
    capacity: int = 1
    skills: frozenset[Skill] = frozenset()
    urgent: bool = False
    notice: timedelta = timedelta(hours=2)
    ticket: TicketId | None = None
    helped: PersonId | None = None
    #: The rota that it belongs to.
    rota: int | None = None


class Tasks:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def make(
        self, wanted: Wanted, by: PersonId | None, code: str, at: datetime
    ) -> TaskId | None:
        """None: the rota has one for this time already, or the ticket has one that is open."""
        row = await self._session.first(
            "INSERT INTO tasks (field, item, title, quoted, details, private, area_id, difficulty,"
            " minutes, starts_at, capacity, held, skills, urgent, notice, stage, by_id, made_at,"
            " ticket_id, helped_id, rota_id, code, wave, wave_at)"
            " VALUES (:field, :item, :title, :quoted, :details, :private, :area, :difficulty,"
            " :minutes, :starts_at, :capacity, 0, :skills, :urgent, :notice, 'open', :by,"
            " :at, :ticket, :helped, :rota, :code, 0, :at) ON CONFLICT DO NOTHING RETURNING id",
            field=wanted.field,
            item=wanted.item,
            title=wanted.title,
            quoted=wanted.quoted,
            details=wanted.details,
            private=wanted.private,
            area=wanted.area.id,
            difficulty=wanted.difficulty,
            minutes=wanted.most // MINUTE,
            starts_at=None if wanted.starts_at is None else stamp(wanted.starts_at),
            capacity=wanted.capacity,
            skills=" ".join(sorted(wanted.skills)),
            urgent=wanted.urgent,
            notice=wanted.notice // MINUTE,
            by=by,
            at=stamp(at),
            ticket=wanted.ticket,
            helped=wanted.helped,
            rota=wanted.rota,
            code=code,
        )
        return None if row is None else TaskId(row["id"])

    async def get(self, task_id: TaskId) -> Task:
        """Raises `NotFound`."""
        return task_of(await self._session.one(f"{_SELECT} WHERE k.id = :id", id=task_id))

    async def hold(self, task_id: TaskId) -> Task:
        """As `get`; nobody else changes it, or what is claimed of it, before this unit ends."""
        await self._session.one(
            f"SELECT id FROM tasks WHERE id = :id{self._session.for_update}", id=task_id
        )
        return await self.get(task_id)

    async def hold_of_ticket(self, ticket_id: TicketId) -> None:
        """The newest of it, before the ticket is held: whoever grabs holds the task first, and
        both would wait for each other. Earlier ones are over; held as well, they would be waited
        for by somebody who has the newest.
        """
        if self._session.for_update:
            await self._session.all(
                "SELECT id FROM tasks WHERE id = (SELECT max(k.id) FROM tasks k"
                f" WHERE k.ticket_id = :id){self._session.for_update}",
                id=ticket_id,
            )

    async def take_a_place(self, task_id: TaskId) -> bool:
        """False: all are taken."""
        return bool(
            await self._session.run(
                "UPDATE tasks SET held = held + 1"
                " WHERE id = :id AND stage = 'open' AND held < capacity",
                id=task_id,
            )
        )

    async def free_a_place(self, task_id: TaskId) -> None:
        await self._session.run("UPDATE tasks SET held = held - 1 WHERE id = :id", id=task_id)

    async def settle(self, task_id: TaskId, stage: TaskStage, at: datetime) -> None:
        """Raises `NotFound` where it is open no more."""
        changed = await self._session.run(
            "UPDATE tasks SET stage = :stage, settled_at = :at, wave_at = NULL"
            " WHERE id = :id AND stage = 'open'",
            id=task_id,
            stage=stage,
            at=stamp(at),
        )
        if changed != 1:
            raise NotFound

    async def of_ticket(self, ticket_id: TicketId) -> Task | None:
        """The newest that was made of it."""
        row = await self._session.first(
            f"{_SELECT} WHERE k.ticket_id = :id ORDER BY k.id DESC LIMIT 1", id=ticket_id
        )
        return task_of(row) if row else None

    async def open_over(
        self, areas: Sequence[Area], limit: int, offset: int = 0
    ) -> Sequence[Task]:
        """Those within these areas that can still be taken or are in somebody's hands: what is
        urgent first, then what begins first, then what has no time.
        """
        if not areas:
            return ()
        lines, params = within(areas)
        rows = await self._session.all(
            f"{_SELECT} WHERE k.stage = 'open' AND ({lines})"
            " ORDER BY k.urgent DESC, k.starts_at IS NULL, k.starts_at, k.id"
            " LIMIT :limit OFFSET :offset",
            limit=limit,
            offset=offset,
            **params,
        )
        return [task_of(row) for row in rows]

    async def to_offer(self, at: datetime, limit: int) -> Sequence[tuple[TaskId, int]]:
        """Of which the next wave is to be asked, with how many were; the longest waiting first."""
        rows = await self._session.all(
            "SELECT id, wave FROM tasks WHERE wave_at <= :at ORDER BY wave_at LIMIT :limit"
            + self._session.skip_locked,
            at=stamp(at),
            limit=limit,
        )
        return [(TaskId(row["id"]), row["wave"]) for row in rows]

    async def offered(self, task_id: TaskId, wave: int, again_at: datetime | None) -> None:
        """Everybody was asked up to this wave; `again_at`: when the next is, None: nobody more."""
        await self._session.run(
            "UPDATE tasks SET wave = :wave, wave_at = :at WHERE id = :id AND stage = 'open'",
            id=task_id,
            wave=wave,
            at=None if again_at is None else stamp(again_at),
        )

    async def wave(self, task_id: TaskId) -> int:
        """How far it was offered."""
        return int(await self._session.value("SELECT wave FROM tasks WHERE id = :id", id=task_id))

    async def offer_again(self, task_id: TaskId, at: datetime) -> None:
        """A place is free again: whoever was not asked yet is."""
        sql = "UPDATE tasks SET wave_at = :at WHERE id = :id AND stage = 'open'"
        await self._session.run(sql, id=task_id, at=stamp(at))

    async def passed(self, before: datetime, limit: int) -> Sequence[TaskId]:
        """Open, to begin before then, and nobody is at it."""
        rows = await self._session.all(
            "SELECT id FROM tasks WHERE stage = 'open' AND starts_at <= :before"
            " AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.task_id = tasks.id"
            "  AND c.state IN ('holding', 'arrived', 'finished', 'disputed'))"
            " ORDER BY starts_at LIMIT :limit" + self._session.skip_locked,
            before=stamp(before),
            limit=limit,
        )
        return [TaskId(row["id"]) for row in rows]

    async def warned(self, task_id: TaskId, at: datetime) -> None:
        await self._session.run(
            "UPDATE tasks SET warned_at = :at WHERE id = :id", id=task_id, at=stamp(at)
        )


def within(areas: Sequence[Area]) -> tuple[str, dict[str, object]]:
    """A condition on `areas a`, and its parameters: these, and everything below them."""
    lines, params = [], dict[str, object]()
    for at, area in enumerate(areas):
        lines.append(f"a.id = :area{at} OR (a.path >= :low{at} AND a.path < :high{at})")
        params |= {
            f"area{at}": area.id,
            f"low{at}": area.below,
            f"high{at}": beyond(area.below),
        }
    return " OR ".join(lines), params


def task_of(row: Row) -> Task:
    return Task(
        id=TaskId(row["id"]),
        field=Field(row["field"]),
        item=row["item"],
        title=row["title"],
        quoted=bool(row["quoted"]),
        details=row["details"],
        private=row["private"],
        area=Area(
            id=AreaId(row["area_id"]),
            level=Level[row["level"].upper()],
            name=row["area"],
            path=row["path"],
        ),
        difficulty=row["difficulty"],
        most=row["minutes"] * MINUTE,
        starts_at=None if row["starts_at"] is None else moment(row["starts_at"]),
        capacity=row["capacity"],
        held=row["held"],
        skills=frozenset(map(Skill, row["skills"].split())),
        urgent=bool(row["urgent"]),
        notice=row["notice"] * MINUTE,
        stage=TaskStage(row["stage"]),
        made_by=_who(row["by_id"], row["maker"]),
        made_at=moment(row["made_at"]),
        ticket=None if row["ticket_id"] is None else TicketId(row["ticket_id"]),
        helped=_who(row["helped_id"], row["helped"]),
        code=row["code"],
    )


def _who(person_id: int | None, name: str | None) -> Who | None:
    return None if person_id is None else Who(id=PersonId(person_id), name=name or "")

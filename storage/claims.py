"""What volunteers took of tasks, in and out of the database."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.files import File, FileKind
from domain.people import PersonId, Who
from domain.tasks import Claim, ClaimId, ClaimState, TaskId
from storage.failures import NotFound
from storage.moments import maybe_moment, maybe_stamp, moment, stamp
from storage.session import Row, Session
from storage.tasks import COLUMNS, JOINED, MINUTE, task_of

_SELECT = (
    "SELECT c.id AS claim_id, c.person_id, p.name AS person, c.state, c.at, c.held_at,"
    " c.arrived_at, c.finished_at, c.wrong_codes, c.entered, c.stars, c.noted, c.reminded,"
    f" {COLUMNS} FROM claims c JOIN tasks k ON k.id = c.task_id{JOINED}"
    " JOIN people p ON p.id = c.person_id"
)
#: What moments are counted in.
_TICK = timedelta(microseconds=1)
ACTIVE = "c.state IN ('holding', 'waiting', 'arrived', 'finished', 'disputed')"


class Claims:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def ask(self, task_id: TaskId, person_id: PersonId, at: datetime) -> ClaimId | None:
        """As one who waits. None: they have it, or wait, already. Wrong numbers that they gave
        before are not forgotten.
        """
        row = await self._session.first(
            "INSERT INTO claims (task_id, person_id, state, at, wrong_codes, noted, reminded)"
            " SELECT :task, :person, 'waiting', :at, coalesce(max(b.wrong_codes), 0), FALSE, FALSE"
            " FROM claims b WHERE b.task_id = :task AND b.person_id = :person"
            " ON CONFLICT DO NOTHING RETURNING id",
            task=task_id,
            person=person_id,
            at=stamp(at),
        )
        return None if row is None else ClaimId(row["id"])

    async def get(self, claim_id: ClaimId) -> Claim:
        """Raises `NotFound`."""
        return claim_of(await self._session.one(f"{_SELECT} WHERE c.id = :id", id=claim_id))

    async def of(self, task_id: TaskId) -> Sequence[Claim]:
        """All of this task, the earliest asked first."""
        rows = await self._session.all(
            f"{_SELECT} WHERE c.task_id = :id ORDER BY c.id", id=task_id
        )
        return [claim_of(row) for row in rows]

    async def of_person(
        self, person_id: PersonId, limit: int, offset: int = 0, *, active: bool = False
    ) -> Sequence[Claim]:
        """The newest first; `active`: only what they hold or wait for, what begins first first."""
        order = "k.starts_at IS NULL, k.starts_at, c.id" if active else "c.id DESC"
        rows = await self._session.all(
            f"{_SELECT} WHERE c.person_id = :id{f' AND {ACTIVE}' if active else ''}"
            f" ORDER BY {order} LIMIT :limit OFFSET :offset",
            id=person_id,
            limit=limit,
            offset=offset,
        )
        return [claim_of(row) for row in rows]

    async def theirs(self, task_id: TaskId, person_id: PersonId) -> Claim | None:
        """Their newest of this task."""
        row = await self._session.first(
            f"{_SELECT} WHERE c.task_id = :task AND c.person_id = :person"
            " ORDER BY c.id DESC LIMIT 1",
            task=task_id,
            person=person_id,
        )
        return claim_of(row) if row else None

    async def place(self, claim: Claim) -> int:
        """Which of those who wait they are, from 1."""
        before = await self._session.value(
            "SELECT count(*) FROM claims WHERE task_id = :task AND state = 'waiting'"
            " AND id <= :id",
            task=claim.task.id,
            id=claim.id,
        )
        return int(before)

    async def next_waiting(self, task_id: TaskId) -> Claim | None:
        row = await self._session.first(
            f"{_SELECT} WHERE c.task_id = :task AND c.state = 'waiting' ORDER BY c.id LIMIT 1",
            task=task_id,
        )
        return claim_of(row) if row else None

    async def save(self, claim: Claim, at: datetime) -> None:
        """What may change. Raises `NotFound`."""
        changed = await self._session.run(
            "UPDATE claims SET state = :state, held_at = :held_at, arrived_at = :arrived_at,"
            " finished_at = :finished_at, wrong_codes = :wrong, entered = :entered,"
            " stars = :stars, noted = :noted, reminded = :reminded,"
            " settled_at = CASE WHEN :active THEN NULL ELSE coalesce(settled_at, :at) END"
            " WHERE id = :id",
            id=claim.id,
            state=claim.state,
            held_at=maybe_stamp(claim.held_at),
            arrived_at=maybe_stamp(claim.arrived_at),
            finished_at=maybe_stamp(claim.finished_at),
            wrong=claim.wrong_codes,
            entered=None if claim.entered is None else claim.entered // MINUTE,
            stars=claim.stars,
            noted=claim.noted,
            reminded=claim.reminded,
            active=claim.active,
            at=stamp(at),
        )
        if changed != 1:
            raise NotFound

    async def remind(self, claim: Claim) -> bool:
        """False where somebody did so, or it came to another state, since `claim` was read: what
        it has become is not overwritten.
        """
        sql = (
            "UPDATE claims SET reminded = TRUE WHERE id = :id AND state = :state AND NOT reminded"
        )
        return bool(
            await self._session.run(f"{sql} AND NOT reminded", id=claim.id, state=claim.state)
        )

    async def to_look_at(self, begins: datetime, held: datetime, limit: int) -> Sequence[Claim]:
        """Not checked in: of a task that began, and was held, before the one moment, or, without
        a time, held since before the other.
        """
        rows = await self._session.all(
            f"{_SELECT} WHERE c.state = 'holding' AND k.stage = 'open' AND"
            " ((k.starts_at <= :begins AND c.held_at <= :begins)"
            "  OR (k.starts_at IS NULL AND c.held_at <= :held))"
            # As everybody who holds several tasks at once holds them.
            " ORDER BY k.id, c.id LIMIT :limit",
            begins=stamp(begins),
            held=stamp(held),
            limit=limit,
        )
        return [claim_of(row) for row in rows]

    async def to_remind(
        self, at: datetime, ahead: timedelta, within: timedelta, limit: int
    ) -> Sequence[Claim]:
        """Not reminded yet, and `ahead` of their time: the task begins so soon, or, without a
        time, is to be begun `within` so long after it was taken. Not what was taken later than
        that, and nothing that is past.
        """
        rows = await self._session.all(
            f"{_SELECT} WHERE c.state = 'holding' AND k.stage = 'open' AND NOT c.reminded AND"
            " ((k.starts_at > :now AND k.starts_at <= :soon AND c.held_at + :span <= k.starts_at)"
            "  OR (k.starts_at IS NULL AND c.held_at > :first AND c.held_at <= :last))"
            " ORDER BY c.id LIMIT :limit",
            now=stamp(at),
            soon=stamp(at + ahead),
            span=ahead // _TICK,
            first=stamp(at - within),
            last=stamp(at + ahead - within),
            limit=limit,
        )
        return [claim_of(row) for row in rows]

    async def to_nudge(self, at: datetime, limit: int) -> Sequence[Claim]:
        """There for longer than the task takes, not reported done, not reminded of it yet."""
        rows = await self._session.all(
            f"{_SELECT} WHERE c.state = 'arrived' AND k.stage = 'open' AND NOT c.reminded"
            " AND c.arrived_at + k.minutes * CAST(:minute AS BIGINT) <= :at"
            " ORDER BY c.id LIMIT :limit",
            minute=MINUTE // _TICK,
            at=stamp(at),
            limit=limit,
        )
        return [claim_of(row) for row in rows]

    async def finished_before(self, before: datetime, limit: int) -> Sequence[ClaimId]:
        """Those that nobody has judged since. What was done for a ticket goes with its ticket."""
        rows = await self._session.all(
            "SELECT id FROM claims WHERE state = 'finished' AND finished_at <= :before"
            " AND NOT EXISTS (SELECT 1 FROM tasks k JOIN tickets t ON t.id = k.ticket_id"
            "  WHERE k.id = claims.task_id AND t.stage IN ('accepted', 'finished'))"
            " ORDER BY finished_at LIMIT :limit",
            before=stamp(before),
            limit=limit,
        )
        return [ClaimId(row["id"]) for row in rows]

    async def of_the_gone(self, limit: int) -> Sequence[Claim]:
        """Not finished, of those who are kept out or are no volunteers any more."""
        rows = await self._session.all(
            f"{_SELECT} WHERE c.state IN ('holding', 'waiting', 'arrived')"
            " AND (p.barred_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM grants g"
            "  WHERE g.person_id = c.person_id AND g.role = 'volunteer' AND g.until IS NULL))"
            " ORDER BY c.task_id, c.id LIMIT :limit",
            limit=limit,
        )
        return [claim_of(row) for row in rows]

    async def upcoming(self, person_id: PersonId, since: datetime) -> Sequence[Claim]:
        """What they have or had of tasks that begin after this, what begins first first."""
        rows = await self._session.all(
            f"{_SELECT} WHERE c.person_id = :id AND k.starts_at > :since"
            " ORDER BY k.starts_at, c.id",
            id=person_id,
            since=stamp(since),
        )
        return [claim_of(row) for row in rows]

    async def noted_since(self, person_id: PersonId, since: datetime) -> int:
        """How often they gave back late or did not come: for staff alone."""
        count = await self._session.value(
            "SELECT count(*) FROM claims WHERE person_id = :id AND noted AND settled_at > :since",
            id=person_id,
            since=stamp(since),
        )
        return int(count)

    async def attach(self, claim_id: ClaimId, files: Sequence[File]) -> None:
        await self._session.run_many(
            "INSERT INTO claim_files (claim_id, kind, file_id) VALUES (:id, :kind, :file_id)",
            [{"id": claim_id, "kind": each.kind, "file_id": each.file_id} for each in files],
        )

    async def files(self, claim_id: ClaimId) -> Sequence[File]:
        """In the order they were sent."""
        rows = await self._session.all(
            "SELECT kind, file_id FROM claim_files WHERE claim_id = :id ORDER BY id", id=claim_id
        )
        return [File(kind=FileKind(row["kind"]), file_id=row["file_id"]) for row in rows]


def claim_of(row: Row) -> Claim:
    return Claim(
        id=ClaimId(row["claim_id"]),
        task=task_of(row),
        person=Who(id=PersonId(row["person_id"]), name=row["person"]),
        state=ClaimState(row["state"]),
        at=moment(row["at"]),
        held_at=maybe_moment(row["held_at"]),
        arrived_at=maybe_moment(row["arrived_at"]),
        finished_at=maybe_moment(row["finished_at"]),
        wrong_codes=row["wrong_codes"],
        entered=None if row["entered"] is None else row["entered"] * MINUTE,
        stars=row["stars"],
        noted=bool(row["noted"]),
        reminded=bool(row["reminded"]),
    )

"""Points in and out of the database: entries are only ever added."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from domain.people import PersonId, Who
from domain.points import Account, AccountKind, Cause, Entry, EntryId, Transfer, Work
from domain.rates import Month
from domain.tasks import ClaimId
from storage.moments import moment, stamp
from storage.session import Row, Session

#: Of an account `a`: in above zero, out below.
_CHANGE = "CASE WHEN e.target_id = a.id THEN e.points ELSE -e.points END"
_OF_BOTH = "FROM accounts a JOIN entries e ON e.source_id = a.id OR e.target_id = a.id"
_SEEN = (
    f"SELECT e.id, e.at, a.kind AS account, a.person_id, {_CHANGE} AS change, e.cause,"
    f" e.cause_id, e.note, e.by_id, p.name AS by {_OF_BOTH} LEFT JOIN people p ON p.id = e.by_id"
)


class Ledger:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def book(self, transfer: Transfer, by: PersonId | None, at: datetime) -> EntryId | None:
        """None: it was booked before for the same cause."""
        row = await self._session.first(
            "INSERT INTO entries (at, source_id, target_id, points, cause, cause_id, note, by_id)"
            " VALUES (:at, :source, :target, :points, :cause, :cause_id, :note, :by)"
            " ON CONFLICT DO NOTHING RETURNING id",
            at=stamp(at),
            source=await self._account(transfer.source),
            target=await self._account(transfer.target),
            points=transfer.points,
            cause=transfer.cause,
            cause_id=transfer.cause_id,
            note=transfer.note,
            by=by,
        )
        return None if row is None else EntryId(row["id"])

    async def hold(self, account: Account) -> int:
        """What it holds; nobody else who asks so takes of it before this unit ends."""
        account_id = await self._account(account)
        await self._session.one(
            f"SELECT id FROM accounts WHERE id = :id{self._session.for_update}", id=account_id
        )
        return await self._sum(account_id)

    async def balance(self, account: Account) -> int:
        found = await self._find(account)
        return 0 if found is None else await self._sum(found)

    async def entries(self, person: PersonId, limit: int, offset: int = 0) -> Sequence[Entry]:
        """Of both their accounts, the newest first."""
        rows = await self._session.all(
            f"{_SEEN} WHERE a.person_id = :person ORDER BY e.id DESC LIMIT :limit OFFSET :offset",
            person=person,
            limit=limit,
            offset=offset,
        )
        return [_entry(row) for row in rows]

    async def works(self, person: PersonId, limit: int, offset: int = 0) -> Sequence[Work]:
        """What they were given points for, the newest first, as it counts by now."""
        rows = await self._session.all(
            f"{_SEEN} WHERE a.person_id = :person AND e.cause = 'task'"
            " ORDER BY e.id DESC LIMIT :limit OFFSET :offset",
            person=person,
            limit=limit,
            offset=offset,
        )
        return [await self._work(_entry(row)) for row in rows]

    async def work(self, entry_id: EntryId) -> tuple[PersonId, Work] | None:
        """To which this entry, or what it corrects, belongs, and whose it is. None: to none."""
        entry = await self._personal(entry_id)
        while entry is not None and entry[1].cause is Cause.CORRECTION:
            entry = await self._personal(EntryId(entry[1].cause_id))
        if entry is None or entry[1].cause is not Cause.TASK:
            return None
        return entry[0], await self._work(entry[1])

    async def worth(self, claim_id: ClaimId) -> int:
        """What was booked for it, and what corrections made of that."""
        entry_id = await self._booked(Cause.TASK, claim_id)
        found = None if entry_id is None else await self._personal(entry_id)
        return 0 if found is None else (await self._work(found[1])).worth

    async def booked(self, cause: Cause, cause_id: int) -> Transfer | None:
        entry_id = await self._booked(cause, cause_id)
        return None if entry_id is None else await self.transfer(entry_id)

    async def by_month(
        self, person: PersonId, months: Sequence[Month], zone: tzinfo
    ) -> Mapping[Month, int]:
        """What they were given, corrections taken off, in months that follow one another."""
        begins = {f"m{at}": stamp(month.begins(zone)) for at, month in enumerate(months)}
        cases = " ".join(f"WHEN e.at >= :m{at} THEN {at}" for at in range(len(months) - 1, -1, -1))
        rows = await self._session.all(
            f"SELECT CASE {cases} END AS month, sum({_CHANGE}) AS given {_OF_BOTH}"
            " WHERE a.person_id = :person AND e.cause IN ('task', 'correction')"
            " AND e.at >= :m0 AND e.at < :until GROUP BY 1",
            person=person,
            until=stamp(months[-1].later(1).begins(zone)),
            **begins,
        )
        given = {months[row["month"]]: int(row["given"]) for row in rows}
        return {month: given.get(month, 0) for month in months}

    async def transfer(self, entry_id: EntryId) -> Transfer | None:
        """What was booked under this number."""
        row = await self._session.first(
            "SELECT e.points, e.cause, e.cause_id, e.note, s.kind AS source,"
            " s.person_id AS source_of, t.kind AS target, t.person_id AS target_of"
            " FROM entries e JOIN accounts s ON s.id = e.source_id"
            " JOIN accounts t ON t.id = e.target_id WHERE e.id = :id",
            id=entry_id,
        )
        if row is None:
            return None
        return Transfer(
            source=_account_of(row["source"], row["source_of"]),
            target=_account_of(row["target"], row["target_of"]),
            points=row["points"],
            cause=Cause(row["cause"]),
            cause_id=row["cause_id"],
            note=row["note"],
        )

    async def total(self) -> int:
        """Of all accounts: zero, as every entry takes from one what it gives to another."""
        whole = await self._session.value(f"SELECT coalesce(sum({_CHANGE}), 0) {_OF_BOTH}")
        return int(whole)

    async def _personal(self, entry_id: EntryId) -> tuple[PersonId, Entry] | None:
        row = await self._session.first(
            f"{_SEEN} WHERE e.id = :id AND a.person_id IS NOT NULL", id=entry_id
        )
        return None if row is None else (PersonId(row["person_id"]), _entry(row))

    async def _work(self, entry: Entry) -> Work:
        latest, worth = entry, entry.change
        while (entry_id := await self._booked(Cause.CORRECTION, latest.id)) is not None:
            found = await self._personal(entry_id)
            assert found is not None, "a correction moves somebody's points"
            latest = found[1]
            worth += latest.change
        return Work(entry=entry, latest=latest.id, worth=worth)

    async def _booked(self, cause: Cause, cause_id: int) -> EntryId | None:
        row = await self._session.first(
            "SELECT id FROM entries WHERE cause = :cause AND cause_id = :id",
            cause=cause,
            id=cause_id,
        )
        return None if row is None else EntryId(row["id"])

    async def _account(self, account: Account) -> int:
        found = await self._find(account)
        if found is None:
            await self._session.run(
                "INSERT INTO accounts (kind, person_id) VALUES (:kind, :person)"
                " ON CONFLICT DO NOTHING",
                kind=account.kind,
                person=account.person,
            )
            found = await self._find(account)
        assert found is not None
        return found

    async def _find(self, account: Account) -> int | None:
        whose = "person_id IS NULL" if account.person is None else "person_id = :person"
        params = {} if account.person is None else {"person": account.person}
        row = await self._session.first(
            f"SELECT id FROM accounts WHERE kind = :kind AND {whose}", kind=account.kind, **params
        )
        return None if row is None else int(row["id"])

    async def _sum(self, account_id: int) -> int:
        came_in = await self._session.value(
            "SELECT coalesce(sum(points), 0) FROM entries WHERE target_id = :id", id=account_id
        )
        went_out = await self._session.value(
            "SELECT coalesce(sum(points), 0) FROM entries WHERE source_id = :id", id=account_id
        )
        return int(came_in) - int(went_out)


def _account_of(kind: str, person: int | None) -> Account:
    return Account(kind=AccountKind(kind), person=None if person is None else PersonId(person))


def _entry(row: Row) -> Entry:
    by = None if row["by_id"] is None else Who(id=PersonId(row["by_id"]), name=row["by"] or "")
    return Entry(
        id=EntryId(row["id"]),
        at=moment(row["at"]),
        account=AccountKind(row["account"]),
        change=row["change"],
        cause=Cause(row["cause"]),
        cause_id=row["cause_id"],
        note=row["note"],
        by=by,
    )

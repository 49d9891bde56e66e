"""Vouchers in and out of the database, and wrong codes."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from domain.people import OrganisationId, PersonId, Who
from domain.vouchers import Honoured, Reward, Voucher, VoucherId
from storage.moments import maybe_moment, moment, stamp
from storage.rewards import COLUMNS, listed, reward_of
from storage.session import Row, Session

_SELECT = (
    "SELECT v.id, v.code, v.points, v.person_id, p.name AS person, v.made_at, v.expires_at,"
    f" v.used_at, v.lapsed_at, {COLUMNS} FROM vouchers v JOIN people p ON p.id = v.person_id"
    " JOIN rewards r ON r.id = v.reward_id JOIN organisations o ON o.id = r.organisation_id"
)
_HOUR = timedelta(hours=1)


class Vouchers:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(
        self, code: str, reward: Reward, holder: PersonId, at: datetime, expires_at: datetime
    ) -> VoucherId | None:
        """None where another one has this code."""
        row = await self._session.first(
            "INSERT INTO vouchers (code, person_id, reward_id, points, made_at, expires_at)"
            " VALUES (:code, :holder, :reward, :points, :at, :expires)"
            " ON CONFLICT DO NOTHING RETURNING id",
            code=code,
            holder=holder,
            reward=reward.id,
            points=reward.points,
            at=stamp(at),
            expires=stamp(expires_at),
        )
        return None if row is None else VoucherId(row["id"])

    async def find(self, voucher_id: VoucherId) -> Voucher | None:
        row = await self._session.first(f"{_SELECT} WHERE v.id = :id", id=voucher_id)
        return _voucher(row) if row else None

    async def by_code(self, code: str) -> Voucher | None:
        row = await self._session.first(f"{_SELECT} WHERE v.code = :code", code=code)
        return _voucher(row) if row else None

    async def of_person(
        self, person_id: PersonId, limit: int, offset: int = 0
    ) -> Sequence[Voucher]:
        """What can still be used first, each the newest first."""
        rows = await self._session.all(
            f"{_SELECT} WHERE v.person_id = :id ORDER BY"
            " CASE WHEN v.used_at IS NULL AND v.lapsed_at IS NULL THEN 0 ELSE 1 END, v.id DESC"
            " LIMIT :limit OFFSET :offset",
            id=person_id,
            limit=limit,
            offset=offset,
        )
        return [_voucher(row) for row in rows]

    async def use(self, voucher_id: VoucherId, by: PersonId, at: datetime) -> bool:
        """False where it was used, or its days are over: of all who ask at once, one gets it."""
        row = await self._session.first(
            "UPDATE vouchers SET used_at = :at, used_by = :by WHERE id = :id"
            " AND used_at IS NULL AND lapsed_at IS NULL AND expires_at > :at RETURNING id",
            id=voucher_id,
            by=by,
            at=stamp(at),
        )
        return row is not None

    async def expired(self, at: datetime, limit: int) -> Sequence[VoucherId]:
        """Not used, and not given back, the oldest first."""
        rows = await self._session.all(
            "SELECT id FROM vouchers WHERE used_at IS NULL AND lapsed_at IS NULL"
            " AND expires_at <= :at ORDER BY expires_at, id LIMIT :limit",
            at=stamp(at),
            limit=limit,
        )
        return [VoucherId(row["id"]) for row in rows]

    async def lapse(self, voucher_id: VoucherId, at: datetime) -> bool:
        """False where it was used or given back meanwhile."""
        row = await self._session.first(
            "UPDATE vouchers SET lapsed_at = :at WHERE id = :id"
            " AND used_at IS NULL AND lapsed_at IS NULL RETURNING id",
            id=voucher_id,
            at=stamp(at),
        )
        return row is not None

    async def honoured(
        self, shops: Collection[OrganisationId], since: datetime, until: datetime
    ) -> Sequence[Honoured]:
        """By these shops from `since` until before `until`, the oldest first."""
        rows = await self._session.all(
            "SELECT v.used_at, v.points, v.used_by, u.name AS by, r.name AS reward,"
            " o.name AS shop FROM vouchers v JOIN rewards r ON r.id = v.reward_id"
            " JOIN organisations o ON o.id = r.organisation_id"
            " LEFT JOIN people u ON u.id = v.used_by"
            f" WHERE r.organisation_id IN ({listed(shops)})"
            " AND v.used_at >= :since AND v.used_at < :until ORDER BY v.used_at, v.id",
            since=stamp(since),
            until=stamp(until),
        )
        return [_honoured(row) for row in rows]

    async def guessed(self, person_id: PersonId, at: datetime) -> int:
        """Wrong codes of theirs within the hour."""
        count = await self._session.value(
            "SELECT count(*) FROM voucher_guesses WHERE person_id = :person AND at > :since",
            person=person_id,
            since=stamp(at - _HOUR),
        )
        return int(count)

    async def guess(self, person_id: PersonId, at: datetime) -> None:
        await self._session.run(
            "INSERT INTO voucher_guesses (person_id, at) VALUES (:person, :at)",
            person=person_id,
            at=stamp(at),
        )

    async def forget_guesses(self, at: datetime) -> int:
        """Those that count no more."""
        return await self._session.run(
            "DELETE FROM voucher_guesses WHERE at <= :before", before=stamp(at - _HOUR)
        )


def _voucher(row: Row) -> Voucher:
    return Voucher(
        id=VoucherId(row["id"]),
        code=row["code"],
        reward=reward_of(row),
        points=row["points"],
        holder=Who(id=PersonId(row["person_id"]), name=row["person"]),
        made_at=moment(row["made_at"]),
        expires_at=moment(row["expires_at"]),
        used_at=maybe_moment(row["used_at"]),
        lapsed_at=maybe_moment(row["lapsed_at"]),
    )


def _honoured(row: Row) -> Honoured:
    by = None if row["used_by"] is None else Who(id=PersonId(row["used_by"]), name=row["by"])
    return Honoured(
        at=moment(row["used_at"]),
        shop=row["shop"],
        reward=row["reward"],
        points=row["points"],
        by=by,
    )

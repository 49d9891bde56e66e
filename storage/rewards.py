"""What shops give for points, in and out of the database."""

from collections.abc import Collection, Sequence
from datetime import datetime

from domain.areas import AreaId
from domain.organisations import Organisation, OrganisationKind
from domain.people import OrganisationId, PersonId
from domain.vouchers import Reward, RewardId
from storage.moments import moment, stamp
from storage.session import Row, Session

#: Of a reward `r` with its shop `o`.
COLUMNS = (
    "r.id AS reward_id, r.name AS reward, r.points AS price, r.retired_at,"
    " o.id AS shop_id, o.name AS shop, o.kind"
)
_SELECT = f"SELECT {COLUMNS} FROM rewards r JOIN organisations o ON o.id = r.organisation_id"
#: Somebody works for the shop.
_SERVED = (
    "EXISTS (SELECT 1 FROM grants g JOIN people p ON p.id = g.person_id"
    " WHERE g.organisation_id = r.organisation_id AND g.role = 'merchant' AND g.until IS NULL"
    " AND p.barred_at IS NULL)"
)


class Rewards:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(
        self, shop: OrganisationId, name: str, points: int, by: PersonId, at: datetime
    ) -> RewardId:
        return RewardId(
            await self._session.value(
                "INSERT INTO rewards (organisation_id, name, points, by_id, at)"
                " VALUES (:shop, :name, :points, :by, :at) RETURNING id",
                shop=shop,
                name=name,
                points=points,
                by=by,
                at=stamp(at),
            )
        )

    async def find(self, reward_id: RewardId) -> Reward | None:
        """Also one that is given no more."""
        row = await self._session.first(f"{_SELECT} WHERE r.id = :id", id=reward_id)
        return reward_of(row) if row else None

    async def served(self, reward_id: RewardId) -> bool:
        """Whether there is anybody who could honour a voucher for it."""
        found = await self._session.first(
            f"SELECT r.id FROM rewards r WHERE r.id = :id AND {_SERVED}", id=reward_id
        )
        return found is not None

    async def given(self, limit: int, offset: int = 0) -> Sequence[Reward]:
        """Of all shops where somebody can honour it, the cheapest first."""
        rows = await self._session.all(
            f"{_SELECT} WHERE r.retired_at IS NULL AND {_SERVED} ORDER BY r.points, r.id"
            " LIMIT :limit OFFSET :offset",
            limit=limit,
            offset=offset,
        )
        return [reward_of(row) for row in rows]

    async def of_shops(self, shops: Collection[OrganisationId]) -> Sequence[Reward]:
        """All that these still give, by shop, the cheapest first."""
        rows = await self._session.all(
            f"{_SELECT} WHERE r.retired_at IS NULL AND r.organisation_id IN ({listed(shops)})"
            " ORDER BY o.name, r.points, r.id"
        )
        return [reward_of(row) for row in rows]

    async def retire(self, reward_id: RewardId, at: datetime) -> bool:
        """False where it was given no more before."""
        retired = await self._session.run(
            "UPDATE rewards SET retired_at = :at WHERE id = :id AND retired_at IS NULL",
            id=reward_id,
            at=stamp(at),
        )
        return retired == 1

    async def shops(self) -> Sequence[tuple[Organisation, AreaId | None]]:
        """Every shop, once for each area that somebody is its merchant for; None: nobody is."""
        rows = await self._session.all(
            "SELECT DISTINCT o.id AS shop_id, o.name AS shop, o.kind, g.area_id"
            " FROM organisations o LEFT JOIN grants g ON g.organisation_id = o.id"
            " AND g.role = 'merchant' AND g.until IS NULL"
            " WHERE o.kind = 'shop' ORDER BY o.name, g.area_id"
        )
        return [(_shop(row), row["area_id"]) for row in rows]


def listed(shops: Collection[OrganisationId]) -> str:
    """For a query: nothing is in NULL."""
    return ", ".join(str(int(each)) for each in sorted(shops)) or "NULL"


def _shop(row: Row) -> Organisation:
    return Organisation(
        id=OrganisationId(row["shop_id"]), name=row["shop"], kind=OrganisationKind(row["kind"])
    )


def reward_of(row: Row) -> Reward:
    return Reward(
        id=RewardId(row["reward_id"]),
        shop=_shop(row),
        name=row["reward"],
        points=row["price"],
        retired_at=None if row["retired_at"] is None else moment(row["retired_at"]),
    )

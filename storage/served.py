"""The ledger of how owners were told of their assembly."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.areas import AreaId
from domain.people import PersonId
from domain.serving import PROOF, Delivery, DeliveryId, DeliveryState, How, Told
from domain.votes import VoteId
from storage.moments import moment, stamp
from storage.session import Row, Session

#: Why a message tells nothing: its vote was moved before it arrived.
MOVED = "moved"
_SELECT = "SELECT id, home_id, person_id, how, at, by_id, state, why, read_at FROM served"

_INSERT = (
    "INSERT INTO served (vote_id, home_id, person_id, how, at, by_id, state, why)"
    " VALUES (:vote, :home, :person, :how, :at, :by, :state, :why)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A delivery that is about to be written down."""

    vote: VoteId
    home: AreaId
    how: How
    at: datetime
    person: PersonId | None = None
    by: PersonId | None = None
    state: DeliveryState = DeliveryState.DONE
    why: str = ""


class Served:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def of(self, vote_id: VoteId) -> Sequence[Delivery]:
        """In the order in which they were made."""
        rows = await self._session.all(
            f"{_SELECT} WHERE vote_id = :vote ORDER BY id", vote=vote_id
        )
        return [_delivery(row) for row in rows]

    async def told(self, vote_id: VoteId, since: datetime | None) -> Sequence[Told]:
        """The homes whose owners were told. `since`: of the date that has held from then on."""
        proof = {f"how{at}": how for at, how in enumerate(sorted(PROOF))}
        named = ", ".join(f":{name}" for name in proof)
        rows = await self._session.all(
            "SELECT home_id, min(at) AS at, max(CASE WHEN read_at IS NOT NULL"
            f" OR how IN ({named}) THEN 1 ELSE 0 END) AS proven FROM served"
            " WHERE vote_id = :vote AND state = 'done' AND at >= :since GROUP BY home_id",
            vote=vote_id,
            since=0 if since is None else stamp(since),
            **proof,
        )
        return [
            Told(home=AreaId(row["home_id"]), at=moment(row["at"]), proven=bool(row["proven"]))
            for row in rows
        ]

    async def add(self, tried: Tried) -> DeliveryId:
        row = await self._session.one(f"{_INSERT} RETURNING id", **_row(tried))
        return DeliveryId(row["id"])

    async def add_all(self, tried: Sequence[Tried]) -> None:
        """As `add`, however many."""
        await self._session.run_many(_INSERT, [_row(each) for each in tried])

    async def waiting(self, most: int) -> Sequence[tuple[VoteId, DeliveryId, PersonId]]:
        """Messages whose turn it is, of votes that are announced: the oldest first."""
        rows = await self._session.all(
            "SELECT s.vote_id, s.id, s.person_id FROM served s JOIN votes v ON v.id = s.vote_id"
            " WHERE s.state = 'waiting' AND v.state = 'draft' AND s.person_id IS NOT NULL"
            " ORDER BY s.id LIMIT :most",
            most=most,
        )
        return [
            (VoteId(row["vote_id"]), DeliveryId(row["id"]), PersonId(row["person_id"]))
            for row in rows
        ]

    async def send(self, delivery: DeliveryId, at: datetime, why: str) -> None:
        """It is on its way; `why`: it can't be."""
        await self._session.run(
            "UPDATE served SET state = :state, why = :why, at = :at WHERE id = :id",
            id=delivery,
            state=DeliveryState.FAILED if why else DeliveryState.UNDER_WAY,
            why=why,
            at=stamp(at),
        )

    async def written_to(
        self, vote_id: VoteId, since: datetime
    ) -> Collection[tuple[AreaId, PersonId | None]]:
        """Heads with whom the bot wrote to, or tried to; None: it knew nobody."""
        rows = await self._session.all(
            "SELECT home_id, person_id FROM served WHERE vote_id = :vote AND how = 'message'"
            " AND at >= :since",
            vote=vote_id,
            since=stamp(since),
        )
        return {(AreaId(row["home_id"]), _person(row["person_id"])) for row in rows}

    async def settle(self, delivery: DeliveryId, at: datetime, why: str) -> bool:
        """Telegram took the message, or did not. False: that is known already."""
        changed = await self._session.run(
            "UPDATE served SET state = :state, why = :why, at = :at"
            " WHERE id = :id AND state = 'under_way'",
            id=delivery,
            state=DeliveryState.FAILED if why else DeliveryState.DONE,
            why=why,
            at=stamp(at),
        )
        return changed == 1

    async def overtake(self, vote_id: VoteId) -> None:
        """What waits, or is under way, tells of a date that does not hold any more."""
        await self._session.run(
            "UPDATE served SET state = 'failed', why = :why WHERE vote_id = :vote"
            " AND state IN ('waiting', 'under_way')",
            vote=vote_id,
            why=MOVED,
        )

    async def read(self, vote_id: VoteId, person: PersonId, at: datetime) -> bool:
        """They know. False: nothing was written to them, or they said so already. What waits for
        its turn has another date, which they do not know.
        """
        changed = await self._session.run(
            "UPDATE served SET read_at = :at, state = 'done', why = '' WHERE vote_id = :vote"
            " AND person_id = :person AND how = 'message' AND read_at IS NULL"
            " AND state <> 'waiting' AND why <> :moved",
            moved=MOVED,
            vote=vote_id,
            person=person,
            at=stamp(at),
        )
        return changed > 0


def _row(tried: Tried) -> dict[str, Any]:
    return {
        "vote": tried.vote,
        "home": tried.home,
        "person": tried.person,
        "how": tried.how,
        "at": stamp(tried.at),
        "by": tried.by,
        "state": tried.state,
        "why": tried.why,
    }


def _delivery(row: Row) -> Delivery:
    return Delivery(
        id=DeliveryId(row["id"]),
        home=AreaId(row["home_id"]),
        person=_person(row["person_id"]),
        how=How(row["how"]),
        at=moment(row["at"]),
        by=_person(row["by_id"]),
        state=DeliveryState(row["state"]),
        why=row["why"],
        read_at=None if row["read_at"] is None else moment(row["read_at"]),
    )


def _person(value: int | None) -> PersonId | None:
    return None if value is None else PersonId(value)

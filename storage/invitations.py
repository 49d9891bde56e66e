"""Invitations by the hash of their token, and wrong guesses at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.areas import AreaId
from domain.people import PersonId, Relation
from domain.residents import GUESSES_OF_ALL, Invitation, InvitationId, RollId
from storage.moments import moment, stamp
from storage.session import Row, Session

_FIELDS = "id, home_id, relation, roll_id, by_id, expires_at, used_at, used_by"
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """An invitation about to be given out."""

    #: SHA-256 in hex: the token itself is kept nowhere.
    token_hash: str
    home: AreaId
    relation: Relation
    #: None: from the household.
    line: RollId | None


class Invitations:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(
        self,
        issued: Sequence[Issued],
        at: datetime,
        *,
        by: PersonId | None,
        expires_at: datetime,
    ) -> None:
        """Whoever is invited for the same line already can't use that one any more."""
        await self._void([each.line for each in issued if each.line is not None], at)
        await self._session.run_many(
            "INSERT INTO invitations (token_hash, home_id, relation, roll_id, by_id, made_at,"
            " expires_at) VALUES (:hash, :home, :relation, :line, :by, :at, :expires)",
            [
                {
                    "hash": each.token_hash,
                    "home": each.home,
                    "relation": each.relation,
                    "line": each.line,
                    "by": by,
                    "at": stamp(at),
                    "expires": stamp(expires_at),
                }
                for each in issued
            ],
        )

    async def _void(self, lines: Sequence[RollId], at: datetime) -> None:
        await self._session.run_many(
            "UPDATE invitations SET expires_at = :at"
            " WHERE home_id = (SELECT home_id FROM roll WHERE id = :line) AND roll_id = :line"
            " AND used_at IS NULL AND expires_at > :at",
            [{"line": line, "at": stamp(at)} for line in lines],
        )

    async def by_hash(self, token_hash: str) -> Invitation | None:
        row = await self._session.first(
            f"SELECT {_FIELDS} FROM invitations WHERE token_hash = :hash", hash=token_hash
        )
        return _invitation(row) if row else None

    async def use(
        self, invitation_id: InvitationId, by: PersonId, at: datetime
    ) -> Invitation | None:
        """None where it was used or has expired: of all who press at once, one gets it."""
        row = await self._session.first(
            "UPDATE invitations SET used_at = :at, used_by = :by"
            " WHERE id = :id AND used_at IS NULL AND expires_at > :at"
            f" RETURNING {_FIELDS}",
            id=invitation_id,
            by=by,
            at=stamp(at),
        )
        return _invitation(row) if row else None

    async def open_of_household(self, home: AreaId, at: datetime) -> int:
        """How many that the household itself gave out can still be used."""
        count = await self._session.value(
            "SELECT count(*) FROM invitations WHERE home_id = :home AND roll_id IS NULL"
            " AND used_at IS NULL AND expires_at > :at",
            home=home,
            at=stamp(at),
        )
        return int(count)

    async def guessed(self, person_id: PersonId, at: datetime) -> tuple[int, int]:
        """Wrong guesses within the hour: theirs, and everybody's as far as it matters."""
        since = stamp(at - _HOUR)
        own = await self._session.value(
            "SELECT count(*) FROM guesses WHERE person_id = :person AND at > :since",
            person=person_id,
            since=since,
        )
        of_all = await self._session.value(
            "SELECT count(*) FROM"
            " (SELECT 1 FROM guesses WHERE at > :since LIMIT :most) AS counted",
            since=since,
            most=GUESSES_OF_ALL,
        )
        return int(own), int(of_all)

    async def guess(self, person_id: PersonId, at: datetime) -> None:
        await self._session.run(
            "INSERT INTO guesses (person_id, at) VALUES (:person, :at)",
            person=person_id,
            at=stamp(at),
        )

    async def guess_again(self, person_id: PersonId, at: datetime, *, lull: timedelta) -> bool:
        """Their newest guess counts from here on: no row more, however often they try. False
        where it is no older than `lull`.
        """
        renewed = await self._session.run(
            "UPDATE guesses SET at = :at WHERE at <= :before AND id ="
            " (SELECT id FROM guesses WHERE person_id = :person"
            "  ORDER BY at DESC, id DESC LIMIT 1)",
            person=person_id,
            at=stamp(at),
            before=stamp(at - lull),
        )
        return renewed == 1

    async def forget_guesses(self, before: datetime) -> int:
        return await self._session.run(
            "DELETE FROM guesses WHERE at < :before", before=stamp(before)
        )


def _invitation(row: Row) -> Invitation:
    return Invitation(
        id=InvitationId(row["id"]),
        home=AreaId(row["home_id"]),
        relation=Relation(row["relation"]),
        line=row["roll_id"],
        by=row["by_id"],
        expires_at=moment(row["expires_at"]),
        used_by=row["used_by"],
        used=row["used_at"] is not None,
    )

"""What outlasts an erasure: that somebody is kept out, and for a day how much they had used of
what nobody may do without end. No name is kept: a hash tells whoever comes back.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime

from domain.people import Person, PersonId
from storage.moments import moment, stamp
from storage.session import Session

#: Up to the full hour: by its very moment a deed would be found again among all others.
_HOUR = "({at} / 3600000000 + 1) * 3600000000"
_USED = f"""
    SELECT 'barred' AS kind, barred_at AS at FROM people
     WHERE id = :person AND barred_at IS NOT NULL
    UNION ALL
    SELECT 'guess', at FROM guesses WHERE person_id = :person AND at > :since
    UNION ALL
    SELECT kind, {_HOUR.format(at="at")} FROM events
     WHERE subject = 'person' AND subject_id = :person AND at > :since
       AND kind IN ('application-applied', 'phone-tried')
    UNION ALL
    SELECT 'filed', {_HOUR.format(at="filed_at")} FROM tickets
     WHERE reporter_id = :person AND filed_at > :since AND danger IS NULL
    UNION ALL
    SELECT 'filed', {_HOUR.format(at="t.filed_at")}
      FROM anonymous_reporters a JOIN tickets t ON t.id = a.ticket_id
     WHERE a.person_id = :person AND t.filed_at > :since AND t.danger IS NULL"""


class KeptOut:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def remember(self, person: Person, since: datetime) -> None:
        """Before they are erased, and their tickets with them."""
        await self._session.run(
            "UPDATE kept_out SET person_id = NULL WHERE person_id = :person", person=person.id
        )
        used = await self._session.all(_USED, person=person.id, since=stamp(since))
        if not used:
            return
        salts = await self._salts()
        salt = salts[0] if salts else secrets.token_hex(16)
        mark = _mark(person.telegram_id, salt)
        await self._session.run_many(
            "INSERT INTO kept_out (mark, salt, kind, at) VALUES (:mark, :salt, :kind, :at)",
            [{"mark": mark, "salt": salt, "kind": row["kind"], "at": row["at"]} for row in used],
        )

    async def recall(self, telegram_id: int, person_id: PersonId) -> datetime | None:
        """Counted against whoever is known again. Since when they are kept out; None: they are
        welcome.
        """
        barred = [
            await self._found(_mark(telegram_id, salt), person_id) for salt in await self._salts()
        ]
        return next((at for at in barred if at is not None), None)

    async def forget(self, before: datetime) -> int:
        """But for who is kept out."""
        return await self._session.run(
            "DELETE FROM kept_out WHERE kind <> 'barred' AND at < :before", before=stamp(before)
        )

    async def _found(self, mark: str, person_id: PersonId) -> datetime | None:
        """What other tables know of them again stays here no longer."""
        rows = await self._session.all(
            "DELETE FROM kept_out WHERE mark = :mark AND kind IN ('barred', 'guess')"
            " RETURNING kind, at",
            mark=mark,
        )
        await self._session.run_many(
            "INSERT INTO guesses (person_id, at) VALUES (:person, :at)",
            [{"person": person_id, "at": row["at"]} for row in rows if row["kind"] == "guess"],
        )
        await self._session.run(
            "UPDATE kept_out SET person_id = :person WHERE mark = :mark",
            person=person_id,
            mark=mark,
        )
        barred = [row["at"] for row in rows if row["kind"] == "barred"]
        return moment(min(barred)) if barred else None

    async def _salts(self) -> Sequence[str]:
        """One for all, so that a stranger costs one try; two where two were the first at once."""
        rows = await self._session.all("SELECT DISTINCT salt FROM kept_out ORDER BY salt")
        return [row["salt"] for row in rows]


def _mark(telegram_id: int, salt: str) -> str:
    """Numbers at Telegram are few enough to be tried one by one: each try is made dear."""
    return hashlib.scrypt(
        str(telegram_id).encode(), salt=bytes.fromhex(salt), n=2**12, r=8, p=1
    ).hex()

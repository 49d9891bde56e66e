"""Who of several processes may send, sweep, or poll: a row each, which lapses with its holder."""

from storage.session import Session


class Leases:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def hold(self, name: str, holder: str, seconds: int) -> bool:
        """Take or renew; False where another holder's has not lapsed."""
        clock = self._session.clock
        row = await self._session.first(
            "INSERT INTO leases (name, holder, expires)"
            f" VALUES (:name, :holder, {clock} + :seconds)"
            " ON CONFLICT (name) DO UPDATE SET holder = excluded.holder,"
            f" expires = excluded.expires WHERE leases.holder = :holder"
            f" OR leases.expires <= {clock} RETURNING holder",
            name=name,
            holder=holder,
            seconds=seconds,
        )
        return row is not None

    async def release(self, name: str, holder: str) -> None:
        await self._session.run(
            "DELETE FROM leases WHERE name = :name AND holder = :holder", name=name, holder=holder
        )

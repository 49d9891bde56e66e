"""Property companies, departments, societies and shops, each by its name."""

from collections.abc import Sequence

from domain.organisations import Organisation, OrganisationKind
from domain.people import OrganisationId
from storage.session import Row, Session

_SELECT = "SELECT o.id, o.name, o.kind FROM organisations o"


class Organisations:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, organisation_id: OrganisationId) -> Organisation:
        """Raises `NotFound`."""
        return _organisation(
            await self._session.one(f"{_SELECT} WHERE o.id = :id", id=organisation_id)
        )

    async def named(self, name: str) -> Organisation | None:
        row = await self._session.first(f"{_SELECT} WHERE o.name = :name", name=name)
        return _organisation(row) if row else None

    async def ensure(self, name: str, kind: OrganisationKind) -> Organisation:
        """The one of this name, of whatever kind it is; made where there is none."""
        await self._session.run(
            "INSERT INTO organisations (name, kind) VALUES (:name, :kind) ON CONFLICT DO NOTHING",
            name=name,
            kind=kind,
        )
        return _organisation(await self._session.one(f"{_SELECT} WHERE o.name = :name", name=name))

    async def busiest(
        self, kinds: Sequence[OrganisationKind], limit: int
    ) -> Sequence[Organisation]:
        """Those that most people hold roles for come first."""
        listed = ", ".join(f"'{kind}'" for kind in kinds)
        rows = await self._session.all(
            f"{_SELECT} WHERE o.kind IN ({listed}) ORDER BY (SELECT count(*) FROM grants g"
            " WHERE g.organisation_id = o.id AND g.until IS NULL) DESC, o.name LIMIT :limit",
            limit=limit,
        )
        return [_organisation(row) for row in rows]


def _organisation(row: Row) -> Organisation:
    return Organisation(
        id=OrganisationId(row["id"]), name=row["name"], kind=OrganisationKind(row["kind"])
    )

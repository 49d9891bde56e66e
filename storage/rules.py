"""To whom tickets go by rule, and which organisations serve where."""

from collections.abc import Sequence

from domain.areas import Area, AreaId, Level
from domain.dispatching import Rule
from domain.organisations import Organisation, OrganisationKind
from domain.people import OrganisationId
from domain.tickets import Category
from storage.session import Row, Session


class Rules:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def over(self, area: Area) -> Sequence[Rule]:
        """Those made for this area or for one above it."""
        ids = {f"id{at}": each for at, each in enumerate((*area.above, area.id))}
        listed = ", ".join(f":{name}" for name in ids)
        rows = await self._session.all(
            "SELECT r.category, r.organisation_id, a.id, a.level, a.name, a.path"
            f" FROM rules r JOIN areas a ON a.id = r.area_id WHERE a.id IN ({listed})",
            **ids,
        )
        return [_rule(row) for row in rows]

    async def make(self, rule: Rule) -> None:
        """In place of the one that said where these went."""
        await self.drop(rule.area.id, rule.category)
        await self._session.run(
            "INSERT INTO rules (area_id, category, organisation_id)"
            " VALUES (:area, :category, :organisation)",
            area=rule.area.id,
            category=rule.category,
            organisation=rule.organisation,
        )

    async def drop(self, area: AreaId, category: Category | None) -> bool:
        """False where there was none."""
        return bool(
            await self._session.run(
                "DELETE FROM rules WHERE area_id = :area AND coalesce(category, '') = :category",
                area=area,
                category=category or "",
            )
        )

    async def serving(self, area: Area, kind: OrganisationKind) -> Sequence[Organisation]:
        """Whose workers hold their role for this area, or for one above it."""
        ids = {f"id{at}": each for at, each in enumerate((*area.above, area.id))}
        listed = ", ".join(f":{name}" for name in ids)
        rows = await self._session.all(
            "SELECT o.id, o.name, o.kind FROM organisations o WHERE o.kind = :kind"
            " AND EXISTS (SELECT 1 FROM grants g WHERE g.organisation_id = o.id"
            f"  AND g.role = 'worker' AND g.until IS NULL AND g.area_id IN ({listed}))"
            " ORDER BY o.name",
            kind=kind,
            **ids,
        )
        return [
            Organisation(
                id=OrganisationId(row["id"]),
                name=row["name"],
                kind=OrganisationKind(row["kind"]),
            )
            for row in rows
        ]


def _rule(row: Row) -> Rule:
    return Rule(
        area=Area(
            id=AreaId(row["id"]),
            level=Level[row["level"].upper()],
            name=row["name"],
            path=row["path"],
        ),
        category=Category(row["category"]) if row["category"] else None,
        organisation=OrganisationId(row["organisation_id"]),
    )

"""Group chats: what each is for, whether we are in it, and where it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import Area, AreaId
from domain.groups import Group, Purpose, Right
from storage.areas import beyond
from storage.moments import moment, stamp
from storage.session import Row, Session

_SELECT = "SELECT chat_id, purpose, area_id, title, rights, admits, left_at FROM groups"
#: What a group's row says of the one it was, kept by the one it became.
_INHERITED = (
    "purpose = coalesce(o.purpose, n.purpose),"
    " area_id = CASE WHEN o.purpose IS NULL THEN n.area_id ELSE o.area_id END,"
    " rights = coalesce(n.rights, o.rights),"
    " greeted_at = coalesce(o.greeted_at, n.greeted_at),"
    " admits = CASE WHEN o.purpose IS NULL THEN n.admits AND coalesce(n.purpose, '') = 'residents'"
    " ELSE o.purpose = 'residents' AND (o.admits OR (n.admits"
    " AND coalesce(n.purpose, '') = 'residents' AND n.area_id = o.area_id)) END"
)
#: The old one's cards and requests that the new one has as well.
_CLASHES = (
    (
        "DELETE FROM cards WHERE chat_id = :old AND EXISTS (SELECT 1 FROM cards n WHERE"
        " n.chat_id = :new AND n.subject = cards.subject AND n.subject_id = cards.subject_id)"
    ),
    (
        "DELETE FROM thanks WHERE chat_id = :old AND until IN"
        " (SELECT n.until FROM thanks n WHERE n.chat_id = :new)"
    ),
    (
        "DELETE FROM digests WHERE chat_id = :old AND EXISTS (SELECT 1 FROM digests n WHERE"
        " n.chat_id = :new AND n.kind = digests.kind AND n.day = digests.day)"
    ),
    (
        "DELETE FROM notice_posts WHERE chat_id = :old AND notice_id IN"
        " (SELECT n.notice_id FROM notice_posts n WHERE n.chat_id = :new)"
    ),
    (
        "DELETE FROM join_requests WHERE chat_id = :old AND person_id IN"
        " (SELECT n.person_id FROM join_requests n WHERE n.chat_id = :new)"
    ),
)
#: Tables whose rows go along with it.
_FOLLOW = ("groups", "cards", "outbox", "join_requests", "thanks", "digests", "notice_posts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A group that we are in, and what it is for."""

    chat_id: int
    purpose: str
    title: str


class Groups:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def bind(self, chat_id: int, purpose: str, title: str, area_id: AreaId) -> None:
        """Said in the group itself, so we are in it."""
        await self._bind(
            chat_id,
            purpose,
            title,
            area_id,
            "title = excluded.title, left_at = NULL",
        )

    async def vouch(self, chat_id: int, purpose: str, title: str, area_id: AreaId) -> None:
        """The configuration says so, which does not know whether we are in it."""
        kept = "CASE WHEN excluded.title = '' THEN groups.title ELSE excluded.title END"
        await self._bind(chat_id, purpose, title, area_id, f"title = {kept}")

    async def _bind(
        self, chat_id: int, purpose: str, title: str, area_id: AreaId, further: str
    ) -> None:
        await self._session.run(
            "INSERT INTO groups (chat_id, purpose, title, area_id, admits)"
            " VALUES (:chat_id, :purpose, :title, :area_id, FALSE)"
            " ON CONFLICT (chat_id) DO UPDATE SET purpose = excluded.purpose,"
            " area_id = excluded.area_id,"
            # What was switched on for residents lets nobody in among staff or volunteers.
            " admits = CASE WHEN excluded.purpose = 'residents' THEN groups.admits ELSE FALSE END,"
            f" {further}",
            area_id=area_id,
            chat_id=chat_id,
            purpose=purpose,
            title=title,
        )

    async def get(self, chat_id: int) -> Group | None:
        """None for one that we have never been in."""
        row = await self._session.first(f"{_SELECT} WHERE chat_id = :id", id=chat_id)
        return _group(row) if row else None

    async def all(self) -> Sequence[Bound]:
        rows = await self._session.all(
            f"{_SELECT} WHERE purpose IS NOT NULL AND left_at IS NULL ORDER BY chat_id"
        )
        return [Bound(chat_id=r["chat_id"], purpose=r["purpose"], title=r["title"]) for r in rows]

    async def meant_for(self, purpose: str) -> Sequence[int]:
        """Chat ids."""
        rows = await self._session.all(
            "SELECT chat_id FROM groups WHERE purpose = :purpose AND left_at IS NULL"
            " ORDER BY chat_id",
            purpose=purpose,
        )
        return [row["chat_id"] for row in rows]

    async def over(self, area: Area, purpose: str) -> Sequence[int]:
        """Chat ids of those bound to this area or to one above it."""
        ids = {f"id{at}": each for at, each in enumerate((*area.above, area.id))}
        listed = ", ".join(f":{name}" for name in ids)
        rows = await self._session.all(
            "SELECT chat_id FROM groups WHERE purpose = :purpose AND left_at IS NULL"
            f" AND area_id IN ({listed}) ORDER BY chat_id",
            purpose=purpose,
            **ids,
        )
        return [row["chat_id"] for row in rows]

    async def around(self, area: Area, purpose: str) -> Sequence[int]:
        """As `over`, and of those bound to something within it."""
        rows = await self._session.all(
            "SELECT g.chat_id FROM groups g JOIN areas a ON a.id = g.area_id"
            " WHERE g.purpose = :purpose AND g.left_at IS NULL"
            " AND a.path >= :low AND a.path < :high ORDER BY g.chat_id",
            purpose=purpose,
            low=area.below,
            high=beyond(area.below),
        )
        return sorted({*await self.over(area, purpose), *(row["chat_id"] for row in rows)})

    async def to_thank(self, until: datetime) -> Sequence[int]:
        """Chat ids of residents' groups that have not read whom to thank up to that moment."""
        rows = await self._session.all(
            "SELECT chat_id FROM groups WHERE purpose = 'residents' AND left_at IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM thanks n WHERE n.chat_id = groups.chat_id"
            "  AND n.until = :until) ORDER BY chat_id",
            until=stamp(until),
        )
        return [row["chat_id"] for row in rows]

    async def thank(self, chat_id: int, until: datetime, at: datetime) -> bool:
        """False where it has read already whom to thank, up to that moment."""
        return bool(
            await self._session.run(
                "INSERT INTO thanks (chat_id, until, at) VALUES (:chat, :until, :at)"
                " ON CONFLICT DO NOTHING",
                chat=chat_id,
                until=stamp(until),
                at=stamp(at),
            )
        )

    async def enter(
        self, chat_id: int, title: str, area_id: AreaId, rights: frozenset[Right]
    ) -> None:
        """We are in it, and may do this there; what it is for stays as it was."""
        await self._session.run(
            "INSERT INTO groups (chat_id, title, area_id, rights, admits)"
            " VALUES (:chat_id, :title, :area_id, :rights, FALSE)"
            " ON CONFLICT (chat_id) DO UPDATE SET title = excluded.title,"
            " rights = excluded.rights, left_at = NULL",
            chat_id=chat_id,
            title=title,
            area_id=area_id,
            rights=" ".join(sorted(rights)),
        )

    async def leave(self, chat_id: int, at: datetime) -> bool:
        """False where we had left already."""
        return await self._once(chat_id, "left_at", at)

    async def greet(self, chat_id: int, at: datetime) -> bool:
        """False where it was greeted already."""
        return await self._once(chat_id, "greeted_at", at)

    async def _once(self, chat_id: int, column: str, at: datetime) -> bool:
        return bool(
            await self._session.run(
                f"UPDATE groups SET {column} = :at WHERE chat_id = :id AND {column} IS NULL",
                id=chat_id,
                at=stamp(at),
            )
        )

    async def title(self, chat_id: int, title: str) -> None:
        await self._session.run(
            "UPDATE groups SET title = :title WHERE chat_id = :id", id=chat_id, title=title
        )

    async def admit(self, chat_id: int, *, admits: bool) -> bool:
        """False where it was so already."""
        return bool(
            await self._session.run(
                "UPDATE groups SET admits = :admits WHERE chat_id = :id AND admits <> :admits",
                id=chat_id,
                admits=admits,
            )
        )

    async def asked_newcomers(self, chat_id: int) -> datetime | None:
        """When newcomers were last shown the way to register; None: never."""
        stamped = await self._session.value(
            "SELECT max(at) FROM events WHERE subject = 'group' AND subject_id = :id"
            " AND kind = 'newcomers'",
            id=chat_id,
        )
        return moment(stamped) if stamped is not None else None

    async def moved(self, old: int, new: int) -> None:
        """Telegram gave the group another id (it became a supergroup): everything follows.

        Telegram says so twice, to whoever sends and to whoever listens: the second time nothing
        is left to do.
        """
        ids = {"old": old, "new": new}
        await self._inherit(ids)
        # Where both were bound for a while, what stands in the new one lives on.
        for clash in _CLASHES:
            await self._session.run(clash, **ids)
        for table in _FOLLOW:
            await self._session.run(
                f"UPDATE {table} SET chat_id = :new WHERE chat_id = :old", **ids
            )
        await self._session.run(
            "UPDATE events SET subject_id = :new WHERE subject = 'group' AND subject_id = :old",
            **ids,
        )
        await self._session.run(
            "UPDATE outbox SET lane = :new WHERE lane = :old", old=str(old), new=str(new)
        )

    async def _inherit(self, ids: dict[str, int]) -> None:
        """Where there are rows of both, the new one becomes what the old one was. We are in it,
        whatever was said about the old one on its way.
        """
        await self._session.run(
            f"UPDATE groups AS n SET {_INHERITED} FROM groups o"
            " WHERE n.chat_id = :new AND o.chat_id = :old",
            **ids,
        )
        await self._session.run(
            "DELETE FROM groups WHERE chat_id = :old"
            " AND EXISTS (SELECT 1 FROM groups n WHERE n.chat_id = :new)",
            **ids,
        )
        await self._session.run(
            "UPDATE groups SET left_at = NULL WHERE chat_id IN (:old, :new)", **ids
        )


def _group(row: Row) -> Group:
    return Group(
        chat_id=row["chat_id"],
        purpose=Purpose(row["purpose"]) if row["purpose"] else None,
        area=AreaId(row["area_id"]),
        title=row["title"],
        rights=None if row["rights"] is None else frozenset(map(Right, row["rights"].split())),
        # Whoever bound it anew, here or in the configuration: staff's groups let nobody in.
        admits=bool(row["admits"]) and row["purpose"] == Purpose.RESIDENTS,
        left=row["left_at"] is not None,
    )

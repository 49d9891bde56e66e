"""What overviews tell, counted where it lies; and which were given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import Area
from domain.digests import Digest
from domain.meetings import Meeting
from domain.notices import NoticeId
from domain.tickets import Category
from domain.votes import Vote
from storage.areas import LINE, LINES, beyond
from storage.meetings import COLUMNS, JOINED, meeting_of
from storage.moments import moment, stamp
from storage.resolutions import BECAME, DONE, DROPPED
from storage.session import Session
from storage.tasks import within
from storage.vote_rows import SELECT as VOTES
from storage.vote_rows import vote

_OPEN = "t.stage IN ('filed', 'dispatched', 'offered', 'accepted')"
#: What was no trouble of its own, or taken back, is counted nowhere.
_COUNTED = "t.stage NOT IN ('withdrawn', 'rejected', 'merged')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Tickets of an area, in a span."""

    reported: int = 0
    #: Reported done then; one that was reopened since is open.
    solved: int = 0
    #: Their time ran out then, and they were not done.
    late: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """An open ticket, without a word of whose it is or where."""

    category: Category
    filed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanting:
    """An open task that is not full."""

    title: str
    #: The words are a neighbour's own: not for groups.
    quoted: bool
    starts_at: datetime | None
    free: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Resolutions: of those due in a span, how many are done and how many are not; and how many
    are open that are due later.
    """

    kept: int = 0
    broken: int = 0
    open: int = 0

    @property
    def due(self) -> int:
        return self.kept + self.broken


class Digests:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def to_give(self, kind: Digest, day: int, limit: int) -> Sequence[int]:
        """Chat ids of residents' groups that do not have it."""
        rows = await self._session.all(
            "SELECT chat_id FROM groups g WHERE g.purpose = 'residents' AND g.left_at IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM digests d WHERE d.chat_id = g.chat_id"
            "  AND d.kind = :kind AND d.day = :day) ORDER BY g.chat_id LIMIT :limit",
            kind=kind,
            day=day,
            limit=limit,
        )
        return [row["chat_id"] for row in rows]

    async def give(self, chat_id: int, kind: Digest, day: int, at: datetime) -> bool:
        """False: it was given there."""
        return bool(
            await self._session.run(
                "INSERT INTO digests (chat_id, kind, day, at) VALUES (:chat, :kind, :day, :at)"
                " ON CONFLICT DO NOTHING",
                chat=chat_id,
                kind=kind,
                day=day,
                at=stamp(at),
            )
        )

    async def counts(self, area: Area, since: datetime, until: datetime) -> Counts:
        lying, params = _lying(area)

        def many(moment: str, but: str = "1 = 1") -> str:
            # Each by the index of its moment: a week is little of what there ever was.
            return (
                f"(SELECT count(*) FROM tickets t LEFT JOIN {LINES} WHERE {moment} >= :since"
                f" AND {moment} < :until AND {_COUNTED} AND ({lying}) AND ({but}))"
            )

        sql = (
            f"SELECT {many('t.filed_at')} AS reported, {many('t.finished_at')} AS solved,"
            # Where the work is paused, so is the clock.
            f" {many('t.finish_by', _LATE)} AS late"
        )
        row = await self._session.one(sql, since=stamp(since), until=stamp(until), **params)
        return Counts(reported=row["reported"], solved=row["solved"], late=row["late"])

    async def kept(self, area: Area, since: datetime, until: datetime) -> Kept:
        """Of the meetings and the decisions of this area and of those around it, made by then."""
        around, params = _around(area)
        then = "r.due_at >= :since AND r.due_at < :until"
        sql = (
            f"SELECT {_sum(f'{then} AND {DONE}')} AS kept,"
            f" {_sum(f'{then} AND NOT {DONE}')} AS broken,"
            f" {_sum(f'r.due_at >= :until AND NOT {DONE} AND NOT {DROPPED}')} AS still"
            f" FROM {BECAME} LEFT JOIN meetings m ON m.id = r.meeting_id"
            " LEFT JOIN decisions d ON d.resolution_id = r.id"
            " JOIN areas a ON a.id = coalesce(m.area_id, d.area_id)"
            f" WHERE r.at < :until AND ({around})"
        )
        row = await self._session.one(sql, since=stamp(since), until=stamp(until), **params)
        return Kept(kept=row["kept"], broken=row["broken"], open=row["still"])

    async def lasting(self, area: Area, before: datetime, limit: int) -> Sequence[Lasting]:
        """Reported before that moment, for everybody's good; what is open longest first."""
        lying, params = _lying(area)
        rows = await self._session.all(
            f"SELECT t.category, t.filed_at FROM tickets t LEFT JOIN {LINES}"
            # A complaint may be about somebody, and whoever needs a hand says so in private.
            f" WHERE {_OPEN} AND t.kind IN ('repair', 'suggestion') AND t.filed_at < :before"
            " AND t.room IS NULL AND (a.level IS NULL OR a.level <> 'home')"
            f" AND ({lying}) ORDER BY t.filed_at, t.id LIMIT :limit",
            before=stamp(before),
            limit=limit,
            **params,
        )
        return [
            Lasting(category=Category(row["category"]), filed_at=moment(row["filed_at"]))
            for row in rows
        ]

    async def wanting(self, area: Area, at: datetime, limit: int) -> Sequence[Wanting]:
        """What begins next first, what has no time last."""
        around, params = _around(area)
        rows = await self._session.all(
            "SELECT k.title, k.quoted, k.starts_at, k.capacity - k.held AS free"
            f" FROM tasks k JOIN areas a ON a.id = k.area_id WHERE ({around})"
            " AND k.stage = 'open' AND k.held < k.capacity"
            " AND (k.starts_at IS NULL OR k.starts_at > :at)"
            " ORDER BY k.starts_at IS NULL, k.starts_at, k.id LIMIT :limit",
            at=stamp(at),
            limit=limit,
            **params,
        )
        return [
            Wanting(
                title=row["title"],
                quoted=bool(row["quoted"]),
                starts_at=None if row["starts_at"] is None else moment(row["starts_at"]),
                free=row["free"],
            )
            for row in rows
        ]

    async def meetings(
        self, area: Area, since: datetime, until: datetime, limit: int
    ) -> Sequence[Meeting]:
        """Of residents, that begin then."""
        around, params = _around(area)
        rows = await self._session.all(
            f"SELECT {COLUMNS} FROM meetings m{JOINED} WHERE ({around}) AND m.series = 'council'"
            " AND m.stage IN ('planned', 'calling', 'frozen', 'open')"
            " AND m.starts_at >= :since AND m.starts_at < :until"
            " ORDER BY m.starts_at, m.id LIMIT :limit",
            since=stamp(since),
            until=stamp(until),
            limit=limit,
            **params,
        )
        return [meeting_of(row) for row in rows]

    async def votes(
        self, area: Area, since: datetime, until: datetime, limit: int
    ) -> Sequence[Vote]:
        """Open ones that close then."""
        around, params = _around(area)
        rows = await self._session.all(
            f"{VOTES} WHERE state = 'open' AND closes_at > :since AND closes_at < :until"
            f" AND area_id IN (SELECT a.id FROM areas a WHERE {around})"
            " ORDER BY closes_at, id LIMIT :limit",
            since=stamp(since),
            until=stamp(until),
            limit=limit,
            **params,
        )
        return [vote(row) for row in rows]

    async def notices(
        self, chat_id: int, since: datetime, at: datetime, limit: int
    ) -> Sequence[NoticeId]:
        """Posted in that group since then, and holding still; the newest first."""
        rows = await self._session.all(
            "SELECT n.id FROM notice_posts x JOIN notices n ON n.id = x.notice_id"
            " WHERE x.chat_id = :chat AND x.state NOT IN ('queued', 'failed')"
            " AND n.stage <> 'cancelled'"
            " AND n.issued_at >= :since AND (n.ends_at IS NULL OR n.ends_at > :at)"
            " ORDER BY n.issued_at DESC, n.id DESC LIMIT :limit",
            chat=chat_id,
            since=stamp(since),
            at=stamp(at),
            limit=limit,
        )
        return [NoticeId(row["id"]) for row in rows]


_LATE = (
    "t.finished_at > t.finish_by OR (t.finished_at IS NULL"
    " AND (t.paused_at IS NULL OR t.paused_at >= t.finish_by))"
)


def _sum(condition: str) -> str:
    return f"coalesce(sum(CASE WHEN {condition} THEN 1 ELSE 0 END), 0)"


def _lying(area: Area) -> tuple[str, dict[str, object]]:
    """Of tickets `t`: the root holds everything, also what nobody could place."""
    if not area.path:
        return "1 = 1", {}
    within_it = f"{LINE} BETWEEN :below AND :beyond"
    return within_it, {"below": area.below, "beyond": beyond(area.below)}


def _around(area: Area) -> tuple[str, dict[str, object]]:
    """A condition on `areas a`: this one, all below it, and those that it lies in."""
    below, params = within([area])
    above: dict[str, object] = {f"above{at}": each for at, each in enumerate(area.above)}
    wider = f" OR a.id IN ({', '.join(f':{name}' for name in above)})" if above else ""
    return below + wider, params | above

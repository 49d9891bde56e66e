"""Notices in and out of the database, with their areas and files."""

from collections.abc import Collection, Sequence
from datetime import datetime

from domain.areas import AreaId
from domain.notices import Draft, Notice, NoticeId, Stage
from domain.people import PersonId
from storage.moments import stamp
from storage.notice_rows import SAYS, SELECT, notice_of, says, stamped
from storage.session import Row, Session


class Notices:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, draft: Draft, by: PersonId, at: datetime) -> Notice:
        said = says(draft)
        number = await self._session.value(
            f"INSERT INTO notices (by_id, stage, revision, made_at, issued_at, {SAYS})"
            " VALUES (:by, :stage, 1, :at, :issued,"
            f" {', '.join(f':{name}' for name in said)}) RETURNING id",
            by=by,
            stage=draft.stage,
            at=stamp(at),
            issued=stamp(at) if draft.stage is Stage.SENDING else None,
            **said,
        )
        await self._session.run_many(
            "INSERT INTO notice_areas (notice_id, area_id) VALUES (:notice, :area)",
            [{"notice": number, "area": area} for area in draft.audience.areas],
        )
        await self._session.run_many(
            "INSERT INTO notice_files (notice_id, place, kind, file_id)"
            " VALUES (:notice, :place, :kind, :file)",
            [
                {"notice": number, "place": at, "kind": file.kind, "file": file.file_id}
                for at, file in enumerate(draft.files)
            ],
        )
        return await self.get(NoticeId(number))

    async def get(self, notice_id: NoticeId) -> Notice:
        """Raises `NotFound`."""
        row = await self._session.one(f"{SELECT} WHERE n.id = :id", id=notice_id)
        return (await self._whole([row]))[0]

    async def hold(self, notice_id: NoticeId) -> Notice:
        """As `get`; nobody else changes it before this transaction ends."""
        await self._session.one(
            f"SELECT id FROM notices WHERE id = :id{self._session.for_update}", id=notice_id
        )
        return await self.get(notice_id)

    async def save(self, notice: Notice, before: Stage) -> bool:
        """What may change. False where it moved on meanwhile."""
        changed = await self._session.run(
            "UPDATE notices SET stage = :stage, text = :text, plain = :plain,"
            " revision = :revision, issued_at = :issued, settled_at = :settled"
            " WHERE id = :id AND stage = :before",
            id=notice.id,
            stage=notice.stage,
            text=notice.text,
            plain=notice.plain,
            revision=notice.revision,
            issued=stamped(notice.issued_at),
            settled=stamped(notice.settled_at),
            before=before,
        )
        return changed == 1

    async def gathered(self, notice_id: NoticeId, at: datetime) -> bool:
        """The ledger has everybody. False where it had them before."""
        return bool(
            await self._session.run(
                "UPDATE notices SET gathered_at = :at WHERE id = :id AND gathered_at IS NULL",
                id=notice_id,
                at=stamp(at),
            )
        )

    async def in_stage(self, stage: Stage) -> Sequence[Notice]:
        return await self._whole(
            await self._session.all(f"{SELECT} WHERE n.stage = :stage ORDER BY n.id", stage=stage)
        )

    async def planned(self, at: datetime) -> Sequence[Notice]:
        """Whose hour has come."""
        return await self._whole(
            await self._session.all(
                f"{SELECT} WHERE n.stage = 'planned' AND n.send_at <= :at ORDER BY n.id",
                at=stamp(at),
            )
        )

    async def to_remind(self, at: datetime) -> Sequence[Notice]:
        """Sent so long ago that the silent are to be asked once more; each is named once."""
        return await self._whole(
            await self._session.all(
                f"{SELECT} WHERE n.remind_after IS NOT NULL AND n.reminded_at IS NULL"
                " AND n.stage = 'sent'"
                " AND n.settled_at + CAST(n.remind_after AS BIGINT) * 3600000000 <= :at"
                " AND (n.ends_at IS NULL OR n.ends_at > :at) ORDER BY n.id",
                at=stamp(at),
            )
        )

    async def remind(self, notice_id: NoticeId, at: datetime, before: datetime) -> bool:
        """Its silent are asked once more. False where they were, since `before`."""
        return bool(
            await self._session.run(
                "UPDATE notices SET reminded_at = :at, stage = 'sending' WHERE id = :id"
                " AND stage = 'sent' AND coalesce(reminded_at, 0) <= :before",
                id=notice_id,
                at=stamp(at),
                before=stamp(before),
            )
        )

    async def latest(self, areas: Collection[AreaId], limit: int) -> Sequence[Notice]:
        """Issued for one of these areas, the newest first."""
        named = {f"a{at}": area for at, area in enumerate(sorted(areas))}
        if not named:
            return []
        rows = await self._session.all(
            f"{SELECT} WHERE n.issued_at IS NOT NULL AND n.id IN"
            " (SELECT x.notice_id FROM notice_areas x"
            f" WHERE x.area_id IN ({', '.join(f':{name}' for name in named)}))"
            " ORDER BY n.issued_at DESC, n.id DESC LIMIT :limit",
            limit=limit,
            **named,
        )
        return await self._whole(rows)

    async def several(self, ids: Collection[NoticeId]) -> Sequence[Notice]:
        named = {f"n{at}": each for at, each in enumerate(sorted(ids))}
        if not named:
            return []
        listed = ", ".join(f":{name}" for name in named)
        return await self._whole(
            await self._session.all(f"{SELECT} WHERE n.id IN ({listed}) ORDER BY n.id", **named)
        )

    async def of_author(self, person: PersonId, limit: int) -> Sequence[Notice]:
        """What they sent, are sending or have planned, the newest first."""
        rows = await self._session.all(
            f"{SELECT} WHERE n.by_id = :person ORDER BY n.id DESC LIMIT :limit",
            person=person,
            limit=limit,
        )
        return await self._whole(rows)

    async def _whole(self, rows: Sequence[Row]) -> Sequence[Notice]:
        if not rows:
            return []
        ids = {f"n{at}": row["id"] for at, row in enumerate(rows)}
        listed = ", ".join(f":{name}" for name in ids)
        areas = await self._session.all(
            "SELECT x.notice_id, a.id, a.level, a.name, a.path FROM notice_areas x"
            f" JOIN areas a ON a.id = x.area_id WHERE x.notice_id IN ({listed})"
            " ORDER BY a.path, a.id",
            **ids,
        )
        files = await self._session.all(
            "SELECT notice_id, kind, file_id FROM notice_files"
            f" WHERE notice_id IN ({listed}) ORDER BY notice_id, place",
            **ids,
        )
        return [notice_of(row, areas, files) for row in rows]

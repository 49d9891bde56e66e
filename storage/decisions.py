"""Decisions with all that was said of them, in and out of the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.areas import Area, AreaId, Level
from domain.assembly import Matter
from domain.decisions import (
    Decision,
    DecisionId,
    Grounds,
    Office,
    Opinion,
    Procedure,
    Publication,
    Published,
    Stage,
)
from domain.meetings import ResolutionId
from domain.people import PersonId, Who
from domain.tickets import TicketId
from domain.votes import VoteId
from storage.failures import NotFound
from storage.moments import moment, stamp
from storage.session import Row, Session

_SELECT = (
    "SELECT d.id, d.procedure, d.title, d.matter, d.stage, d.ticket_id, d.origin_id,"
    " d.former_id, d.vote_id, d.resolution_id, d.due_at, d.stage_at, d.made_at,"
    " a.id AS area_id, a.level, a.name AS area, a.path,"
    " (SELECT count(*) FROM objections o WHERE o.decision_id = d.id AND o.answer = '') AS open"
    " FROM decisions d JOIN areas a ON a.id = d.area_id"
)
_OPINIONS = (
    "SELECT o.decision_id, o.step, o.office, o.by_id, p.name, o.approved, o.text, o.at, o.due_at"
    " FROM opinions o LEFT JOIN people p ON p.id = o.by_id"
)
_PROPOSAL = "proposal"
_OVER = "('done', 'refused')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A decision that is about to be made."""

    procedure: Procedure
    area: Area
    title: str
    matter: Matter
    stage: Stage
    grounds: Grounds
    due_at: datetime


class Decisions:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def make(self, proposed: Proposed, at: datetime) -> DecisionId | None:
        """None: the one that was refused is proposed anew already."""
        grounds = proposed.grounds
        row = await self._session.first(
            "INSERT INTO decisions (procedure, area_id, title, matter, stage, ticket_id,"
            " origin_id, former_id, due_at, stage_at, made_at) VALUES (:procedure, :area, :title,"
            " :matter, :stage, :ticket, :origin, :former, :due, :at, :at)"
            " ON CONFLICT (former_id) DO NOTHING RETURNING id",
            procedure=proposed.procedure,
            area=proposed.area.id,
            title=proposed.title,
            matter=proposed.matter,
            stage=proposed.stage,
            ticket=grounds.ticket,
            origin=grounds.resolution,
            former=grounds.former,
            due=stamp(proposed.due_at),
            at=stamp(at),
        )
        return None if row is None else DecisionId(row["id"])

    async def opine(self, decision_id: DecisionId, opinion: Opinion) -> bool:
        """False: that office has said its word at that step."""
        return bool(
            await self._session.run(
                "INSERT INTO opinions (decision_id, step, office, by_id, approved, text, at,"
                " due_at) VALUES (:decision, :step, :office, :by, :approved, :text, :at, :due)"
                " ON CONFLICT DO NOTHING",
                decision=decision_id,
                step=opinion.step or _PROPOSAL,
                office=opinion.office,
                by=opinion.by.id if opinion.by else None,
                approved=opinion.approved,
                text=opinion.text,
                at=stamp(opinion.at),
                due=stamp(opinion.due_at),
            )
        )

    async def get(self, decision_id: DecisionId) -> Decision:
        """Raises `NotFound`."""
        row = await self._session.one(f"{_SELECT} WHERE d.id = :id", id=decision_id)
        return (await self._whole([row]))[0]

    async def hold(self, decision_id: DecisionId) -> Decision:
        """As `get`; nobody else changes it, or anything of it, before this unit ends."""
        await self._session.one(
            f"SELECT id FROM decisions WHERE id = :id{self._session.for_update}", id=decision_id
        )
        return await self.get(decision_id)

    async def save(self, decision: Decision) -> None:
        """What may change, with its publications; opinions are added by `opine`."""
        changed = await self._session.run(
            "UPDATE decisions SET stage = :stage, vote_id = :vote, resolution_id = :resolution,"
            " due_at = :due, stage_at = :at WHERE id = :id",
            id=decision.id,
            stage=decision.stage,
            vote=decision.vote,
            resolution=decision.resolution,
            due=None if decision.due_at is None else stamp(decision.due_at),
            at=stamp(decision.stage_at),
        )
        if changed != 1:
            raise NotFound
        for each in decision.publications:
            await self._session.run(
                "INSERT INTO publications (decision_id, kind, at, until)"
                " VALUES (:decision, :kind, :at, :until) ON CONFLICT DO NOTHING",
                decision=decision.id,
                kind=each.kind,
                at=stamp(each.at),
                until=stamp(each.until),
            )

    async def anew(self, decision_id: DecisionId) -> DecisionId | None:
        """As which it was proposed again; None: it was not."""
        row = await self._session.first(
            "SELECT id FROM decisions WHERE former_id = :id", id=decision_id
        )
        return None if row is None else DecisionId(row["id"])

    async def of(self, areas: Sequence[Area], skip: int, limit: int) -> Sequence[Decision]:
        """Of these areas: what goes on first, then the newest."""
        listed, ids = _listed(areas)
        rows = await self._session.all(
            f"{_SELECT} WHERE d.area_id IN ({listed})"
            f" ORDER BY CASE WHEN d.stage IN {_OVER} THEN 1 ELSE 0 END, d.id DESC"
            " LIMIT :limit OFFSET :skip",
            skip=skip,
            limit=limit,
            **ids,
        )
        return await self._whole(rows)

    async def count(self, areas: Sequence[Area]) -> int:
        listed, ids = _listed(areas)
        return int(
            await self._session.value(
                f"SELECT count(*) FROM decisions WHERE area_id IN ({listed})", **ids
            )
        )

    async def going_on(self) -> Sequence[Decision]:
        """All that is not over, and what is done while its result is published still."""
        rows = await self._session.all(f"{_SELECT} WHERE d.stage NOT IN {_OVER} ORDER BY d.id")
        return await self._whole(rows)

    async def with_vote(self, vote_id: VoteId) -> Decision | None:
        row = await self._session.first(f"{_SELECT} WHERE d.vote_id = :vote", vote=vote_id)
        return None if row is None else (await self._whole([row]))[0]

    async def opinions_of(self, person_id: PersonId) -> Sequence[tuple[DecisionId, Opinion]]:
        """What they said for offices, the earliest first."""
        rows = await self._session.all(
            f"{_OPINIONS} WHERE o.by_id = :person ORDER BY o.id", person=person_id
        )
        return [(DecisionId(row["decision_id"]), _opinion(row)) for row in rows]

    async def _whole(self, rows: Sequence[Row]) -> list[Decision]:
        """In the order of the rows."""
        if not rows:
            return []
        ids = {f"id{at}": row["id"] for at, row in enumerate(rows)}
        listed = ", ".join(f":{name}" for name in ids)
        said: dict[int, list[Opinion]] = {row["id"]: [] for row in rows}
        for each in await self._session.all(
            f"{_OPINIONS} WHERE o.decision_id IN ({listed}) ORDER BY o.id",
            **ids,
        ):
            said[each["decision_id"]].append(_opinion(each))
        shown: dict[int, list[Publication]] = {row["id"]: [] for row in rows}
        for each in await self._session.all(
            "SELECT decision_id, kind, at, until FROM publications"
            f" WHERE decision_id IN ({listed}) ORDER BY at, kind",
            **ids,
        ):
            shown[each["decision_id"]].append(_publication(each))
        return [_decision(row, said[row["id"]], shown[row["id"]]) for row in rows]


def _listed(areas: Sequence[Area]) -> tuple[str, dict[str, Any]]:
    ids = {f"area{at}": each.id for at, each in enumerate(areas)}
    return ", ".join(f":{name}" for name in ids) or "NULL", ids


def _opinion(row: Row) -> Opinion:
    return Opinion(
        step=None if row["step"] == _PROPOSAL else Stage(row["step"]),
        office=Office(row["office"]),
        by=None
        if row["by_id"] is None
        else Who(id=PersonId(row["by_id"]), name=row["name"] or ""),
        approved=bool(row["approved"]),
        text=row["text"],
        at=moment(row["at"]),
        due_at=moment(row["due_at"]),
    )


def _publication(row: Row) -> Publication:
    return Publication(
        kind=Published(row["kind"]), at=moment(row["at"]), until=moment(row["until"])
    )


def _decision(row: Row, said: list[Opinion], shown: list[Publication]) -> Decision:
    grounds = Grounds(
        ticket=None if row["ticket_id"] is None else TicketId(row["ticket_id"]),
        resolution=None if row["origin_id"] is None else ResolutionId(row["origin_id"]),
        former=None if row["former_id"] is None else DecisionId(row["former_id"]),
    )
    return Decision(
        id=DecisionId(row["id"]),
        procedure=Procedure(row["procedure"]),
        area=Area(
            id=AreaId(row["area_id"]),
            level=Level[row["level"].upper()],
            name=row["area"],
            path=row["path"],
        ),
        title=row["title"],
        matter=Matter(row["matter"]),
        stage=Stage(row["stage"]),
        opinions=tuple(said),
        publications=tuple(shown),
        unanswered=row["open"],
        grounds=grounds,
        vote=None if row["vote_id"] is None else VoteId(row["vote_id"]),
        resolution=None if row["resolution_id"] is None else ResolutionId(row["resolution_id"]),
        due_at=None if row["due_at"] is None else moment(row["due_at"]),
        stage_at=moment(row["stage_at"]),
        made_at=moment(row["made_at"]),
    )

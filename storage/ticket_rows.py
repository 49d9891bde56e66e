"""Rows that become tickets: what is asked for, and what is made of it."""

from domain.areas import Area, AreaId, Level
from domain.organisations import Organisation, OrganisationKind
from domain.people import OrganisationId, PersonId, Who
from domain.places import Place
from domain.tickets import (
    Category,
    Danger,
    Kind,
    Outcome,
    Pause,
    Promise,
    Stage,
    Ticket,
    TicketId,
    Waiting,
)
from storage.moments import maybe_moment, moment
from storage.session import Row, Session


def select(session: Session) -> str:
    """All that a ticket is made of. Whoever filed anonymously is looked up where it is kept."""
    return f"""
    SELECT t.id, t.kind, t.category, t.danger, t.text, t.building, t.unit, t.room, t.spot,
           t.stage, t.behalf, t.dispatched_at, t.filed_at, t.accept_by, t.warn_at,
           t.finish_by, t.alarm, t.unaccepted_told,
           t.extended_at, t.paused_at, t.waiting, t.finished_at, t.outcome, t.contacted,
           t.stars, t.reopenings, t.merged_into, t.anonymised_at,
           r.id AS reporter_id, r.name AS reporter, apart.person_id IS NOT NULL AS anonymous,
           t.assignee_id, a.name AS assignee,
           p.id AS area_id, p.level, p.name AS area, p.path,
           o.id AS organisation_id, o.name AS organisation, o.kind AS organisation_kind,
           (SELECT count(*) FROM seconds s WHERE s.ticket_id = t.id)
           + (SELECT count(*) FROM tickets m WHERE m.merged_into = t.id
                 AND (m.reporter_id IS NULL OR t.reporter_id IS NULL
                      OR m.reporter_id <> t.reporter_id))
           + (SELECT count(*) FROM seconds s JOIN tickets m ON m.id = s.ticket_id
               WHERE m.merged_into = t.id) AS seconders,
           (SELECT {session.joined}(x.organisation_id || '', ',') FROM returns x
             WHERE x.ticket_id = t.id) AS returned_by
      FROM tickets t
      LEFT JOIN anonymous_reporters apart ON apart.ticket_id = t.id
      LEFT JOIN people r ON r.id = coalesce(t.reporter_id, apart.person_id)
      LEFT JOIN people a ON a.id = t.assignee_id
      JOIN areas p ON p.id = coalesce(t.area_id, (SELECT id FROM areas WHERE parent_id IS NULL))
      LEFT JOIN organisations o ON o.id = t.organisation_id
    """


def ticket_of(row: Row) -> Ticket:
    return Ticket(
        id=TicketId(row["id"]),
        kind=Kind(row["kind"]),
        category=Category(row["category"]),
        text=row["text"],
        place=place_of(row),
        area=Area(
            id=AreaId(row["area_id"]),
            level=Level[row["level"].upper()],
            name=row["area"],
            path=row["path"],
        ),
        danger=Danger(row["danger"]) if row["danger"] else None,
        stage=Stage(row["stage"]),
        reporter=_who(row["reporter_id"], row["reporter"]),
        anonymous=bool(row["anonymous"]),
        behalf=row["behalf"] or "",
        organisation=_organisation(row),
        assignee=_who(row["assignee_id"], row["assignee"]),
        filed_at=moment(row["filed_at"]),
        dispatched_at=maybe_moment(row["dispatched_at"]),
        promise=_promise(row),
        alarm=row["alarm"] or 0,
        unaccepted_told=bool(row["unaccepted_told"]),
        pause=_pause(row),
        extended=row["extended_at"] is not None,
        returned_by=frozenset(
            OrganisationId(int(each)) for each in (row["returned_by"] or "").split(",") if each
        ),
        finished_at=maybe_moment(row["finished_at"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        contacted=None if row["contacted"] is None else bool(row["contacted"]),
        stars=row["stars"],
        reopenings=row["reopenings"],
        seconders=row["seconders"],
        merged_into=row["merged_into"],
        anonymised=row["anonymised_at"] is not None,
    )


def place_of(row: Row) -> Place:
    return Place(building=row["building"], unit=row["unit"], room=row["room"], spot=row["spot"])


def _who(person_id: int | None, name: str | None) -> Who | None:
    return Who(id=PersonId(person_id), name=name or "") if person_id else None


def _organisation(row: Row) -> Organisation | None:
    if row["organisation_id"] is None:
        return None
    return Organisation(
        id=OrganisationId(row["organisation_id"]),
        name=row["organisation"],
        kind=OrganisationKind(row["organisation_kind"]),
    )


def _promise(row: Row) -> Promise | None:
    warn_at, finish_by = maybe_moment(row["warn_at"]), maybe_moment(row["finish_by"])
    if warn_at is None or finish_by is None:
        return None
    accept_by = maybe_moment(row["accept_by"])
    return Promise(accept_by=accept_by, warn_at=warn_at, finish_by=finish_by)


def _pause(row: Row) -> Pause | None:
    since = maybe_moment(row["paused_at"])
    return Pause(since=since, why=Waiting(row["waiting"])) if since else None

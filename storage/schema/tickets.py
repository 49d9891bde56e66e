"""Tickets, and what happened to anything."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, SmallInteger, Table

from storage.schema.columns import Id, ident, metadata, moment, one_of, partial, words

events = Table(
    "events",
    metadata,
    ident(),
    words("subject"),  # "ticket", "person", "home", "group"
    Column("subject_id", Id, nullable=False),
    words("kind"),
    # NULL: the clock did it, or somebody of whom nothing is known any more.
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("at"),
    words("note", nullable=True),  # what the person said with it
    Index("ix_events_subject", "subject", "subject_id", "id"),
    Index("ix_events_by_id", "by_id"),
    sqlite_autoincrement=True,
)

tickets = Table(
    "tickets",
    metadata,
    ident(),
    words("kind"),
    words("category"),
    words("danger", nullable=True),  # NULL: not urgent
    words("text"),
    words("building", nullable=True),  # these four: NULL where unsaid
    words("unit", nullable=True),
    words("room", nullable=True),
    words("spot", nullable=True),
    words("stage"),
    # NULL: nothing is known of them any more.
    Column("reporter_id", Id, ForeignKey("people.id"), nullable=True),
    Column("assignee_id", Id, ForeignKey("people.id"), nullable=True),  # NULL: nobody yet
    moment("filed_at"),
    moment("finished_at", nullable=True),  # NULL unless finished or closed
    words("outcome", nullable=True),  # NULL until closed
    Column("stars", SmallInteger, nullable=True),  # NULL: not rated
    Column("reopenings", Integer, nullable=False),
    moment("anonymised_at", nullable=True),  # NULL: holds what was said, and which door
    one_of("stage", "filed", "accepted", "finished", "closed", "withdrawn"),
    one_of("outcome", "confirmed", "unconfirmed"),
    CheckConstraint("stars BETWEEN 1 AND 5", name="stars"),
    CheckConstraint("stage <> 'accepted' OR assignee_id IS NOT NULL", name="assignee"),
    CheckConstraint("(stage = 'closed') = (outcome IS NOT NULL)", name="closed"),
    Index("ix_tickets_reporter_id_filed_at", "reporter_id", "filed_at"),
    partial("ix_tickets_in_hand", "assignee_id", where="stage = 'accepted'"),
    partial("ix_tickets_finished_at", "finished_at", where="stage = 'finished'"),
    partial(
        "ix_tickets_to_anonymise",
        "filed_at",
        where="stage IN ('closed', 'withdrawn') AND anonymised_at IS NULL",
    ),
    partial("ix_tickets_orphaned", "stage", where="reporter_id IS NULL AND anonymised_at IS NULL"),
    sqlite_autoincrement=True,
)

files = Table(
    "files",
    metadata,
    ident(),
    Column("ticket_id", Id, ForeignKey("tickets.id", ondelete="CASCADE"), nullable=False),
    words("purpose"),  # why it was sent: to report, or as proof of the work
    words("kind"),
    words("file_id"),  # Telegram's, valid for this bot only
    Column("event_id", Id, ForeignKey("events.id"), nullable=False),  # sent with this step
    one_of("purpose", "report", "proof"),
    one_of("kind", "photo", "video", "voice"),
    Index("ix_files_ticket_id", "ticket_id", "id"),
    sqlite_autoincrement=True,
)

"""Tickets, and what happened to anything."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    Table,
)

from storage.schema.columns import Id, ident, metadata, moment, one_of, partial, words

events = Table(
    "events",
    metadata,
    ident(),
    words("subject"),  # "ticket", "person", "home", "group", "notice"
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

STAGES = (
    "filed",
    "dispatched",
    "offered",
    "accepted",
    "finished",
    "closed",
    "withdrawn",
    "rejected",
    "merged",
)
OPEN = "stage IN ('filed', 'dispatched', 'offered', 'accepted')"
#: What was no trouble of its own, or taken back, is counted nowhere.
COUNTED = "stage NOT IN ('withdrawn', 'rejected', 'merged')"
#: Was reported done, and is not any more.
REOPENED = "finished_at IS NULL AND reopenings > 0"

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
    # NULL: nothing is known of them any more, or `anonymous_reporters` knows.
    Column("reporter_id", Id, ForeignKey("people.id"), nullable=True),
    words("behalf", nullable=True),  # for whom it was filed; NULL: for oneself
    Column("area_id", Id, ForeignKey("areas.id"), nullable=True),  # NULL: somewhere here
    # NULL: on the desk, with the volunteers, or with the crew at large.
    Column("organisation_id", Id, ForeignKey("organisations.id"), nullable=True),
    moment("dispatched_at", nullable=True),  # NULL unless an organisation has it
    Column("assignee_id", Id, ForeignKey("people.id"), nullable=True),  # NULL: nobody yet
    moment("filed_at"),
    moment("accept_by", nullable=True),  # NULL: only the end is promised, or nothing
    moment("warn_at", nullable=True),  # NULL: nothing was promised
    moment("finish_by", nullable=True),  # NULL: as above
    moment("extended_at", nullable=True),  # NULL: not yet
    moment("paused_at", nullable=True),  # NULL: the work goes on
    words("waiting", nullable=True),  # for what it is paused
    # How late it was the last time somebody was told: 1 yellow, 2 red, 3 and on the ladder.
    Column("alarm", SmallInteger, nullable=True),  # NULL: in time
    Column("unaccepted_told", Boolean, nullable=True),  # NULL: not told that nobody took it
    moment("look_at", nullable=True),  # when somebody has to be told next; NULL: never
    moment("finished_at", nullable=True),  # NULL unless finished or closed
    words("outcome", nullable=True),  # NULL until closed
    Column("contacted", Boolean, nullable=True),  # NULL: not said
    Column("stars", SmallInteger, nullable=True),  # NULL: not rated
    Column("reopenings", Integer, nullable=False),
    Column("merged_into", Id, ForeignKey("tickets.id"), nullable=True),  # NULL: goes on by itself
    moment("anonymised_at", nullable=True),  # NULL: holds what was said, and which door
    one_of("stage", *STAGES),
    one_of("waiting", "parts", "access", "weather", "funds", "other_body"),
    one_of("outcome", "confirmed", "unconfirmed"),
    CheckConstraint("stars BETWEEN 1 AND 5", name="stars"),
    CheckConstraint("stage <> 'accepted' OR assignee_id IS NOT NULL", name="assignee"),
    CheckConstraint("(stage = 'closed') = (outcome IS NOT NULL)", name="closed"),
    CheckConstraint("stage <> 'dispatched' OR organisation_id IS NOT NULL", name="dispatched"),
    CheckConstraint("(stage = 'merged') = (merged_into IS NOT NULL)", name="merged"),
    CheckConstraint("(paused_at IS NULL) = (waiting IS NULL)", name="paused"),
    Index("ix_tickets_reporter_id_filed_at", "reporter_id", "filed_at"),
    partial("ix_tickets_in_hand", "assignee_id", where="stage = 'accepted'"),
    partial("ix_tickets_finished_at", "finished_at", where="stage = 'finished'"),
    # All that the desk chooses and sorts by: the tickets themselves are read for one page alone.
    partial(
        "ix_tickets_open",
        "area_id",
        "danger",
        "finish_by",
        "id",
        "category",
        "stage",
        "organisation_id",
        "assignee_id",
        "warn_at",
        "paused_at",
        where=OPEN,
    ),
    # All that the rates are counted from.
    partial(
        "ix_tickets_done",
        "finished_at",
        "area_id",
        "organisation_id",
        "outcome",
        "reopenings",
        "contacted",
        "stars",
        where="finished_at IS NOT NULL",
    ),
    # What overviews count of a week and a month; nobody else chooses in these words, and those
    # who ask for what is open are not led through all that ever was.
    partial("ix_tickets_filed_at", "filed_at", where=COUNTED),
    partial("ix_tickets_finish_by", "finish_by", where=COUNTED),
    partial("ix_tickets_reopened", "id", where=REOPENED),
    # What a new report is compared with.
    partial(
        "ix_tickets_open_category", "category", "area_id", "building", "spot", "id", where=OPEN
    ),
    partial(
        "ix_tickets_finished_category",
        "category",
        "area_id",
        "building",
        "finished_at",
        where="stage IN ('finished', 'closed')",
    ),
    partial("ix_tickets_look_at", "look_at", where="look_at IS NOT NULL"),
    partial("ix_tickets_merged_into", "merged_into", where="merged_into IS NOT NULL"),
    Index("ix_tickets_area_id", "area_id"),
    partial("ix_tickets_orphaned", "stage", where="reporter_id IS NULL AND anonymised_at IS NULL"),
    partial(
        "ix_tickets_to_anonymise",
        "filed_at",
        where="stage IN ('closed', 'withdrawn', 'rejected', 'merged') AND anonymised_at IS NULL",
    ),
    sqlite_autoincrement=True,
)

anonymous_reporters = Table(
    "anonymous_reporters",
    metadata,
    # Kept apart: only what answers the reporter reads it.
    Column("ticket_id", Id, ForeignKey("tickets.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Index("ix_anonymous_reporters_person_id", "person_id"),
)

seconds = Table(
    "seconds",
    metadata,
    Column("ticket_id", Id, ForeignKey("tickets.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    moment("at"),
    Index("ix_seconds_person_id", "person_id"),
)

returns = Table(
    "returns",
    metadata,
    # An organisation gives a ticket back once; a reopened one begins anew.
    Column("ticket_id", Id, ForeignKey("tickets.id", ondelete="CASCADE"), primary_key=True),
    Column("organisation_id", Id, ForeignKey("organisations.id"), primary_key=True),
)

rules = Table(
    "rules",
    metadata,
    ident(),
    # Tickets of this area and category go there.
    Column("area_id", Id, ForeignKey("areas.id"), nullable=False),
    words("category", nullable=True),  # NULL: of every category
    Column("organisation_id", Id, ForeignKey("organisations.id"), nullable=False),
    partial("ux_rules_general", "area_id", where="category IS NULL", unique=True),
    partial("ux_rules_category", "area_id", "category", where="category IS NOT NULL", unique=True),
    sqlite_autoincrement=True,
)

incidents = Table(
    "incidents",
    metadata,
    ident(),
    Column("area_id", Id, ForeignKey("areas.id"), nullable=False),
    words("category"),
    words("text"),  # what residents who report the same are told
    moment("starts_at"),
    moment("ends_at", nullable=True),  # NULL: nobody knows yet
    moment("over_at", nullable=True),  # NULL: goes on
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    partial("ix_incidents_going_on", "category", where="over_at IS NULL"),
    sqlite_autoincrement=True,
)

answers = Table(
    "answers",
    metadata,
    ident(),
    # A question asked again and again, or, without one, words that staff use again and again.
    words("question", nullable=True),
    words("answer"),
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("at"),
    moment("retired_at", nullable=True),  # NULL: in use
    partial(
        "ux_answers_question",
        "question",
        where="question IS NOT NULL AND retired_at IS NULL",
        unique=True,
    ),
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

"""三议一审两公开 and 支部先议: what is decided step by step, and what neighbours object to it."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from storage.schema.columns import Id, ident, metadata, moment, one_of, partial, words

STAGES = (
    "review",
    "consultation",
    "assembly",
    "approval",
    "process",
    "resolving",
    "adopted",
    "done",
    "refused",
)
OFFICES = ("branch", "committee", "property", "community", "street")

decisions = Table(
    "decisions",
    metadata,
    ident(),
    words("procedure"),
    Column("area_id", Id, ForeignKey("areas.id"), nullable=False),
    words("title"),
    Column("matter", SmallInteger, nullable=False),  # of art. 278
    words("stage"),
    # The ticket, or the resolution of a meeting, that it comes of; NULL: of none.
    Column("ticket_id", Id, ForeignKey("tickets.id"), nullable=True),
    Column("origin_id", Id, ForeignKey("resolutions.id"), nullable=True),
    # The one that was refused, and is proposed anew; NULL: it is proposed for the first time.
    Column("former_id", Id, ForeignKey("decisions.id"), nullable=True),
    Column("vote_id", Id, ForeignKey("votes.id"), nullable=True),  # NULL: none was called
    Column("resolution_id", Id, ForeignKey("resolutions.id"), nullable=True),  # NULL: not adopted
    moment("due_at", nullable=True),  # of this stage; NULL: it is over
    moment("stage_at"),
    moment("made_at"),
    one_of("procedure", "reviews", "small"),
    one_of("stage", *STAGES),
    CheckConstraint("matter BETWEEN 1 AND 9", name="matter"),
    # Nothing is adopted without saying what becomes of it.
    CheckConstraint("stage NOT IN ('adopted', 'done') OR resolution_id IS NOT NULL", name="kept"),
    CheckConstraint("(due_at IS NULL) = (stage IN ('done', 'refused'))", name="due"),
    UniqueConstraint("vote_id"),
    UniqueConstraint("resolution_id"),
    UniqueConstraint("former_id"),
    Index("ix_decisions_area_id", "area_id", "id"),
    Index("ix_decisions_ticket_id", "ticket_id"),
    Index("ix_decisions_origin_id", "origin_id"),
    partial("ix_decisions_due", "due_at", where="stage NOT IN ('done', 'refused')"),
    sqlite_autoincrement=True,
)

#: What each office said at its step: written once, never changed.
opinions = Table(
    "opinions",
    metadata,
    ident(),
    Column("decision_id", Id, ForeignKey("decisions.id"), nullable=False),
    words("step"),
    words("office"),
    Column("by_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    Column("approved", Boolean, nullable=False),
    words("text"),
    moment("at"),
    moment("due_at"),  # by when it should have been said
    one_of("step", "proposal", "review", "consultation", "approval"),
    one_of("office", *OFFICES),
    CheckConstraint("text <> ''", name="in_writing"),
    # Of two at once one is heard.
    UniqueConstraint("decision_id", "step", "office"),
    Index("ix_opinions_by_id", "by_id"),
    sqlite_autoincrement=True,
)

publications = Table(
    "publications",
    metadata,
    Column("decision_id", Id, ForeignKey("decisions.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    moment("at"),
    moment("until"),
    one_of("kind", "process", "result"),
)

objections = Table(
    "objections",
    metadata,
    ident(),
    Column("decision_id", Id, ForeignKey("decisions.id"), nullable=False),
    words("kind"),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    words("text"),
    moment("at"),
    words("answer"),  # "": not answered yet
    Column("answered_by", Id, ForeignKey("people.id", ondelete="SET NULL"), nullable=True),
    moment("answered_at", nullable=True),
    one_of("kind", "process", "result"),
    CheckConstraint("(answer = '') = (answered_at IS NULL)", name="answered"),
    Index("ix_objections_decision_id", "decision_id", "id"),
    Index("ix_objections_person_id", "person_id"),
    Index("ix_objections_answered_by", "answered_by"),
    sqlite_autoincrement=True,
)

#: What was said to whom of which date, so that it is said once.
decision_told = Table(
    "decision_told",
    metadata,
    Column("decision_id", Id, ForeignKey("decisions.id"), primary_key=True),
    Column("notice", Text, primary_key=True),
    Column("due_at", BigInteger, primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    moment("at"),
    Index("ix_decision_told_person_id", "person_id"),
)
